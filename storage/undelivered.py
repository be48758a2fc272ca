"""Promises nobody will try again by themselves: to be looked at, and sent again when the cause is mended."""

from collections.abc import Iterable
from datetime import datetime

from peewee import fn

from storage.outbox import OutboxMessage

DEAD = ("failed", "unknown")


def latest(limit: int) -> list[OutboxMessage]:
    """The latest first."""
    query = OutboxMessage.select().where(OutboxMessage.status.in_(DEAD))
    return list(query.order_by(OutboxMessage.id.desc()).limit(limit))


def revive(now: datetime, numbers: Iterable[int] | None) -> int:
    """Let rows be tried again from the first wait on, all that failed when None; how many there were."""
    which = OutboxMessage.status == "failed"
    if numbers is not None:
        which = OutboxMessage.status.in_(DEAD) & OutboxMessage.id.in_(list(numbers))
    fresh = {"status": "waiting", "attempts": 0, "next_at": now, "error": ""}
    return OutboxMessage.update(**fresh).where(which).execute()


def counted() -> list[tuple[str, int]]:
    """How many rows of the outbox have each status."""
    rows = fn.COUNT(OutboxMessage.id).alias("rows")
    query = OutboxMessage.select(OutboxMessage.status, rows).group_by(OutboxMessage.status)
    return [(row.status, row.rows) for row in query]
