"""Text → (action, values). Pure: no database, no network, no clock of its own, no language model.

    reading = understand(Input.from_json(raw))
"""

from bot.understand.read import understand
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
]
