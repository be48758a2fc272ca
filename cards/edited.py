"""A record with other values: written, told as old → new, and shown on every card there is of it."""

from datetime import date
from typing import Any

from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role, Scope
from bot.sales.edits import told
from bot.sales.words import day_words
from cards.shown import card_of, changed
from storage import activities, reach
from storage.duplicates import similar_leads
from storage.leads import Lead
from storage.projects import Project
from storage.scores import rescore
from storage.tasks import Task

SELLERS = (Role.SALES, Role.MANAGER, Role.DIRECTOR)
_TELLING = frozenset(("company", "phone", "email"))  # values by which two leads are known as one


def edited(ctx: Context, record: Lead | Project | Task, values: dict[str, Any]) -> Reply:
    """The record with these columns; nothing new is an error the person can see."""
    changes = [(n, getattr(record, n), v) for n, v in values.items() if getattr(record, n) != v]
    if not changes:
        raise UserError(f"{record.number} 本来就是这样，没有改动。")
    _check(ctx, record, {name: after for name, _, after in changes})
    record.change(**{name: after for name, _, after in changes})
    said = told(record.noun, changes, ctx.today, getattr(record, "currency", "CNY"))
    activities.write(record, "edited", ctx.user, ctx.now, said)
    warning = ""
    if isinstance(record, Lead):
        rescore(record, ctx.now)
        warning = _doubles(ctx, record, {name for name, _, _ in changes})
    if any(name == "owner" for name, _, _ in changes):
        ctx.say(record.owner, card_of(record, ctx.now, private=True, said=f"{ctx.user.name}交给你：{said}"))
    return changed(ctx, record, said + warning)


def problem(record: Any, name: str, value: Any, today: date) -> str:
    """Why a column may not get this value, in words; nothing where it may."""
    if name == "close_on" and value and value < today and record.open:
        return f"{day_words(value, today)} 已经过去了，预计签单改到哪天？"
    if name == "owner" and value is not None and value.role not in SELLERS:
        return f"{value.name}不是销售，项目请交给销售同事。"
    return ""


def _check(ctx: Context, record: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if wrong := problem(record, name, value, ctx.today):
            raise UserError(wrong, field=name)


def _doubles(ctx: Context, lead: Lead, changed_names: set[str]) -> str:
    """A warning when the lead now looks like another one; of others' records only whose they are."""
    if not changed_names & _TELLING:
        return ""
    same = [one for one in similar_leads(ctx.user, lead.company, lead.phone, lead.email) if one.id != lead.id]
    if not same:
        return ""
    other = same[0]
    if reach.reaches(ctx.user, other, Scope.TEAM):
        return f"。注意：和 {other.title} 可能是同一家，说「合并 {lead.number} 和 {other.number}」看看"
    return f"。注意：{other.owner.name if other.owner_id else '别的团队'}那边可能有同一家"
