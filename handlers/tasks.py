"""Tasks from the first word to the last: add, start, block, finish, reopen, cancel."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.actions import Due, Rest, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role, Scope
from bot.sales.levels import PRIORITY_WORDS, Priority
from bot.sales.periods import day_of, time_of
from bot.sales.stages import OPEN_TASKS, TASK_WORDS, TaskStatus
from bot.sales.words import day_words
from cards.elements import Button, Card, button
from cards.lists import freed_card
from cards.shown import card_of, changed, changed_each
from cards.task_forms import block_form
from cards.tasks import more_card
from storage import activities, plans, tasks
from storage.people import User
from storage.projects import Project
from storage.tasks import Task

TOPIC = "任务"


@dataclass(frozen=True)
class NewTask:
    """What a sentence about a new task may say."""

    title: Rest
    project: Project | None = None
    assignee: User | None = None
    due: Due | None = None
    priority: Priority = Priority.MEDIUM


@action(
    "新建任务", "添加任务", "加个任务", "加任务", "建个任务", "加个待办", "新建待办", "add task", "new task",
    role=Role.PRESALES, scope=Scope.TEAM, undo=True,
    examples=("新建任务 整理报价清单 派给 @李四 下周三前", "P3 加一个任务：数据迁移演练 12月20日 高"),
)  # fmt: skip
def add_task(ctx: Context, draft: NewTask) -> Card:
    """新建一个任务；不写派给谁就是自己的。"""
    due = day_of(draft.due)
    if due and due < ctx.today:
        raise UserError(f"{day_words(due, ctx.today)} 已经过去了，截止改到哪天？", field="due")
    owner = draft.assignee or ctx.user
    task = Task.add(
        title=draft.title,
        project=draft.project,
        owner=owner,
        creator=ctx.user,
        due_on=due,
        due_time=time_of(draft.due),
        baseline_due=due,
        priority=str(draft.priority),
        created_at=ctx.now,
    )
    activities.write(task, "created", ctx.user, ctx.now, ctx.event.quoted_text)
    card = card_of(task, ctx.now, said=_understood(ctx, task, draft))
    ctx.say(owner, card)
    return card


def _understood(ctx: Context, task: Task, draft: NewTask) -> str:
    parts = [f"{ctx.user.name} 新建 {task.number}，交给{task.owner.name}"]
    if draft.due:
        parts.append(f"{day_words(day_of(draft.due), ctx.today)} {task.due_time}".strip() + "前")
    if draft.priority is not Priority.MEDIUM:
        parts.append(f"优先级{PRIORITY_WORDS[draft.priority]}")
    return "，".join(parts)


@action(
    "完成", "搞定", "做完", "已完成", "finish", "done", "close", "complete",
    role=Role.PRESALES, undo=True, examples=("完成 T12", "完成 T15、T16"),
)  # fmt: skip
def finish_task(ctx: Context, task: list[Task]) -> Reply:
    """完成任务；接着能做的任务会告诉它们的负责人。"""
    for each in task:
        _move(ctx, each, TaskStatus.DONE, done_at=ctx.now, blocked_since=None)
        _tell_owner(ctx, each, f"完成了 {each.number}")
    freed = {row.id: row for each in task for row in plans.freed_by(each)}
    _tell_next(ctx, task, freed.values())
    stage_done = _stage_done(task[-1])
    hint = _unfinished(task) or stage_done
    offer = _stage_button(task[-1]) if stage_done else None
    return changed_each(ctx, task, "完成", hint, offer)


def _stage_done(task: Task) -> str:
    """Words for when this was the last task planned for the deal's present stage."""
    project = task.project if task.project_id else None
    if project is None or not project.open or task.stage != project.stage:
        return ""
    left = tasks.left_in(project, project.stage)
    return "" if left else f"。「{project.stage}」阶段的任务都做完了，可以推进 {project.number}"


def _stage_button(task: Task) -> Button:
    return button(f"推进 {task.project.number}", "open_stage", style="primary", project=task.project.number)


def _unfinished(done: list[Task]) -> str:
    """A word of warning when something that should have come first is still open."""
    early = {row.id: row for task in done for row in plans.waiting_for(task)}
    numbers = "、".join(row.number for row in early.values())
    return f"。注意：前置 {numbers} 还没完成" if numbers else ""


def _tell_next(ctx: Context, done: list[Task], freed: Iterable[Task]) -> None:
    """Those who may start now are told once each, with all that waits for them."""
    mine: dict[int, list[Task]] = {}
    for task in freed:
        if task.owner_id:
            mine.setdefault(task.owner_id, []).append(task)
    finished = "、".join(f"{task.number} {task.title}" for task in done)
    for theirs in mine.values():
        ctx.say(theirs[0].owner, freed_card(theirs, finished, ctx.today))


