"""Hand-checked values in text files, read line by line."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).parent / "tables"


def pairs(name: str) -> list[tuple[str, str]]:
    """What is typed and what it means."""
    return [(typed, value) for _, typed, value in _lines(name)]


def lines(name: str) -> list[str]:
    """The lines of a table with one column."""
    return [typed for _, typed, _ in _lines(name)]


def moments() -> list[tuple[datetime, str, str]]:
    """Now, what is typed, and what it means then."""
    return [(datetime.fromisoformat(now), typed, value) for now, typed, value in _lines("moments")]


def _lines(name: str) -> Iterator[tuple[str, str, str]]:
    now = ""
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            now = line[1 : line.index("]")]
        elif line.strip() and not line.startswith("//"):
            typed, _, value = line.partition(" | ")
            yield now, typed, value
