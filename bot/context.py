"""What a handler is given, and what it may cause. Effects are only noted here; dispatch carries them out."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.message import Address, Event, Reply
from bot.sales.workdays import CHINA, Calendar
from cards.elements import Card


@dataclass(frozen=True)
class Say:
    """Tell a person or a chat something. `to` is a User, a Chat, or an Address."""

    to: Any
    reply: Reply


@dataclass(frozen=True)
class Later:
    """A job to run after the commit; `values` are plain JSON values."""

    job: str
    values: dict[str, Any]


@dataclass(frozen=True)
class Restamp:
    """Every posted card of this card's subject shows this state from now on."""

    card: Card


Effect = Say | Later | Restamp


@dataclass
class Context:
    """Who acts, where and when. `now` is aware, in the installation's time zone.

    `here` is where an answer goes; `group` the storage Chat when it was said in a group, else None;
    `pressed` the stored card a button was pressed on; `calendar` says which days are worked.
    """

    user: Any
    event: Event
    here: Address
    now: datetime
    group: Any = None
    pressed: Any = None
    settings: Any = None
    calendar: Calendar = CHINA
    effects: list[Effect] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The calendar day where the person is."""
        return self.now.date()

    def say(self, to: Any, reply: "Reply | Card | str") -> None:
        """Tell somebody else; telling the one who acted is what a handler returns."""
        self.effects.append(Say(to, as_reply(reply)))

    def later(self, job: str, **values: Any) -> None:
        """Have a job done after the commit."""
        self.effects.append(Later(job, values))

    def restamp(self, card: Card) -> None:
        """Bring every posted copy of the card's subject up to date."""
        self.effects.append(Restamp(card))


def as_reply(value: "Reply | Card | str | None") -> Reply:
    """What a handler returned, as a Reply."""
    if isinstance(value, Reply):
        return value
    if isinstance(value, Card):
        return Reply(card=value)
    return Reply(text=value or "")
