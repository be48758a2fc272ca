"""One value that stands alone, in a form's field or behind 改成: read whole, or not at all."""

import re
from datetime import date, datetime
from decimal import Decimal

from bot.sales.workdays import CHINA, Calendar
from bot.understand import words
from bot.understand.moments import find_moment
from bot.understand.money import find_money
from bot.understand.normalise import fold
from bot.understand.phones import find_email, find_phone

_AROUND = re.compile(r"(?:左右|吧|哈|[\s。.!,，])*")
_DAY_END = re.compile(r"(?:之?前|左右|吧|哈|[\s。.!,，])*")


def money_of(text: str) -> tuple[Decimal, str] | None:
    """An amount with its currency: 60万, 600000, 8万美元."""
    said = fold(text)
    found = find_money(said, bare=True)
    if found is None or not found.clear or found.rough or not _alone(said, found.start, found.end):
        return None
    return found.amount, found.currency


def phone_of(text: str) -> str | None:
    """A telephone number's digits."""
    said = fold(text)
    found = find_phone(said)
    return found.value if found and _alone(said, found.start, found.end) else None


def email_of(text: str) -> str | None:
    """An e-mail address in small letters."""
    said = fold(text)
    found = find_email(said)
    return said[slice(*found)] if found and _alone(said, *found) else None


def day_of_words(text: str, now: datetime, calendar: Calendar = CHINA) -> date | None:
    """A day to come: 12月底, 下周五, 2026-12-31; `now` without a zone, where the person is."""
    said = fold(text)
    found = find_moment(said, now, 0, calendar)
    if found is None or found.value is None or said[: found.start].strip():
        return None
    day = found.value.date() if isinstance(found.value, datetime) else found.value
    return day if _DAY_END.fullmatch(said, found.end) else None


def need_of(text: str) -> str | None:
    """How pressing a need is: high, medium or low."""
    found = words.find_word("amount_of_need", fold(text))
    return found.value if found and _alone(fold(text), found.start, found.end) else None


def _alone(text: str, start: int, end: int) -> bool:
    return not text[:start].strip() and bool(_AROUND.fullmatch(text, end))
