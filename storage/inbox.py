"""What came in, once each. A repeat finds the stored answer."""

from datetime import datetime
from typing import Any

from peewee import CharField

from storage.db import Table, insert_once
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


def claim(platform: str, key: str, kind: str, at: datetime) -> InboundEvent | None:
    """The row of a new event, or None when it has been here before. Call it inside the transaction."""
    return insert_once(InboundEvent, platform=platform, key=key, kind=kind, at=at)


def of(platform: str, key: str) -> InboundEvent | None:
    """The row of an event that has been here before."""
    return InboundEvent.get_or_none(platform=platform, key=key)


def answer_of(platform: str, key: str) -> dict[str, Any] | None:
    """The stored answer of an event that has been here before."""
    row = of(platform, key)
    return row.answer if row else None


def forget_before(moment: datetime) -> int:
    """Drop events older than any platform repeats."""
    return InboundEvent.delete().where(InboundEvent.at < moment).execute()
