"""Telephone numbers: Chinese mobiles and landlines, service numbers, foreign ones with a plus. And e-mail."""

import re
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?<![a-z0-9_.@])(?:\+|00)?\(?\d(?:[ ()-]{0,2}\d){6,17}(?![a-z0-9_@])(?:\s*(?:转|ext\.?|"
    r"分机)\s*\d{1,6})?"
)
_EMAIL = re.compile(r"[a-z0-9][\w.+-]{0,63}@[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,62}){1,4}", re.ASCII)
_MOBILE = re.compile(r"1[3-9]\d{9}")
_MOBILE_APART = re.compile(r"(?:\+?86[ -]?)?1[3-9]\d{9}(?=[ (])")  # 13800138000 50万
_LANDLINE = re.compile(r"0(?:10|2\d|[3-9]\d\d)\d{7,8}")
_SERVICE = re.compile(r"[48]00\d{7}")
_DATE_LIKE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|20\d{6}|\d{4}-\d\d-\d\d \d\d")
_EXTENSION = re.compile(r"转|ext|分机")
_NO_DIGIT = re.compile(r"\D")


@dataclass(frozen=True)
class Phone:
    """A number found; `value` is None when no telephone can have it."""

    start: int
    end: int
    value: str | None


def telephone(text: str) -> str | None:
    """Digits of a possible number; mobiles without 86, landlines with area code, foreign ones with a plus."""
    text = _EXTENSION.split(text)[0].strip()
    plus = text.startswith(("+", "00"))
    digits = _NO_DIGIT.sub("", text)
    if plus and text.startswith("00"):
        digits = digits[2:]
    if digits.startswith("86") and (plus or len(digits) == 13):
        home = digits[2:]
        home = home if _MOBILE.fullmatch(home) or home.startswith("0") else "0" + home
        return home if _MOBILE.fullmatch(home) or _LANDLINE.fullmatch(home) else None
    if plus:
        return "+" + digits if 8 <= len(digits) <= 15 and digits[0] != "0" else None
    known = _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits) or _SERVICE.fullmatch(digits)
    return digits if known else None


def find_phone(text: str, start: int = 0) -> Phone | None:
    """The first run of digits that reads like a telephone number, possible or not."""
    for found in _NUMBER.finditer(text, start):
        if _DATE_LIKE.match(found.group()) and telephone(found.group()) is None:
            continue
        value = telephone(found.group())
        if value is None and (mobile := _MOBILE_APART.match(found.group())):
            return Phone(found.start(), found.start() + mobile.end(), telephone(mobile.group()))
        return Phone(found.start(), found.end(), value)
    return None


def find_email(text: str) -> tuple[int, int] | None:
    """Where the first e-mail address stands."""
    if "@" not in text:
        return None
    found = _EMAIL.search(text)
    return found.span() if found else None
