"""Selectors and buttons of a card. Nothing is typed into WeCom cards: what can be chosen stands in a list."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from bot.sales.words import day_words
from cards.elements import Button, Buttons, Card, Choice, DatePick, Form, Input, Row, Rows
from cards.wecom.limits import OPTION_ID_BYTES, OPTIONS, SELECTOR_TITLE, Limits, cut, cut_bytes

TAKES = "_takes"  # in a pressed button's values: the selectors that belong to it
SAME = "_same"  # in a pressed button's values: makes the key of a twin another one
EMPTY = "~"  # the option that stands for an empty value
_LATER = (0, 1, 2, 3, 7, 14)


@dataclass
class Pick:
    """One selector: the name its value gets, its options as (id, text), and which is chosen already."""

    name: str
    title: str
    options: list[tuple[str, str]]
    chosen: str | None = None


@dataclass(frozen=True)
class Live:
    """A button, the selectors it takes values from, and what it sends when one of them is not shown."""

    button: Button
    names: tuple[str, ...] = ()
    instead: dict[str, Any] = field(default_factory=dict)

    def key(self, pack: Callable[[str, dict[str, Any]], str], shown: set[str], same: int = 0) -> str:
        """The packed press, with the names of the shown selectors whose values it wants.

        `same` counts buttons before it that would send the same: keys must differ.
        """
        takes = [name for name in self.names if name in shown]
        values = {name: value for name, value in self.instead.items() if name not in shown}
        marks = ({TAKES: takes} if takes else {}) | ({SAME: same} if same else {})
        return pack(self.button.action, {**values, **self.button.values, **marks})


def picks_of(card: Card) -> list[Pick]:
    """Every selector the card could show, in reading order; lists of one slot are one selector."""
    picks: dict[str, Pick] = {}
    for element in card.body:
        if isinstance(element, Rows) and element.buttons and element.slot:
            pick = picks.setdefault(element.slot, Pick(element.slot, "选一项", []))
            pick.options += [(row.key, _row_text(row)) for row in element.rows]
        elif isinstance(element, Form):
            picks |= {made.name: made for entry in element.fields if (made := _pick(entry))}
    return [pick for pick in picks.values() if pick.options]


def live_buttons(card: Card) -> list[Live]:
    """Every button in reading order; the same button under several lists is one."""
    found: list[Live] = []
    for element in card.body:
        if isinstance(element, Buttons):
            found += [Live(button) for button in element.buttons]
        elif isinstance(element, Rows):
            found += [Live(button, (element.slot,)) for button in element.buttons]
        elif isinstance(element, Form):
            names = tuple(entry.name for entry in element.fields)
            instead = {entry.name: entry.value for entry in element.fields if entry.value}
            found += [Live(button, names, instead) for button in element.buttons]
    return [live for place, live in enumerate(found) if live.button not in [f.button for f in found[:place]]]


def selector(pick: Pick, lim: Limits) -> dict[str, Any]:
    """A selector as JSON (button_selection, or one of select_list)."""
    options = _first(pick)
    shown = {
        "question_key": pick.name,
        "title": cut(pick.title, SELECTOR_TITLE),
        "option_list": [{"id": _id(value), "text": cut(text, lim.option)} for value, text in options],
    }
    known = [value for value, _ in options]
    chosen = known[0] if len(known) == 1 else pick.chosen
    return shown | ({"selected_id": _id(chosen)} if chosen in known else {})


def left_out(pick: Pick) -> int:
    """How many options the selector has no room for."""
    return len(pick.options) - len(_first(pick))


def _first(pick: Pick) -> list[tuple[str, str]]:
    unique = list(dict(pick.options).items())
    chosen = [option for option in unique[OPTIONS:] if option[0] == pick.chosen]
    return unique[: OPTIONS - len(chosen)] + chosen


def _id(value: str) -> str:
    return cut_bytes(value, OPTION_ID_BYTES) or EMPTY


def _row_text(row: Row) -> str:
    return row.title if row.named else f"{row.key} {row.title}"


def _pick(entry: Input | Choice | DatePick) -> Pick | None:
    if isinstance(entry, Choice):
        options = list(entry.options)
    elif isinstance(entry, DatePick):
        options = _days_from(entry.value)
    else:
        own = (entry.value,) if entry.value or not entry.required else ()
        texts = dict.fromkeys((*own, *entry.suggestions)) if entry.suggestions else ()
        options = [(text, text or "不填") for text in texts]
    chosen = entry.value if entry.value or isinstance(entry, Input) else None
    return Pick(entry.name, entry.label, options, chosen) if options else None


def _days_from(value: str) -> list[tuple[str, str]]:
    if not value:
        return []
    days = [date.fromisoformat(value) + timedelta(days=more) for more in _LATER]
    return [(day.isoformat(), day_words(day)) for day in days]
