"""Putting right what is on record of a lead, deal or task: in a sentence."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.actions import Due, Email, Money, Phone, Text, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role
from bot.sales.levels import Need
from bot.sales.names import plain_phone
from bot.sales.periods import day_of
from cards.edited import edited
from storage.leads import Lead
from storage.people import User
from storage.projects import Project
from storage.tasks import Task

TOPIC = "常用"


@dataclass(frozen=True)
class LeadEdit:
    """What shall be another value of a lead."""

    lead: Lead
    company: Text = ""
    contact: Text = ""
    phone: Phone = ""
    email: Email = ""
    budget: Money | None = None
    currency: Text = ""
    industry: Text = ""
    need: Need | None = None
    source: Text = ""
    region: Text = ""
    note: Text = ""


@dataclass(frozen=True)
class ProjectEdit:
    """What shall be another value of a deal."""

    project: Project
    name: Text = ""
    amount: Money | None = None
    currency: Text = ""
    close: Due | None = None
    owner: User | None = None
    note: Text = ""


@dataclass(frozen=True)
class TaskEdit:
    """What shall be another value of a task."""

    task: Task
    title: Text = ""
    note: Text = ""


@action(
    "改线索", role=Role.SALES, undo=True, topic="线索",
    examples=("L6 预算改成60万", "L6 公司名改为 北京蓝鲸数据", "L6 电话 13900001111，联系人改成 刘总"),
)  # fmt: skip
def edit_lead(ctx: Context, edit: LeadEdit) -> Reply:
    """改线索的公司、联系人、电话、预算、行业等；电话和公司名会重新查重。"""
    texts = ("company", "contact", "email", "industry", "source", "region", "note")
    more = {"budget": edit.budget, "currency": _currency(edit.budget, edit.currency)}
    more |= {"phone": plain_phone(edit.phone) or None, "need": str(edit.need) if edit.need else None}
    return edited(ctx, edit.lead, _given(edit, texts, **more))


@action(
    "改项目", role=Role.SALES, undo=True, topic="项目",
    examples=("P3 金额改成80万", "P3 预计签单 12月底", "P3 改名 智云ERP二期", "P3 负责人改成 @李四"),
)  # fmt: skip
def edit_project(ctx: Context, edit: ProjectEdit) -> Reply:
    """改项目的名称、金额、预计签单、负责人。"""
    close: date | None = day_of(edit.close)
    more = {"amount": edit.amount, "currency": _currency(edit.amount, edit.currency), "owner": edit.owner}
    return edited(ctx, edit.project, _given(edit, ("name", "note"), close_on=close, **more))


@action("改任务", role=Role.PRESALES, undo=True, topic="任务", examples=("T12 改名 数据迁移演练",))
def edit_task(ctx: Context, edit: TaskEdit) -> Reply:
    """改任务的名称和备注。"""
    return edited(ctx, edit.task, _given(edit, ("title", "note")))


def _currency(amount: Any, said: str) -> str | None:
    """The currency an amount was told in; one that was not told is what it was."""
    return said if amount is not None and said else None


def _given(edit: LeadEdit | ProjectEdit | TaskEdit, texts: tuple[str, ...], **more: Any) -> dict[str, Any]:
    """The columns that were told, as (name, value)."""
    said = {name: getattr(edit, name).strip() for name in texts if getattr(edit, name)}
    values = said | {name: value for name, value in more.items() if value is not None}
    if not values:
        raise UserError("改哪一项？比如：L6 预算改成60万、P3 金额改成80万、T12 改名 新的名称。")
    return values
