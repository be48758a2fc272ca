"""What is promised: messages, card updates and jobs, written in the action's transaction, carried out after it.

Retries live here, with growing waits. A row that was being sent when its worker died comes up again when its
lease ends; where a repeat could be seen twice it is marked "unknown" instead.
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from peewee import CharField, IntegerField, TextField

from bot.message import Address, FileRef, Reply
from cards.elements import Card, Who
from cards.wire import card_from, dump
from storage.chats import Chat
from storage.db import Table
from storage.fields import JSONField, MomentField
from storage.people import User, identities_of

LEASE = timedelta(seconds=60)
WAITS = (1, 3, 10, 30, 120, 600, 1800, 3600)  # seconds before the second, third, … try


class OutboxMessage(Table):
    """One promise. kind: send | update | job. status: waiting, sending, sent, failed, unknown, dropped.

    `lane` keeps messages to one chat in order; `body` is the address and reply, the card, or the job's values.
    """

    kind = CharField(max_length=8)
    lane = CharField(max_length=200, default="")
    body = JSONField()
    status = CharField(max_length=8, default="waiting")
    attempts = IntegerField(default=0)
    next_at = MomentField()
    lease_until = MomentField(null=True)
    error = TextField(default="")
    message = CharField(default="")
    at = MomentField()

    @property
    def key(self) -> str:
        """The same for every try: the platform's own idempotency key."""
        return f"m{self.id}-{int(self.at.timestamp())}"


OutboxMessage.add_index(
    OutboxMessage.index(
        OutboxMessage.next_at, where=OutboxMessage.status.in_(("waiting", "sending")), name="outbox_open"
    )
)


def send(address: Address, reply: Reply, now: datetime | None = None) -> OutboxMessage:
    """Promise a reply to an address."""
    now = now or datetime.now(UTC)
    body = {"address": asdict(address), "reply": reply_to_json(reply)}
    return _put("send", address.lane, body, now)


def tell(user: User, reply: Reply, now: datetime | None = None) -> OutboxMessage | None:
    """Promise a reply to a person, on the platform they used last; None when no platform knows them."""
    address = address_of(user)
    return send(address, reply, now) if address else None


def post(chat: Chat, reply: Reply, now: datetime | None = None) -> OutboxMessage:
    """Promise a reply to a group."""
    return send(address_in(chat), reply, now)


def update(posted_key: str, lane: str, card: Card, now: datetime) -> OutboxMessage:
    """Promise that a posted card will show this state."""
    return _put("update", lane, {"posted": posted_key, "card": dump(card)}, now)


def job(name: str, values: dict[str, Any], now: datetime | None = None) -> OutboxMessage:
    """Promise that a job will run."""
    now = now or datetime.now(UTC)
    return _put("job", "", {"job": name, "values": values}, now)


def _put(kind: str, lane: str, body: dict[str, Any], now: datetime) -> OutboxMessage:
    return OutboxMessage.create(kind=kind, lane=lane, body=body, at=now, next_at=now)


def address_of(user: User) -> Address | None:
    """Where a person is written to."""
    known = identities_of(user).first()
    return Address(known.platform, person=known.external_id) if known else None


def address_in(chat: Chat) -> Address:
    """Where a group is written to."""
    return Address(chat.platform, chat=chat.external_id, kind=chat.kind, via=chat.via, push=chat.push)


def due(now: datetime, limit: int = 50) -> Iterable[OutboxMessage]:
    """Rows whose time has come, oldest first. Rows that ride in a running answer are fetched by it, not sent."""
    open_rows = OutboxMessage.status.in_(("waiting", "sending"))
    query = OutboxMessage.select().where(open_rows, OutboxMessage.next_at <= now)
    return query.order_by(OutboxMessage.id).limit(limit)


def take(row: OutboxMessage, now: datetime) -> bool:
    """Whether this worker is the one to carry the row out; it holds it for LEASE."""
    mine = (OutboxMessage.status == row.status) & (OutboxMessage.attempts == row.attempts)
    until = now + LEASE
    return row.change(
        mine, status="sending", attempts=row.attempts + 1, lease_until=until, next_at=until
    ) and not _behind(row)


def _behind(row: OutboxMessage) -> bool:
    return False


def reply_to_json(reply: Reply) -> dict[str, Any]:
    """A reply as JSON."""
    return {
        "text": reply.text,
        "card": dump(reply.card) if reply.card else None,
        "files": [asdict(file) for file in reply.files],
        "toast": reply.toast,
        "mention": [asdict(who) for who in reply.mention],
        "final": reply.final,
    }


def reply_from_json(value: dict[str, Any]) -> Reply:
    """What `reply_to_json` made, as a Reply."""
    return Reply(
        text=value["text"],
        card=card_from(value["card"]),
        files=tuple(FileRef(**file) for file in value["files"]),
        toast=value["toast"],
        mention=tuple(Who(**who) for who in value["mention"]),
        final=value["final"],
    )
