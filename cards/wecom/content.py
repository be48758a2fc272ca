"""What a card says, as pairs beside each other and lines above them: WeCom has no other places for it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.sales.words import day_words
from cards.elements import Card, Choice, DatePick, Fields, Form, Input, Note, Row, Rows, Table, Text
from cards.wecom.limits import KEYNAME, PAIRS, Limits, cut

_POINT = re.compile(rf"· ?([^：]{{1,{KEYNAME}}})：(.+)")
_ROOM = 4  # characters of a name that still say something
_FEW = 3  # with less room than this a list goes into the lines instead of being torn

Entries = list[tuple[str, str]]


@dataclass
class Content:
    """`pairs` are for horizontal_content_list, `lines` for the text above, `more` is what neither shows.

    Rows and fields named in `shown` stand in a selector already.
    """

    lim: Limits
    shown: set[str]
    stamp: str = ""
    pairs: Entries = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    tail: str = ""
    more: int = 0

    @property
    def lines(self) -> list[str]:
        """The stamp first, then the headings of the lists shown as pairs, then everything else."""
        return [*([f"✓ {self.stamp}"] if self.stamp else []), " · ".join(self.headings), *self.words]


def content_of(card: Card, shown: set[str], lim: Limits) -> Content:
    """The words of a card."""
    content = Content(lim, shown, card.stamp)
    for element in card.body:
        add = _ADD.get(type(element))
        if add:
            add(content, element)
    return content


def paragraph(element: Text) -> str:
    """A paragraph with the names of those who must act before it."""
    return "".join(f"@{who.name} " for who in element.mention) + element.text


def _text(content: Content, element: Text) -> None:
    """A paragraph, or, when it is a list of "· name：words", such a list."""
    found = [_POINT.fullmatch(line) for line in element.text.splitlines()]
    points = [(point[1], point[2]) for point in found if point]
    if len(points) == len(found) > 2:
        _list(content, points)
    else:
        content.words += paragraph(element).splitlines()


def _note(content: Content, element: Note) -> None:
    content.words += element.text.splitlines()


def _rows(content: Content, element: Rows) -> None:
    entries = [_entry(row) for row in element.rows]
    keeps = [row.detail.partition(" · ")[0] for row in element.rows]
    _list(content, entries, element.heading, element.slot in content.shown, keeps)
    content.more += element.more


def _entry(row: Row) -> tuple[str, str]:
    """A row's number, or the longer one its title begins with (Q3/v1), and what is said about it."""
    first, _, rest = row.title.partition(" ")
    whole = row.named and len(first) <= KEYNAME
    name, title = (first, rest) if whole else (row.key, row.title)
    return name, f"{title} {row.detail}".strip()


def _table(content: Content, element: Table) -> None:
    _list(content, [(row[0], _cells(element, row)) for row in element.rows if row])


def _cells(table: Table, row: tuple[str, ...]) -> str:
    """A row's other cells; numbers of several columns need their heading to be understood."""
    several = len(table.header) > 2
    named = zip(range(len(row)), table.header, row, strict=False)
    words = [f"{head} {cell}" if several and n in table.right else cell for n, head, cell in named]
    return " · ".join(word for word in words[1:] if word)


def _list(
    content: Content,
    entries: Entries,
    heading: str = "",
    selectable: bool = False,
    keeps: Sequence[str] = (),
) -> None:
    """A list stays together: in pairs, the rest counted; or all of it as lines under its heading.

    One that follows another and can be picked from the selector is only counted. `keeps` are the parts of
    the entries' words that must not be cut.
    """
    room = PAIRS - len(content.pairs)
    torn = len(entries) > room and room < _FEW and not (selectable and content.headings)
    if torn or not all(0 < len(name) <= KEYNAME for name, _ in entries):
        content.words += [heading, *(f"{name} {words}".strip() for name, words in entries)]
        return
    content.headings += [heading] if heading else []
    held = zip(entries[:room], (*keeps, *[""] * len(entries)), strict=False)
    content.pairs += [(name, _squeezed(words, keep, content.lim.value)) for (name, words), keep in held]
    content.more += 0 if selectable else len(entries[room:])


def _squeezed(words: str, keep: str, limit: int) -> str:
    """Words within the limit; where `keep` would be lost, what stands before it gives way."""
    start = words.rfind(keep)
    end = start + len(keep)
    if not keep or end <= limit - (end < len(words)):
        return cut(words, limit) or "—"
    room = limit - len(keep) - 1
    return f"{cut(words[:start], room)} {keep}" if room >= _ROOM else cut(keep, limit)


def _fields(content: Content, element: Fields) -> None:
    _pairs(content, element.pairs)


def _form(content: Content, element: Form) -> None:
    """What no selector shows, what is wrong, and the sentence that does the same."""
    _pairs(content, [(f.label, _value(f)) for f in element.fields if f.name not in content.shown and f.value])
    content.words += [entry.error for entry in element.fields if entry.error]
    if element.hint and not content.stamp:
        content.tail = ("也可以直接说：" if content.lim.live else "请 @我 说：") + element.hint


def _pairs(content: Content, pairs: Any) -> None:
    for name, value in pairs:
        short = 0 < len(name) <= KEYNAME and len(value) <= content.lim.value
        if short and len(content.pairs) < PAIRS:
            content.pairs.append((name, value or "—"))
        else:
            content.words.append(f"{name}：{value}" if name else value)


def _value(entry: Input | Choice | DatePick) -> str:
    if isinstance(entry, Choice):
        return dict(entry.options).get(entry.value, entry.value)
    return day_words(date.fromisoformat(entry.value)) if isinstance(entry, DatePick) else entry.value


_ADD: dict[type, Callable[[Content, Any], None]] = {
    Text: _text,
    Note: _note,
    Rows: _rows,
    Table: _table,
    Fields: _fields,
    Form: _form,
}
