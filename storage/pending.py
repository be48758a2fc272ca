"""Questions the bot has asked and not had answered: one per person and chat."""

from datetime import datetime, timedelta
from typing import Any

from peewee import BooleanField, CharField, Expression

from storage.db import Table, reference
from storage.fields import JSONField, MomentField
from storage.people import User
from storage.prepared import Blank, prepared

LASTS = timedelta(minutes=15)


class PendingQuestion(Table):
    """An action that waits for the slots named in `ask`; `confirm` when it asked "did you mean this?"."""

    user = reference(User)
    chat = CharField(max_length=160)
    intent = CharField()
    slots = JSONField(default=dict)
    ask = JSONField(default=list)
    confirm = BooleanField(default=False)
    until = MomentField()

    class Meta:
        indexes = ((("user", "chat"), True),)


def put(
    user: User, chat: str, now: datetime, intent: str, slots: dict[str, Any], ask: list[str], **more
) -> None:
    """Remember a question, in place of an older one."""
    drop(user, chat)
    PendingQuestion.create(
        user=user, chat=chat, intent=intent, slots=slots, ask=ask, until=now + LASTS, **more
    )


def of(user: User, chat: str, now: datetime) -> PendingQuestion | None:
    """The question that still waits, if any."""
    return _of.first(user, chat, now)


@prepared
def _of(user: Blank, chat: Blank, now: Blank) -> Any:
    return PendingQuestion.select().where(_asked(user, chat), PendingQuestion.until > now)


def drop(user: User, chat: str) -> int:
    """Forget the question; how many there were."""
    return _drop.change(user, chat)


@prepared
def _drop(user: Blank, chat: Blank) -> Any:
    return PendingQuestion.delete().where(_asked(user, chat))


def _asked(user: Any, chat: Any) -> Expression:
    return (PendingQuestion.user == user) & (PendingQuestion.chat == chat)


def forget_before(now: datetime) -> int:
    """Drop questions whose time is over."""
    return PendingQuestion.delete().where(PendingQuestion.until < now).execute()
