"""What a Gantt chart shows, as plain values, and how it is read off a plan."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from bot.sales.links import Dependency
from bot.sales.schedule import Forecast, Plan, PlannedTask, plan
from bot.sales.stages import TaskStatus
from bot.sales.words import short_day
from bot.sales.workdays import CHINA, Calendar
from cards.elements import Tone

_TONES = {
    TaskStatus.TODO: Tone.NEW,
    TaskStatus.IN_PROGRESS: Tone.GOING,
    TaskStatus.BLOCKED: Tone.WAITING,
    TaskStatus.DONE: Tone.DONE,
}


@dataclass(frozen=True)
class Bar:
    """One row: a task from `start` to `end`, `progress` 0 to 1, calendar days late while open."""

    code: str
    title: str
    owner: str
    start: date
    end: date
    tone: Tone = Tone.NEW
    progress: float = 0.0
    late: int = 0
    critical: bool = False
    milestone: bool = False
    depends_on: tuple[Dependency, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A project's rows in the order they are drawn; `broken` are dependencies the dates contradict."""

    title: str
    today: date
    bars: tuple[Bar, ...] = ()
    note: str = ""
    tone: Tone = Tone.NEW
    light: str = ""
    broken: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    calendar: Calendar = CHINA


def chart_of(
    title: str,
    tasks: Iterable[PlannedTask],
    today: date,
    *,
    tone: Tone = Tone.NEW,
    light: str = "",
    only: str = "",
    calendar: Calendar = CHINA,
) -> Chart:
    """The chart of a project's dated tasks, earliest first; `light` is the word on its health badge.

    `only` leaves out the rows of everybody but this owner; the plan behind them stays whole.
    """
    outlook = plan(tasks, today, calendar)
    bars = (_bar(item, today) for item in outlook.tasks if only in ("", item.task.owner))
    return Chart(
        title=title,
        today=today,
        bars=tuple(sorted(bars, key=lambda bar: bar.start)),
        note=_note(outlook, today),
        tone=tone,
        light=light,
        broken=frozenset(outlook.broken),
        calendar=calendar,
    )


def _bar(item: Forecast, today: date) -> Bar:
    task = item.task
    late = task.days_late(today)
    start, end = task.days
    done = task.status == TaskStatus.DONE
    return Bar(
        code=task.code,
        title=task.title,
        owner=task.owner,
        start=min(start, task.done_on or start) if done else start,
        end=(task.done_on or end) if done else end,
        tone=Tone.LATE if late else _TONES[TaskStatus(task.status)],
        progress=1.0 if done else min(max(task.progress, 0.0), 1.0),
        late=late,
        critical=item.critical,
        milestone=task.milestone,
        depends_on=task.depends_on,
    )


def _note(outlook: Plan, today: date) -> str:
    if not outlook.tasks:
        return ""
    done = sum(not item.task.open for item in outlook.tasks)
    late = sum(item.task.days_late(today) > 0 for item in outlook.tasks)
    start = min(item.start for item in outlook.tasks)
    parts = [f"{short_day(start, today)}–{short_day(outlook.forecast_end or start, today)}"]
    parts.append(f"完成 {done}/{len(outlook.tasks)}")
    parts += [f"超期 {late} 项"] if late else []
    parts += [f"预计晚 {outlook.overrun} 天"] if outlook.overrun > 0 else []
    return "·".join(parts)
