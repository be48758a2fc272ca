"""The way of a message: is it for us, what does it say, does it answer our question, what may be meant."""

import logging
import re
from datetime import date

from bot.understand import feasts
from bot.understand.address import Letter, open_letter
from bot.understand.compose import compose, polite_length
from bot.understand.pending import answer
from bot.understand.sentence import Sentence
from bot.understand.shapes import NOTHING, Input, Reading
from bot.understand.suggest import lexicon, suggest
from bot.understand.vocabulary import Vocabulary

_MOST = 4000
_URGED = re.compile(r"(?:请|麻烦)?(?:你|您)?(?:快点?|赶紧|马上|现在)(?:完成|搞定|做完)")  # not told as done
_log = logging.getLogger(__name__)


def read(given: Input, vocabulary: Vocabulary) -> Reading:
    """What the message asks for. Never raises: what cannot be read is nothing."""
    try:
        return read_strictly(given, vocabulary)
    except Exception:  # a message must never break the bot; the text itself is not logged
        _log.exception("a message of %d characters could not be read", len(given.text))
        return NOTHING


def read_strictly(given: Input, vocabulary: Vocabulary) -> Reading:
    """The same, but a fault of ours is raised."""
    letter = open_letter(given)
    if letter is None or not letter.text:
        return NOTHING
    if not given.pending:
        return _fresh(letter, given, vocabulary)
    command = vocabulary.get(given.pending.intent)
    return answer(
        given.pending,
        _sentence(letter, given),
        vocabulary,
        lambda: _fresh(letter, given, vocabulary, command is None),
    )


def _sentence(letter: Letter, given: Input) -> Sentence:
    return Sentence(letter.text[:_MOST], given, letter.people)


def _fresh(letter: Letter, given: Input, vocabulary: Vocabulary, guess: bool = True) -> Reading:
    reading = compose(lambda: _sentence(letter, given), vocabulary)
    if reading.intent == "none" and (politeness := polite_length(letter.text)):
        plain = letter.without(politeness)
        if _URGED.match(letter.text):
            return NOTHING
        reading = compose(lambda: _sentence(plain, given), vocabulary)
    if reading.intent != "none" or not guess:
        return reading
    return suggest(letter.text, vocabulary, lambda text: compose(lambda: Sentence(text, given), vocabulary))


def warm(day: date) -> None:
    """Have the public calendar and the table of sounds at hand before somebody waits for them."""
    feasts.feast("节", day)
    lexicon()
