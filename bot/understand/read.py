"""The way of a message: is it for us, what does it say, does it answer our question, what may be meant."""

import logging
import re
from datetime import date

from bot.understand import feasts
from bot.understand.address import Letter, open_letter
from bot.understand.clauses import order_among
from bot.understand.compose import compose, polite_length
from bot.understand.pending import answer
from bot.understand.sentence import Sentence
from bot.understand.shapes import NOTHING, Input, Reading
from bot.understand.suggest import is_mistyped, lexicon, suggest
from bot.understand.vocabulary import Vocabulary

_MOST = 4000
_MAY = re.compile(r"能|可以|可否")
_ASKING = re.compile(r"[吗么](?=[,，?？。!！\s]|$)")  # 可以把优先级改成高吗
_TAIL = 30  # characters a closing courtesy may take
_URGED = re.compile(r"(?:请|麻烦)?(?:你|您)?(?:快点?|赶紧|马上|现在)(?:完成|搞定|做完)")  # not told as done
_COURTESY = re.compile(  # asked for, not asked about: 帮我记个会议纪要可以不
    r"(?<=[^\s,，])(?:[,，\s]{0,4}(?:你看|您看)?(?:可以|(?<!可)行|好|成|方便|ok)(?:吗|不|么|嘛|不?[行好]|不可以)[?？~。!！]*"
    r"|[\s,，。!！~]{1,4}(?:谢谢|谢啦|多谢|谢了|感谢|辛苦(?:了|啦|你了)?|麻烦(?:了|啦|你了|您了)|拜托(?:了|啦)?|thanks|thx|thank you|pls|please)[~。!！\s]{0,4}){1,3}$",
    re.IGNORECASE,
)
_FORWARDED = re.compile(  # what others wrote to each other is shown, not ordered
    r"\s*[【\[(（]?(?:转发|fwd?(?![a-z])|聊天记录)[】\])）]?(?:自|消息|记录)?\s*(?:[【\[:：\n]|[一-龥]{2,4}[:：])",
    re.IGNORECASE,
)
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
    if letter is None or not letter.text or _FORWARDED.match(letter.text):
        return NOTHING
    letter = _uncourteous(letter)
    if not given.pending:
        return _fresh(letter, given, vocabulary)
    command = vocabulary.get(given.pending.intent)
    return answer(
        given.pending,
        _sentence(letter, given),
        vocabulary,
        lambda skip: _fresh(letter.without(skip), given, vocabulary, command is None),
    )


def _uncourteous(letter: Letter) -> Letter:
    """The letter without 可以吗 and 谢谢 at its end."""
    head, tail = letter.text[:-_TAIL], letter.text[-_TAIL:]
    return Letter(head + _COURTESY.sub("", tail), letter.people)


def _sentence(letter: Letter, given: Input) -> Sentence:
    return Sentence(letter.text[:_MOST], given, letter.people)


def _fresh(letter: Letter, given: Input, vocabulary: Vocabulary, guess: bool = True) -> Reading:
    reading = _polite(letter, given, vocabulary)
    if reading.intent == "none":
        reading = order_among(letter, given.roster, vocabulary, lambda part: _polite(part, given, vocabulary))
    if not guess or (reading.intent != "none" and not is_mistyped(letter.text, reading)):
        return reading
    return suggest(letter.text, vocabulary, lambda text: compose(lambda: Sentence(text, given), vocabulary))


def _polite(letter: Letter, given: Input, vocabulary: Vocabulary) -> Reading:
    """The order as it stands, or without the courtesies before it."""
    reading = compose(lambda: _sentence(letter, given), vocabulary)
    politeness = polite_length(letter.text)
    if reading.intent != "none" or not politeness or _URGED.match(letter.text):
        return reading
    plain = letter.without(politeness)
    if not plain.people and _MAY.search(letter.text[:politeness]):
        plain = Letter(_ASKING.sub("", plain.text, count=1))
    return compose(lambda: _sentence(plain, given), vocabulary)


def warm(day: date) -> None:
    """Have the public calendar and the table of sounds at hand before somebody waits for them."""
    feasts.feast("节", day)
    lexicon()
