"""What came in, once each. A repeat finds the stored answer."""

from datetime import datetime
from typing import Any

from peewee import CharField, Expression

from storage.db import Table
from storage.fields import JSONField, MomentField
from storage.prepared import Blank, columns, prepared


class InboundEvent(Table):
    """One event of a platform; `answer` is what its first delivery was answered."""

    platform = CharField(max_length=16)
    key = CharField(max_length=128)
    kind = CharField(max_length=16)
    at = MomentField(index=True)
    answer = JSONField(null=True)

    class Meta:
        indexes = ((("platform", "key"), True),)


def before(platform: str, key: str, kind: str, at: datetime) -> InboundEvent | None:
    """What is kept of an event that has been here; None for a new one, which is claimed by this.

    Call it inside the transaction: of two at once one waits for the other's end and finds its answer.
    """
    return None if _claim.change(platform, key, kind, at) else of(platform, key)


@prepared
def _claim(platform: Blank, key: Blank, kind: Blank, at: Blank) -> Any:
    new = {"platform": platform, "key": key, "kind": kind, "at": at}
    return InboundEvent.insert(columns(InboundEvent, new)).on_conflict_ignore()


def of(platform: str, key: str) -> InboundEvent | None:
    """The answer of an event that has been here before, in a row that holds nothing else."""
    return _answer_of.first(platform, key)


@prepared
def _answer_of(platform: Blank, key: Blank) -> Any:
    return InboundEvent.select(InboundEvent.answer).where(_is(platform, key))


def keep(platform: str, key: str, answer: dict[str, Any]) -> None:
    """Keep what an event was answered, for its repeats."""
    _keep.change(answer, platform, key)


@prepared
def _keep(answer: Blank, platform: Blank, key: Blank) -> Any:
    return InboundEvent.update(columns(InboundEvent, {"answer": answer})).where(_is(platform, key))


def _is(platform: Any, key: Any) -> Expression:
    return (InboundEvent.platform == platform) & (InboundEvent.key == key)


def forget_before(moment: datetime) -> int:
    """Drop events older than any platform repeats."""
    return InboundEvent.delete().where(InboundEvent.at < moment).execute()
