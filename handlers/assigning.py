"""Handing tasks and leads to colleagues. The one who gets it is told, nobody else."""

from dataclasses import dataclass

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
    """Who gets what, and until when."""

    task: list[Task | Lead]
    assignee: User
    due: Due | None = None
    priority: Priority | None = None


@action(
    "派给", "指派", "交给", "转给", "分给", "分配给", "assign", "reassign",
    role=Role.PRESALES, undo=True,
    examples=("把 T12 派给 @李四 下周五前", "把 L12 派给 @李四"),
)  # fmt: skip
def assign_task(ctx: Context, wish: Assignment) -> Reply:
    """把任务或线索派给同事，可以带截止日期和优先级。"""
    if wish.due and day_of(wish.due) < ctx.today:
        raise UserError(f"{day_words(day_of(wish.due), ctx.today)} 已经过去了，截止改到哪天？", field="due")
    said = _said(ctx, wish)
    for record in wish.task:
        _hand_over(ctx, record, wish)
        activities.write(record, "assigned", ctx.user, ctx.now, wish.assignee.name)
        ctx.say(wish.assignee, card_of(record, ctx.now, private=True, said=f"{ctx.user.name}{said}"))
    replies = [changed(ctx, record, said) for record in wish.task]
    if len(replies) == 1:
        return replies[0]
    numbers = "、".join(record.number for record in wish.task)
    return Reply(text=f"{numbers} {said}。", toast=said)


def _hand_over(ctx: Context, record: Task | Lead, wish: Assignment) -> None:
    if isinstance(record, Lead):
        return _hand_lead(ctx, record, wish.assignee)
    values = {"owner": wish.assignee}
    if wish.due:
        values |= {"due_on": day_of(wish.due), "due_time": time_of(wish.due)}
        values |= {} if record.baseline_due else {"baseline_due": day_of(wish.due)}
    if wish.priority:
        values["priority"] = str(wish.priority)
    if not record.change(Task.status.in_(OPEN_TASKS), **values):
        word = TASK_WORDS[TaskStatus(Task.get_by_id(record.id).status)]
        raise UserError(f"{record.number} {word}，不能再派。要继续做就说「重开 {record.number}」。")
    return None


def _hand_lead(ctx: Context, lead: Lead, assignee: User) -> None:
    if assignee.role not in _SELLERS:
        raise UserError(f"{assignee.name} 不是销售，线索请派给销售同事。", field="assignee")
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
    if wish.assignee.away_until and wish.assignee.away_until >= ctx.today:
        parts.append(f"对方请假到 {day_words(wish.assignee.away_until, ctx.today)}")
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
