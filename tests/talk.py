"""A room to talk in: a twin of a platform in memory, real dispatch, real database, real outbox.

zhang.say("完成 T12")          typed, in a private chat or with in_group=True
zhang.press("完成")            the button with this label on the newest card they can see
zhang.card / zhang.heard       what they see now
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from bot.dispatch import Dispatcher
from bot.errors import PlatformError
from bot.message import BOT_ID, Address, Answer, Attachment, ChatRef, Event, Mention, Press, Reply
from bot.platforms.base import OVERSIZE, Call, Fetched, HttpAnswer, Outgoing, Posted, Sent
from bot.roles import Role
from bot.settings import Settings
from cards.elements import Button, Card, Rows, all_buttons
from jobs import filing  # noqa: F401  (its job carries files in)
from jobs.deliver import Carrier
from storage import outbox
from storage.chats import Chat
from storage.people import Identity, Team, User

ZONE = ZoneInfo("Asia/Shanghai")
PLATFORM = "twin"
BOT = "销售助理"


@dataclass
class Shown:
    """A message on the twin platform."""

    address: Address
    reply: Reply
    key: str = ""
    card: Card | None = None

    @property
    def text(self) -> str:
        """The message's own words."""
        return self.reply.text


@dataclass
class Twin:
    """A platform in memory. Answers presses in the callback, sends everything else, as chat platforms do."""

    name: str = PLATFORM
    path: str = "/twin"
    methods: tuple[str, ...] = ("POST",)
    wall: list[Shown] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    failing: list[PlatformError] = field(default_factory=list)
    held: dict[str, bytes] = field(default_factory=dict)
    unfetched: list[PlatformError] = field(default_factory=list)

    @property
    def doors(self) -> tuple["Twin"]:
        return (self,)

    def read(self, call: Call) -> Event | HttpAnswer:
        return HttpAnswer()

    def takes(self, event: Event, answer: Answer) -> bool:
        return event.press is not None and answer.reply is None

    def answer(self, event: Event, answer: Answer, card_key: str = "") -> HttpAnswer:
        if answer.toast:
            self.toasts.append(answer.toast)
        if answer.replace and event.press:
            self._shown(event.press.card).card = answer.replace
        return HttpAnswer("answered")

    def repeatable(self, address: Address) -> bool:
        return True

    def pieces(self, address: Address, reply: Reply) -> list[tuple[Address, Reply]]:
        words = [Reply(text=reply.text, mention=reply.mention)] if reply.text else []
        cards = [Reply(card=reply.card)] if reply.card else []
        single = [*words, *cards, *(Reply(files=(f,)) for f in reply.files)]
        return [(address, piece) for piece in (single if len(single) > 1 else [reply])]

    def send(self, out: Outgoing) -> Sent:
        if self.failing:
            raise self.failing.pop(0)
        self.wall.append(Shown(out.address, out.reply, out.card_key, out.reply.card))
        return Sent(f"om_{len(self.wall)}")

    def update(self, posted: Posted, card: Card) -> Sent:
        self._shown(posted.key).card = card
        return Sent()

    def fetch(self, attachment: Attachment, most: int) -> Fetched:
        if self.unfetched:
            raise self.unfetched.pop(0)
        content = self.held[attachment.handle["key"]]
        if len(content) > most:
            raise PlatformError(OVERSIZE, "too large")
        return Fetched(attachment.name if attachment.kind == "file" else "", content)

    def _shown(self, key: str) -> Shown:
        return next(s for s in self.wall if key in (s.key, f"om_{self.wall.index(s) + 1}"))


class Room:
    """People, a group, a clock that stands until it is moved, and the twin's wall."""

    def __init__(self, now: datetime = datetime(2026, 11, 24, 10, 0, tzinfo=ZONE)) -> None:
        self.now = now
        self.twin = Twin()
        self.settings = Settings(secret_key="x" * 32, bot_name=BOT)
        platforms = {PLATFORM: self.twin}
        self.dispatcher = Dispatcher(self.settings, platforms, lambda: None, lambda: self.now)
        self.carrier = Carrier(platforms, lambda at: at.astimezone(ZONE), clock=lambda: self.now)
        self.team = Team.add(name="华东销售部")
        self.group = Chat.add(platform=PLATFORM, external_id="oc_group", name="作战群", team=self.team)
        self.keys = count(1)

    def person(self, name: str, role: Role = Role.SALES, team: Team | None = None, **more: Any) -> "Person":
        """A colleague everybody knows."""
        user = User.add(name=name, role=role, team=team or self.team, **more)
        Identity.add(user=user, platform=PLATFORM, external_id=f"ou_{name}")
        return Person(self, name, user)

    def stranger(self, name: str) -> "Person":
        """Somebody nobody has let in."""
        return Person(self, name, None)

    def later(self, **span: Any) -> None:
        """Move the clock."""
        self.now += timedelta(**span)

    def deliver(self) -> None:
        """Carry the outbox out."""
        self.carrier.drain()


