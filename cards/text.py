"""A card as plain text: for logs, for tests, and where a platform will not show the card."""

from collections.abc import Callable, Iterator
from typing import Any

from cards.elements import (
    Button,
    Buttons,
    Card,
    Choice,
    DatePick,
    Divider,
    Element,
    Fields,
    Form,
    Input,
    Note,
    Picture,
    Rows,
    Table,
    Text,
)


def as_text(card: Card, buttons: bool = True) -> str:
    """The card's lines: title first, fields as "label  value", buttons as [text] unless left out."""
    lines = [f"{card.title}（{card.tag}）" if card.tag else card.title]
    for element in card.body:
        lines += _LINES[type(element)](element, buttons)
    return "\n".join(line for line in [*lines, card.stamp] if line)


def _text(element: Text, buttons: bool) -> Iterator[str]:
    yield " ".join([*(f"@{who.name}" for who in element.mention), element.text])


def _note(element: Note, buttons: bool) -> Iterator[str]:
    yield element.text


def _fields(element: Fields, buttons: bool) -> Iterator[str]:
    return (f"{label}  {value}" for label, value in element.pairs)


def _rows(element: Rows, buttons: bool) -> Iterator[str]:
    yield element.heading
    for row in element.rows:
        yield f"· {row.title}  {row.detail}".rstrip()
    if element.more:
        yield f"还有 {element.more} 项"
    if buttons:
        yield _pressable(element.buttons)


def _table(element: Table, buttons: bool) -> Iterator[str]:
    return ("  ".join(row) for row in (element.header, *element.rows))


def _picture(element: Picture, buttons: bool) -> Iterator[str]:
    yield f"（图：{element.alt}）"


def _divider(element: Divider, buttons: bool) -> Iterator[str]:
    yield "————"


def _buttons(element: Buttons, buttons: bool) -> Iterator[str]:
    if buttons:
        yield _pressable(element.buttons)


def _form(element: Form, buttons: bool) -> Iterator[str]:
    if buttons:
        yield from (_field(field) for field in element.fields)
        yield _pressable(element.buttons)
    if element.hint:
        yield f"也可以直接说：{element.hint}"


def _field(field: Input | Choice | DatePick) -> str:
    shown = dict(field.options).get(field.value, "") if isinstance(field, Choice) else field.value
    return f"{field.label}：{shown or '____'}" + (f"（{field.error}）" if field.error else "")


def _pressable(buttons: tuple[Button, ...]) -> str:
    return " ".join(f"[{button.text}]" for button in buttons)


_LINES: dict[type[Element], Callable[[Any, bool], Iterator[str]]] = {
    Text: _text,
    Note: _note,
    Fields: _fields,
    Rows: _rows,
    Table: _table,
    Picture: _picture,
    Divider: _divider,
    Buttons: _buttons,
    Form: _form,
}
