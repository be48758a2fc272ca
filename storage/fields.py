"""Columns that store exactly what we mean: moments in UTC, money in fen, JSON with Chinese left readable."""

import json
from datetime import UTC, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from peewee import BigIntegerField, DateTimeField, SqliteDatabase
from peewee import JSONField as PeeweeJSONField

_zone: tzinfo = ZoneInfo("Asia/Shanghai")


def show_in(zone: tzinfo) -> None:
    """Read moments in this zone from now on, so that their day is the day people had."""
    global _zone
    _zone = zone


class MomentField(DateTimeField):
    """An aware datetime; kept as naive UTC, which both databases store alike, read in the people's zone."""

    def db_value(self, value: Any) -> Any:
        if isinstance(value, datetime) and value.tzinfo is not None:
            value = value.astimezone(UTC).replace(tzinfo=None)
        return super().db_value(value)

    def python_value(self, value: Any) -> Any:
        found = super().python_value(value)
        return found.replace(tzinfo=UTC).astimezone(_zone) if isinstance(found, datetime) else found


class MoneyField(BigIntegerField):
    """A Decimal amount, rounded half up to two places; kept as whole fen so that sums are exact."""

    def db_value(self, value: Any) -> Any:
        if value is None:
            return None
        return int((Decimal(value) * 100).quantize(Decimal(1), ROUND_HALF_UP))

    def python_value(self, value: Any) -> Any:
        return None if value is None else Decimal(int(value)) / 100


class RatioField(BigIntegerField):
    """A Decimal share such as a discount (0.95); kept as ten-thousandths."""

    def db_value(self, value: Any) -> Any:
        if value is None:
            return None
        return int((Decimal(value) * 10000).quantize(Decimal(1), ROUND_HALF_UP))

    def python_value(self, value: Any) -> Any:
        return None if value is None else Decimal(int(value)) / 10000


class JSONField(PeeweeJSONField):
    """JSON values: objects, lists, texts and numbers."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(dumps=_dumps, **kwargs)

    def _db_hook(self, database: Any) -> None:
        """SQLite keeps JSON as text; peewee would have it read once more by `json(…)`, to the same effect."""
        super()._db_hook(database)  # type: ignore[misc]
        if isinstance(database, SqliteDatabase):
            self._wrap = _dumps


_dumps = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode
