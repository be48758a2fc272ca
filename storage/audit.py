"""Who did what, append-only and hash-chained: each row's hash covers the one before it."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from peewee import CharField, TextField

from storage.changes import Change
from storage.db import Table, alone, reference
from storage.fields import JSONField, MomentField
from storage.people import User
from storage.prepared import prepared

CHAIN = 0x617564  # our own number among the database's advisory locks
SECRET = ("push",)  # columns that open something; what they held is nobody's business


class AuditLog(Table):
    """One action: who, acting for whom, what, with which values, what changed, from where."""

    append_only = True

    at = MomentField(index=True)
    user = reference(User, null=True)
    acting_for = reference(User, null=True)
    action = CharField(index=True)
    values = JSONField(default=dict)
    changes = JSONField(default=list)
    origin = CharField(default="")
    previous = CharField(max_length=64)
    hash = CharField(max_length=64)
    note = TextField(default="")


def write(
    user: User | None,
    action: str,
    values: dict[str, Any],
    changes: Sequence[Change],
    at: datetime,
    origin: str,
    note: str = "",
) -> AuditLog:
    """Add one row to the chain. Call it inside the action's transaction, last: two writers would fork it."""
    alone(CHAIN)
    last = _last.first()
    row = AuditLog(
        at=at,
        user=user,
        action=action,
        values=values,
        changes=[[c.table, c.row, _told(c.before), _told(c.after)] for c in changes],
        origin=origin,
        previous=last.hash if last else "",
        note=note,
    )
    row.hash = digest(row)
    row.save(force_insert=True)
    return row


@prepared
def _last() -> Any:
    return AuditLog.select(AuditLog.hash).order_by(AuditLog.id.desc()).limit(1)


def _told(state: dict[str, Any] | None) -> dict[str, Any] | None:
    if state is None:
        return None
    return {name: "…" if name in SECRET and value else value for name, value in state.items()}


def digest(row: AuditLog) -> str:
    """SHA-256 over the row's content and the hash before it."""
    content = [
        row.previous,
        row.at.astimezone(UTC).isoformat(),
        row.user_id,
        row.acting_for_id,
        row.action,
        row.values,
        row.changes,
    ]
    text = json.dumps([*content, row.origin, row.note], ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def first_break() -> AuditLog | None:
    """The first row whose hash or link does not hold, or None when the chain is whole."""
    previous = ""
    for row in AuditLog.select().order_by(AuditLog.id).iterator():
        if row.previous != previous or row.hash != digest(row):
            return row
        previous = row.hash
    return None
