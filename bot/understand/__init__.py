"""Text → (action, values). Pure: no database, no network, no clock of its own, no language model.

reading = understand(Input.from_json(raw))
"""

from datetime import date
from types import ModuleType

from bot.understand.shapes import NOTHING, Input, Mention, Pending, Person, Reading
from bot.understand.vocabulary import DEFAULT, Vocabulary, build

__all__ = [
    "DEFAULT",
    "NOTHING",
    "Input",
    "Mention",
    "Pending",
    "Person",
    "Reading",
    "Vocabulary",
    "build",
    "understand",
    "warm",
]


def understand(given: Input, vocabulary: Vocabulary = DEFAULT) -> Reading:
    """What the message asks for: an action with values, a question, a suggestion, or nothing."""
    return _reader(given.now.date()).read(given, vocabulary)


def warm(day: date) -> None:
    """Compile the grammar and load the public calendar around `day`, 0.5 s, before the first message."""
    _reader(day)


_ready: list[ModuleType] = []


def _reader(day: date) -> ModuleType:
    if not _ready:  # who only imports us need not pay for the grammar
        from bot.understand import read

        read.warm(day)
        _ready.append(read)
    return _ready[0]
