"""Reminders: asked for by people, or due by rule. One per window, whoever finds it due."""

from datetime import datetime

from peewee import CharField, TextField, fn

from storage.db import Table, insert_once, reference
from storage.fields import JSONField, MomentField
from storage.people import User


class Reminder(Table):
    """A reminder. `window` is unique ("overdue:T12:2026-11-27"); status: scheduled, sent, acknowledged,
    snoozed, superseded. `origin` is where it was asked for (an Address as JSON)."""

    user = reference(User, index=True)
    window = CharField(unique=True)
    kind = CharField(max_length=32)
    record = CharField(max_length=16, default="")
    text = TextField(default="")
    at = MomentField()
    repeat = CharField(default="")
    status = CharField(default="scheduled")
    origin = JSONField(default=dict)
    sent_at = MomentField(null=True)


def due(now: datetime, limit: int = 200):
    """Scheduled reminders whose time has come."""
    return (
        Reminder.select()
        .where(Reminder.status == "scheduled", Reminder.at <= now)
        .order_by(Reminder.at)
        .limit(limit)
    )


def coming(user: User):
    """A person's own reminders still to come, the next one first."""
    return (
        Reminder.select()
        .where(Reminder.user == user, Reminder.kind == "own", Reminder.status == "scheduled")
        .order_by(Reminder.at)
    )


def messages_since(user: User, moment: datetime) -> int:
    """How many messages the rules made for a person since `moment`; what went out together is one."""
    ruled = (Reminder.user == user) & ~Reminder.kind.in_(("own", "nudge")) & (Reminder.sent_at >= moment)
    return Reminder.select(fn.COUNT(Reminder.sent_at.distinct())).where(ruled).scalar() or 0


def schedule_once(window: str, **values) -> bool:
    """Add a reminder unless its window has one; whether it was added."""
    return insert_once(Reminder, window=window, **values) is not None


Reminder.add_index(Reminder.index(Reminder.at, where=(Reminder.status == "scheduled"), name="reminder_due"))
