"""Minutes of a meeting read into what was decided and who does what until when: by rules, nothing is guessed.

A text is cut into lines, list items, sentences and clauses; a heading such as 待办： holds for what follows it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bot.sales.workdays import CHINA, Calendar
from bot.understand.draft import trim
from bot.understand.moments import Moment, find_moment
from bot.understand.normalise import Line, line_of
from bot.understand.people import Person, find_people


@dataclass(frozen=True)
class Todo:
    """What somebody shall do: the colleague's name or nothing, the day or None, and the words it came from."""

    title: str
    owner: str = ""
    due: date | None = None
    sentence: str = ""


@dataclass(frozen=True)
class Summary:
    """What was decided, and what is to be done."""

    decisions: tuple[str, ...] = ()
    todos: tuple[Todo, ...] = ()


MOST = 40  # of each kind
_READ = 10_000  # characters that are read; the whole text is kept
_TITLE = 60
_ITEM = re.compile(
    r"(?:(?<=\s)|^)(?:\d{1,2}[.、):](?![\d])|\(\d{1,2}\)|[①-⑳]|[-*•·●]\s|\[[ x]?\])\s*|^[一二三四五六七八九十]{1,2}[、.]\s*"
)
_SENTENCE = re.compile(r"[。;！!]+|\.(?=\s|$)")
_TODO_HEAD = r"待办(?:事项)?|行动(?:项|计划)?|任务(?:安排)?|下一步(?:计划|行动)?|后续(?:工作|安排|行动)?|todos?|action items?|next steps?"
_DONE_HEAD = r"决定(?:事项)?|决议(?:事项)?|会议结论|结论|共识|确定(?:事项)?|decisions?|conclusions?"
_OTHER_HEAD = r"时间|地点|参会(?:人员?)?|与会(?:人员?)?|参加人员?|主持人?|记录人?|缺席|议题|主题|背景|讨论(?:内容)?|风险|问题|attendees|agenda|notes"
_HEAD = re.compile(
    rf"\s*#*\s*【?(?:(?P<todo>{_TODO_HEAD})|(?P<done>{_DONE_HEAD})|(?P<other>{_OTHER_HEAD}))\s*[:】]\s*|"
    rf"\s*#*\s*【?(?:(?P<todo2>{_TODO_HEAD})|(?P<done2>{_DONE_HEAD})|(?P<other2>{_OTHER_HEAD}))】?\s*$"
)
_DECIDED = re.compile(
    r"决定|决议|确定|敲定|拍板|同意|认可|批准|通过(?!率)|达成一致|一致认为|结论|定于|定为|定在|冻结|不再|暂不|保持不变|不变|取消|"
    r"agreed|decided|approved|confirmed"
)
_OPEN_QUESTION = re.compile(
    r"不(?:同意|确定|认可)|未(?:确定|决定|通过)|没(?:确定|决定|同意|通过)|待(?:确定|定|确认)|是否|\?"
)
_ACT = re.compile(
    r"负责|跟进|提交|准备|整理|完成|联系|对接|确认|安排|更新|补充?|输出|落实|协调|处理|解决|修改|编写|撰写|起草|评估|调研|测试|部署|"
    r"培训|组织|预约|约|发给?|写|做|出|给|交|拿|改|定|催|查|对|报|搭|演示|汇报(?!了)|follow|send|prepare|finish|write|deliver"
)
_TOLD = re.compile(
    r"^\s*(?:汇报|介绍|说|表示|认为|提出|提到|反馈|指出|参会|缺席|请假|主持|记录|讲|问|已经?|负责人)|了[。\s]*$|过了"
)
_OWNER = re.compile(r"(?:负责人?|责任人|owner|by)\s*[:]?\s*@?\s*")
_DUE = re.compile(r"(?:截止(?:日期|时间)?|完成时间|时间|due|deadline)\s*[:]?\s*")
_AFTER_DUE = re.compile(r"\s*(?:[之以]?[前内]|截止|为止|[:,])?\s*")
_HIS = re.compile(r"负责[\s。]*$")
_CALLS = re.compile(
    r"^(?:[\s,，:：@、-]|(?:会议|会上|大家|一致|经讨论|最后|最终)*(?:决定|确定|明确)|由|请|需要?|要|将|会(?!议)|应该?|负责(?=\S)|在|于|to\s|and\s|will\s)+"
)
_TAILS = re.compile(r"(?:[\s,，:：、(（]|由|由其|负责|来|在|于|到|至|by|截止|@)+$")


def read_minutes(
    text: str, now: datetime, roster: tuple[str, ...] = (), calendar: Calendar = CHINA
) -> Summary:
    """Decisions and to-dos of a text, in its order; `now` without a zone, where the meeting was."""
    decisions: list[str] = []
    todos: list[Todo] = []
    for part, heading in _parts(text[:_READ]):
        unit = _Unit(part, now, roster, calendar)
        if heading == "todo" or (unit.is_todo and (not heading or (heading == "done" and unit.owner))):
            todos.append(unit.todo())
        elif heading == "done" or (heading != "other" and unit.is_decision):
            decisions.append(trim(part))
    return Summary(tuple(dict.fromkeys(decisions))[:MOST], tuple(dict.fromkeys(todos))[:MOST])


