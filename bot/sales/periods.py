"""Spans of days: the periods people name (this_week, 2026-Q4) and the shifts they ask for (P7D)."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import overload

from bot.errors import UserError
from bot.sales.workdays import CHINA, Calendar, add_workdays

_DAY = timedelta(days=1)
_WORKING = re.compile(r"(-?)P(\d{1,4})WD")
_SHIFT = re.compile(r"(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?")
_OFFSETS = {"last": -1, "this": 0, "next": 1}
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}


@overload
def day_of(due: date | datetime) -> date: ...
@overload
def day_of(due: None) -> None: ...
def day_of(due: date | datetime | None) -> date | None:
    """The day of a deadline."""
    return due.date() if isinstance(due, datetime) else due


def time_of(due: date | datetime | None) -> str:
    """The time of day of a deadline, 18:00; empty when only a day was said."""
    return f"{due:%H:%M}" if isinstance(due, datetime) else ""


def shifted(day: date, shift: str, calendar: Calendar = CHINA) -> date:
    """`day` moved by an ISO 8601 duration (P7D, -P4D, P1M), months clipped to the month's end, or by working
    days (P5WD)."""
    if working := _WORKING.fullmatch(shift):
        return add_workdays(day, int(working[1] + working[2]), calendar)
    found = _SHIFT.fullmatch(shift)
    if not found:
        raise UserError(f"顺延多久没看懂：{shift}。可以说「三天」「一周」「5 个工作日」。", field="shift")
    sign = -1 if found[1] else 1
    years, months, weeks, days = (int(part or 0) for part in found.groups()[1:])
    moved = add_months(day, sign * (12 * years + months))
    return moved + sign * timedelta(days=7 * weeks + days)


def add_months(day: date, months: int) -> date:
    """The same day `months` on, clipped to the month's end."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def span_of(period: str, today: date) -> tuple[date, date]:
    """First and last day of a period: today, this_week, last_month, next_quarter, 2026, 2026-Q4, 2026-11,
    2026-11-01, or two days joined by a slash. Raises UserError."""
    if period in _DAYS:
        day = today + _DAYS[period] * _DAY
        return day, day
    which, _, unit = period.partition("_")
    if which in _OFFSETS and unit in ("week", "month", "quarter", "year"):
        return _named(unit, _OFFSETS[which], today)
    try:
        return _written(period)
    except ValueError as error:
        raise UserError(
            f"时间段没看懂：{period}。可以说「本周」「11 月」「四季度」。", field="period"
        ) from error


def _named(unit: str, offset: int, today: date) -> tuple[date, date]:
    if unit == "week":
        monday = today - today.weekday() * _DAY + offset * 7 * _DAY
        return monday, monday + 6 * _DAY
    size = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = date(today.year, (today.month - 1) // size * size + 1, 1)
    return _months(add_months(first, offset * size), size)


def _written(period: str) -> tuple[date, date]:
    if "/" in period:
        first, last = (date.fromisoformat(part) for part in period.split("/"))
        return first, last
    year, _, part = period.partition("-")
    if not part:
        return _months(date(int(year), 1, 1), 12)
    if part.startswith("Q"):
        return _months(date(int(year), int(part[1:]) * 3 - 2, 1), 3)
    if "-" in part:
        day = date.fromisoformat(period)
        return day, day
    return _months(date(int(year), int(part), 1), 1)


def _months(first: date, count: int) -> tuple[date, date]:
    return first, add_months(first, count) - _DAY


PERIOD_WORDS = {
    "yesterday": "昨天", "today": "今天", "tomorrow": "明天",
    "last_week": "上周", "this_week": "本周", "next_week": "下周",
    "last_month": "上月", "this_month": "本月", "next_month": "下月",
    "last_quarter": "上季度", "this_quarter": "本季度", "next_quarter": "下季度",
    "last_year": "去年", "this_year": "今年", "next_year": "明年",
}  # fmt: skip
_QUARTERS = "一二三四"


def period_words(period: str) -> str:
    """A period as people say it: 本月, 2026年, 2026年四季度, 2026年11月, 2026年11月1日至15日."""
    if period in PERIOD_WORDS:
        return PERIOD_WORDS[period]
    first, _, last = period.partition("/")
    year, *rest = first.split("-")
    if rest and rest[0].startswith("Q"):
        return f"{year}年{_QUARTERS[int(rest[0][1:]) - 1]}季度"
    words = year + "年" + "".join(f"{int(part)}{unit}" for part, unit in zip(rest, "月日", strict=False))
    return f"{words}至{_last_day(first, last)}" if last else words


def _last_day(first: str, last: str) -> str:
    """The end of a span of days, with no more of it than its beginning leaves open."""
    year, month, day = last.split("-")
    before = first.split("-")
    words = f"{int(day)}日"
    if before[:2] != [year, month]:
        words = f"{int(month)}月{words}"
    return words if before[0] == year else f"{year}年{words}"
