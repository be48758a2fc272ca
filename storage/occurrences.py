"""The clock's memory: each duty's occurrence is written down once, so two clocks do everything once."""

from datetime import datetime

from peewee import CharField

from storage.db import Table, insert_once
from storage.fields import MomentField


class Occurrence(Table):
    """One run of a duty: its name and the moment it was due."""

    duty = CharField(max_length=64)
    due_at = MomentField()
    taken_at = MomentField()

    class Meta:
        indexes = ((("duty", "due_at"), True),)


def take(duty: str, due_at: datetime, now: datetime) -> bool:
    """Whether this caller is the one to run the occurrence."""
    return insert_once(Occurrence, duty=duty, due_at=due_at, taken_at=now) is not None


def taken(duty: str, due_at: datetime) -> bool:
    """Whether the occurrence has been run already; saves the write of `take`."""
    return Occurrence.select().where(Occurrence.duty == duty, Occurrence.due_at == due_at).exists()


def forget_before(moment: datetime) -> int:
    """Drop the memory of occurrences nobody can run any more."""
    return Occurrence.delete().where(Occurrence.due_at < moment).execute()
