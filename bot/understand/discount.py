"""Discounts as the ratio to pay: 9折, 九五折, 95折, 优惠5%, 下浮3个点, 5% off, 原价."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.understand.numerals import figure

_DIGIT = "零一二三四五六七八九"
_NUMBER = rf"(?P<n>\d{{1,3}}(?:\.\d{{1,2}})?|[{_DIGIT}十]{{1,2}}(?:点[{_DIGIT}]{{1,2}})?)"
_PERCENT = (
    rf"(?:(?P<n>\d{{1,3}}(?:\.\d{{1,2}})?|[{_DIGIT}十两俩]{{1,3}}(?:点[{_DIGIT}]{{1,2}})?|半)\s*(?:%|个点|个百分点|点(?![\d半]))|"
    rf"百分之(?P<cn>[{_DIGIT}十]{{1,3}}(?:点[{_DIGIT}]{{1,2}})?|\d{{1,3}}))"
)
_FOLD = re.compile(rf"(?<![\d.]){_NUMBER}\s*折(?!扣|叠|线|腾)(?:(?P<t>[{_DIGIT}\d])(?![\d{_DIGIT}万千]))?")
_SPOKEN = re.compile(rf"打(?P<n>[{_DIGIT}]{{2}})(?!折|[{_DIGIT}万千百十])")
_FULL = re.compile(r"原价|不打折|无折扣|没有?折扣|全价|不折|no discount|without discount|full price")
_HALF = re.compile(r"半价|对折|half price")
_OFF = re.compile(
    rf"(?:优惠|下浮|让利|让价|降价?|减免?|下调|折让|便宜|折扣|让|再降|打掉)\s*(?:了|掉|[:=是])?\s*{_PERCENT}"
)
_OFF_SUM = re.compile(
    rf"(?:优惠|让利|让价|减免?|立减|便宜|抹掉?|直降)\s*(?:了|掉)?\s*(?:¥|\$)?\s*(?:\d[\d,.]*|[{_DIGIT}十百千两]+)\s*(?:万|千|元|块|w|k)"
)
_MINUS = re.compile(r"(?<=[\s,，])-\s?(?P<n>\d{1,2}(?:\.\d{1,2})?)\s?%(?P<cn>)")
_UNCLEAR = re.compile(
    r"折扣(?:率)?\s*[:=是为]?\s*1\d\d\s?%|(?:上浮|上调|加价|涨价?)\s*(?:了)?\s*\d{1,3}(?:\.\d+)?\s*(?:%|个点)|(?<=[万元kw\d])[\s,，]\d{1,3}\s?%(?=\s*(?:$|[,，。]))"
)
_ENGLISH_OFF = re.compile(
    r"(?P<n>\d{1,3}(?:\.\d{1,2})?)\s*%\s*(?:off|discount|优惠|折扣)|(?:discount(?: of)?|off|"
    r"less)\s*[:=]?\s*(?P<cn>\d{1,3}(?:\.\d{1,2})?)\s*%"
)
_LABEL = re.compile(
    r"(?:折扣(?:率|系数)?|discount)\s*(?:[:=是为]|to|of)?\s*(?P<n>\d{1,3}(?:\.\d{1,3})?)(?!\s*(?:%|折|个点|"
    r"万|w|k|元|\d))"
)


@dataclass(frozen=True)
class Discount:
    """A discount found; `ratio` is None when it is not between 0 and 1, or unclear."""

    start: int
    end: int
    ratio: Decimal | None


def find_discount(text: str) -> Discount | None:
    """The first discount in the text."""
    for pattern, read in _WAYS:
        found = pattern.search(text)
        if found:
            again = _FOLD.search(text, found.end()) if pattern is _FOLD else None
            end = again.end() if again else found.end()
            return Discount(found.start(), end, None if again else _fair(read(found)))
    return None


def _fair(ratio: Decimal | None) -> Decimal | None:
    return ratio if ratio is not None and 0 < ratio <= 1 else None


def _fold(found: re.Match[str]) -> Decimal | None:
    """9 and 九 are tenths, 95 and 九五 hundredths; 12 折 or 0.9 折 may be a slip and is asked."""
    text = found.group("n")
    tail = found.groupdict().get("t")
    value = figure(text + ("." + str(figure(tail)) if tail else ""))
    if value is None or 10 < value < 30 or value >= 100:
        return None
    if value < 1:
        return None
    return value / 10 if value <= 10 else value / 100


def _off(found: re.Match[str]) -> Decimal | None:
    text = (found.group("n") or found.group("cn")).replace("俩", "两")
    value = Decimal("0.5") if text == "半" else figure(text)
    if value is None:
        return None
    if found.group().startswith(("折扣", "discount")) and value >= 50:
        return value / 100
    return 1 - value / 100


def _label(found: re.Match[str]) -> Decimal | None:
    value = figure(found.group("n"))
    if value is None or value <= 1:
        return value
    return _fold(found) if value >= 2 else None  # 折扣系数 1.2 is no discount, nor surely one of 12 %


_WAYS = (
    (_FULL, lambda found: Decimal(1)),
    (_HALF, lambda found: Decimal("0.5")),
    (_FOLD, _fold),
    (_SPOKEN, _fold),
    (_OFF, _off),
    (_ENGLISH_OFF, _off),
    (_LABEL, _label),
    (_MINUS, _off),
    (_UNCLEAR, lambda found: None),
    (_OFF_SUM, lambda found: None),
)
