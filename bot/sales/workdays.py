"""China's working calendar: public holidays, make-up days 调休, and the company's own exceptions."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

_DAY = timedelta(days=1)
_MAKEUP_MARK = "休息日"


@dataclass(frozen=True)
class Calendar:
    """The public calendar with exceptions: days `worked` though free, and days `off` though worked.

    Years whose holidays are not announced yet follow the fixed rules of law, without make-up days.
    """

    worked: frozenset[date] = field(default_factory=frozenset)
    off: frozenset[date] = field(default_factory=frozenset)


CHINA = Calendar()


@lru_cache(maxsize=64)
def _public(year: int) -> tuple[dict[date, str], frozenset[date]]:
    """The year's holidays by name, and its free days that are worked (from the State Council's notices)."""
    import holidays  # 0.2 s to import, so only who asks for a day pays for it

    days = holidays.country_holidays("CN", years=year, language="zh_CN")
    return dict(days.items()), frozenset(day for day in days.weekend_workdays if day.year == year)


def is_workday(day: date, calendar: Calendar = CHINA) -> bool:
    """Whether people work on this day."""
    if day in calendar.off:
        return False
    free, makeup = _public(day.year)
    if day in calendar.worked or day in makeup:
        return True
    return day.weekday() < 5 and day not in free


@lru_cache(maxsize=128)
def _worked_days(year: int, calendar: Calendar) -> tuple[date, ...]:
    first = date(year, 1, 1)
    length = (date(year, 12, 31) - first).days + 1
    return tuple(day for day in (first + _DAY * n for n in range(length)) if is_workday(day, calendar))


def add_workdays(day: date, n: int, calendar: Calendar = CHINA) -> date:
    """The n-th working day after `day`, before it if n is negative; 0 is `day` or the next one worked."""
    year = day.year
    days = _worked_days(year, calendar)
    place = bisect_left(days, day) if n <= 0 else bisect_right(days, day) - 1
    place += n
    while place < 0:
        year -= 1
        days = _worked_days(year, calendar)
        place += len(days)
    while place >= len(days):
        place -= len(days)
        year += 1
        days = _worked_days(year, calendar)
    return days[place]


def workdays_between(start: date, end: date, calendar: Calendar = CHINA) -> int:
    """Working days after `start` up to and including `end`; negative when `end` lies before."""
    if end < start:
        return -workdays_between(end, start, calendar)
    whole = sum(len(_worked_days(year, calendar)) for year in range(start.year, end.year))
    before = bisect_right(_worked_days(start.year, calendar), start)
    return whole - before + bisect_right(_worked_days(end.year, calendar), end)


def next_workday(day: date, calendar: Calendar = CHINA) -> date:
    """The first working day after `day`."""
    return add_workdays(day, 1, calendar)


def last_workday_before(day: date, calendar: Calendar = CHINA) -> date:
    """The last working day before `day`."""
    return add_workdays(day, -1, calendar)


def holiday_name(day: date, calendar: Calendar = CHINA) -> str:
    """What the day is free for (春节, 国庆节, 调休), or empty on working days and plain weekends."""
    if is_workday(day, calendar):
        return ""
    name = _public(day.year)[0].get(day, "")
    if not name and day in calendar.off:
        return "公司休假"
    return "调休" if name.startswith(_MAKEUP_MARK) else name.removesuffix("（补假）")


def is_makeup_day(day: date, calendar: Calendar = CHINA) -> bool:
    """Whether a weekend or holiday is worked, 调休上班."""
    return is_workday(day, calendar) and (day.weekday() >= 5 or day in _public(day.year)[0])


def is_announced(year: int) -> bool:
    """Whether the State Council has said which weekends of the year are worked; it does each year."""
    return bool(_public(year)[1])
