"""The free stretches ahead, as people plan by them: 元旦 1月1日–3日, and the weekends worked for them."""

from datetime import date, timedelta
from typing import NamedTuple

from bot.sales.workdays import CHINA, Calendar, holiday_name, is_makeup_day, is_workday

_DAY = timedelta(days=1)
_NAMELESS = ("", "调休", "公司休假")
HORIZON = 400  # days looked ahead: a year and the holiday after


class Break(NamedTuple):
    """Free days in a row around a public holiday, by its first name."""

    name: str
    first: date
    last: date


def breaks_from(day: date, calendar: Calendar = CHINA) -> list[Break]:
    """The breaks that are not over on `day`, the next one first."""
    found: list[Break] = []
    first = _start(day, calendar)
    while first < day + HORIZON * _DAY:
        last = first
        while not is_workday(last + _DAY, calendar):
            last += _DAY
        if name := _name(first, last, calendar):
            found.append(Break(name, first, last))
        first = _next_free(last + _DAY, calendar)
    return found


def makeups_from(day: date, calendar: Calendar = CHINA) -> list[date]:
    """Weekends and holidays that are worked by public notice, from `day` on."""
    days = (day + n * _DAY for n in range(HORIZON))
    return [each for each in days if is_makeup_day(each, calendar) and each not in calendar.worked]


def _start(day: date, calendar: Calendar) -> date:
    """Where the free stretch `day` lies in begins, else the next one."""
    if is_workday(day, calendar):
        return _next_free(day, calendar)
    while not is_workday(day - _DAY, calendar):
        day -= _DAY
    return day


def _next_free(day: date, calendar: Calendar) -> date:
    while is_workday(day, calendar):
        day += _DAY
    return day


def _name(first: date, last: date, calendar: Calendar) -> str:
    days = (first + n * _DAY for n in range((last - first).days + 1))
    names = (holiday_name(day, calendar) for day in days)
    named = (name for name in names if name not in _NAMELESS)
    return next(("春节" if "除夕" in name else name for name in named), "")
