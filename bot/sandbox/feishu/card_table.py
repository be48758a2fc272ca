"""The rules of a card's table: its columns, and rows that fit them."""

from typing import Any

from bot.sandbox.box import Box
from bot.sandbox.feishu import card_words as words
from bot.sandbox.feishu.card_error import known, must


def table(box: Box, element: dict, path: str) -> None:
    """1 to 50 columns with names of their own, pages of 1 to 10 rows, cells of the column's kind."""
    columns = element.get("columns") or []
    must(isinstance(columns, list) and 1 <= len(columns) <= 50, "1 to 50 columns are needed", path)
    must(1 <= element.get("page_size", 5) <= 10, "page_size is 1 to 10", path)
    kinds = {}
    for column in columns:
        known(column, words.TABLE_COLUMN, f"{path} -> columns")
        kind = column.get("data_type", "text")
        must(kind in words.CHOICES["table column", "data_type"], f"unknown data_type {kind}", path)
        must(column.get("name") and column["name"] not in kinds, "column names must be unique", path)
        _format(column, path)
        kinds[column["name"]] = kind
    _rows(box, element.get("rows"), kinds, path)


def _format(column: dict, path: str) -> None:
    symbol = (column.get("format") or {}).get("symbol", "")
    must(len(symbol) <= 1, "format.symbol is one character", path)


def _rows(box: Box, rows: Any, kinds: dict[str, str], path: str) -> None:
    must(isinstance(rows, list), "rows must be a list", path, 200914)
    for row in rows:
        must(isinstance(row, dict), "a row must be an object", path, 200914)
        for name, cell in row.items():
            must(name in kinds, f"row name {name} is not a column", path, 200915)
            must(_fits(cell, kinds[name]), f"cell {name} is malformed", path, 200914)
            if kinds[name] == "persons":
                known_people = all(box.world.person("feishu", str(id)) for id in cell)
                must(known_people, "invalid user id", path, 100290)


def _fits(cell: object, kind: str) -> bool:
    if kind in ("number", "date"):
        return isinstance(cell, int | float) and not isinstance(cell, bool)
    if kind in ("options", "persons"):
        return isinstance(cell, list)
    return isinstance(cell, str)