@dataclass
class Person:
    """Somebody who types and presses."""

    room: Room
    name: str
    user: User | None

    @property
    def id(self) -> str:
        return f"ou_{self.name}"

    def say(self, text: str, in_group: bool = False, key: str = "", **more: Any) -> str:
        """Type a sentence; the first line of what comes back. In the group the bot is mentioned."""
        before = len(self.room.twin.wall)
        mentions = [Mention(n, f"ou_{n}", f"@_user_{i}") for i, n in enumerate(_mentioned(text), 1)]
        for mention in mentions:
            text = text.replace(f"@{mention.name}", mention.key)
        if in_group:
            text, mentions = f"@_user_0 {text}", [Mention(BOT, BOT_ID, "@_user_0"), *mentions]
        self._happen("message", in_group, key, text=text, mentions=tuple(mentions), **more)
        fresh = [shown for shown in self.room.twin.wall[before:] if self._sees(shown, in_group)]
        return _first_line(fresh[-1]) if fresh else ""

    def send(
        self,
        name: str,
        content: bytes,
        text: str = "",
        in_group: bool = False,
        kind: str = "file",
        **more: Any,
    ) -> str:
        """Send a file, with words if there are any; as `say`."""
        key = f"f{len(self.room.twin.held)}"
        self.room.twin.held[key] = content
        return self.say(text, in_group, files=(Attachment(kind, name, {"key": key}),), **more)

    def press(self, label: str, row: str = "", on: str = "", in_group: bool = False, **form: Any) -> str:
        """Press a button of the newest card they see (`on` part of its title); the toast or answer."""
        shown = self._card_with(label, on)
        button = next(b for b in all_buttons(shown.card) if b.text == label)
        slot = _row_slot(shown.card, button)
        values = {**button.values, **({slot: row} if slot else {}), **form}
        return self._press(button.action, values, shown, in_group)

    def does(self, action: str, card: str = "", **values: Any) -> str:
        """Press a button that says `action` with `values`, whatever card it stands on."""
        shown = next((s for s in self.seen if card and s is self.room.twin._shown(card)), None)
        return self._press(action, values, shown, False)

    def _press(self, action: str, values: dict[str, Any], shown: Shown | None, in_group: bool) -> str:
        before, toasts = len(self.room.twin.wall), len(self.room.twin.toasts)
        group = in_group or bool(shown and shown.address.kind == "group")
        self._happen("press", group, "", press=Press(action, values, shown.key if shown else ""))
        if len(self.room.twin.toasts) > toasts:
            return self.room.twin.toasts[-1]
        fresh = [s for s in self.room.twin.wall[before:] if self._sees(s, group)]
        return _first_line(fresh[-1]) if fresh else ""

    @property
    def seen(self) -> list[Shown]:
        """All messages in their private chat and the group, oldest first."""
        return [shown for shown in self.room.twin.wall if self._sees(shown, True)]

    @property
    def private(self) -> list[Shown]:
        """All messages in their private chat."""
        return [shown for shown in self.room.twin.wall if self._sees(shown, False)]

    @property
    def heard(self) -> str:
        """The newest message's words (a card's text form)."""
        return as_words(self.seen[-1]) if self.seen else ""

    @property
    def card(self) -> Card:
        """The newest card they see, in its present state."""
        return next(shown.card for shown in reversed(self.seen) if shown.card)

    def _card_with(self, label: str, on: str) -> Shown:
        for shown in reversed(self.seen):
            if (
                shown.card
                and on in shown.card.title
                and any(b.text == label for b in all_buttons(shown.card))
            ):
                return shown
        titles = [s.card.title for s in self.seen if s.card]
        raise AssertionError(f"{self.name} sees no button {label!r} on {titles}")

    def _sees(self, shown: Shown, group: bool) -> bool:
        if shown.address.kind == "group":
            return group
        return shown.address.person == self.id

    def _happen(self, kind: str, in_group: bool, key: str, **more: Any) -> None:
        chat = (
            ChatRef(PLATFORM, "oc_group", "group") if in_group else ChatRef(PLATFORM, f"p_{self.id}", "p2p")
        )
        number = next(self.room.keys)
        event = Event(
            PLATFORM,
            key or f"k{number}",
            kind,
            chat,
            self.id,
            self.name,
            at=self.room.now,
            message=f"um_{number}",
        )
        self.room.dispatcher.handle(replace(event, **more), self.room.twin)
        self.room.deliver()


def _mentioned(text: str) -> list[str]:
    return [word[1:].rstrip("，。") for word in text.split() if word.startswith("@") and len(word) > 1]


def _row_slot(card: Card, button: Button) -> str:
    return next((e.slot for e in card.body if isinstance(e, Rows) and button in e.buttons), "")


def _first_line(shown: Shown) -> str:
    return as_words(shown).partition("\n")[0]


def as_words(shown: Shown) -> str:
    """A message as plain words."""
    if shown.card:
        from cards.text import as_text

        return as_text(shown.card)
    return shown.reply.text or "、".join(file.name for file in shown.reply.files)


__all__ = ["PLATFORM", "ZONE", "Person", "Room", "as_words", "outbox"]
