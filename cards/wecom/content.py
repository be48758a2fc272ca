"""What a card says, as pairs beside each other and lines below: WeCom has no other places for it."""

import re
from dataclasses import dataclass, field
from datetime import date

from bot.sales.words import day_words
from cards.elements import Card, Choice, DatePick, Fields, Form, Input, Note, Rows, Table, Text
from cards.wecom.limits import KEYNAME, PAIRS, Limits, cut

_POINT = re.compile(rf"· ?([^：]{{1,{KEYNAME}}})：(.+)")


@dataclass
class Content:
    """`pairs` are for horizontal_content_list, `lines` for the text below, `more` is what neither shows."""

    pairs: list[tuple[str, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    tail: str = ""
    more: int = 0


def content_of(card: Card, shown: set[str], lim: Limits) -> Content:
    """The words of a card. Rows and fields named in `shown` stand in a selector already."""
    content = Content(lines=[f"✓ {card.stamp}"] if card.stamp else [])
    headings = []
    for element in card.body:
        if isinstance(element, Text) and (entries := _named(element.text)):
            _add_listed(content, entries, lim)
        elif isinstance(element, Text):
            content.lines += paragraph(element).splitlines()
        elif isinstance(element, Note):
            content.lines.append(element.text)
        elif isinstance(element, Rows):
            headings += [element.heading] if element.heading else []
            _add_listed(content, _entries(element), lim, element.slot in shown)
            content.more += element.more
        elif isinstance(element, Table):
            _add_listed(content, [(row[0], _cells(element, row)) for row in element.rows if row], lim)
        else:
            _add_pairs(content, _pairs_of(element, shown), lim)
        if isinstance(element, Form):
            _add_form(content, element, bool(card.stamp), lim.live)
    if headings:
        content.lines.insert(1 if card.stamp else 0, " · ".join(headings))
    return content


def paragraph(element: Text) -> str:
    """A paragraph with the names of those who must act before it."""
    return "".join(f"@{who.name} " for who in element.mention) + element.text


def _named(text: str) -> list[tuple[str, str]]:
    """A paragraph that is a list of "· name：words" as such a list, else nothing."""
    found = [_POINT.fullmatch(line) for line in text.splitlines()]
    return [(point[1], point[2]) for point in found if point] if len(found) > 2 and all(found) else []


def _pairs_of(element: object, shown: set[str]) -> list[tuple[str, str]]:
    if isinstance(element, Fields):
        return list(element.pairs)
    if isinstance(element, Form):
        return [(f.label, _value_of(f)) for f in element.fields if f.name not in shown and f.value]
    return []


def _cells(table: Table, row: tuple[str, ...]) -> str:
    """A row's other cells; numbers of several columns need their heading to be understood."""
    several = len(table.header) > 2
    named = zip(range(len(row)), table.header, row, strict=False)
    words = [f"{head} {cell}" if several and n in table.right else cell for n, head, cell in named]
    return " · ".join(word for word in words[1:] if word)


def _value_of(entry: Input | Choice | DatePick) -> str:
    if isinstance(entry, Choice):
        return dict(entry.options).get(entry.value, entry.value)
    return day_words(date.fromisoformat(entry.value)) if isinstance(entry, DatePick) else entry.value


def _add_pairs(content: Content, pairs: list[tuple[str, str]], lim: Limits) -> None:
    for name, value in pairs:
        fits = 0 < len(name) <= KEYNAME and len(value) <= lim.value
        if fits and len(content.pairs) < PAIRS:
            content.pairs.append((name, value or "—"))
        else:
            content.lines.append(f"{name}：{value}" if name else value)


def _entries(rows: Rows) -> list[tuple[str, str]]:
    """Each row's number, and its words without the number."""
    return [(row.key, f"{row.title.removeprefix(row.key).strip()} {row.detail}".strip()) for row in rows.rows]


def _add_listed(
    content: Content, entries: list[tuple[str, str]], lim: Limits, selectable: bool = False
) -> None:
    """A list stays together: in pairs while there is room, the rest counted; or all of it as lines."""
    if not all(0 < len(name) <= KEYNAME for name, _ in entries):
        content.lines += [f"{name} {words}".strip() for name, words in entries]
        return
    room = PAIRS - len(content.pairs)
    content.pairs += [(name, cut(words, lim.value) or "—") for name, words in entries[:room]]
    content.more += 0 if selectable else len(entries[room:])


def _add_form(content: Content, form: Form, stamped: bool, live: bool) -> None:
    content.lines += [entry.error for entry in form.fields if entry.error]
    if form.hint and not stamped:
        content.tail = f"也可以直接说：{form.hint}" if live else f"请 @我 说：{form.hint}"


def fit(lines: list[str], limit: int, more: int = 0, tail: str = "") -> str:
    """Lines within `limit` characters; the rest is counted as "还有 n 项", `tail` is kept at the end."""
    lines = [line.strip() for line in lines if line.strip()]
    tail = cut(tail, limit) if tail else ""
    room = limit - (len(tail) + 1 if tail else 0)
    kept, left = _keep(lines, room, more)
    count = f"还有 {left} 项" if left and room >= len(f"还有 {left} 项") else ""
    return "\n".join(part for part in (*kept, count, tail) if part)


def _keep(lines: list[str], room: int, more: int) -> tuple[list[str], int]:
    whole = "\n".join(lines)
    if len(whole) + (len(f"\n还有 {more} 项") if more else 0) <= room:
        return lines, more
    room -= len("\n还有 99 项")
    kept: list[str] = []
    for place, line in enumerate(lines):
        space = room - sum(len(k) + 1 for k in kept)
        if len(line) > space:
            cuttable = space >= 8
            rest = len(lines) - place - cuttable
            return kept + ([line[: space - 1] + "…"] if cuttable else []), rest + more
        kept.append(line)
    return kept, more
