"""The pretend world in memory: people, chats, messages with versions, files and a clock that can be moved.

Both platforms' sides write here and the chat page reads here. One lock guards everything.
"""

import secrets
import time
from collections import defaultdict
from dataclasses import dataclass, field, replace
from threading import RLock
from typing import Any

from bot.demo import people
from bot.sandbox.broadcast import Broadcast


@dataclass
class Chat:
    """A conversation. `via` is who listens on the other side: feishu, app (WeCom app) or bot (智能机器人)."""

    id: str
    platform: str
    type: str  # group | p2p
    name: str
    via: str
    members: tuple[str, ...]
    push_key: str = ""
    bot_in: bool = True
    entered: dict[str, str] = field(default_factory=dict)  # person → the day they last opened it


@dataclass(frozen=True)
class Sender:
    """Who a bubble belongs to."""

    id: str
    name: str
    bot: bool = False


@dataclass
class Message:
    """One bubble. `copies`: what single people see instead of `card`; `memory`: the platform's notes."""

    id: str
    chat: str
    sender: Sender
    at: int
    kind: str  # text markdown card image file stream system
    text: str = ""
    mentions: list[dict] = field(default_factory=list)
    card: dict | None = None
    copies: dict[str, dict] = field(default_factory=dict)
    version: int = 1
    file: str = ""
    images: list[str] = field(default_factory=list)
    reply_to: str = ""
    thread: str = ""
    finished: bool = True
    cut: bool = False
    recalled: bool = False
    history: list[dict] = field(default_factory=list)
    memory: dict[str, Any] = field(default_factory=dict)

    def card_for(self, person: str) -> dict | None:
        """The card as this person sees it."""
        return self.copies.get(person, self.card)


@dataclass(frozen=True)
class File:
    """Bytes somebody uploaded; `owner` is app, bot, a push key or a person, `form` the declared type."""

    key: str
    name: str
    mime: str
    data: bytes = field(repr=False)
    owner: str
    at: float
    form: str = ""


class World:
    """Everything there is. Times are Unix seconds of its own clock; `at` of a message is milliseconds."""

    def __init__(self) -> None:
        self.lock = RLock()
        self.news = Broadcast()
        self.reset()

    def reset(self) -> None:
        """Back to the first morning: everybody is there and nothing has been said."""
        with self.lock:
            self.shift = 0.0
            self.people = {(p.platform, p.id): p for p in people.PEOPLE}
            self.left: set[tuple[str, str]] = set()
            self.chats = {chat.id: chat for chat in (*_groups(), *_private_chats())}
            self.messages: dict[str, Message] = {}
            self._talks: defaultdict[str, list[Message]] = defaultdict(list)
            self.files: dict[str, File] = {}

    def now(self) -> float:
        """The world's time; `advance` moves it."""
        return time.time() + self.shift

    def advance(self, seconds: float) -> None:
        """Let time pass at once: tokens expire, cards grow old."""
        with self.lock:
            self.shift += seconds

    def person(self, platform: str, id: str) -> people.Person | None:
        """A colleague by platform id, also one who left."""
        return self.people.get((platform, id))

    def name(self, platform: str, id: str) -> str:
        """What a colleague is called; the id itself for a stranger."""
        person = self.person(platform, id)
        return person.name if person else id

    def present(self, platform: str, id: str) -> bool:
        """Whether somebody is known and has not left the company."""
        return (platform, id) in self.people and (platform, id) not in self.left

    def chats_of(self, platform: str, id: str) -> list[Chat]:
        """Every conversation of one person, groups first."""
        return [c for c in self.chats.values() if c.platform == platform and id in c.members]

    def own_chat(self, platform: str, id: str, via: str) -> Chat:
        """The private chat of somebody known with that listener."""
        mine = self.chats_of(platform, id)
        return next(c for c in mine if c.type == "p2p" and c.via == via)

    def messages_in(self, chat: str) -> list[Message]:
        """A conversation in order, oldest first."""
        with self.lock:
            return list(self._talks[chat])

    def post(self, chat: Chat, sender: Sender, kind: str, id: str = "", **fields: Any) -> Message:
        """A new bubble."""
        with self.lock:
            at = int(self.now() * 1000)
            message = Message(id or _new_id(chat.platform), chat.id, sender, at, kind, **fields)
            self.messages[message.id] = message
            self._talks[chat.id].append(message)
        self.news.tell("message", chat=chat.id, id=message.id)
        return message

    def change(self, message: Message, **fields: Any) -> None:
        """A bubble shows something else from now on; the earlier version is kept."""
        with self.lock:
            message.history.append(
                {"text": message.text, "card": message.card, "copies": dict(message.copies)}
            )
            for name, value in fields.items():
                setattr(message, name, value)
            message.version += 1
        self.news.tell("update", chat=message.chat, id=message.id)

    def age(self, message: Message, seconds: float) -> None:
        """Make one message older than it is."""
        message.at -= int(seconds * 1000)

    def keep(self, data: bytes, name: str, mime: str, owner: str, key: str = "", form: str = "") -> File:
        """Store a file under a key of its own."""
        file = File(key or secrets.token_hex(12), name, mime, data, owner, self.now(), form)
        with self.lock:
            self.files[file.key] = file
        return file

    def age_file(self, key: str, seconds: float) -> None:
        """Make one file older than it is."""
        with self.lock:
            self.files[key] = replace(self.files[key], at=self.files[key].at - seconds)


def _new_id(platform: str) -> str:
    return "om_" + secrets.token_hex(14) if platform == "feishu" else str(10**18 + secrets.randbits(59))


def _groups() -> list[Chat]:
    return [
        Chat(
            group.id,
            group.platform,
            "group",
            group.name,
            "feishu" if group.platform == "feishu" else "bot",
            group.members,
            push_key=group.push,
        )
        for group in people.GROUPS
    ]


def _private_chats() -> list[Chat]:
    chats = []
    for person in people.PEOPLE:
        for via in ("feishu",) if person.platform == "feishu" else ("app", "bot"):
            id = f"oc_p2p_{person.id}" if via == "feishu" else f"{via}-{person.id}"
            chats.append(Chat(id, person.platform, "p2p", "", via, (person.id,)))
    return chats
