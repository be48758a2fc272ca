"""One sentence while it is read: its comparable text, what stands in it, and what is used up already."""

import re
from datetime import date, datetime

from bot.understand.durations import Duration
from bot.understand.ids import Id, find_ids, with_version
from bot.understand.moments import Moment, find_moment, moved
from bot.understand.names import find_files
from bot.understand.normalise import line_of
from bot.understand.people import Person, find_people
from bot.understand.shapes import Input

MARKS = {
    "task": "\ue001",
    "project": "\ue002",
    "lead": "\ue003",
    "quote": "\ue004",
    "feature": "\ue005",
    "account": "\ue006",
    "person": "\ue007",
    "file": "\ue008",
}
_FILL = "\ue000"
USED = "\x00"
_SCOPE = 400  # an order and its values stand at the beginning; what follows is free text
_BRACKETED = re.compile(rf"[(\[]([\ue001-\ue006]{_FILL}*)[)\]]")
_PLAIN = re.compile("[^\ue000-\ue008]+")


class Sentence:
    """`match` is the comparable text; `shape` the same with ids, people and files as single signs;
    `left` the same with used up pieces blanked, in which values are looked for; `free` all unused text."""

    def __init__(self, text: str, given: Input, mentioned: tuple[tuple[int, int, str], ...] = ()) -> None:
        self.given = given
        self.now: datetime = given.now
        self.line = line_of(text)
        self.match = self.line.match
        head = self.match[:_SCOPE]
        self.files = find_files(head)
        bare = self._blanked(head, [(f.start(), f.end()) for f in self.files])
        self.ids: list[Id] = find_ids(bare)
        self.people: list[Person] = find_people(bare, given.roster, mentioned)
        self.shape = self._shaped(head)
        self.left = self._blanked(bare, [(i.start, i.end) for i in self.ids])
        self.free = self.match
        self.aside: list[tuple[int, int]] = []

    @staticmethod
    def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
        for start, end in spans:
            text = text[:start] + USED * (end - start) + text[end:]
        return text

    def _shaped(self, text: str) -> str:
        pieces = [(i.start, with_version(text, i), MARKS[i.kind]) for i in self.ids]
        pieces += [(p.start, p.end, MARKS["person"]) for p in self.people]
        pieces += [(f.start(), f.end(), MARKS["file"]) for f in self.files]
        for start, end, mark in pieces:
            text = text[:start] + mark + _FILL * (end - start - 1) + text[end:]
        return _BRACKETED.sub(lambda found: f" {found.group(1)} ", text)

    def moment(self, start: int = 0, text: str | None = None) -> Moment | None:
        """The first point in time from `start` in what is left, or in another text."""
        return find_moment(self.left if text is None else text, self.now, start, self.given.calendar)

    def moved(self, length: Duration) -> date | datetime | None:
        """Now, or today, plus a length of time."""
        return moved(self.now, length, self.given.calendar)

    def blanked(self, spans: list[tuple[int, int]]) -> str:
        """The comparable text without some pieces."""
        return self._blanked(self.match, spans)

    def take(self, start: int, end: int) -> None:
        """Use up a piece: it will not be read again, nor be part of the remaining text."""
        if end > start:
            self.hide(start, end)
            self.free = self._blanked(self.free, [(start, end)])

    def set_aside(self, start: int, end: int) -> None:
        """Use up a piece that belongs to no order: not even words of time in it count."""
        self.take(start, end)
        self.aside.append((start, end))

    def take_words(self, start: int, end: int) -> None:
        """Use up words, but not the record numbers, people and files between them."""
        for found in _PLAIN.finditer(self.shape, start, end):
            self.take(*found.span())

    def hide(self, start: int, end: int) -> None:
        """Keep a piece from being read as a value; it stays part of the remaining text."""
        if start < len(self.left):
            self.left = self._blanked(self.left, [(start, min(end, len(self.left)))])

    def typed(self, start: int, end: int) -> str:
        """A piece as it was typed."""
        return self.line.as_typed(start, end)

    def show_quarters(self) -> None:
        """Read Q1 … Q4 as quarters, not as quotes."""
        quarters = [i for i in self.ids if i.value in ("Q1", "Q2", "Q3", "Q4")]
        self.ids = [i for i in self.ids if i not in quarters]
        for found in quarters:
            self.left = (
                self.left[: found.start] + self.match[found.start : found.end] + self.left[found.end :]
            )

    def ids_of(self, *kinds: str) -> list[Id]:
        """The record numbers of these kinds that are not used up."""
        return [i for i in self.ids if i.kind in kinds and self.free[i.start] != USED]

    def person_at(self, place: int) -> Person | None:
        """Whoever is named at this place."""
        return next((p for p in self.people if p.start <= place < p.end), None)
