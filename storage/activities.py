"""The timeline: what people did, said and noted about a record. Append-only from the first day."""

from datetime import datetime
from typing import Any

from peewee import BooleanField, CharField, TextField

from storage.db import Table, reference
from storage.fields import MomentField
from storage.people import User
from storage.prepared import Blank, prepared


class Activity(Table):
    """One entry. `record` is a number such as L12; `human` is False for what the bot did by itself.

    A mistaken entry is withdrawn, never deleted.
    """

    append_only = True

    record = CharField(max_length=16)
    kind = CharField(max_length=32)
    channel = CharField(max_length=16, default="")
    text = TextField(default="")
    by = reference(User, null=True)
    at = MomentField()
    human = BooleanField(default=True)
    source = CharField(default="")
    withdrawn = BooleanField(default=False)

    class Meta:
        indexes = ((("record", "at"), False),)


def write(record, kind: str, by: User | None, at: datetime, text: str = "", **more) -> Activity:
    """Add an entry to a record's timeline."""
    return Activity.add(record=record.number, kind=kind, by=by, at=at, text=text, **more)


def of(record, limit: int = 5) -> list[Activity]:
    """The latest entries of a record, newest first."""
    return _of.rows(record.number, limit)


@prepared
def _of(number: Blank, limit: Blank) -> Any:
    query = Activity.select().where(Activity.record == number, ~Activity.withdrawn)
    return query.order_by(Activity.at.desc(), Activity.id.desc()).limit(limit)
