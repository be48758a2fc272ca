"""Holidays people name deadlines by: when they start, when they end, the first working day after."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bot.sales import workdays
from bot.sales.workdays import CHINA, Calendar

_DAY = timedelta(days=1)
_NAMES = {
    "元旦": "元旦",
    "春节": "春节",
    "过年": "春节",
    "新年": "元旦",
    "大年初一": "春节",
    "农历新年": "春节",
    "清明": "清明",
    "五一": "劳动节",
    "劳动": "劳动节",
    "端午": "端午",
    "中秋": "中秋",
    "国庆": "国庆",
    "十一": "国庆",
    "过节": "",
}
_FIXED = {
    "圣诞": (12, 25),
    "平安夜": (12, 24),
    "双十一": (11, 11),
    "双11": (11, 11),
    "双十二": (12, 12),
    "双12": (12, 12),
    "情人": (2, 14),
    "儿童": (6, 1),
    "六一": (6, 1),
    "教师": (9, 10),
    "christmas": (12, 25),
    "new year": (1, 1),
}
WORDS = tuple(sorted({*_NAMES, *_FIXED, "除夕"}, key=lambda word: (-len(word), word)))


@dataclass(frozen=True)
class Feast:
    """A holiday: the day itself and its free days, first to last."""

    day: date
    first: date
    last: date

    @property
    def before(self) -> date:
        """The last day before it starts."""
        return self.first - _DAY


def feast(word: str, today: date, calendar: Calendar = CHINA) -> Feast | None:
    """The next holiday called `word`, one that is not over yet."""
    if word in ("节", "过节"):
        return _nearest(today, calendar)
    for year in (today.year, today.year + 1):
        found = _in_year(word, year, calendar)
        if found and found.last >= today:
            return found
    return None


def _in_year(word: str, year: int, calendar: Calendar) -> Feast | None:
    if word in _FIXED:
        day = date(year, *_FIXED[word])
        return Feast(day, day, day)
    if word == "除夕":
        spring = _free_days(year, calendar).get("春节")
        eve = _lunar_new_year(spring) - _DAY if spring else None
        return Feast(eve, eve, spring[-1]) if eve and spring else None
    days = _free_days(year, calendar).get(_NAMES[word])
    return _span(word, days, calendar) if days else None


def _span(word: str, days: tuple[date, ...], calendar: Calendar) -> Feast:
    """The holiday's free days with the weekends and own days off they touch."""
    first, last = days[0], days[-1]
    while not workdays.is_workday(first - _DAY, calendar):
        first -= _DAY
    while not workdays.is_workday(last + _DAY, calendar):
        last += _DAY
    return Feast(_own_day(word, days), first, last)


def _own_day(word: str, days: tuple[date, ...]) -> date:
    if _NAMES[word] == "春节" and len(days) > 3:
        return _lunar_new_year(days)
    fixed = {"元旦": (1, 1), "劳动节": (5, 1), "国庆": (10, 1)}.get(_NAMES[word])
    return next((day for day in days if fixed and (day.month, day.day) == fixed), days[0])


@lru_cache(maxsize=32)
def _free_days(year: int, calendar: Calendar) -> dict[str, tuple[date, ...]]:
    """A year's holidays by the first word of their name, days off by exchange included."""
    found: dict[str, list[date]] = {}
    day = date(year, 1, 1)
    while day.year == year:
        if name := workdays.holiday_name(day, calendar):
            for known in {*_NAMES.values()} - {""}:
                if known in name:
                    found.setdefault(known, []).append(day)
        day += _DAY
    return {name: tuple(days) for name, days in found.items()}


_NEW_YEARS = {
    2024: (2, 10),
    2025: (1, 29),
    2026: (2, 17),
    2027: (2, 6),
    2028: (1, 26),
    2029: (2, 13),
    2030: (2, 3),
    2031: (1, 23),
    2032: (2, 11),
    2033: (1, 31),
    2034: (2, 19),
    2035: (2, 8),
    2036: (1, 28),
}


def _lunar_new_year(days: tuple[date, ...]) -> date:
    """New Year's day of the lunar calendar (Purple Mountain Observatory's almanac)."""
    known = _NEW_YEARS.get(days[0].year)
    return date(days[0].year, *known) if known else days[0]


def _nearest(today: date, calendar: Calendar) -> Feast | None:
    names = ("元旦", "春节", "清明", "五一", "端午", "中秋", "国庆")
    found = (feast(name, today, calendar) for name in names)
    return min((one for one in found if one), key=lambda one: one.last, default=None)
