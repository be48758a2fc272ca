"""What a card is made of, in words no platform owns. Each platform's renderer turns it into its own JSON.

A card says one thing first (number and name), then at most six short fields, then at most four buttons,
the likely next step first. Colour means state.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Tone(StrEnum):
    """State as a colour: new, going, waiting for somebody, done, late."""

    NEW = "grey"
    GOING = "blue"
    WAITING = "orange"
    DONE = "green"
    LATE = "red"


@dataclass(frozen=True)
class Who:
    """A person to be mentioned: shown name, and what each platform calls them ({platform: id})."""

    name: str
    ids: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Button:
    """A pre-typed command: `action` with its `values` (JSON values); `confirm` asks before it is sent."""

    text: str
    action: str
    values: dict[str, Any] = field(default_factory=dict)
    style: str = "default"  # primary | default | danger
    confirm: str = ""


@dataclass(frozen=True)
class Text:
    """A paragraph, plain text; `mention` puts the people who must act before it."""

    text: str
    mention: tuple[Who, ...] = ()


@dataclass(frozen=True)
class Note:
    """Small grey print: a reason, a hint, what to type next."""

    text: str


@dataclass(frozen=True)
class Fields:
    """Short label and value pairs, two columns, at most six."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Row:
    """One line of a list; `key` is the record's number and goes into the pressed button's slot."""

    key: str
    title: str
    detail: str = ""
    tone: Tone = Tone.NEW

    @property
    def named(self) -> bool:
        """Whether the title tells the key: the number leads it, or the key is a day, 2026-12-31."""
        return self.title.startswith(self.key) or len(self.key.split("-")) == 3


@dataclass(frozen=True)
class Rows:
    """A list of records. Every button acts on one row, whose key is put into `slot`.

    Where a platform has no buttons in rows, the reader picks a row first. `more` rows are not shown.
    """

    rows: tuple[Row, ...]
    heading: str = ""
    slot: str = ""
    buttons: tuple[Button, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class Table:
    """A small table; columns named in `right` hold numbers and are right-aligned."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A stored picture (key of storage.files) shown in the card."""

    key: str
    alt: str


@dataclass(frozen=True)
class Divider:
    """A thin line."""


@dataclass(frozen=True)
class Buttons:
    """At most four buttons, the likely next step first."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True)
class Input:
    """Free text. `suggestions` are offered instead where a platform's cards cannot take typing."""

    name: str
    label: str
    value: str = ""
    placeholder: str = ""
    required: bool = False
    multiline: bool = False
    suggestions: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True)
class Choice:
    """One of several; options are (value, shown text)."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    value: str = ""
    error: str = ""


@dataclass(frozen=True)
class DatePick:
    """A day, value as ISO date or empty."""

    name: str
    label: str
    value: str = ""
    error: str = ""


@dataclass(frozen=True)
class Form:
    """Fields the reader fills; every button sends its action with its values and the fields' values by name.

    `hint` is the sentence that does the same by typing.
    """

    fields: tuple[Input | Choice | DatePick, ...]
    buttons: tuple[Button, ...]
    hint: str = ""


Element = Text | Note | Fields | Rows | Table | Picture | Divider | Buttons | Form


@dataclass(frozen=True)
class Card:
    """A card. `subject` names what it shows ("task:T12"): copies of one subject are updated together.

    `stamp` is who did what and when, once nothing is left to press; a stamped card keeps no live button.
    """

    title: str
    body: tuple[Element, ...] = ()
    tone: Tone = Tone.NEW
    tag: str = ""
    subject: str = ""
    stamp: str = ""


def button(text: str, action: str, *, style: str = "default", confirm: str = "", **values: Any) -> Button:
    """A button that reads as one line in a card builder."""
    return Button(text, action, values, style, confirm)


def all_buttons(card: Card) -> tuple[Button, ...]:
    """Every button of a card, in reading order."""
    found: list[Button] = []
    for element in card.body:
        if isinstance(element, Buttons | Rows | Form):
            found.extend(element.buttons)
    return tuple(found)
