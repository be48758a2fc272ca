"""Putting right what is on record of a lead, deal or task: in the form behind 改资料."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from bot.actions import Text, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role
from bot.sales.edits import LABELS, NEEDED, typed_form
from bot.sales.levels import NEED_WORDS, PRIORITY_WORDS
from bot.understand.typed import email_of, money_of, phone_of
from cards.edit_forms import edit_form
from cards.edited import SELLERS, edited, problem
from cards.elements import Card, Form
from cards.shown import card_of
from cards.wire import card_from
from storage import people, records
from storage.leads import Lead
from storage.people import User
from storage.projects import Project
from storage.tasks import Task

TOPIC = "常用"
OUTDATED = "刚才有人改过这条，表单过时了，没有保存。请再点一次「改资料」。"
_MOST = 40  # colleagues to choose from


@dataclass(frozen=True)
class _Typed:
    """Texts as somebody wrote them; `touched` names the fields written before something was found wrong."""

    touched: Text = ""
    note: Text = ""


@dataclass(frozen=True, kw_only=True)
class LeadForm(_Typed):
    """A lead's data as written into the form."""

    lead: Lead
    company: Text = ""
    contact: Text = ""
    phone: Text = ""
    email: Text = ""
    budget: Text = ""
    industry: Text = ""
    need: Text = ""
    source: Text = ""
    region: Text = ""


@dataclass(frozen=True, kw_only=True)
class ProjectForm(_Typed):
    """A deal's data as written into the form."""

    project: Project
    name: Text = ""
    amount: Text = ""
    close_on: Text = ""
    owner: Text = ""


@dataclass(frozen=True, kw_only=True)
class TaskForm(_Typed):
    """A task's data as written into the form."""

    task: Task
    title: Text = ""
    priority: Text = ""


@action("改资料", "修改资料", role=Role.PRESALES, changes=False, examples=("L6 改资料",))
def open_edit(ctx: Context, target: Lead | Project | Task) -> Card:
    """打开表单改线索、项目或任务的资料。"""
    return edit_form(target, _sellers(ctx, target))


@action(role=Role.SALES, undo=True)
def save_lead(ctx: Context, typed: LeadForm) -> Reply:
    """保存线索的资料。"""
    return _save(ctx, typed.lead, typed)


@action(role=Role.SALES, undo=True)
def save_project(ctx: Context, typed: ProjectForm) -> Reply:
    """保存项目的资料。"""
    return _save(ctx, typed.project, typed)


@action(role=Role.PRESALES, undo=True)
def save_task(ctx: Context, typed: TaskForm) -> Reply:
    """保存任务的资料。"""
    return _save(ctx, typed.task, typed)


def _save(ctx: Context, record: Any, typed: _Typed) -> Reply:
    """Only what was changed in the form is written: the rest may have become newer meanwhile."""
    said = _written(ctx, record, typed)
    values, errors = _read(ctx, record, said)
    if errors:
        form = edit_form(record, _sellers(ctx, record), said, errors)
        return Reply(card=form, toast=next(iter(errors.values())))
    changes = {name: value for name, value in values.items() if getattr(record, name) != value}
    if not changes:
        return Reply(card=card_of(record, ctx.now, private=ctx.group is None), toast="没有改动")
    return edited(ctx, record, changes)


def _written(ctx: Context, record: Any, typed: _Typed) -> dict[str, str]:
    """The fields whose text is another than the form showed; an emptied one is empty."""
    before = {**typed_form(record), **_shown(ctx)}
    sent = ctx.event.press.values if ctx.event.press else {}
    texts = {name: str(getattr(typed, name)).strip() for name in _names(typed) if sent.get(name) is not None}
    touched = set(typed.touched.split(","))
    return {name: text for name, text in texts.items() if name in touched or text != before[name]}


def _names(typed: _Typed) -> list[str]:
    return [field.name for field in fields(typed) if field.type in (Text, "Text") and field.name != "touched"]


def _shown(ctx: Context) -> Mapping[str, str]:
    """What the pressed form showed. Raises UserError where the card shows something else by now."""
    if ctx.pressed is None:
        return {}
    form = next((part for part in card_from(ctx.pressed.card).body if isinstance(part, Form)), None)
    if form is None:
        raise UserError(OUTDATED)
    return {field.name: field.value for field in form.fields}


def _read(ctx: Context, record: Any, said: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The texts as values, and what is wrong with those that are none."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name, text in said.items():
        label = LABELS[record.noun][name]
        try:
            values |= _value(ctx, name, text, label)
        except UserError as error:
            errors[name] = error.text
            continue
        if wrong := problem(record, name, values[name], ctx.today):
            errors[name] = wrong
    return values, errors


def _value(ctx: Context, name: str, text: str, label: str) -> dict[str, Any]:
    """A text's column, and its currency where it is money. Raises UserError where it cannot be read."""
    if not text:
        if name in NEEDED or name == "priority":
            raise UserError(f"{label}不能空着。")
        return {name: None if name in ("budget", "amount", "close_on", "owner") else ""}
    if name in ("budget", "amount"):
        return _money(name, text, label)
    if name == "owner":
        return {name: records.person(text, ctx.user)}
    if name == "close_on":
        return {name: _day(text)}
    if name in _LEVELS and text not in _LEVELS[name]:
        raise UserError(f"{label}只能是{'、'.join(_LEVELS[name].values())}。")
    read = _READERS.get(name)
    if read and read(text) is None:
        raise UserError(f"{label}没看懂：{text[:20]}")
    return {name: read(text) if read else text}


def _money(name: str, text: str, label: str) -> dict[str, Any]:
    found = money_of(text)
    if found is None:
        raise UserError(f"{label}没看懂：{text[:20]}。写成 60万 或 600000 就行")
    return {name: found[0]} if found[1] == "CNY" else {name: found[0], "currency": found[1]}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise UserError(f"日期没看懂：{text[:20]}") from error


def _sellers(ctx: Context, record: Any) -> list[User]:
    """Who may have a deal: its owner, and the sellers of the person's team."""
    if not isinstance(record, Project):
        return []
    team = people.in_team(ctx.user.team) if ctx.user.team_id else User.select().where(User.active)
    own = [record.owner] if record.owner_id else []
    return list(dict.fromkeys((*own, *(one for one in team.limit(_MOST) if one.role in SELLERS))))


_READERS = {"phone": phone_of, "email": email_of}
_LEVELS: dict[str, Mapping[Any, str]] = {"need": NEED_WORDS, "priority": PRIORITY_WORDS}
