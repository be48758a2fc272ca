"""A pattern that tells an action by its words, and the small signs patterns are written with.

A space means any blanks. <T> <P> <L> <Q> <F> <U> <file> stand for a record number, a person, a file name;
<Ts> for several. The group `v` (v2, v3) holds the words that are used up; without one, all matched words but
numbers and people are.
"""

import re
from dataclasses import dataclass, field
from typing import Any

_SIGNS = {
    "T": "\ue001",
    "P": "\ue002",
    "L": "\ue003",
    "Q": "\ue004",
    "F": "\ue005",
    "A": "\ue006",
    "U": "\ue007",
    "file": "\ue008",
}
_JOIN = r"\s*(?:[、,/&+]|和|与|跟|及|以及|还有|and)?\s*"
PIECES = "\ue000-\ue008"


def spelled(pattern: str) -> str:
    """The pattern with its signs spelled out."""
    for sign, mark in _SIGNS.items():
        one = f"{mark}\ue000*+"
        pattern = pattern.replace(f"<{sign}>", f"(?:{one})").replace(
            f"<{sign}s>", f"(?:{one}(?:{_JOIN}{one})*)"
        )
    pattern = pattern.replace("<any>", r"(?:[\ue001-\ue006]\ue000*)")
    pattern = pattern.replace("~?", " ").replace(" ?", " ")
    return pattern.replace(" ", r"\s*").replace("~", r"\s+")


@dataclass(frozen=True)
class Rule:
    """One way to ask for `intent`; `bonus` lifts it over others, `sets` are values the words imply."""

    intent: str
    pattern: re.Pattern[str]
    bonus: int = 0
    sets: dict[str, Any] = field(default_factory=dict)


def rule(intent: str, pattern: str, bonus: int = 0, **sets: Any) -> Rule:
    """A rule from a pattern with signs."""
    return Rule(intent, re.compile(spelled(pattern)), bonus, sets)
