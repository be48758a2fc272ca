"""Conditions taken apart and put together again, so that an UPDATE under one can be written once."""

from collections.abc import Iterator
from typing import Any

from peewee import OP, Expression, Field, Node

Shape = tuple[Any, ...]


def apart(model: Any, condition: Any) -> tuple[Shape, list[Any]] | None:
    """What a condition compares, as something to look up by, and the values it compares with.

    None for anything but the model's columns beside values, joined by "and" or "or".
    """
    if not isinstance(condition, Expression):
        return None
    if condition.op in (OP.AND, OP.OR):
        left, right = apart(model, condition.lhs), apart(model, condition.rhs)
        return ((condition.op, left[0], right[0]), left[1] + right[1]) if left and right else None
    column, value = condition.lhs, condition.rhs
    if not isinstance(column, Field) or column.model is not model or value is None or isinstance(value, Node):
        return None
    return (condition.op, column.name), [set(value) if condition.op in (OP.IN, OP.NOT_IN) else value]


def together(model: Any, shape: Shape, values: Iterator[Any]) -> Expression:
    """The condition of this shape with other values, or blanks for them."""
    op, *parts = shape
    if op in (OP.AND, OP.OR):
        return Expression(together(model, parts[0], values), op, together(model, parts[1], values))
    return Expression(model._meta.fields[parts[0]], op, next(values))
