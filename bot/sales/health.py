"""Red, amber or green: how a project is doing and why, in words, and what became of all of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.sales.schedule import Plan, PlannedTask, plan
from bot.sales.words import day_words, days_late_words
from bot.sales.workdays import CHINA, Calendar
from cards.elements import Tone

LIGHT_WORDS = {Tone.LATE: "红灯", Tone.WAITING: "黄灯", Tone.DONE: "绿灯", Tone.NEW: "未排期"}
WORST_FIRST = (Tone.LATE, Tone.WAITING, Tone.DONE, Tone.NEW)


@dataclass(frozen=True)
class Thresholds:
    """Calendar days: more than `late` or `blocked` is red, anything from one day on amber."""

    late: int = 5
    blocked: int = 5


@dataclass(frozen=True)
class Health:
    """The light, the calendar days behind (the worst task's or the forecast's), and why, worst first."""

    tone: Tone
    days_late: int = 0
    reasons: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """红灯, 黄灯, 绿灯 or 未排期."""
        return LIGHT_WORDS[self.tone]

    @property
    def reason(self) -> str:
        """All reasons in one line."""
        return "；".join(self.reasons)


class _Finding(NamedTuple):
    tone: Tone
    days: int
    text: str


def judge(
    tasks: Iterable[PlannedTask],
    today: date,
    *,
    thresholds: Thresholds = Thresholds(),
    override: Tone | None = None,
    calendar: Calendar = CHINA,
) -> Health:
    """How a project is doing today.

    Red: an open task or milestone, or the forecast end, more than 5 days late, or blocked more than 5;
    amber: 1 to 5 days, or a critical task without an owner; green else. `override` is what a person said.
    """
    known = tuple(tasks)
    outlook = plan(known, today, calendar)
    if not outlook.tasks:
        return Health(override or Tone.NEW, reasons=("还没有排期",))
    found = _found(known, outlook, today, thresholds)
    tone = override or min((finding.tone for finding in found), key=WORST_FIRST.index, default=Tone.DONE)
    late = max((task.days_late(today) for task in known), default=0)
    reasons = tuple(finding.text for finding in found) or (_calm(known),)
    return Health(tone, max(late, outlook.overrun, 0), _overridden(override) + reasons)


def _found(tasks: tuple[PlannedTask, ...], outlook: Plan, today: date, limits: Thresholds) -> list[_Finding]:
    """All that speaks against green, the most days first."""
    dated = [*_late(tasks, today, limits), *_stuck(tasks, today, limits), *_overrun(outlook, limits)]
    return sorted(dated, key=lambda finding: -finding.days) + _ownerless(outlook)


def _late(tasks: tuple[PlannedTask, ...], today: date, limits: Thresholds) -> list[_Finding]:
    return [
        _Finding(_light(days, limits.late), days, f"{_name(task)}{days_late_words(days)}")
        for task in tasks
        if (days := task.days_late(today))
    ]


def _stuck(tasks: tuple[PlannedTask, ...], today: date, limits: Thresholds) -> list[_Finding]:
    return [
        _Finding(_light(days, limits.blocked), days, f"{_name(task)}受阻 {days} 天")
        for task in tasks
        if task.open and task.blocked_since and (days := (today - task.blocked_since).days) > 0
    ]


def _overrun(outlook: Plan, limits: Thresholds) -> list[_Finding]:
    days = outlook.overrun
    if days <= 0 or outlook.forecast_end is None:
        return []
    text = f"预计 {day_words(outlook.forecast_end)} 收尾，比计划晚 {days} 天"
    return [_Finding(_light(days, limits.late), days, text)]


def _ownerless(outlook: Plan) -> list[_Finding]:
    return [
        _Finding(Tone.WAITING, 0, f"关键任务 {item.task.code} {item.task.title} 没有负责人")
        for item in outlook.tasks
        if item.critical and not item.task.owner
    ]


def _light(days: int, limit: int) -> Tone:
    return Tone.LATE if days > limit else Tone.WAITING


def _name(task: PlannedTask) -> str:
    owner = f"（{task.owner}）" if task.owner else ""
    return f"{task.code} {task.title}{owner}"


def _calm(tasks: tuple[PlannedTask, ...]) -> str:
    return "按计划进行" if any(task.open for task in tasks) else "全部完成"


def _overridden(override: Tone | None) -> tuple[str, ...]:
    return (f"人工标为{LIGHT_WORDS.get(override, '其他')}",) if override else ()


class OnTime(NamedTuple):
    """Share of tasks finished by their date, of all finished or overdue; None when there are none."""

    current: float | None
    baseline: float | None
    judged: int


def on_time(tasks: Iterable[PlannedTask], today: date) -> OnTime:
    """On-time rate against the current due day and against the one first agreed."""
    current, baseline = [], []
    for task in tasks:
        if task.due and (task.done_on or task.days_late(today)):
            current.append(bool(task.done_on and task.done_on <= task.due))
            baseline.append(bool(task.done_on and task.done_on <= (task.baseline_due or task.due)))
    return OnTime(_share(current), _share(baseline), len(current))


def _share(hits: list[bool]) -> float | None:
    return sum(hits) / len(hits) if hits else None


@dataclass(frozen=True)
class Changes:
    """Project numbers by what became of their light since last time."""

    worse: tuple[str, ...] = ()
    better: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def counts(tones: Iterable[Tone]) -> dict[Tone, int]:
    """How many projects show each light, worst first, none left out."""
    seen = list(tones)
    return {tone: seen.count(tone) for tone in WORST_FIRST}


def changes(before: Mapping[str, Tone], after: Mapping[str, Tone]) -> Changes:
    """What changed between two weeks' lights, keyed by project number."""
    moved = {code: _rank(after[code]) - _rank(before[code]) for code in after if code in before}
    return Changes(
        worse=tuple(code for code, step in moved.items() if step < 0),
        better=tuple(code for code, step in moved.items() if step > 0),
        new=tuple(code for code in after if code not in before),
        gone=tuple(code for code in before if code not in after),
    )


def _rank(tone: Tone) -> int:
    return WORST_FIRST.index(tone)
