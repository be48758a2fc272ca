"""Lengths of time: 三天, 两周, 半个月, 1.5小时, 3个工作日, two weeks."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.understand.numerals import CHINESE, figure

_ENGLISH = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "half": 0.5,
}
_UNITS = (
    ("workday", r"个?工作日|个?交易日|(?:working|business|work)\s?days?"),
    ("day", r"天|日|个自然日|自然日|days?|d(?![a-z])"),
    ("week", r"个?(?:周|星期|礼拜)|weeks?|wks?"),
    ("month", r"个月|(?<=[半俩仨])月|months?"),
    ("quarter", r"个?季度|quarters?"),
    ("year", r"(?<!\d{4})年(?![底末初中])|years?"),
    ("hour", r"个?(?:小时|钟头)|hours?|hrs?|h(?![a-z])"),
    ("minute", r"分钟?|minutes?|mins?"),
    ("ke", r"刻钟"),
)
_UNIT = "|".join(f"(?P<{name}>{words})" for name, words in _UNITS)
_COUNT = (
    rf"(?:\d{{1,4}}(?:\.\d)?|[{CHINESE[:17]}]{{1,5}}|半|"
    rf"(?:{'|'.join(sorted(_ENGLISH, key=len, reverse=True))})(?=\s))"
)
DURATION = re.compile(
    rf"(?<![\d.])(?P<n>{_COUNT})\s*(?:(?P<half>个?半)(?=个?(?:月|小时|钟头|天|周|星期|礼拜|"
    rf"年)))?\s*(?:an?\s+)?(?:{_UNIT})(?P<more>半(?!天|个|月))?",
)
_HALVES = {
    "day": ("hour", 12),
    "hour": ("minute", 30),
    "month": ("day", 15),
    "year": ("month", 6),
    "week": ("day", 3),
}


@dataclass(frozen=True)
class Duration:
    """A length of time in whole units, with where it stands. `extra` is the half that came with it."""

    start: int
    end: int
    number: int
    unit: str
    extra: tuple[int, str] = (0, "")

    def iso(self) -> str | None:
        """ISO 8601: P7D, P1M, PT2H; working days, which it has no letter for, P5WD."""
        if self.unit == "workday":
            return f"P{self.number}WD"
        total = {"day": 0, "month": 0, "hour": 0, "minute": 0}
        for number, unit in ((self.number, self.unit), self.extra):
            if number:
                base, times = _BASES[unit]
                total[base] += number * times
        day = f"{total['month']}M" * bool(total["month"]) + f"{total['day']}D" * bool(total["day"])
        time = f"{total['hour']}H" * bool(total["hour"]) + f"{total['minute']}M" * bool(total["minute"])
        return "P" + day + ("T" + time if time else "") if day or time else None


_BASES = {
    "day": ("day", 1),
    "week": ("day", 7),
    "month": ("month", 1),
    "quarter": ("month", 3),
    "year": ("month", 12),
    "hour": ("hour", 1),
    "minute": ("minute", 1),
    "ke": ("minute", 15),
}


def find_duration(text: str, start: int = 0) -> Duration | None:
    """The first length of time from `start`."""
    for found in DURATION.finditer(text, start):
        if duration := read_duration(found):
            return duration
    return None


def read_duration(found: re.Match[str]) -> Duration | None:
    """What a match of DURATION says; None when the figure is none or nought."""
    unit = next(name for name, _ in _UNITS if found.group(name))
    number = _number(found.group("n"))
    if number is None or number <= 0 or number > 5000:
        return None
    half = bool(found.group("half") or found.group("more")) and unit in _HALVES
    whole, part = divmod(number, 1)
    if part == Decimal("0.5") and unit in _HALVES:
        half = True
    elif part:
        return None
    if unit == "ke" and half:
        return None
    extra = (_HALVES[unit][1], _HALVES[unit][0]) if half else (0, "")
    if not whole and half:
        return Duration(found.start(), found.end(), extra[0], extra[1])
    return Duration(found.start(), found.end(), int(whole), unit, extra)


def _number(text: str) -> Decimal | None:
    if text == "半":
        return Decimal("0.5")
    if text in _ENGLISH:
        return Decimal(str(_ENGLISH[text]))
    return figure(text)
