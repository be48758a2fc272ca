"""Finding records by name, pinyin initials, phone tail, number, tag or owner."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from bot.sales.stages import LEAD_WORDS, TASK_WORDS, LeadStatus, TaskStatus
from bot.understand.sounds import has_initials
from storage.accounts import Account, Contact
from storage.leads import Lead
from storage.people import User
from storage.projects import Project
from storage.records import by_number
from storage.tasks import Task
from storage.wishes import Wish

MOST = 30
_LATEST = 2000  # rows looked at for initials; beyond that people search by name


class Kind(StrEnum):
    """What is searched for."""

    LEAD = "lead"
    PROJECT = "project"
    TASK = "task"
    QUOTE = "quote"
    FILE = "file"
    CONTACT = "contact"


_NAMES = {Lead: Lead.company, Project: Project.name, Task: Task.title}
_KINDS = {Kind.LEAD: (Lead,), Kind.PROJECT: (Project,), Kind.TASK: (Task,), Kind.CONTACT: (Lead,)}


def search(query: str, kind: Kind | None = None) -> list[Any]:
    """Leads, deals and tasks that fit every word of `query`, newest first; a number finds just itself."""
    record = by_number(query.strip())
    if record is not None:
        return [record]
    words = query.split()
    models = _KINDS.get(kind, tuple(_NAMES)) if kind else tuple(_NAMES)
    return [row for model in models for row in _fitting(model, words)][:MOST]


def describe(row: Any) -> tuple[str, str]:
    """A found record's name and a few words about it."""
    if isinstance(row, Wish):
        return row.title, "心愿"
    owner = row.owner.name if row.owner_id else "待定"
    if isinstance(row, Lead):
        return row.company, f"{LEAD_WORDS[LeadStatus(row.status)]} · {owner}"
    if isinstance(row, Task):
        return row.title, f"{TASK_WORDS[TaskStatus(row.status)]} · {owner}"
    return getattr(row, "name", row.number), f"{getattr(row, 'stage', '')} · {owner}".strip(" ·")


def _fitting(model: Any, words: list[str]) -> Iterable[Any]:
    query = model.select().order_by(model.id.desc())
    for word in words:
        query = query.where(_fits(model, word))
    found = list(query.limit(MOST))
    if not found and len(words) == 1 and words[0].isascii() and words[0].isalpha() and len(words[0]) > 1:
        return _by_initials(model, words[0].casefold())
    return found


def _fits(model: Any, word: str) -> Any:
    word = word.lstrip("#")
    fits = _NAMES[model].contains(word) | model.tags.cast("text").contains(f'"{word}"')
    fits |= model.owner.in_(User.select(User.id).where(User.name == word))
    if model is Lead:
        fits |= Lead.contact.contains(word)
        if word.isdigit() and len(word) >= 4:
            fits |= Lead.phone.endswith(word)
    if model is Project:
        fits |= Project.account.in_(_accounts(word))
    return fits


def _accounts(word: str) -> Any:
    known = Contact.select(Contact.account).where(Contact.name.contains(word))
    return Account.select(Account.id).where(Account.name.contains(word) | Account.id.in_(known))


def _by_initials(model: Any, letters: str) -> list[Any]:
    name = _NAMES[model].name
    rows = model.select().order_by(model.id.desc()).limit(_LATEST)
    return [row for row in rows if has_initials(getattr(row, name), letters)][:MOST]
