"""Draws one card, element by element."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from cards import elements as parts
from cards.feishu import shapes
from cards.feishu.shapes import Json, escape

_STYLES = {"primary": "primary_filled", "danger": "danger"}


@dataclass
class Pen:
    """Draws once: `rows` rows in a list at most, `letters` characters in a text, buttons while it is live."""

    pack: Callable[[str, dict[str, Any]], str]
    card_key: str
    kind: str
    picture: Callable[[str], str]
    rows: int
    letters: int
    live: bool
    leading: bool = True  # no button has stood out yet
    forms: Iterator[int] = field(default_factory=lambda: count(1))
    names: set[str] = field(default_factory=set)

    def card(self, card: parts.Card) -> Json:
        """The whole card. Copies passed on to other chats show it, but cannot be pressed."""
        body = [element for part in card.body for element in _DRAW[type(part)](self, part)]
        if card.stamp:
            body += [{"tag": "hr"}, shapes.small(card.stamp)]
        summary = {"content": f"{card.title} {card.tag}".strip()}
        return {
            "schema": "2.0",
            "config": {"update_multi": True, "enable_forward_interaction": False, "summary": summary},
            "header": shapes.header(card),
            "body": {"vertical_spacing": "8px", "elements": body or [shapes.small(" ")]},
        }

    def text(self, part: parts.Text) -> Iterator[Json]:
        """A paragraph; only one that mentions people is markdown."""
        words = self.cut(part.text)
        if part.mention:
            people = [shapes.mention(who) for who in part.mention]
            yield shapes.markdown(" ".join([*people, escape(words)]))
        elif words:
            yield shapes.paragraph(words)

    def note(self, part: parts.Note) -> Iterator[Json]:
        """Small and grey."""
        if part.text:
            yield shapes.small(self.cut(part.text))

    def fields(self, part: parts.Fields) -> Iterator[Json]:
        """Two columns, each label in grey above its value."""
        texts = [f"{shapes.grey(label)}<br>{escape(self.cut(value)) or '—'}" for label, value in part.pairs]
        cells = [shapes.column(shapes.markdown(text), weight=1) for text in texts]
        for n in range(0, len(cells), 2):
            yield shapes.columns(cells[n : n + 2])

    def listing(self, part: parts.Rows) -> Iterator[Json]:
        """Rows, each with its own small buttons."""
        if part.heading:
            yield shapes.markdown(f"**{escape(part.heading)}**")
        for row in part.rows[: self.rows]:
            words = shapes.column(shapes.row_text(row), weight=1)
            yield shapes.columns([words, *self.row_buttons(part, row)])
        yield from self.left_out(part.more + len(part.rows[self.rows :]))

    def row_buttons(self, part: parts.Rows, row: parts.Row) -> Iterator[Json]:
        """The list's buttons with this row's key in their slot."""
        slot = {part.slot: row.key} if part.slot else {}
        for button in part.buttons if self.live and row.key else ():
            yield shapes.column(self.button(button, slot, size="small"))

    def table(self, part: parts.Table) -> Iterator[Json]:
        """Columns beside each other (a card may hold only three real tables); numbers stand right."""
        lines = [part.header, *part.rows]
        weights = [shapes.weight([line[n] for line in lines]) for n in range(len(part.header))]
        for number, line in enumerate(lines[: self.rows + 1]):
            cells = [self.cell(text, number == 0, n in part.right) for n, text in enumerate(line)]
            pairs = zip(cells, weights, strict=False)
            yield shapes.columns([shapes.column(cell, weight) for cell, weight in pairs])
        yield from self.left_out(len(part.rows[self.rows :]))

    def cell(self, text: str, head: bool, right: bool) -> Json:
        """One cell of a table."""
        words = shapes.grey(text) if head else escape(self.cut(text))
        return shapes.markdown(words or "—", text_align="right" if right else "left")

    def left_out(self, rows: int) -> Iterator[Json]:
        """How many rows are not shown."""
        if rows:
            yield shapes.small(f"还有 {rows} 项")

    def image(self, part: parts.Picture) -> Iterator[Json]:
        """A picture, or what it shows in words while it is not uploaded."""
        key = self.picture(part.key)
        shown = {"tag": "img", "img_key": key, "alt": shapes.plain(part.alt)}
        yield shown if key else shapes.small(f"（图：{part.alt}）")

    def rule(self, part: parts.Divider) -> Iterator[Json]:
        """A thin line."""
        yield {"tag": "hr"}

    def buttons(self, part: parts.Buttons) -> Iterator[Json]:
        """A line of buttons; the first of the card stands out."""
        if self.live and part.buttons:
            yield shapes.side_by_side([self.button(button) for button in part.buttons])

    def form(self, part: parts.Form) -> Iterator[Json]:
        """Fields and the buttons that send them."""
        if not self.live:
            return
        number = next(self.forms)
        inside = [element for one in part.fields for element in self.entry(one)]
        sending = [self.submit(button, f"submit{number}_{n}") for n, button in enumerate(part.buttons)]
        inside.append(shapes.side_by_side(sending))
        yield {"tag": "form", "name": f"form{number}", "elements": inside}
        if part.hint:
            yield shapes.small(f"也可以直接说：{part.hint}")

    def entry(self, part: parts.Input | parts.Choice | parts.DatePick) -> Iterator[Json]:
        """A field below its label, what is wrong with it in red."""
        name = self.name(part.name)
        needed = isinstance(part, parts.Input) and part.required
        yield shapes.small(f"{part.label}（必填）" if needed else part.label)
        yield _FIELDS[type(part)](part, name)
        if part.error:
            yield shapes.small(part.error, "red")

    def name(self, wanted: str) -> str:
        """`wanted`, or with a number behind it where the card has that name already."""
        numbered = (f"{wanted}__{n}" for n in count(2))
        name = wanted if wanted not in self.names else next(n for n in numbered if n not in self.names)
        self.names.add(name)
        return name

    def submit(self, button: parts.Button, name: str) -> Json:
        """A button that sends its form."""
        return {**self.button(button), "name": name, "form_action_type": "submit"}

    def button(self, button: parts.Button, extra: Json | None = None, size: str = "medium") -> Json:
        """A button that brings its signed action and values back."""
        value = {"go": self.pack(button.action, {**button.values, **(extra or {})}), "in": self.kind}
        drawn: Json = {
            "tag": "button",
            "type": self.style(button, size),
            "size": size,
            "text": shapes.plain(button.text),
            "behaviors": [{"type": "callback", "value": value | self.on_card()}],
        }
        if button.confirm:
            drawn["confirm"] = {"title": shapes.plain(button.text), "text": shapes.plain(button.confirm)}
        return drawn

    def on_card(self) -> Json:
        """The card's own key, so that a press is known even before the platform's message id is."""
        return {"card": self.card_key} if self.card_key else {}

    def style(self, button: parts.Button, size: str) -> str:
        """Filled for the likely next step: the first button that does not belong to a row."""
        first, self.leading = self.leading and size == "medium", self.leading and size != "medium"
        return _STYLES.get("primary" if first and button.style == "default" else button.style, "default")

    def cut(self, text: str) -> str:
        """No longer than fits."""
        return text if len(text) <= self.letters else text[: self.letters - 1] + "…"


_FIELDS: dict[type, Callable[[Any, str], Json]] = {
    parts.Input: shapes.text_input,
    parts.Choice: shapes.select,
    parts.DatePick: shapes.date_picker,
}
_DRAW: dict[type, Callable[[Pen, Any], Iterator[Json]]] = {
    parts.Text: Pen.text,
    parts.Note: Pen.note,
    parts.Fields: Pen.fields,
    parts.Rows: Pen.listing,
    parts.Table: Pen.table,
    parts.Picture: Pen.image,
    parts.Divider: Pen.rule,
    parts.Buttons: Pen.buttons,
    parts.Form: Pen.form,
}
