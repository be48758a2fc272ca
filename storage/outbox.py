"""What is promised: messages, card updates, jobs; written in the action's transaction, carried out after it.

Retries live here, with growing waits. A row that was being sent when its worker died comes up again when its
lease ends; where a repeat could be seen twice it is marked "unknown" instead.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from typing import Any

from peewee import JOIN, SQL, CharField, IntegerField, TextField, fn

from bot.message import Address, Reply
from cards.elements import Card
from cards.wire import dump
from storage import replies
from storage.chats import Chat
from storage.db import Table
from storage.fields import JSONField, MomentField
from storage.people import User, identity_of
from storage.prepared import Blank, prepared

LEASE = timedelta(seconds=60)
SLOW_LEASE = timedelta(minutes=5)
STREAM_LASTS = timedelta(minutes=5, seconds=30)  # a running answer is asked for six minutes
OPEN = ("waiting", "sending")
_OPEN = SQL(
    "('waiting', 'sending')"
)  # as the partial index has it: with bound values no database would use it
PATIENCE = 4
WAITS = (1, 3, 10, 30, 120, 600, 1800, 3600)  # seconds before the second, third, … try


_gathering: ContextVar[list["OutboxMessage"] | None] = ContextVar("promises", default=None)


class OutboxMessage(Table):
    """One promise. kind: send | update | job. status: waiting, sending, sent, failed, unknown.

    `lane` keeps messages to one chat in order; `body` is address and reply, or the card, or the job's values;
    `subject` is what a card to be sent is about.
    """

    kind = CharField(max_length=8)
    lane = CharField(max_length=200, default="")
    body = JSONField()
    subject = CharField(default="")
    status = CharField(max_length=8, default="waiting")
    attempts = IntegerField(default=0)
    next_at = MomentField()
    error = TextField(default="")
    message = CharField(default="")
    at = MomentField()

    @property
    def key(self) -> str:
        """The same for every try: the platform's own idempotency key."""
        return f"m{self.id}-{int(self.at.timestamp())}"

    @property
    def what(self) -> str:
        """The promise in a word or two: the job's name, else the kind and its chat."""
        return str(self.body.get("job") or f"{self.kind} {self.lane}")

    @property
    def slow(self) -> bool:
        """Whether carrying it out may take minutes: it draws, or carries a file."""
        return self.kind == "job" or bool(self.body.get("reply", {}).get("files"))


_OLDEST = OutboxMessage.id + 0  # sorts the few open rows; by the bare id SQLite would walk through all rows
OutboxMessage.add_index(
    OutboxMessage.index(OutboxMessage.next_at, where=OutboxMessage.status.in_(OPEN), name="outbox_open")
)
OutboxMessage.add_index(
    OutboxMessage.index(OutboxMessage.subject, where=OutboxMessage.status.in_(OPEN), name="outbox_about")
)


def send(address: Address, reply: Reply, now: datetime | None = None, single: bool = False) -> OutboxMessage:
    """Promise a reply to an address; `single` when it is one platform message already."""
    now = now or datetime.now(UTC)
    body = {"address": dict(vars(address)), "reply": replies.to_json(reply), "single": single}
    if address.stream:
        return _put("send", stream_lane(address.stream), body, now, now + STREAM_LASTS)
    return _put("send", address.lane, body, now)


def tell(user: User, reply: Reply, now: datetime | None = None) -> OutboxMessage | None:
    """Promise a reply to a person, on the platform they used last; None for leavers and the unreachable."""
    address = address_of(user) if user.active else None
    return send(address, reply, now) if address else None


def post(chat: Chat, reply: Reply, now: datetime | None = None) -> OutboxMessage:
    """Promise a reply to a group."""
    return send(address_in(chat), reply, now)


def update(posted_key: str, version: int, lane: str, card: Card, now: datetime) -> OutboxMessage:
    """Promise that a posted card will show this state, unless a later version overtakes it."""
    return _put("update", lane, {"posted": posted_key, "version": version, "card": dump(card)}, now)


def restate(card: Card) -> None:
    """Cards of the same subject that are still to be sent go out in this state instead."""
    for row in _unsent.rows(card.subject):
        reply = {**row.body["reply"], "card": dump(card)}
        row.change(_as_it_was(row), body={**row.body, "reply": reply})


@prepared
def _unsent(subject: Blank) -> Any:
    waiting = OutboxMessage.status.in_(_OPEN) & (OutboxMessage.status == "waiting")
    return OutboxMessage.select().where(OutboxMessage.subject == subject, waiting)


def job(name: str, values: dict[str, Any], now: datetime | None = None) -> OutboxMessage:
    """Promise that a job will run."""
    now = now or datetime.now(UTC)
    stream = (values.get("here") or {}).get("stream")
    lane = stream_lane(stream) if stream else ""
    return _put("job", lane, {"job": name, "values": values}, now)