@action(
    "重开", "重新打开", "重启任务", "重新开启", "恢复任务", "reopen",
    role=Role.PRESALES, undo=True, examples=("重开 T12 测试没过",),
)  # fmt: skip
def reopen_task(ctx: Context, task: list[Task], reason: Rest = "") -> Reply:
    """重新打开做完或取消了的任务。"""
    for each in task:
        over = Task.status.not_in(OPEN_TASKS)
        if not each.change(over, status=TaskStatus.IN_PROGRESS, done_at=None):
            raise UserError(f"{each.number} 本来就没关，现在是「{_word(each)}」。")
        activities.write(each, "reopened", ctx.user, ctx.now, reason)
        _tell_owner(ctx, each, f"重开了 {each.number}" + (f"：{reason}" if reason else ""))
    return changed_each(ctx, task, "重开" + (f"：{reason}" if reason else ""))


@action("开始做", "开工", "着手", "start task", role=Role.PRESALES, undo=True, examples=("开工 T12",))
def start_task(ctx: Context, task: list[Task]) -> Reply:
    """标记任务已经动手。"""
    for each in task:
        _move(ctx, each, TaskStatus.IN_PROGRESS, blocked_since=None)
    return changed_each(ctx, task, "开始")


@action("受阻", "阻塞", "block", role=Role.PRESALES, undo=True, examples=("T12 受阻 等客户反馈",))
def block_task(ctx: Context, task: Task, reason: Rest) -> Reply:
    """标记任务受阻，写明卡在哪里；项目负责人会知道。"""
    _move(ctx, task, TaskStatus.BLOCKED, reason, blocked_since=ctx.now)
    if task.project_id and task.project.owner_id:
        ctx.say(task.project.owner, card_of(task, ctx.now, said=f"{ctx.user.name}：{reason}"))
    return changed(ctx, task, f"{task.number} 受阻：{reason}")


@action("解除受阻", "解除阻塞", "unblock", role=Role.PRESALES, undo=True, examples=("解除受阻 T12",))
def unblock_task(ctx: Context, task: Task) -> Reply:
    """受阻的任务可以继续了。"""
    if not task.change(Task.status == TaskStatus.BLOCKED, status=TaskStatus.IN_PROGRESS, blocked_since=None):
        raise UserError(f"{task.number} 没有受阻，现在是「{_word(task)}」。")
    activities.write(task, "unblocked", ctx.user, ctx.now)
    return changed(ctx, task, f"{task.number} 可以继续了")


@action("取消任务", "cancel task", role=Role.PRESALES, undo=True, examples=("取消任务 T12",))
def cancel_task(ctx: Context, task: list[Task]) -> Reply:
    """取消不用做了的任务。"""
    for each in task:
        _move(ctx, each, TaskStatus.CANCELLED, blocked_since=None)
        _tell_owner(ctx, each, f"取消了 {each.number}")
    return changed_each(ctx, task, "取消")


@action("查看任务", "任务详情", "show task", scope=Scope.TEAM, changes=False, examples=("查看任务 T12",))
def show_task(ctx: Context, task: Task) -> Card:
    """看一个任务的卡片。"""
    return card_of(task, ctx.now)


@action(scope=Scope.TEAM, changes=False)
def more_task(ctx: Context, task: Task) -> Card:
    """任务的更多操作。"""
    return more_card(task, ctx.today)


@action(role=Role.PRESALES, changes=False)
def open_block(ctx: Context, task: Task) -> Card:
    """写卡在哪里。"""
    return block_form(task)


def _move(ctx: Context, task: Task, status: TaskStatus, text: str = "", **more) -> None:
    """Bring an open task into another state; somebody may have been faster."""
    allowed = [state for state in OPEN_TASKS if state != status]
    if not task.change(Task.status.in_(allowed), status=status, **more):
        raise UserError(_already(Task.get_by_id(task.id), status, ctx))
    activities.write(task, str(status), ctx.user, ctx.now, text)


def _already(task: Task, wanted: TaskStatus, ctx: Context) -> str:
    last = next((note for note in activities.of(task) if note.kind == task.status and note.by_id), None)
    at = f"{last.at.astimezone(ctx.now.tzinfo):%m-%d %H:%M}" if last else ""
    by = f"，{last.by.name} {at} 操作的" if last else ""
    hint = "" if task.status == wanted else f"。要继续做就说「重开 {task.number}」"
    return f"{task.number} 已经是「{_word(task)}」{by}{hint}。"


def _word(task: Task) -> str:
    return TASK_WORDS[TaskStatus(task.status)]


def _tell_owner(ctx: Context, task: Task, said: str) -> None:
    if task.owner_id and task.owner_id != ctx.user.id:
        ctx.say(task.owner, card_of(task, ctx.now, said=f"{ctx.user.name}{said}"))
