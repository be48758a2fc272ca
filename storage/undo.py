"""撤销: the last own action's changes, kept for five minutes."""

from datetime import datetime, timedelta

from peewee import CharField

from storage.changes import Change
from storage.db import Table, reference
from storage.fields import JSONField, MomentField
from storage.people import User

LASTS = timedelta(minutes=5)


class UndoEntry(Table):
    """What one action of one person changed, in order."""

    user = reference(User, unique=True)
    action = CharField()
    changes = JSONField()
    at = MomentField()


def keep(user: User, action: str, changes: list[Change], at: datetime) -> None:
    """Remember a person's last action in place of the one before."""
    UndoEntry.delete().where(UndoEntry.user == user).execute()
    rows = [[c.table, c.row, c.before, c.after] for c in changes]
    UndoEntry.create(user=user, action=action, changes=rows, at=at)


def last_of(user: User, now: datetime) -> UndoEntry | None:
    """What the person can still take back."""
    return UndoEntry.select().where(UndoEntry.user == user, UndoEntry.at > now - LASTS).first()
