"""The way of a message: is it for us, what does it say, does it answer our question, or what may be meant."""

import logging
import re

from bot.understand.address import Letter, open_letter
from bot.understand.compose import compose
from bot.understand.pending import answer
from bot.understand.sentence import Sentence
from bot.understand.shapes import NOTHING, Input, Reading
from bot.understand.suggest import suggest
from bot.understand.vocabulary import DEFAULT, Vocabulary

_MOST = 4000
_log = logging.getLogger(__name__)


def understand(given: Input, vocabulary: Vocabulary = DEFAULT) -> Reading:
    """What the message asks for. Never raises: what cannot be read is nothing."""
    try:
        return _understand(given, vocabulary)
    except Exception:  # a message must never break the bot; the text itself is not logged
        _log.exception("a message of %d characters could not be read", len(given.text))
        return NOTHING


def _understand(given: Input, vocabulary: Vocabulary) -> Reading:
    letter = open_letter(given)
    if letter is None or not letter.text:
        return NOTHING

    def make(text: str = letter.text[:_MOST]) -> Sentence:
        return Sentence(text, given, letter.people)

    if given.pending:
        command = vocabulary.get(given.pending.intent)
        reading = answer(given.pending, make(), command, lambda: _fresh(letter, given, vocabulary))
    else:
        reading = _fresh(letter, given, vocabulary)
    return reading


def _fresh(letter: Letter, given: Input, vocabulary: Vocabulary) -> Reading:
    text = letter.text[:_MOST]
    reading = compose(lambda: Sentence(text, given, letter.people), given, vocabulary)
    if reading.intent == "none" and not re.search(r"\n.*\n", text):
        return suggest(text, letter, given, vocabulary)
    return reading
