"""The clock's memory: each duty's occurrence is written down once, so two clocks do everything once."""

from datetime import datetime

from peewee import CharField, fn

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


def last(duty: str) -> datetime | None:
    """When the duty's latest occurrence was due."""
    return Occurrence.select(fn.MAX(Occurrence.due_at)).where(Occurrence.duty == duty).scalar()
