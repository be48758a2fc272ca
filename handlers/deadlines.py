"""When a task is due, how pressing it is, and what it waits for."""

from datetime import date

from bot.actions import Due, Shift, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role, Scope
from bot.sales.levels import PRIORITY_WORDS, Priority
from bot.sales.periods import day_of, shifted, time_of
from bot.sales.stages import OPEN_TASKS
from bot.sales.words import day_words
from bot.sales.workdays import holiday_name, is_workday, next_workday
from cards.elements import Button, Card, button
from cards.lists import moved_card
from cards.shown import card_of, changed
from cards.task_forms import due_form
from storage import activities, plans
from storage.people import User
from storage.projects import Project
from storage.tasks import Dependency, Task

TOPIC = "任务"


@action(
    "截止", "截止日期", "截止时间", "改期", "延期", "延后", "推迟", "提前", "ddl", "due",
    role=Role.PRESALES, undo=True, examples=("T12 截止 下周五", "延期 T12 三天", "T15 改期到 12月3日"),
)  # fmt: skip
def set_due(ctx: Context, task: list[Task], due: Due | None = None, shift: Shift = "") -> Reply:
    """改任务的截止日期：说到哪天，或者顺延多久。"""
    said = ""
    for each in task:
        day = _target(ctx, each, due, shift)
        said = f"改期：{_days(each, ctx)}{day_words(day, ctx.today)} {time_of(due)}".strip() + _free(day, ctx)
        _put_off(ctx, each, day, time_of(due))
        activities.write(each, "due", ctx.user, ctx.now, said)
        _tell_owner(ctx, each, said)
    replies = [changed(ctx, each, said + _pushes(each), _push_button(each)) for each in task]
    if len(task) == 1:
        return replies[0]
    return Reply(
        text="已改期：" + "；".join(f"{t.number} {day_words(t.due_on, ctx.today)}" for t in task if t.due_on)
    )


def _base(ctx: Context, task: Task, shift: str) -> date:
    """What a span is counted from: the due date, but for a late task that gets more time, today."""
    due = task.due_on or ctx.today
    return due if shift.startswith("-") else max(due, ctx.today)


def _moved(ctx: Context, task: Task, shift: str) -> date:
    """A typed span is taken at its word; a button's 1 天 ends on a working day."""
    day = shifted(_base(ctx, task, shift), shift, ctx.calendar)
    typed = ctx.event.press is None
    return day if typed or is_workday(day, ctx.calendar) else next_workday(day, ctx.calendar)


def _target(ctx: Context, task: Task, due: Due | None, shift: str) -> date:
    day = day_of(due) or (_moved(ctx, task, shift) if shift else None)
    if day is None:
        raise UserError(f"{task.number} 改到哪天？比如：{task.number} 截止 下周五", field="due")
    if day < ctx.today:
        raise UserError(f"{day_words(day, ctx.today)} 已经过去了，{task.number} 改到哪天？", field="due")
    return day


def _put_off(ctx: Context, task: Task, day: date, time: str) -> None:
    start = min(task.start_on, day) if task.start_on else None
    values = {"due_on": day, "due_time": time, "start_on": start, "baseline_due": task.baseline_due or day}
    if not task.change(Task.status.in_(OPEN_TASKS), **values):
        raise UserError(f"{task.number} 已经结束，不能改期。要继续做就说「重开 {task.number}」。")


def _days(task: Task, ctx: Context) -> str:
    return f"{day_words(task.due_on, ctx.today)} → " if task.due_on else ""


def _free(day: date, ctx: Context) -> str:
    if is_workday(day, ctx.calendar):
        return ""
    return f"（{holiday_name(day, ctx.calendar) or '休息日'}）"


def _pushes(task: Task) -> str:
    """How many later tasks no longer fit their dependencies."""
    moved = len(plans.behind(task.project)) if task.project_id else 0
    return f"。后面 {moved} 个任务要让路，说「顺延 {task.project.number}」一起改" if moved else ""


def _push_button(task: Task) -> Button | None:
    if not _pushes(task):
        return None
    return button("顺延后续", "push_plan", style="primary", project=task.project.number)


@action("顺延", "顺延后续", "push", role=Role.SALES, undo=True, examples=("顺延 P3",))
def push_plan(ctx: Context, project: Project) -> Reply:
    """按依赖把还没开始的后续任务顺延。"""
    moved = plans.behind(project)
    if not moved:
        raise UserError(f"{project.number} 的任务都排得开，不用顺延。")
    theirs: dict[User, list[Task]] = {}
    for task, (start, due) in moved.items():
        task.change(Task.status.in_(OPEN_TASKS), start_on=start, due_on=due)
        if task.owner_id:
            theirs.setdefault(task.owner, []).append(task)
    for person, mine in theirs.items():
        ctx.say(person, moved_card(project, mine, ctx.today, ctx.user.name))
    last = max(due for _, due in moved.values())
    return changed(ctx, project, f"顺延了 {len(moved)} 个任务，最晚到 {day_words(last, ctx.today)}")


@action("优先级", "加急", "调优先级", "priority", role=Role.PRESALES, undo=True, examples=("T12 优先级高",))
def set_priority(ctx: Context, task: list[Task], priority: Priority) -> Reply:
    """改任务的优先级。"""
    said = f"优先级：{PRIORITY_WORDS[priority]}"
    for each in task:
        each.change(priority=str(priority))
        activities.write(each, "priority", ctx.user, ctx.now, said)
        _tell_owner(ctx, each, said)
    replies = [changed(ctx, each, f"{each.number} {said}") for each in task]
    numbers = "、".join(each.number for each in task)
    return replies[0] if len(task) == 1 else Reply(text=f"{numbers} {said}。", toast=said)


@action(
    "依赖", "前置", "依赖于", "depends on", "depend",
    role=Role.PRESALES, scope=Scope.TEAM, undo=True, examples=("T18 依赖 T12", "先做 T12 再做 T18"),
)  # fmt: skip
def add_dependency(ctx: Context, task: Task, depends_on: list[Task]) -> Reply:
    """让一个任务等另一个任务完成；绕成环的依赖会被拒绝。"""
    for before in depends_on:
        if before.id == task.id:
            raise UserError(f"{task.number} 不能依赖自己。", field="depends_on")
        if Dependency.get_or_none(task=task, needs=before):
            raise UserError(f"{task.number} 本来就在等 {before.number}，不用再加。")
        plans.refuse_loop(task, before)
        Dependency.add(task=task, needs=before)
    names = "、".join(before.number for before in depends_on)
    activities.write(task, "depends", ctx.user, ctx.now, names)
    _tell_owner(ctx, task, f"{task.number} 要等 {names}")
    return changed(ctx, task, f"{task.number} 要等 {names} 完成")


@action(role=Role.PRESALES, changes=False)
def open_due(ctx: Context, task: Task) -> Card:
    """选择改到哪天。"""
    return due_form(task, ctx.today)


def _tell_owner(ctx: Context, task: Task, said: str) -> None:
    if task.owner_id and task.owner_id != ctx.user.id:
        ctx.say(task.owner, card_of(task, ctx.now, said=f"{ctx.user.name}{said}"))
