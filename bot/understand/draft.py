"""A reading in the making: the values found so far, and those that must be asked again."""

import re
from datetime import date
from itertools import islice
from typing import Any

from bot.understand.sentence import USED, Sentence
from bot.understand.shapes import Reading
from bot.understand.spec import Command, Slot

_EDGES = " \t\n,;:。、.!?~|*·'\"-=>/，；：！？（）()【】[]"
_WRAPS = {"「": "」", "“": "”", "《": "》", "『": "』", "【": "】"}
_CLOSERS = {")": "(", "）": "（", "]": "[", "】": "【"}
_PUNCTUATION = re.compile(r"[,;。!?\n、:]")
_RUN = re.compile(rf"[^{USED}]+")
_PIECE = re.compile(rf"(?:https?://[^\s,。、|{USED}]+|[^\s,;。!?、|{USED}])+")  # a link is one piece
_MOST_PIECES = 60  # values stand among the first words; a page of them is no order


class Draft:
    """Values of one command read from one sentence."""

    def __init__(self, command: Command, sentence: Sentence) -> None:
        self.command = command
        self.sentence = sentence
        self.slots: dict[str, Any] = {}
        self.bad: list[str] = []
        self.past: dict[str, str] = {}

    def wants(self, name: str) -> bool:
        """Whether the command has this slot and it is still empty."""
        return self.command.slot(name) is not None and name not in self.slots and name not in self.bad

    def put(self, name: str, value: Any) -> None:
        """Keep a value; empty ones and second ones are dropped."""
        if value not in (None, "", [], ()) and name not in self.slots:
            self.slots[name] = value

    def doubt(self, name: str, past: date | None = None) -> None:
        """There was a value that cannot be used: it is asked again; `past` is a time gone by."""
        if name not in self.bad and name not in self.slots:
            self.bad.append(name)
            if past:
                self.past[name] = past.isoformat()

    def slot(self, name: str) -> Slot | None:
        """The command's slot of this name."""
        return self.command.slot(name)

    def reading(self) -> Reading:
        """The finished reading with everything that is still to be asked."""
        ask = self.command.missing(self.slots)
        ask += [name for name in self.bad if name not in ask]
        return Reading(self.command.name, self.slots, tuple(ask), past=self.past)

    def runs(self) -> list[tuple[int, int]]:
        """The stretches of text not used up."""
        return [found.span() for found in _RUN.finditer(self.sentence.free)]

    def rest(self) -> str:
        """All text not used up, as typed, trimmed."""
        parts = [trim(self.sentence.typed(start, end)) for start, end in self.runs()]
        return " ".join(part for part in parts if any(c.isalnum() for c in part))

    def chunks(self) -> list[tuple[int, int]]:
        """The unused text in pieces between blanks and punctuation; English words stay together."""
        found: list[tuple[int, int]] = []
        for match in islice(_PIECE.finditer(self.sentence.free), _MOST_PIECES):
            start, end = match.span()
            if not any(c.isalnum() for c in match.group()):
                continue
            if found and self._one_name(found[-1], start, end):
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return found

    def _one_name(self, before: tuple[int, int], start: int, end: int) -> bool:
        gap = self.sentence.free[before[1] : start]
        text = self.sentence.free
        return gap == " " and text[before[1] - 1].isascii() and text[start:end].isascii()


def trim(text: str) -> str:
    """The text without the punctuation and blanks around it; a closing bracket keeps its partner, and a name
    the _ it ends in."""
    if len(text) > 2 and text[0] == text[-1] == "_":
        text = text[1:-1]
    while text and text[0] in _EDGES + "_" and not _opens(text):
        text = text[1:]
    while text and text[-1] in _EDGES and not (text[-1] in _CLOSERS and _CLOSERS[text[-1]] in text[:-1]):
        text = text[:-1]
    if len(text) > 2 and _WRAPS.get(text[0]) == text[-1] and text[-1] not in text[1:-1]:
        return text[1:-1]
    return text


def _opens(text: str) -> bool:
    closer = {opener: closer for closer, opener in _CLOSERS.items()}.get(text[0])
    return closer is not None and closer in text
