"""Cards that stand in chats already, brought up to date."""

from datetime import datetime

from bot.message import Address
from cards.elements import Card
from cards.wire import dump
from storage import outbox, posted
from storage.posted import PostedCard


def show(card: Card, now: datetime, but: PostedCard | None = None) -> None:
    """Every posted copy of the card's subject shows this state from now on; `but` is changed otherwise."""
    for copy in posted.showing(card.subject):
        if but is not None and copy.id == but.id:
            continue
        copy.change(card=dump(card), version=copy.version + 1, live=not card.stamp)
        outbox.update(copy.key, copy.version, Address(**copy.address).lane, card, now)
