"""Record numbers: T12, p-3, Ｌ１２, 任务 #12, T12、13, T12~T15. They are cut out before all else."""

import re
from dataclasses import dataclass

KINDS = {"t": "task", "p": "project", "l": "lead", "q": "quote", "f": "feature", "a": "account"}
LETTERS = {kind: letter.upper() for letter, kind in KINDS.items()}
_NOUNS = {
    "任务": "t",
    "待办": "t",
    "工单": "t",
    "task": "t",
    "项目": "p",
    "project": "p",
    "线索": "l",
    "lead": "l",
    "报价单": "q",
    "报价": "q",
    "quote": "q",
    "功能": "f",
    "需求": "f",
    "feature": "f",
}
_LOOSE = frozenset({"任务", "待办", "工单", "task", "线索", "lead", "报价单", "功能"})
_UNIT = (
    r"(?!\s?(?:万|w(?![a-z])|k(?![a-z])|元|块|折|%|年|月|点|个|条|天|周|项|日|小时|分|次|人|位|家|"
    r"级|期|份|张|版|页|套|米|亿|千|百|美|到\d|号[楼线店馆]))"
)
_ID = re.compile(
    r"(?<![a-z0-9_.@&+])(?<![^\d\s]/)(?P<letter>[tplqfa])(?:\s?[-_#]\s?|"
    r"\s(?=\d))?0*(?P<n>[1-9]\d{0,6})(?!(?!ddl|due|deadline|done|ok)[a-z0-9_]|\.[a-z\d]|-[a-z](?!\d)|[键级万元折%]|航站楼|"
    r"(?<=q[1-4])\s?季度|个点)"
    + r"|(?<![a-z])(?P<noun>"
    + "|".join(_NOUNS)
    + r")(?P<mark>\s*(?:编号|no\.?|id)?\s*[::]?\s*#\s?|\s*编号?\s*|\s*no\.\s*|"
    r"\s?)0*(?P<n2>[1-9]\d{0,6})(?:\s?号(?![楼线店馆]))?(?![\da-z.:/-])"
    + _UNIT
    + r"|(?:(?<![\d.])|#\s?)(?P<n3>[1-9]\d{0,5})号?(?:(?<=号)|(?<=#\d)|(?<=#\d\d)|(?<=#\d\d\d)|"
    r"(?<=#\d{4}))\s?(?P<noun3>任务|线索|项目|报价单)"
)
_NOUN_BEFORE = re.compile(
    r"(?:这个|那个|这条|the )?(?<![a-z])(?P<noun>" + "|".join(_NOUNS) + r")(?:编号|号)?\s*[::]?\s*$"
)
_MAKING = re.compile(
    r"(?:新建|创建|添加|新增|增加|加|建|个|条|写|记|录入|登记|搜索?|查找|add|new|create|an?)\s*$"
)
_NEXT = re.compile(
    r"\s?(?:[、/]|和|,\s?|以及|跟)\s?#?0*(?P<n>[1-9]\d{0,5})(?![\d.:/%a-z-]|\s*(?:万|w|k|元|折|天|"
    r"点|月|号|日|年|周|个|小时|分|块|位|人|条|项|亿|千))"
)
_RANGE = re.compile(
    r"\s?(?:~|-|到|至)\s?(?P<letter>[tplqf])?0*(?P<n>[1-9]\d{0,6})(?![\da-z.:/%-]|\s*(?:月|号|日|天|"
    r"点|年|万|周))"
)
_VERSION = re.compile(r"\s?/\s?v\d{1,3}(?![a-z0-9])")
_MAX_RANGE = 30
_MOST = 60
_LONE = re.compile(r"\s*(?:([a-z])\s?[-_#]?\s?|#\s?)?0*([1-9]\d{0,6})号?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Id:
    """A record number, with where it stands."""

    kind: str
    value: str
    start: int
    end: int


def find_ids(text: str) -> list[Id]:
    """All record numbers in order; lists and ranges (T12、13, T12~T15) are spelled out."""
    found: list[Id] = []
    place = 0
    while len(found) < _MOST and (match := _ID.search(text, place)):
        first = _read(match)
        place = match.end()
        if first is None:
            continue
        first = _with_noun(text, first)
        found.append(first)
        place = _more(text, first, found)
    return found


def _with_noun(text: str, one: Id) -> Id:
    """任务T12 is one piece, but not in 新建任务 T12 的总结."""
    noun = _NOUN_BEFORE.search(text[: one.start])
    if noun and KINDS[_NOUNS[noun.group("noun")]] == one.kind and not _MAKING.search(text[: noun.start()]):
        return Id(one.kind, one.value, noun.start(), one.end)
    return one


def _read(match: re.Match[str]) -> Id | None:
    if match.group("letter"):
        letter, number = match.group("letter"), match.group("n")
    elif match.group("noun"):
        noun, mark = match.group("noun"), match.group("mark")
        if not (
            "#" in mark or "号" in mark or "no" in mark or noun in _LOOSE or (noun == "项目" and not mark)
        ):
            return None
        letter, number = _NOUNS[noun], match.group("n2")
    else:
        letter, number = _NOUNS[match.group("noun3")], match.group("n3")
    return Id(KINDS[letter], letter.upper() + number, match.start(), match.end())


def _more(text: str, first: Id, found: list[Id]) -> int:
    """Add what a list or range after `first` says; return where it ends."""
    letter, place = first.value[0], first.end
    last = int(first.value[1:])
    spread = _RANGE.match(text, place)
    if spread and (spread.group("letter") or letter.lower()) == letter.lower():
        upto = int(spread.group("n"))
        if last < upto <= last + _MAX_RANGE:
            span = spread.span()
            found.extend(Id(first.kind, f"{letter}{n}", *span) for n in range(last + 1, upto + 1))
            return spread.end()
    while following := _NEXT.match(text, place):
        found.append(Id(first.kind, letter + following.group("n"), following.start(), following.end()))
        place = following.end()
    return place


def with_version(text: str, one: Id) -> int:
    """Where a quote ends together with its version: Q5/v2."""
    found = _VERSION.match(text, one.end) if one.kind == "quote" else None
    return found.end() if found else one.end


def normal_id(text: str, kind: str) -> str | None:
    """`text` as a record number of this kind: t-12, #12 and 12 are T12 when a task is meant."""
    letter = LETTERS.get(kind)
    found = _LONE.fullmatch(text)
    if not found or not letter or (found.group(1) or letter).upper() != letter:
        return None
    return letter + found.group(2)
