"""Handing tasks and leads to colleagues. The one who gets it is told, nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.actions import Due, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role
from bot.sales.levels import PRIORITY_WORDS, Priority
from bot.sales.periods import day_of, time_of
from bot.sales.stages import LEAD_WORDS, OPEN_LEADS, OPEN_TASKS, TASK_WORDS, LeadStatus, TaskStatus
from bot.sales.words import day_words
from cards.elements import Card
from cards.forms import assign_form
from cards.shown import card_of, changed
from storage import activities, people
from storage.leads import Lead
from storage.people import User
from storage.tasks import Task

TOPIC = "任务"
_SELLERS = (Role.SALES, Role.MANAGER, Role.DIRECTOR)


@dataclass(frozen=True)
class Assignment:
    """Who gets which tasks, and until when."""

    task: list[Task]
    assignee: User
    due: Due | None = None
    priority: Priority | None = None


@action(
    "派给", "指派", "交给", "转给", "分给", "分配给", "assign", "reassign",
    role=Role.PRESALES, undo=True, examples=("把 T12 派给 @李四 下周五前",),
)  # fmt: skip
def assign_task(ctx: Context, wish: Assignment) -> Reply:
    """把任务派给同事，可以带截止日期和优先级。"""
    if wish.due and day_of(wish.due) < ctx.today:
        raise UserError(f"{day_words(day_of(wish.due), ctx.today)} 已经过去了，截止改到哪天？", field="due")
    for task in wish.task:
        _hand_task(task, wish)
    return _answer(ctx, wish.task, wish.assignee, _said(ctx, wish))


@action(
    "派给", "指派", "交给", "转给", "分给", "分配给", "assign lead",
    role=Role.SALES, topic="线索", undo=True, examples=("把 L12 派给 @李四",),
)  # fmt: skip
def assign_lead(ctx: Context, lead: list[Lead], assignee: User) -> Reply:
    """把线索派给销售同事。"""
    if assignee.role not in _SELLERS:
        raise UserError(f"{assignee.name}不是销售，线索请派给销售同事。", field="assignee")
    for each in lead:
        _hand_lead(ctx, each, assignee)
    return _answer(ctx, lead, assignee, f"派给{assignee.name}")


def _answer(ctx: Context, records: Sequence[Task | Lead], assignee: User, said: str) -> Reply:
    """Tell the assignee of each; one record answers with its card, several with a line."""
    if assignee.away_until and assignee.away_until >= ctx.today:
        said += f"，对方请假到 {day_words(assignee.away_until, ctx.today)}"
    for record in records:
        activities.write(record, "assigned", ctx.user, ctx.now, assignee.name)
        ctx.say(assignee, card_of(record, ctx.now, private=True, said=f"{ctx.user.name}{said}"))
    replies = [changed(ctx, record, said) for record in records]
    if len(replies) == 1:
        return replies[0]
    numbers = "、".join(record.number for record in records)
    return Reply(text=f"{numbers} {said}。", toast=said)


def _hand_task(task: Task, wish: Assignment) -> None:
    values: dict[str, Any] = {"owner": wish.assignee}
    if wish.due:
        values |= {"due_on": day_of(wish.due), "due_time": time_of(wish.due)}
        values["baseline_due"] = task.baseline_due or day_of(wish.due)
        values["start_on"] = min(task.start_on, day_of(wish.due)) if task.start_on else None
    if wish.priority:
        values["priority"] = str(wish.priority)
    if not task.change(Task.status.in_(OPEN_TASKS), **values):
        word = TASK_WORDS[TaskStatus(Task.get_by_id(task.id).status)]
        raise UserError(f"{task.number} {word}，不能再派。要继续做就说「重开 {task.number}」。")


def _hand_lead(ctx: Context, lead: Lead, assignee: User) -> None:
    status = LeadStatus.ASSIGNED if lead.status in (LeadStatus.NEW, LeadStatus.RECYCLED) else lead.status
    team = assignee.team or lead.team
    if not lead.change(
        Lead.status.in_(OPEN_LEADS), owner=assignee, team=team, status=status, touched_at=ctx.now
    ):
        word = LEAD_WORDS[LeadStatus(Lead.get_by_id(lead.id).status)]
        raise UserError(f"{lead.number} 现在是「{word}」，不能再派。")


def _said(ctx: Context, wish: Assignment) -> str:
    parts = [f"派给{wish.assignee.name}"]
    if wish.due:
        parts.append(f"{day_words(day_of(wish.due), ctx.today)} {time_of(wish.due)}".strip() + "前完成")
    if wish.priority:
        parts.append(f"优先级{PRIORITY_WORDS[wish.priority]}")
    return "，".join(parts)


@action(role=Role.PRESALES, changes=False)
def open_assign(ctx: Context, target: Task | Lead) -> Card:
    """选择派给谁。"""
    team = people.in_team(ctx.user.team) if ctx.user.team_id else User.select().where(User.active)
    fitting = [
        person
        for person in team.limit(40)
        if person.id != target.owner_id and (isinstance(target, Task) or person.role in _SELLERS)
    ]
    if not fitting:
        raise UserError("团队里没有别的同事。管理员可以说「把 @李四 设为 销售」。")
    return assign_form(target, fitting)
