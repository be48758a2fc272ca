"""Where a project's plan leads: forecast dates, critical path, float, slip, and what waits for what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.sales.links import Dependency, Link, Span, earliest_start, in_order, latest_end, successors
from bot.sales.stages import TaskStatus
from bot.sales.workdays import CHINA, Calendar, add_workdays, workdays_between

_DAY = timedelta(days=1)
_OVER = (TaskStatus.DONE, TaskStatus.CANCELLED)


@dataclass(frozen=True)
class PlannedTask:
    """A task as it stands. Without a start it takes its due day; without a due day it is not planned.

    `baseline_due` is the due day first agreed, `progress` the share done, 0 to 1, `blocked_since` the day
    somebody said it is stuck.
    """

    code: str
    title: str
    owner: str = ""
    start: date | None = None
    due: date | None = None
    done_on: date | None = None
    status: str = TaskStatus.TODO
    depends_on: tuple[Dependency, ...] = ()
    milestone: bool = False
    baseline_due: date | None = None
    progress: float = 0.0
    blocked_since: date | None = None

    @property
    def open(self) -> bool:
        """Whether there is still something to do."""
        return self.status not in _OVER

    @property
    def days(self) -> tuple[date, date]:
        """First and last planned day; only a task with a due day has them."""
        if self.due is None:
            raise ValueError(f"{self.code} has no due day")
        return min(self.start or self.due, self.due), self.due

    def days_late(self, today: date) -> int:
        """Calendar days past due, while open; else 0."""
        if not self.open or self.due is None:
            return 0
        return max(0, (today - self.due).days)


@dataclass(frozen=True)
class Forecast:
    """Where one task is heading: days, spare working days, and calendar days against its baseline."""

    task: PlannedTask
    start: date
    end: date
    spare: int
    critical: bool
    slip: int = 0


@dataclass(frozen=True)
class Plan:
    """All tasks that have dates, as given, with where they lead. `broken` holds (predecessor, successor)."""

    tasks: tuple[Forecast, ...] = ()
    broken: tuple[tuple[str, str], ...] = ()
    planned_end: date | None = None
    forecast_end: date | None = None
    baseline_end: date | None = None

    @property
    def critical(self) -> tuple[str, ...]:
        """Numbers of the open tasks that set the end."""
        return tuple(item.task.code for item in self.tasks if item.critical)

    @property
    def overrun(self) -> int:
        """Calendar days the open tasks lead past the end agreed (baseline, else plan); negative is ahead."""
        agreed = self.baseline_end or self.planned_end
        ends = [item.end for item in self.tasks if item.task.open]
        return (max(ends) - agreed).days if ends and agreed else 0


def plan(tasks: Iterable[PlannedTask], today: date, calendar: Calendar = CHINA) -> Plan:
    """Forecast every dated task and find the critical path (CPM, Kelley and Walker 1959).

    An open task is believed to keep its dates until its due day passes; then it ends today at the
    earliest. What was begun or finished stays where it was, the rest gives way to its predecessors.
    """
    given = _dated(tasks)
    if not given:
        return Plan()
    ruler = _Ruler.over(given, calendar)
    order = in_order(given)
    early = _forward(order, ruler, today)
    late = _backward(order, early)
    found = tuple(_forecast(task, early[task.code], late[task.code], ruler) for task in given)
    baselines = [task.baseline_due for task in given if task.baseline_due]
    return Plan(
        tasks=found,
        broken=_broken(given, ruler),
        planned_end=max(task.days[1] for task in given),
        forecast_end=max(item.end for item in found),
        baseline_end=max(baselines, default=None),
    )


def push(tasks: Iterable[PlannedTask], calendar: Calendar = CHINA) -> dict[str, tuple[date, date]]:
    """New (start, due) of the tasks not begun that must give way to their predecessors' dates."""
    given = _dated(tasks)
    if not given:
        return {}
    ruler = _Ruler.over(given, calendar)
    spans = _forward(in_order(given), ruler, None)
    moved = (task for task in given if spans[task.code] != ruler.span(task))
    return {task.code: ruler.dates(spans[task.code]) for task in moved}


def waiting_for(task: PlannedTask, tasks: Iterable[PlannedTask]) -> tuple[str, ...]:
    """The open tasks that keep `task` from starting."""
    states = {other.code: other for other in tasks}
    return tuple(
        link.code for link in task.depends_on if link.code in states and _holds(link, states[link.code])
    )


