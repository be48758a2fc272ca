"""12月31日放假, 1月4日上班, 周五放假吗: whole sentences about the work calendar, and nothing that holds more.

They are read last, only where such actions are registered, and never out of the midst of another sentence.
"""

import re
from dataclasses import dataclass
from datetime import date

from bot.sales.workdays import Calendar, is_workday
from bot.understand.days import find_day
from bot.understand.sentence import Sentence
from bot.understand.shapes import Reading
from bot.understand.vocabulary import Vocabulary

_LEAD = re.compile(r"(?:请|麻烦|帮我|把|将|我们|公司|全公司|全员|\s)*")
_WHO = r"(?:\s|我们|全?公司|全员|全体|统一|都|要|改为|改成|设为|设成|定为|算)*"
_REMARK = r"(?![^\n]*(?:吗|么|谁|哪|呢|吧|如何|真的|太好|真好|哈哈|\?))"  # 12月31日放假 怎么值班
_WHY = rf"(?:[\s,;:(]+{_REMARK}(?:因为|原因|理由)?:?(?P<why>[^\n]{{1,40}}?)\)?)?[。!\s]*"
_ALL = r"\s*(?:我们|全?公司|全员|全体)(?:统一|都|要|\s)*"  # 明天休息 is somebody's own day
_OFF = re.compile(
    rf"(?:{_WHO}放假|(?:改为|改成|设为|设成|定为)休息日|{_ALL}(?:休息|休假|不上班|不用上班))(?:一天)?{_WHY}"
)
_ON = re.compile(rf"{_WHO}(?:正常|照常)?(?:调休|补)?(?:上班|补班|工作日)(?:一天)?{_WHY}")
_SWAP = re.compile(rf"{_WHO}调休{_WHY}")
_RESET = re.compile(r"(?:的)?(?:放假|上班|调休|补班|安排|工作日历)?[。!\s]*")
_BACK = re.compile(r"\s*(?:恢复(?:正常|默认|公共日历|国家日历)?|按国家(?:日历|安排|规定))[。!\s]*")
_TAKE_BACK = re.compile(r"\s*(?:取消|撤掉|去掉|清除|恢复)\s*")
_STATE = r"(?:放假|上班|休息|调休|补班|是?工作日|算工作日)"
_ASKED = re.compile(
    rf"\s*(?:我们|公司)?(?:要|还|会)*(?:(?:是不是|是否|用不用|要不要|到底)(?:要|会)?{_STATE}(?:吗)?[?\s]*"
    rf"|{_STATE}(?:吗|么|嘛|不|还是{_STATE})[?\s]*|{_STATE}\s*\?\s*|上不上班[?\s]*)"
)
_WHEN = re.compile(r"\s*(?:最近|下次|今年|接下来)?(?:什么时候|哪几?天|几号)(?:开始)?(?:放假|休息|调休)[?\s]*")
_LONGEST = 80
_TO = re.compile(r"\s*(?:到|至|~|-|—)+\s*")


@dataclass(frozen=True)
class Span:
    """Days found, first to last; None where a date cannot be, or is `past`."""

    start: int
    end: int
    first: date | None
    last: date | None
    past: date | None = None

    @property
    def value(self) -> str | None:
        """2026-12-31, or 2026-12-31/2027-01-03."""
        if self.first is None or self.last is None or self.last < self.first:
            return None
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"


def find_days(text: str, today: date, calendar: Calendar, start: int = 0) -> Span | None:
    """The first day named, or the days from it to another one: 12月31日, 12月30日到1月2日."""
    opening = find_day(text, today, start, calendar)
    if opening is None:
        return None
    gone = opening.day if opening.day and opening.day < today else None
    first = None if gone else opening.day
    to = _TO.match(text, opening.end)
    closing = find_day(text, first or today, to.end(), calendar) if to else None
    if to is None or closing is None or closing.start != to.end():
        return Span(opening.start, opening.end, first, first, gone)
    return Span(opening.start, closing.end, first, closing.day, gone)


def read(sentence: Sentence, vocabulary: Vocabulary) -> Reading | None:
    """What the sentence does to the calendar or asks of it, where such actions are registered."""
    if vocabulary.get("give_days_off") is None or len(sentence.match) > _LONGEST:
        return None
    return _asked(sentence) or _taken_back(sentence) or _ordered(sentence)


def _asked(sentence: Sentence) -> Reading | None:
    """周五放假吗, asked in private: whoever asks it in a group asks the colleagues."""
    if sentence.given.chat_type != "p2p":
        return None
    if _WHEN.fullmatch(sentence.match):
        return Reading("show_calendar")
    span = _days_at(sentence, _after(_LEAD, sentence))
    asked = span and span.value and _ASKED.fullmatch(sentence.match, span.end)
    return Reading("show_calendar", {"days": span.value}) if span and asked else None


def _taken_back(sentence: Sentence) -> Reading | None:
    """取消12月31日放假, 12月31日恢复正常."""
    verb = _TAKE_BACK.match(sentence.match)
    span = _days_at(sentence, verb.end() if verb else _after(_LEAD, sentence))
    tail = _RESET if verb else _BACK
    if span is None or not tail.fullmatch(sentence.match, span.end):
        return None
    return _reading("reset_days", span)


def _ordered(sentence: Sentence) -> Reading | None:
    """12月31日放假 公司年会; 调休 alone turns the day into what it is not."""
    span = _days_at(sentence, _after(_LEAD, sentence))
    if span is None:
        return None
    for intent, pattern in (
        ("give_days_off", _OFF),
        ("make_workdays", _ON),
        (_swapped(sentence, span), _SWAP),
    ):
        if found := pattern.fullmatch(sentence.match, span.end):
            why = sentence.typed(*found.span("why")) if found.group("why") else ""
            return _reading(intent, span, why)
    return None


def _swapped(sentence: Sentence, span: Span) -> str:
    worked = span.first is not None and is_workday(span.first, sentence.given.calendar)
    return "give_days_off" if worked else "make_workdays"


def _reading(intent: str, span: Span, why: str = "") -> Reading:
    slots = {"days": span.value, "reason": why}
    given = {name: value for name, value in slots.items() if value}
    past = {"days": span.past.isoformat()} if span.past else {}
    return Reading(intent, given, () if span.value else ("days",), past=past)


def _after(lead: re.Pattern[str], sentence: Sentence) -> int:
    found = lead.match(sentence.match)
    return found.end() if found else 0


def _days_at(sentence: Sentence, place: int) -> Span | None:
    found = find_days(sentence.match, sentence.now.date(), sentence.given.calendar, place)
    return found if found and found.start == place else None