class _Unit:
    """One clause: who and when stand in it, and what is left without them."""

    def __init__(self, part: str, now: datetime, roster: tuple[str, ...], calendar: Calendar) -> None:
        self.part = part
        self.line: Line = line_of(part)
        self.match = self.line.match
        self.people: list[Person] = find_people(self.match, roster, ())
        self.moment: Moment | None = find_moment(self.match, now, 0, calendar)

    @property
    def owner(self) -> Person | None:
        """Who is named as doing it: after 负责人, or first of all."""
        named = _OWNER.search(self.match)
        after = [one for one in self.people if named and one.start == named.end()]
        return next(iter(after or self.people), None)

    @property
    def is_todo(self) -> bool:
        """Somebody shall do something, or something is due."""
        rest = self.match[self.owner.end :] if self.owner else self.match
        if not _ACT.search(self.match) or _TOLD.search(rest) or _OPEN_QUESTION.search(self.match):
            return False
        if self.owner is None:
            return self.moment is not None and self.moment.limit and not _DECIDED.search(self.match)
        return self.owner.start <= 8 or bool(_OWNER.search(self.match) or _HIS.search(self.match))

    @property
    def is_decision(self) -> bool:
        """Whether it tells of something settled."""
        return bool(_DECIDED.search(self.match)) and not _OPEN_QUESTION.search(self.match)

    def todo(self) -> Todo:
        """What it asks for, with owner and day taken out of the words."""
        value = self.moment.value if self.moment else None
        due = value.date() if isinstance(value, datetime) else value
        title = trim(self._title()) or trim(self.part)
        short = title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"
        return Todo(short, self.owner.name if self.owner else "", due, trim(self.part))

    def _title(self) -> str:
        used = [self._owner_span(), self._due_span()]
        kept, place = "", 0
        for start, end in sorted(span for span in used if span):
            kept += _TAILS.sub("", self.line.as_typed(place, start)) + " " if start > place else ""
            place = max(place, end)
        kept += self.line.as_typed(place, len(self.match)) if place < len(self.match) else ""
        return _CALLS.sub("", _TAILS.sub("", kept.strip()))

    def _owner_span(self) -> tuple[int, int] | None:
        if self.owner is None:
            return None
        named = _OWNER.search(self.match)
        start = named.start() if named and named.end() == self.owner.start else self.owner.start
        return start, self.owner.end

    def _due_span(self) -> tuple[int, int] | None:
        if self.moment is None:
            return None
        label = next((f for f in _DUE.finditer(self.match) if f.end() == self.moment.start), None)
        after = _AFTER_DUE.match(self.match, self.moment.end)
        return label.start() if label else self.moment.start, after.end() if after else self.moment.end


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Each clause with the heading it stands under: todo, done, other or none."""
    heading, listed = "", False
    for line in filter(str.strip, text.splitlines()):
        own, words = _headed(line)
        item = bool(_ITEM.match(line_of(words.strip()).match))
        if own:
            heading, listed = "" if words.strip() else own, False
        elif item and heading:
            listed = True
        elif listed or heading == "other":
            heading, listed = "", False
        under = own or heading
        for one in _items(words):
            yield from ((part, under) for part in ([one] if under else _clauses(one)))


def _headed(line: str) -> tuple[str, str]:
    """The heading a line begins with, or nothing, and what follows it."""
    folded = line_of(line)
    found = _HEAD.match(folded.match)
    if found is None:
        return "", line
    own = next(name.rstrip("2") for name, words in found.groupdict().items() if words)
    return own, folded.as_typed(found.end(), len(folded.match))


def _items(line: str) -> Iterator[str]:
    """A line's list items, each of them cut into sentences."""
    folded = line_of(line)
    starts = [0, *(place for found in _ITEM.finditer(folded.match) for place in found.span())]
    ends = [*(found.start() for found in _ITEM.finditer(folded.match)), len(folded.match)]
    for start, end in zip([0, *starts[2::2]], ends, strict=True):
        place = start
        for stop in [*_SENTENCE.finditer(folded.match, start, end), None]:
            till = stop.start() if stop else end
            if trim(folded.as_typed(place, till)):
                yield folded.as_typed(place, till).strip()
            place = stop.end() if stop else end


def _clauses(sentence: str) -> Iterator[str]:
    """A sentence cut at commas before another subject; what only goes on stays with its clause."""
    kept = ""
    for piece in re.split(r"(?<=[,，])", sentence):
        if kept and _begins(piece):
            yield kept.rstrip(",， ")
            kept = ""
        kept += piece
    if kept.strip():
        yield kept.rstrip(",， ")


def _begins(piece: str) -> bool:
    return bool(_DECIDED.search(piece) or _ACT.search(piece)) and not _GOES_ON.match(piece)


_GOES_ON = re.compile(  # 负责人：李四, 李四负责, 周五前完成 belong to the clause before
    r"\s*(?:(?:负责人|责任人|截止|完成时间|并|同时|然后|再|以及|包括|due|owner)|\S{1,5}负责\s*[,，]?$|"
    r"\S{1,10}[前内](?:完成|搞定|交付|提交|给出?|交)?\s*[,，]?$)"
)