def freed_by(code: str, tasks: Iterable[PlannedTask]) -> tuple[PlannedTask, ...]:
    """The open tasks that nothing keeps from starting once `code` is done."""
    after = [replace(task, status=TaskStatus.DONE) if task.code == code else task for task in tasks]
    known = {task.code: task for task in after}
    followers = (known[follower] for follower in successors(after).get(code, ()))
    return tuple(task for task in followers if task.open and not waiting_for(task, after))


@dataclass(frozen=True)
class _Ruler:
    """Counts working days from the eve of the first day of the plan."""

    eve: date
    calendar: Calendar

    @classmethod
    def over(cls, tasks: Iterable[PlannedTask], calendar: Calendar) -> "_Ruler":
        first = min(min(task.days[0], task.done_on or task.days[0]) for task in tasks)
        return cls(first - _DAY, calendar)

    def passed(self, day: date) -> int:
        """Working days up to and including `day`."""
        return workdays_between(self.eve, day, self.calendar)

    def span(self, task: PlannedTask) -> Span:
        """The task's own dates as numbers; empty for milestones and for work on free days only."""
        start, due = task.days
        end = self.passed(task.done_on if task.status == TaskStatus.DONE and task.done_on else due)
        return Span(end if task.milestone else min(self.passed(start - _DAY), end), end)

    def dates(self, span: Span) -> tuple[date, date]:
        """First and last day of a span."""
        last = add_workdays(self.eve, max(span.end, 1), self.calendar)
        return min(add_workdays(self.eve, span.start + 1, self.calendar), last), last


def _dated(tasks: Iterable[PlannedTask]) -> tuple[PlannedTask, ...]:
    return tuple(task for task in tasks if task.due and task.status != TaskStatus.CANCELLED)


def _forward(order: list[PlannedTask], ruler: _Ruler, today: date | None) -> dict[str, Span]:
    spans: dict[str, Span] = {}
    for task in order:
        span = ruler.span(task)
        if task.status in (TaskStatus.TODO, TaskStatus.BLOCKED):
            span = _giving_way(task, span, spans)
        if today and task.days_late(today):
            end = max(span.end, ruler.passed(today - _DAY) + 1)
            span = Span(end if task.milestone else span.start, end)
        spans[task.code] = span
    return spans


def _giving_way(task: PlannedTask, own: Span, spans: Mapping[str, Span]) -> Span:
    links = (link for link in task.depends_on if link.code in spans)
    start = max((earliest_start(link, spans[link.code], own.length) for link in links), default=own.start)
    if start <= own.start:
        return own
    return Span(start, start + (0 if task.milestone else max(own.length, 1)))


def _backward(order: list[PlannedTask], early: Mapping[str, Span]) -> dict[str, int]:
    last = max(span.end for span in early.values())
    latest = dict.fromkeys(early, last)
    for task in reversed(order):
        length = early[task.code].length
        after = Span(latest[task.code] - length, latest[task.code])
        for link in task.depends_on:
            if link.code in latest:
                bound = latest_end(link, after, early[link.code].length)
                latest[link.code] = min(latest[link.code], bound)
    return latest


def _forecast(task: PlannedTask, early: Span, latest: int, ruler: _Ruler) -> Forecast:
    spare = latest - early.end
    start, end = ruler.dates(early)
    if early == ruler.span(task):
        start, end = task.days[0], task.done_on or task.days[1]
    slip = (end - task.baseline_due).days if task.baseline_due else 0
    return Forecast(task, start, end, max(spare, 0), task.open and spare <= 0, slip)


def _broken(tasks: tuple[PlannedTask, ...], ruler: _Ruler) -> tuple[tuple[str, str], ...]:
    spans = {task.code: ruler.span(task) for task in tasks}
    return tuple(
        (link.code, task.code)
        for task in tasks
        if task.open
        for link in task.depends_on
        if link.code in spans
        and spans[task.code].start < earliest_start(link, spans[link.code], spans[task.code].length)
    )


def _holds(link: Dependency, before: PlannedTask) -> bool:
    if link.kind is Link.FS:
        return before.open
    return link.kind is Link.SS and before.status == TaskStatus.TODO
