"""The neutral words for what comes in and what goes out. No platform's field names stand here."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cards.elements import Card, Who

BOT_ID = "bot_self"  # the id doors give to a mention of the bot itself


@dataclass(frozen=True)
class ChatRef:
    """Where something was said. `kind` is "group" or "p2p"; `via` tells the platform's entrances apart."""

    platform: str
    id: str
    kind: str = "p2p"
    via: str = ""


@dataclass(frozen=True)
class Mention:
    """Somebody named with @: `key` is the placeholder in the text (empty where the platform has none)."""

    name: str
    id: str
    key: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file that came with a message; `handle` is whatever the platform needs to fetch its bytes (JSON)."""

    kind: str  # image | file | audio | video | folder
    name: str
    handle: dict[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Press:
    """A pressed button: the action, its values (the form's fields merged in) and the card it stood on.

    `card` is the platform's message id or our own card key; `credential` is what the platform hands out
    for updating the pressed card, if it does.
    """

    action: str
    values: dict[str, Any]
    card: str = ""
    credential: str = field(default="", repr=False)


@dataclass(frozen=True)
class Event:
    """Something that happened on a platform, once. `key` is the same for every repeat of it.

    kind: "message" | "press" | "joined" (the bot came into a group) | "removed" (it left one)
    | "entered" (a person opened the chat) | "left" (a person left the company)
    | "poll" (the platform asks how a running answer goes on)
    """

    platform: str
    key: str
    kind: str
    chat: ChatRef
    sender: str = ""  # the platform's id of the person
    sender_name: str = ""
    at: datetime | None = None  # UTC
    text: str = ""
    mentions: tuple[Mention, ...] = ()
    files: tuple[Attachment, ...] = ()
    message: str = ""  # the platform's id of this message
    quoted: str = ""  # id of the message or card it answers
    quoted_text: str = ""
    root: str = ""  # id of the message its thread began with
    thread: str = ""
    press: Press | None = None
    answer_url: str = field(
        default="", repr=False
    )  # a one-time address for a later answer, where the platform gives one
    stream: str = ""  # the running answer this event belongs to
    echo: str = ""  # what the answer to this very call gives back to the platform; new in every repeat


@dataclass(frozen=True)
class FileRef:
    """Stored bytes to be sent: `key` of storage.files, the name people see, the MIME type."""

    key: str
    name: str
    mime: str

    @property
    def is_image(self) -> bool:
        """Whether chats show it as a picture."""
        return self.mime.startswith("image/")


@dataclass(frozen=True)
class Reply:
    """What a person is told: a text, a card, files, or several of them.

    `toast` is the short line over a pressed card; `mention` are people who must act on `text`;
    `final` is False when more will follow for the same question (a picture being drawn).
    """

    text: str = ""
    card: Card | None = None
    files: tuple[FileRef, ...] = ()
    toast: str = ""
    mention: tuple[Who, ...] = ()
    final: bool = True


@dataclass(frozen=True)
class Address:
    """Where a reply goes: a chat, a person (private chat), or the answer to one message.

    `person` is the platform's id; `reply_to` a message id; `answer_url` and `stream` as in Event;
    `push` a group's push key.
    """

    platform: str
    chat: str = ""
    kind: str = "p2p"
    via: str = ""
    person: str = ""
    reply_to: str = ""
    thread: bool = False
    answer_url: str = field(default="", repr=False)
    stream: str = ""
    push: str = field(default="", repr=False)

    @property
    def lane(self) -> str:
        """Messages of one lane keep their order."""
        return f"{self.platform}:{self.chat or self.person}"


@dataclass(frozen=True)
class Answer:
    """What dispatch hands back to the door for the one who acted.

    `reply` is said in the chat; `replace` is the pressed card's next state; `toast` the short line.
    `ok` is False when the action was refused. `stream` names the running answer when more follows.
    """

    reply: Reply | None = None
    replace: Card | None = None
    toast: str = ""
    ok: bool = True
    stream: str = ""
