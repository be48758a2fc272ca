"""What came in, once each. A repeat finds the stored answer."""

from datetime import datetime
from typing import Any

from peewee import CharField, Expression

from storage.db import Table, database
from storage.fields import JSONField, MomentField


class InboundEvent(Table):
    """One event of a platform; `answer` is what its first delivery was answered."""

    platform = CharField(max_length=16)
    key = CharField(max_length=128)
    kind = CharField(max_length=16)
    at = MomentField(index=True)
    answer = JSONField(null=True)

    class Meta:
        indexes = ((("platform", "key"), True),)


_ANSWER = "SELECT answer FROM inbound_event WHERE platform = ? AND key = ?"


def before(platform: str, key: str, kind: str, at: datetime) -> InboundEvent | None:
    """What is kept of an event that has been here; None for a new one, which is claimed by this.

    Call it inside the transaction: of two at once one waits for the other's end and finds its answer.
    """
    return of(platform, key) or (None if _claim(platform, key, kind, at) else of(platform, key))


def _claim(platform: str, key: str, kind: str, at: datetime) -> int:
    new = InboundEvent.insert(platform=platform, key=key, kind=kind, at=at)
    return new.on_conflict_ignore().as_rowcount().execute()


def of(platform: str, key: str) -> InboundEvent | None:
    """The answer of an event that has been here before, in a row that holds nothing else.

    Every event asks this first, so the question is written out instead of built anew each time.
    """
    found = InboundEvent.raw(_ANSWER.replace("?", database.param), platform, key)
    return next(iter(found), None)


def keep(platform: str, key: str, answer: dict[str, Any]) -> None:
    """Keep what an event was answered, for its repeats."""
    InboundEvent.update(answer=answer).where(_is(platform, key)).execute()


def _is(platform: str, key: str) -> Expression:
    return (InboundEvent.platform == platform) & (InboundEvent.key == key)


def forget_before(moment: datetime) -> int:
    """Drop events older than any platform repeats."""
    return InboundEvent.delete().where(InboundEvent.at < moment).execute()
