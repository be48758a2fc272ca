"""What is said without an order in it: a record's bare number, a greeting, thanks."""

import re
import unicodedata

from bot.context import Context
from cards.elements import Card
from handlers import help as helping

_US = r"(?:@\S+\s+)?"  # in a group we are called first
_NUMBER = re.compile(_US + r"([LTPltp]\d{1,9})\s*")
_GREETING = re.compile(
    _US + r"(?:你好|您好|哈喽|在吗|在不在|早上好|早|hi|hello)[啊呀呢,，。.!！?？~\s]*", re.I
)
_THANKS = re.compile(_US + r"(?:谢谢|多谢|谢了|辛苦了|thanks|thx)[你您啊啦了,，。.!~\s]*", re.I)


def bare_number(text: str) -> str:
    """The number of a record where nothing else was said, else nothing."""
    said = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text))
    return said[1].upper() if said else ""


def answer(ctx: Context) -> Card | str | None:
    """What a greeting or thanks are answered with; None for anything else."""
    said = unicodedata.normalize("NFKC", ctx.event.text)
    if _GREETING.fullmatch(said):
        return helping.welcome(ctx)
    return "不客气，有事随时说。" if _THANKS.fullmatch(said) else None
