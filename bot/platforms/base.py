"""What every platform offers: doors that read callbacks and answer them, and a way to send.

A door is one callback route. The webhook calls `read`, dispatch acts, the webhook calls `answer`.
The outbox calls `pieces`, then `send` for each piece.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.message import Address, Answer, Attachment, Event, Reply
from cards.elements import Card


@dataclass(frozen=True)
class Call:
    """One HTTP call at a door: `args` are the query's, `body` the raw bytes."""

    method: str
    args: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class HttpAnswer:
    """What goes back over HTTP."""

    body: str = ""
    status: int = 200
    content_type: str = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Posted:
    """A card of ours on the platform: what is needed to change it later.

    `message` is the platform's id, `key` our own card key (unique for ever), `credential` the platform's
    update credential, `seen_by` the platform ids of its receivers.
    """

    address: Address
    key: str
    message: str = ""
    credential: str = field(default="", repr=False)
    seen_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sent:
    """What the platform said of a message it took."""

    message: str = ""
    credential: str = field(default="", repr=False)
    undelivered: tuple[str, ...] = ()  # platform ids it could not reach


OVERSIZE = "oversize"  # the code of a PlatformError: the file is larger than asked for, or than is handed out


@dataclass(frozen=True)
class Fetched:
    """A file somebody sent; `name` is the sender's, empty where the platform tells none (pictures)."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Outgoing:
    """One platform message to be sent: exactly one of text, card or file in `reply`.

    `key` is the same for every try (the platform's idempotency key, at most 50 characters);
    `card_key` names the card for presses and updates.
    """

    key: str
    address: Address
    reply: Reply
    card_key: str = ""


@dataclass(frozen=True)
class Tools:
    """What adapters are given from outside.

    `pack`/`unpack` sign presses; `open_file` gives a stored file's bytes; `redis` is a client or None
    (tokens shared by processes); `card_of` gives the card last shown under a card key (JSON), or None.
    """

    pack: Callable[[str, dict[str, Any]], str]
    unpack: Callable[[str], tuple[str, dict[str, Any]]]
    open_file: Callable[[str], bytes]
    redis: Any = None
    card_of: Callable[[str], Card | None] = field(default=lambda key: None)


class Door(Protocol):
    """One callback route of a platform."""

    @property
    def path(self) -> str:
        """The route, such as /feishu/callback."""

    @property
    def methods(self) -> tuple[str, ...]:
        """The HTTP methods it answers."""

    def read(self, call: Call) -> Event | HttpAnswer:
        """Verify, decrypt and translate; an HttpAnswer ends the call (challenge, events nobody needs).

        Raises RejectedRequest for anything that does not verify or cannot be read.
        """

    def takes(self, event: Event, answer: Answer) -> bool:
        """Whether all of `answer` (reply, replace, toast) rides in the HTTP answer; else not at all."""

    def answer(self, event: Event, answer: Answer, card_key: str = "") -> HttpAnswer:
        """The HTTP answer. Called again with the stored answer when an event is repeated."""


class Platform(Protocol):
    """A platform: its doors, and the way out."""

    @property
    def name(self) -> str:
        """The word events and addresses carry."""

    @property
    def doors(self) -> tuple[Door, ...]:
        """Its callback routes."""

    def check(self) -> str:
        """One call with our credentials, and what came of it in words. Raises PlatformError."""

    def repeatable(self, address: Address) -> bool:
        """Whether a send to this address may be repeated with the same key and is still delivered once."""

    def pieces(self, address: Address, reply: Reply) -> list[tuple[Address, Reply]]:
        """The single platform messages `reply` becomes there, in order, with the channel of each chosen."""

    def send(self, out: Outgoing) -> Sent:
        """Send one piece. Raises PlatformError."""

    def update(self, posted: Posted, card: Card) -> Sent:
        """Replace a posted card by its next state. Raises PlatformError, TooLate when that is over."""

    def fetch(self, attachment: Attachment, most: int) -> Fetched:
        """A file sent with a message, of `most` bytes at most. Raises PlatformError, OVERSIZE for more."""
