"""Amounts of money, exactly: 12.8万, 十二万八, ￥128,000, USD 3k, 3万欧元, 100-150万."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.understand.numerals import CHINESE, figure

_CURRENCIES = {
    "USD": r"usd|us\$|\$|美元|美金|美刀|刀|dollars?",
    "EUR": r"eur|€|欧元|euros?",
    "HKD": r"hkd|hk\$|港币|港元|港纸",
    "GBP": r"gbp|£|英镑",
    "JPY": r"jpy|日元|日圆",
    "CNY": r"rmb|cny|¥|人民币|元整?|块钱?|圆整?|yuan",
}
_ANY = "|".join(sorted("|".join(_CURRENCIES.values()).split("|"), key=len, reverse=True))
_FIGURE = (
    rf"(?:\d[\d,]*(?:\.\d+)?|[{CHINESE}])(?:(?:个(?=亿)|kw|million|mln|[{CHINESE}wkm]|"
    rf"(?<=[{CHINESE}wkm])\d+)(?![a-z]))*"
)
_NOT_MONEY = (
    r"(?![\d.]*(?:\s*(?:折(?!扣)|%|个点|个百分点|天|周(?![一二三四五六日天末])|月(?![底末初中])|日|号|年(?![底末初中])|点|时|分|小时|个|人|条|项|次|岁|期|楼|"
    r"层|:|/\d|米|套|台|页|版|张|份|位|家|名|星|级|k?m\b)|[\d.]*[a-z]))"
)
_MONEY = re.compile(
    rf"(?P<pre>{_ANY})?\s*(?P<low>{_FIGURE})(?P<lowcur>{_ANY})?(?:\s*(?:-|~|到|"
    rf"至)\s*(?P<pre2>{_ANY})?\s*(?P<high>{_FIGURE}))?"
    rf"(?P<rough>多|来(?=[万千百亿个wk])|余|几)?(?P<tail>\s?(?:million|mln|万|千|亿|w(?![a-z])|"
    rf"k(?![a-z])))?(?:(?<=[万千亿wk])\s(?P<spoken>[1-9])(?=\s*(?:$|[,，。;\n])))?\s*(?P<cur>{_ANY})?{_NOT_MONEY}"
)
_SEVERAL = re.compile(r"(?:几|数|好几|上)(?:十|百|千)*(?:万|亿|千|百)")
_SCALE = re.compile(r"(?:[百千]?[万亿]|kw|w|k|m|million|千)$")
_BOUND = re.compile(r"[\w.\-/]")
_BRAND = re.compile(r"m[一-龥]")  # 3M中国
_PAIR = re.compile(r"[一二三四五六七八]([两二三四五六七八九].+)")


@dataclass(frozen=True)
class Money:
    """An amount found; `clear` is False when the unit can only be guessed or the figure is none."""

    start: int
    end: int
    amount: Decimal
    currency: str
    marked: bool
    rough: bool = False  # 十来万, 二十多万

    @property
    def clear(self) -> bool:
        """Whether it may be used without asking."""
        return self.amount > 0 and (self.marked or self.amount >= 1000)


def find_money(text: str, start: int = 0, bare: bool = False) -> Money | None:
    """The first amount from `start`; with `bare`, a figure without unit or currency counts too."""
    for found in _MONEY.finditer(text, start):
        if (found.start("low") > 0 and _glued(text, found)) or _BRAND.match(text, found.end() - 1):
            continue
        money = _read(found)
        if money and (money.marked or bare):
            return money
    return None


def vague_money(text: str) -> bool:
    """Whether an amount is only hinted at: 几十万, 上百万."""
    return bool(_SEVERAL.search(text))


def _glued(text: str, found: re.Match[str]) -> bool:
    """Part of a longer word or number, a date, a negative: not an amount of its own."""
    if found.group("pre"):
        before = text[found.start() - 1] if found.start() else " "
        return (
            found.group("pre")[0].isascii()
            and found.group("pre")[0].isalpha()
            and before.isascii()
            and before.isalpha()
        )
    place = found.start("low")
    before = text[place - 1]
    if before == ":":  # 15:00, not 报价:300
        return text[place - 2 : place - 1].isdigit()
    vague = before in "第几数负" or (before == "上" and found.group("low")[0] in "十百千万")
    return vague or (before.isascii() and bool(_BOUND.match(before)))


def _read(found: re.Match[str]) -> Money | None:
    text = found.group("high") or found.group("low")
    tail = (found.group("tail") or "").strip() + (found.group("spoken") or "")
    amount = _upper(text + tail)
    if amount is None:
        return None
    signs = [found.group(name) for name in ("pre", "pre2", "lowcur", "cur") if found.group(name)]
    scaled = bool(_SCALE.search(text + tail)) or any(unit in text for unit in "万亿wk")
    spoken = any(c in "十百千万亿" for c in text) and amount >= 1000
    marked = bool(signs) or (scaled and amount >= 100) or spoken
    return Money(found.start(), found.end(), amount, _currency(signs), marked, bool(found.group("rough")))


def _upper(text: str) -> Decimal | None:
    """The figure; of 二三十万 the upper end."""
    pair = _PAIR.fullmatch(text)
    return figure(pair.group(1)) if pair and figure(text) is None else figure(text)


def _currency(signs: list[str]) -> str:
    for code, pattern in _CURRENCIES.items():
        if any(re.fullmatch(pattern, sign) for sign in signs):
            return code
    return "CNY"
