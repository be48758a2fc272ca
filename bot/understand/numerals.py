"""Figures as people write them: 12.8万, 十二万八, 三千五, 1,280,000, 120k, 1kw."""

import re
from decimal import Decimal

DIGITS = {
    c: n
    for n, chars in enumerate(
        ("零〇", "一壹", "二两贰俩", "三叁仨", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for c in chars
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_BIG = {"万": 10**4, "亿": 10**8}
_SLANG = (
    ("kw", "千万"),
    ("w", "万"),
    ("k", "千"),
    ("million", "百万"),
    ("mln", "百万"),
    ("mil", "百万"),
    ("m", "百万"),
    ("个亿", "亿"),
    ("个", ""),
)
_POINT = re.compile(r"([零〇一二两三四五六七八九十]+|\d+)点([零〇一二三四五六七八九]+|\d+)")
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[一-龥〇]")
CHINESE = "零〇一二两俩三仨四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
SMALL_COUNT = rf"(?:\d{{1,4}}|[{CHINESE[:15]}百]{{1,5}})"
_PLAIN_FIGURE = re.compile(r"\d{1,15}(?:\.\d{1,6})?")


def figure(text: str) -> Decimal | None:
    """The value of a written figure, or None when it is not one. Tails count one unit down: 9万4 is 94000."""
    text = _POINT.sub(_decimal, text.replace(",", "").replace(" ", ""))
    if _PLAIN_FIGURE.fullmatch(text):
        return Decimal(text)
    for slang, plain in _SLANG:
        text = text.replace(slang, plain)
    tokens = _TOKEN.findall(text)
    if not tokens or len(tokens) > 24 or "".join(tokens) != text:
        return None
    if all(token in DIGITS for token in tokens):
        return Decimal("".join(str(DIGITS[token]) for token in tokens))
    return _composed(tokens)


def _decimal(found: re.Match[str]) -> str:
    """九点五 as 9.5."""
    whole = figure(found.group(1))
    return f"{whole}." + "".join(str(DIGITS.get(c, c)) for c in found.group(2))


def count(text: str) -> int | None:
    """A small whole number: 12, 十二, 两."""
    value = figure(text)
    return int(value) if value is not None and value == int(value) and value < 10**6 else None


def _composed(words: list[str]) -> Decimal | None:
    """A figure with units, read from the left: units up to 千 build a section, 万 and 亿 close it."""
    done = section = Decimal(0)
    number: Decimal | None = None
    last, gap = 0, False
    for word in words:
        if word in "零〇":
            gap = True
            continue
        if word in _SMALL and (number is not None or not section):
            section += (Decimal(1) if number is None else number) * _SMALL[word]
            number, last, gap = None, _SMALL[word], False
        elif word in _BIG and (section or number or (word == "亿" and done)):
            head = section + (number or 0)
            done = (done + head) * _BIG[word] if word == "亿" else done + head * _BIG[word]
            section, number, last, gap = Decimal(0), None, _BIG[word], False
        elif number is None and (value := _digit(word)) is not None:
            number = value
        else:
            return None
    return done + section + _tail(number, last, gap)


def _digit(word: str) -> Decimal | None:
    if word in DIGITS:
        return Decimal(DIGITS[word])
    return Decimal(word) if word[0].isdigit() and word.isascii() else None


def _tail(number: Decimal | None, last: int, gap: bool) -> Decimal:
    """The closing digit: 4 in 9万4 is 4000; in 十二 or after 零 it is itself."""
    if number is None:
        return Decimal(0)
    if last >= 100 and not gap and number < 10:
        return number * last / 10
    return number


def written(value: Decimal) -> str:
    """A Decimal without exponent or trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
