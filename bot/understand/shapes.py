"""What the reader is given and what it answers, as frozen values that mirror their JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.sales.workdays import CHINA, Calendar


@dataclass(frozen=True)
class Mention:
    """Somebody mentioned: the placeholder in the text, the display name, the platform's id."""

    key: str
    name: str
    id: str


@dataclass(frozen=True)
class Person:
    """The bot or the speaker."""

    name: str
    id: str = ""
    role: str = ""


@dataclass(frozen=True)
class Pending:
    """The question asked last; `confirm` when it was "did you mean this?"."""

    intent: str
    slots: Mapping[str, Any]
    ask: tuple[str, ...] = ()
    confirm: bool = False


@dataclass(frozen=True)
class Input:
    """One message as the platforms deliver it, and what is known around it: when, and which days are worked."""

    text: str
    now: datetime
    bot: Person
    speaker: Person
    platform: str = "feishu"
    chat_type: str = "p2p"
    mentions: tuple[Mention, ...] = ()
    roster: tuple[str, ...] = ()
    reply_to: tuple[str, str] | None = None
    file: str = ""
    pending: Pending | None = None
    calendar: Calendar = CHINA

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> "Input":
        """Read the JSON form; what is absent takes its empty value."""
        context = raw.get("context") or {}
        reply = context.get("reply_to") or {}
        return cls(
            text=str(raw.get("text") or ""),
            now=datetime.fromisoformat(raw["now"]).replace(tzinfo=None),
            bot=_person(raw.get("bot")),
            speaker=_person(raw.get("speaker")),
            platform=raw.get("platform") or "feishu",
            chat_type=raw.get("chat_type") or "p2p",
            mentions=tuple(_mention(m) for m in raw.get("mentions") or ()),
            roster=tuple(raw.get("roster") or ()),
            reply_to=(reply["type"], str(reply["id"])) if reply.get("type") and reply.get("id") else None,
            file=str(context.get("file") or ""),
            pending=_pending(context.get("pending")),
        )


@dataclass(frozen=True)
class Reading:
    """What was understood. With `ask` or `suggest` nothing is carried out.

    `corrected` holds, for each suggestion, the sentence it would have been: a button can carry it; `past` for
    slots that are asked again the time gone by that was named, as ISO.
    """

    intent: str = "none"
    slots: Mapping[str, Any] = field(default_factory=dict)
    ask: tuple[str, ...] = ()
    suggest: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    past: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The JSON form that is measured."""
        return {
            "intent": self.intent,
            "slots": dict(self.slots),
            "ask": list(self.ask),
            "suggest": list(self.suggest),
        }


NOTHING = Reading()


def _person(raw: Mapping[str, Any] | None) -> Person:
    raw = raw or {}
    return Person(str(raw.get("name") or ""), str(raw.get("id") or ""), str(raw.get("role") or ""))


def _mention(raw: Mapping[str, Any]) -> Mention:
    return Mention(str(raw.get("key") or ""), str(raw.get("name") or ""), str(raw.get("id") or ""))


def _pending(raw: Mapping[str, Any] | None) -> Pending | None:
    if not raw or not raw.get("intent"):
        return None
    return Pending(
        str(raw["intent"]), raw.get("slots") or {}, tuple(raw.get("ask") or ()), bool(raw.get("confirm"))
    )