def _put(
    kind: str, lane: str, body: dict[str, Any], now: datetime, next_at: datetime | None = None
) -> OutboxMessage:
    about = ((body.get("reply") or {}).get("card") or {}).get("subject", "")
    row = OutboxMessage(kind=kind, lane=lane, body=body, subject=about, at=now, next_at=next_at or now)
    gathering = _gathering.get()
    if gathering is None:
        row.save()
    else:
        gathering.append(row)
    return row


@contextmanager
def gathered() -> Iterator[list[OutboxMessage]]:
    """What the block promises, not written yet; save it in the transaction that ends the work."""
    rows: list[OutboxMessage] = []
    token = _gathering.set(rows)
    try:
        yield rows
    finally:
        _gathering.reset(token)


def stream_lane(stream: str) -> str:
    """The lane of what rides in a running answer; such messages are fetched by the platform, not sent."""
    return f"stream:{stream}"


def riding(stream: str) -> list[OutboxMessage]:
    """A running answer's messages that nobody is sending yet and jobs that are open, oldest first."""
    lane = OutboxMessage.lane == stream_lane(stream)
    job, free = OutboxMessage.kind == "job", OutboxMessage.status == "waiting"
    still = free | (job & OutboxMessage.status.in_(OPEN))
    opened = OutboxMessage.status.in_(_OPEN)
    return list(OutboxMessage.select().where(lane, opened, still).order_by(_OLDEST))


def address_of(user: User) -> Address | None:
    """Where a person is written to."""
    known = identity_of(user)
    return Address(known.platform, person=known.external_id) if known else None


def address_in(chat: Chat) -> Address:
    """Where a group is written to."""
    return Address(chat.platform, chat=chat.external_id, kind=chat.kind, via=chat.via, push=chat.push)


def due(now: datetime, limit: int = 50) -> Iterable[OutboxMessage]:
    """Rows whose time has come, oldest first, at most the first of each lane.

    A row that keeps failing stops holding up its lane after PATIENCE tries.
    """
    other = OutboxMessage.alias()
    holding = (other.kind != "job") & other.status.in_(_OPEN) & (other.attempts < PATIENCE)
    first = other.select(other.lane, fn.MIN(other.id).alias("head")).where(other.lane != "", holding)
    heads = first.group_by(other.lane).cte("heads", materialized=True)  # once, whatever statistics say
    ready = OutboxMessage.status.in_(_OPEN) & (OutboxMessage.next_at <= now)
    free = (OutboxMessage.kind == "job") | heads.c.head.is_null() | (OutboxMessage.id <= heads.c.head)
    joined = OutboxMessage.select().join(heads, JOIN.LEFT_OUTER, on=(heads.c.lane == OutboxMessage.lane))
    return list(joined.where(ready, free).order_by(_OLDEST).limit(limit).with_cte(heads))


def take(row: OutboxMessage, now: datetime) -> bool:
    """Whether this worker is the one to carry the row out; it holds it for LEASE, longer where it is slow."""
    until = now + (SLOW_LEASE if row.slow else LEASE)
    return row.change(_as_it_was(row), status="sending", attempts=row.attempts + 1, next_at=until)


def _as_it_was(row: OutboxMessage) -> Any:
    """The condition that nobody has taken or ended the row since it was read."""
    return (OutboxMessage.status == row.status) & (OutboxMessage.attempts == row.attempts)


def sent(row: OutboxMessage, message: str = "") -> None:
    """The platform took it."""
    row.change(status="sent", message=message, error="")


def finish(row: OutboxMessage, message: str = "") -> bool:
    """End a row unless somebody else holds or has ended it by now; whether it was ours to end."""
    return row.change(_as_it_was(row), status="sent", message=message, error="")


def failed(row: OutboxMessage, error: str, status: str = "failed") -> bool:
    """It will not be tried again; `status` is "unknown" when it may have arrived all the same.

    False when somebody else holds or has ended the row by now.
    """
    return row.change(_as_it_was(row), status=status, error=error[:500])


def again(row: OutboxMessage, error: str, now: datetime, wait: float | None = None) -> None:
    """Try again after the platform's own wait or a growing one; failed when the tries are used up."""
    if row.attempts > len(WAITS):
        failed(row, error)
        return
    seconds = wait if wait is not None else WAITS[row.attempts - 1]
    row.change(_as_it_was(row), status="waiting", next_at=now + timedelta(seconds=seconds), error=error[:500])


def ever_tried(row: OutboxMessage) -> bool:
    """Whether a worker held the row before and never said how it ended."""
    return row.status == "sending"


def oldest_waiting(now: datetime) -> float:
    """Seconds the oldest due row has been waiting; 0 when nothing is due."""
    first = OutboxMessage.select(fn.MIN(OutboxMessage.next_at)).where(
        OutboxMessage.status.in_(_OPEN), OutboxMessage.status == "waiting", OutboxMessage.next_at <= now
    )
    found = first.scalar()
    return (now - found).total_seconds() if found else 0.0


def forget_before(moment: datetime) -> int:
    """Drop what was carried out before `moment`; what is open or failed stays."""
    return OutboxMessage.delete().where(OutboxMessage.status == "sent", OutboxMessage.at < moment).execute()
