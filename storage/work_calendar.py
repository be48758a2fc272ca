"""Where the company's working days differ from the public calendar, and the calendar that comes of it.

Days are counted several times a message, so the table is read at most every KEPT seconds in each process:
no query on a message's way, and what one process changes the others know that much later at the latest.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from time import monotonic
from typing import Any, NamedTuple, Self

from peewee import CharField, DateField, Expression

from bot.sales.workdays import Calendar
from storage.db import Table, database, reference
from storage.fields import MomentField
from storage.people import User

KEPT = 10.0


class Kind(StrEnum):
    """What a day is: worked, off, or whatever the public calendar says."""

    WORKED = "worked"
    OFF = "off"
    PUBLIC = "public"


class WorkDay(Table):
    """A day somebody decided about; the row stays when it goes back to the public calendar."""

    day = DateField(unique=True)
    kind = CharField(max_length=8)
    reason = CharField(max_length=100, default="")
    by = reference(User, null=True)
    at = MomentField()

    @classmethod
    def add(cls, **values: Any) -> Self:
        """A new row, known in this process at once."""
        _forget()
        return super().add(**values)

    def change(self, when: Expression | None = None, **values: Any) -> bool:
        """As any row's change, known in this process at once."""
        _forget()
        return super().change(when, **values)

    def delete_instance(self, *args: Any, **options: Any) -> int:
        """撤销 takes a new row away again."""
        _forget()
        return super().delete_instance(*args, **options)


class _Known(NamedTuple):
    database: Any
    until: float
    calendar: Calendar


_known: _Known | None = None


def current(clock: Callable[[], float] = monotonic) -> Calendar:
    """The installation's calendar, at most KEPT seconds old; `clock` counts seconds."""
    global _known
    known = _known
    if known is None or known.database is not database.obj or clock() >= known.until:
        known = _known = _Known(database.obj, clock() + KEPT, _read())
    return known.calendar


def _forget() -> None:
    global _known
    _known = None


def _read() -> Calendar:
    rows = list(WorkDay.select(WorkDay.day, WorkDay.kind).where(WorkDay.kind != Kind.PUBLIC).tuples())
    worked, off = (frozenset(d for d, kind in rows if kind == one) for one in (Kind.WORKED, Kind.OFF))
    return Calendar(worked, off)


def decide(days: Iterable[date], kind: Kind, reason: str, by: User | None, at: datetime) -> None:
    """Make days worked, off, or as the public calendar has them."""
    for day in days:
        values: dict[str, Any] = {"kind": str(kind), "reason": reason, "by": by, "at": at}
        row = WorkDay.get_or_none(day=day)
        row.change(**values) if row else WorkDay.add(day=day, **values)


def decided(since: date):
    """The days from `since` on that differ by decision, in order."""
    return WorkDay.select().where(WorkDay.day >= since, WorkDay.kind != Kind.PUBLIC).order_by(WorkDay.day)
