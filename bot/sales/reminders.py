"""Which reminders are due. Each names a window that occurs once, so that nothing is ever said twice."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from bot.sales.workdays import CHINA, Calendar, is_workday, next_workday, workdays_between

OVERDUE_STEPS = (1, 3, 7)
QUIET_STEPS = (7, 14, 21)
NUDGE_STEPS = (1, 2, 3)


class Window(NamedTuple):
    """`key` is unique for one occasion; `level` 1 tells the owner, 2 the manager too, 3 asks the manager
    to decide; `days` is how soon, how late or how long."""

    key: str
    level: int
    days: int


@dataclass(frozen=True)
class Hours:
    """When people may be told something, in their own zone, on working days."""

    start: time = time(9)
    end: time = time(19)


def due_soon(code: str, due: date, today: date, calendar: Calendar = CHINA) -> Window | None:
    """On the last working day before a task is due."""
    if not is_workday(today, calendar) or not today < due <= next_workday(today, calendar):
        return None
    return Window(f"due:{code}:{due:%Y%m%d}", 1, (due - today).days)


def overdue(
    code: str, due: date, today: date, calendar: Calendar = CHINA, steps: tuple[int, ...] = OVERDUE_STEPS
) -> Window | None:
    """1, 3 and 7 working days after the due day, then never again; the last one tells the manager too."""
    late = workdays_between(due, today, calendar)
    window = _step(f"late:{code}:{due:%Y%m%d}", late, steps, today, calendar)
    if window is None:
        return None
    last = window.level == len(steps)
    return Window(window.key, 2 if last else 1, (today - due).days)


def quiet(
    code: str,
    last_touch: date,
    today: date,
    next_on: date | None = None,
    calendar: Calendar = CHINA,
    steps: tuple[int, ...] = QUIET_STEPS,
) -> Window | None:
    """No follow-up for 7, 14, 21 days since the last human activity: owner, manager too, manager decides.

    A planned next activity stops the clock until its day is over; then it counts from that day.
    """
    since = max(last_touch, next_on) if next_on else last_touch
    return _step(f"quiet:{code}:{since:%Y%m%d}", (today - since).days, steps, today, calendar)


def undecided(
    code: str, asked: date, today: date, calendar: Calendar = CHINA, steps: tuple[int, ...] = NUDGE_STEPS
) -> Window | None:
    """An approval that has waited 1, 2, 3 working days."""
    waited = workdays_between(asked, today, calendar)
    return _step(f"approve:{code}:{asked:%Y%m%d}", waited, steps, today, calendar)


def expiring(
    code: str, until: date, today: date, calendar: Calendar = CHINA, ahead: int = 3
) -> Window | None:
    """A quote whose validity ends within `ahead` working days."""
    left = workdays_between(today, until, calendar)
    if until < today or left > ahead or not is_workday(today, calendar):
        return None
    return Window(f"expire:{code}:{until:%Y%m%d}", 1, (until - today).days)


def quiet_steps(idle: int) -> tuple[int, int, int]:
    """The three steps for a stage that may lie idle for `idle` days."""
    return idle, 2 * idle, 3 * idle


def may_tell(moment: datetime, hours: Hours = Hours(), calendar: Calendar = CHINA) -> bool:
    """Whether people may be told something now (`moment` in their zone)."""
    return is_workday(moment.date(), calendar) and hours.start <= moment.time() < hours.end


def next_moment(moment: datetime, hours: Hours = Hours(), calendar: Calendar = CHINA) -> datetime:
    """The first moment from `moment` on when people may be told something."""
    if may_tell(moment, hours, calendar):
        return moment
    day = moment.date()
    if moment.time() >= hours.start or not is_workday(day, calendar):
        day = next_workday(day, calendar)
    return datetime.combine(day, hours.start, moment.tzinfo)


def snoozed(word: str, moment: datetime, calendar: Calendar = CHINA) -> datetime:
    """When a snoozed reminder comes back: "hour", "tomorrow" (9:00) or "workday" (9:00)."""
    if word == "hour":
        return moment + timedelta(hours=1)
    tomorrow = moment.date() + timedelta(days=1)
    day = tomorrow if word == "tomorrow" else next_workday(moment.date(), calendar)
    return datetime.combine(day, time(9), moment.tzinfo)


def _step(name: str, passed: int, steps: tuple[int, ...], today: date, calendar: Calendar) -> Window | None:
    """The highest step reached; steps missed while nobody was told are not made up for."""
    if not is_workday(today, calendar):
        return None
    level = sum(step <= passed for step in steps)
    return Window(f"{name}:{steps[level - 1]}", level, passed) if level else None
