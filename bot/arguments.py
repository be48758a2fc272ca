"""The one reader of arguments: JSON values from a sentence or a button become what handlers take."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any

from bot.actions import Action, Param
from bot.errors import UserError

RECORDS = frozenset({"task", "project", "lead", "quote", "account", "feature", "contact", "team"})

Find = Callable[
    [str, str], Any
]  # (kind such as "task" or "lead|project" or "person", what was said) → record


def read(action: Action, values: Mapping[str, Any], find: Find) -> dict[str, Any]:
    """Keyword arguments for the handler. Raises UserError naming what cannot be read.

    Records and people are looked up by `find`; values the action does not declare are left out.
    """
    given = {p.name: _value(p, values[p.name], find) for p in action.params if _present(values.get(p.name))}
    missing = [p for p in action.params if p.required and p.name not in given]
    if missing:
        raise UserError("还差一点：" + "、".join(p.word for p in missing) + "？", field=missing[0].name)
    if action.form:
        name, form = action.form
        return {name: form(**given)}
    return given


def _present(value: Any) -> bool:
    return value not in (None, "", [], ())


def _value(param: Param, raw: Any, find: Find) -> Any:
    if param.many:
        items = raw if isinstance(raw, list | tuple) else [raw]
        found = [_one(param, item, find) for item in items]
        return tuple(found) if param.kind == "tags" else found
    if isinstance(raw, list | tuple):
        if len(raw) > 1:
            raise UserError(f"{param.word}？一次只能选一个。", field=param.name)
        raw = raw[0]
    return _one(param, raw, find)


def _one(param: Param, raw: Any, find: Find) -> Any:
    kinds = set(param.kind.split("|"))
    if kinds & RECORDS or param.kind == "person":
        return _found(param, str(raw), find)
    read_as = _READERS.get(param.kind)
    if param.enum:
        return _choice(param, param.enum, raw)
    try:
        return read_as(raw) if read_as else str(raw)
    except (ValueError, InvalidOperation) as error:
        raise UserError(f"{param.word}没看懂：{raw}", field=param.name) from error


def _found(param: Param, said: str, find: Find) -> Any:
    try:
        return find(param.kind, said)
    except UserError as error:
        error.field = error.field or param.name
        raise


def _choice(param: Param, enum: type[Enum], raw: Any) -> Any:
    try:
        return enum(str(raw))
    except ValueError as error:
        raise UserError(f"{param.word}只能是：{'、'.join(param.choices)}", field=param.name) from error


def _date(raw: Any) -> date | datetime:
    text = str(raw)
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _money(raw: Any) -> Decimal:
    amount = Decimal(str(raw))
    if not amount.is_finite() or not 0 <= amount < Decimal(10) ** 13:
        raise ValueError(raw)
    return amount


def _discount(raw: Any) -> Decimal:
    ratio = Decimal(str(raw))
    if not 0 < ratio <= 1:
        raise ValueError(raw)
    return ratio


def _number(raw: Any) -> int:
    number = int(raw)
    if abs(number) >= 10**9:
        raise ValueError(raw)
    return number


_READERS: dict[str, Callable[[Any], Any]] = {
    "date": _date,
    "moment": lambda raw: datetime.fromisoformat(str(raw)),
    "money": _money,
    "discount": _discount,
    "flag": lambda raw: raw in (True, "true", "1", 1),
    "number": _number,
}
