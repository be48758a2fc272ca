"""Cards we have shown: what stands where, and what is needed to change it."""

from datetime import datetime
from typing import Any

from peewee import BooleanField, CharField, IntegerField

from storage.db import Table
from storage.fields import JSONField, MomentField
from storage.prepared import Blank, prepared

COPIES = 20


class PostedCard(Table):
    """One card on a platform. `key` is our own name for it, `message` the platform's, `card` its state."""

    key = CharField(unique=True, max_length=64)
    platform = CharField(max_length=16)
    subject = CharField(default="", index=True)
    message = CharField(default="", index=True)
    credential = CharField(default="")
    address = JSONField()
    seen_by = JSONField(default=list)
    card = JSONField()
    version = IntegerField(default=1)
    live = BooleanField(default=True)
    at = MomentField()


def remember(key: str, address: dict[str, Any], card: dict[str, Any], at: datetime) -> PostedCard:
    """Keep a card that is about to be shown."""
    return PostedCard.create(
        key=key, platform=address["platform"], subject=card["subject"], address=address, card=card, at=at
    )


def by_key(key: str) -> PostedCard | None:
    """The card we named `key`."""
    return PostedCard.get_or_none(key=key)


def sent(key: str, message: str, credential: str) -> None:
    """What the platform calls a card it has taken."""
    PostedCard.update(message=message, credential=credential).where(PostedCard.key == key).execute()


def spent(key: str, credential: str) -> None:
    """The credential has been used: good once, unless a press has brought another one meanwhile."""
    used = (PostedCard.key == key) & (PostedCard.credential == credential)
    PostedCard.update(credential="").where(used).execute()


def pressed(platform: str, card: str) -> PostedCard | None:
    """The card a press names by its key or by the platform's message id."""
    if not card:
        return None
    return _pressed.first(platform, card)


@prepared
def _pressed(platform: Blank, card: Blank) -> Any:
    named = (PostedCard.key == card) | (PostedCard.message == card)
    return PostedCard.select().where(PostedCard.platform == platform, named).limit(1)


def showing(subject: str) -> list[PostedCard]:
    """Live cards of one subject, the latest COPIES; older ones are not brought up to date any more."""
    return _showing.rows(subject)


@prepared
def _showing(subject: Blank) -> Any:
    query = PostedCard.select().where(PostedCard.subject == subject, PostedCard.live)
    return query.order_by(PostedCard.id.desc()).limit(COPIES)


def use_up(card: PostedCard) -> bool:
    """Whether this is the first press on a card that is good for one. Not a change people can take back."""
    first = PostedCard.update(live=False).where(PostedCard.id == card.id, PostedCard.live)
    if not first.execute():
        return False
    card.live = False
    return True


def forget_before(moment: datetime) -> int:
    """Drop cards shown before `moment`; their buttons still work, they are only not brought up to date."""
    return PostedCard.delete().where(PostedCard.at < moment).execute()
