"""What the running action has changed so far: the audit and 撤销 are made from it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Change:
    """One row that changed. `before` is None for a new row; values are the changed columns only."""

    table: str
    row: int
    before: dict[str, Any] | None
    after: dict[str, Any]


_log: ContextVar[list[Change] | None] = ContextVar("changes", default=None)


@contextmanager
def collected() -> Iterator[list[Change]]:
    """The list that fills while the block runs."""
    log: list[Change] = []
    token = _log.set(log)
    try:
        yield log
    finally:
        _log.reset(token)


def note(change: Change) -> None:
    """Remember a change, if anybody is collecting."""
    log = _log.get()
    if log is not None:
        log.append(change)
