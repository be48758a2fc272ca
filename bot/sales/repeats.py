"""When something that repeats comes next: daily, workday, weekly:MON, biweekly:MON, monthly:1, or several of
them joined by commas."""

from datetime import date, datetime, timedelta

from bot.errors import UserError
from bot.sales.workdays import CHINA, Calendar, next_workday

_DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_WORDS = dict(zip(_DAYS, "一二三四五六日", strict=True))
_DAY = timedelta(days=1)


def following(repeat: str, at: datetime, calendar: Calendar = CHINA) -> datetime | None:
    """The next time after `at`, same hour; None when it does not repeat. Raises UserError if unreadable."""
    parts = [part for part in repeat.split(",") if part]
    return min((_next(part, at, calendar) for part in parts), default=None)


def _next(part: str, at: datetime, calendar: Calendar) -> datetime:
    kind, _, which = part.partition(":")
    if kind == "daily":
        return at + _DAY
    if kind == "workday":
        return datetime.combine(next_workday(at.date(), calendar), at.timetz())
    if kind in ("weekly", "biweekly") and which in _DAYS:
        weeks = 7 if kind == "biweekly" else 0
        return at + _DAY * ((_DAYS.index(which) - at.weekday() - 1) % 7 + 1 + weeks)
    if kind == "monthly" and which.isdigit() and 1 <= int(which) <= 31:
        return datetime.combine(_next_month_day(at.date(), int(which)), at.timetz())
    raise UserError(
        "重复没看懂。可以说：每天、每个工作日、每周一、每周二四、隔周五、每月 1 号。", field="repeat"
    )


def after(repeat: str, at: datetime, now: datetime, calendar: Calendar = CHINA) -> datetime | None:
    """The first time that lies ahead of `now`; what was missed is not made up for."""
    found = following(repeat, at, calendar)
    while found is not None and found <= now:
        found = following(repeat, found, calendar)
    return found


def repeat_words(repeat: str) -> str:
    """A repeat as people say it: 每天, 每个工作日, 每周二、周四, 隔周五, 每月 1、15 号."""
    said: dict[str, list[str]] = {}
    for part in repeat.split(","):
        kind, _, which = part.partition(":")
        said.setdefault(kind, []).append(_WORDS.get(which, which))
    return "，".join(_said(kind, days) for kind, days in said.items())


def _said(kind: str, days: list[str]) -> str:
    if kind in ("weekly", "biweekly"):
        return ("每" if kind == "weekly" else "隔") + "、".join(f"周{day}" for day in days)
    if kind == "monthly":
        return f"每月 {'、'.join(days)} 号"
    return {"daily": "每天", "workday": "每个工作日"}.get(kind, "一次")


def _next_month_day(day: date, wanted: int) -> date:
    """The wanted day of this month if it lies ahead, else of the next; short months end early."""
    here = _clipped(day.year, day.month, wanted)
    if here > day:
        return here
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return _clipped(year, month, wanted)


def _clipped(year: int, month: int, wanted: int) -> date:
    last = (date(year + month // 12, month % 12 + 1, 1) - _DAY).day
    return date(year, month, min(wanted, last))
