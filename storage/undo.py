"""撤销: the last own action's changes, kept for five minutes."""

from datetime import datetime, timedelta
from functools import reduce
from operator import and_
from typing import Any

from peewee import CharField, IntegrityError, Value

from bot.errors import UserError
from storage.changes import Change, note
from storage.db import Table, as_json, database, reference, revived
from storage.fields import JSONField, MomentField
from storage.leads import Lead
from storage.people import User
from storage.prepared import Blank, columns, prepared
from storage.projects import Project
from storage.quotes import Quote
from storage.tasks import Task
from storage.wishes import Wish, WishVote

LASTS = timedelta(minutes=5)
_ALWAYS = Value(True) == Value(True)
OVERTAKEN = "这一步之后又有别的改动，撤销不了了。请直接改成想要的样子。"


class UndoEntry(Table):
    """What one action of one person changed, in order."""

    user = reference(User, unique=True)
    action = CharField()
    changes = JSONField()
    at = MomentField()


def keep(user: User, action: str, changes: list[Change], at: datetime) -> None:
    """Remember a person's last action in place of the one before."""
    rows = [[c.table, c.row, c.before, c.after] for c in changes]
    _keep.change(user, action, rows, at)


@prepared
def _keep(user: Blank, action: Blank, changes: Blank, at: Blank) -> Any:
    entry = {"user": user, "action": action, "changes": changes, "at": at}
    later = [UndoEntry.action, UndoEntry.changes, UndoEntry.at]
    new = UndoEntry.insert(columns(UndoEntry, entry))
    return new.on_conflict(conflict_target=[UndoEntry.user], preserve=later)


def take_back(entry: UndoEntry) -> int:
    """Undo an entry's changes, the latest first; how many rows went back. Raises UserError when overtaken.

    New rows are deleted, or marked withdrawn where the table can say so; the audit keeps what happened.
    """
    models = {model._meta.table_name: model for model in Table.__subclasses__()}
    if not entry.delete_instance():
        raise UserError(OVERTAKEN)
    for table, row_id, before, after in reversed(entry.changes):
        row = models[table].get_or_none(models[table].id == row_id)
        if row is None:
            raise UserError(OVERTAKEN)
        _remove(row) if before is None else _restore(row, before, after)
    return len(entry.changes)


def records_of(entry: UndoEntry) -> list[Lead | Project | Task | Quote | Wish]:
    """The records people number that an entry is about, in the order they were changed; new ones too."""
    models: dict[str, type[Table]] = {
        model._meta.table_name: model for model in (Lead, Project, Task, Quote, Wish, WishVote)
    }
    rows = dict.fromkeys((table, row) for table, row, _, _ in entry.changes if table in models)
    found = [models[table].get_or_none(models[table].id == row) for table, row in rows]
    named: list[Any] = [row.wish if isinstance(row, WishVote) else row for row in found if row is not None]
    return list({record.number: record for record in named}.values())


def _restore(row: Table, before: dict[str, Any], after: dict[str, Any]) -> None:
    if {name: as_json(row.__data__.get(name)) for name in after} != after:
        raise UserError(OVERTAKEN)
    fields = row._meta.fields
    plain = (name for name in after if not isinstance(fields[name], JSONField))
    unchanged = reduce(and_, (fields[name] == revived(fields[name], after[name]) for name in plain), _ALWAYS)
    if not row.change(unchanged, **{name: revived(fields[name], value) for name, value in before.items()}):
        raise UserError(OVERTAKEN)


def _remove(row: Table) -> None:
    if "withdrawn" in row._meta.fields:
        row.change(withdrawn=True)
        return
    try:
        with database.atomic():
            row.delete_instance()
    except IntegrityError as error:
        raise UserError(OVERTAKEN) from error
    note(Change(row._meta.table_name, row.id, {"id": row.id}, {"id": None}))


def last_of(user: User, now: datetime) -> UndoEntry | None:
    """What the person can still take back."""
    return UndoEntry.select().where(UndoEntry.user == user, UndoEntry.at > now - LASTS).first()


def forget_before(now: datetime) -> int:
    """Drop what nobody can take back any more."""
    return UndoEntry.delete().where(UndoEntry.at < now - LASTS).execute()
