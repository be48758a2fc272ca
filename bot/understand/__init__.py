"""Text → (action, values). Pure: no database, no network, no clock of its own, no language model.

    reading = understand(Input.from_json(raw))
"""

from datetime import date

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
    """What the message asks for: an action with values, a question, a suggestion, or nothing. Never raises."""
    from bot.understand.read import read  # compiles the grammar, 0.3 s once: who only imports us need not pay

    return read(given, vocabulary)


def warm(day: date) -> None:
    """Compile the grammar and load the public calendar around `day` before the first message comes."""
    from bot.understand import read

    read.warm(day)
