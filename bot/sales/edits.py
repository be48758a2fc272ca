"""What of a record people may put right, and how a change reads: 预算：50 万 → 60 万."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from bot.sales.levels import NEED_WORDS, PRIORITY_WORDS, Need, Priority
from bot.sales.names import masked_phone
from bot.sales.words import day_words, money_words

LABELS: dict[str, dict[str, str]] = {
    "lead": {
        "company": "公司", "contact": "联系人", "phone": "电话", "email": "邮箱", "budget": "预算",
        "industry": "行业", "need": "需求", "source": "来源", "region": "地区", "note": "备注",
    },
    "project": {"name": "名称", "amount": "金额", "close_on": "预计签单", "owner": "负责人", "note": "备注"},
    "task": {"title": "名称", "priority": "优先级", "note": "备注"},
}  # fmt: skip
NEEDED = frozenset(("company", "name", "title"))  # never empty
_MYRIAD = Decimal(10_000)
_NAMED: dict[str, Callable[[str], str]] = {
    "need": lambda value: NEED_WORDS[Need(value)],
    "priority": lambda value: PRIORITY_WORDS[Priority(value)],
    "phone": masked_phone,
}
_ROOM = 30  # characters of a value in an echo


def told(noun: str, changes: Iterable[tuple[str, Any, Any]], today: date, currency: str = "CNY") -> str:
    """Each change as old → new; a change is (column, before, after)."""
    labels = LABELS[noun]
    return "；".join(
        f"{labels[name]}：{_words(name, before, today, currency)} → {_words(name, after, today, currency)}"
        for name, before, after in changes
        if name in labels
    )


def typed_form(record: Any) -> Mapping[str, str]:
    """A record's values as a form's fields hold them."""
    return {name: _typed(name, getattr(record, name)) for name in LABELS[record.noun]}


def _typed(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        myriads, rest = divmod(value, _MYRIAD)
        return f"{myriads:f}万" if myriads and not rest else f"{value.normalize():f}"
    return value.number if name == "owner" else str(value)


def _words(name: str, value: Any, today: date, currency: str) -> str:
    if value in (None, ""):
        return "未填"
    if isinstance(value, Decimal):
        return money_words(value, currency)
    if isinstance(value, date):
        return day_words(value, today)
    text = _NAMED[name](value) if name in _NAMED else getattr(value, "name", None) or str(value)
    return text if len(text) <= _ROOM else text[: _ROOM - 1] + "…"
