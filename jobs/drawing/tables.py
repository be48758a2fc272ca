"""Tables as files: Excel, CSV and PDF. Text stays text, whatever it begins with."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook

from bot.sales.exports import harmless
from jobs.drawing import pdf
from jobs.drawing.pages import ROOM, Cell, Pages
from jobs.drawing.pages import Column as Printed
from jobs.drawing.theme import MUTED

Value = str | int | Decimal | date | datetime | None
_LONGEST = 32_767  # characters a cell of Excel holds
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HEAD = {"bold": True, "bg_color": "#E8EDF5"}


@dataclass(frozen=True)
class Column:
    """A column: its head and width in characters; `print` is its share of a printed page, 0 leaves it out."""

    title: str
    wide: int = 12
    print: int = 0


@dataclass(frozen=True)
class Sheet:
    """A table with what it is called and which records it holds; moments are in the reader's zone."""

    title: str
    about: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]


def xlsx(sheet: Sheet) -> bytes:
    """The table as an Excel workbook: dates are dates, amounts numbers, the head stays in sight."""
    out = io.BytesIO()
    with Workbook(out, {"constant_memory": True}) as book:
        page, head = book.add_worksheet(sheet.title), book.add_format(_HEAD)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
        for n, column in enumerate(sheet.columns):
            page.set_column(n, n, column.wide)
            page.write_string(0, n, column.title, head)
        _fill(page, sheet.rows, _formats(book))
    return out.getvalue()


def _formats(book: Workbook) -> dict[type, Any]:
    """How values of each kind are shown."""
    shown = {Decimal: "#,##0.00", date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm"}
    return {kind: book.add_format({"num_format": words}) for kind, words in shown.items()}


def _fill(page: Any, rows: Sequence[Sequence[Value]], formats: dict[type, Any]) -> None:
    """Each value as a cell of its kind; written as text, what begins with = is no formula."""
    for down, row in enumerate(rows, 1):
        for across, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(down, across, _UNPRINTED.sub("", value)[:_LONGEST])
            elif isinstance(value, date):
                page.write_datetime(down, across, _naive(value), formats[type(value)])
            elif value is not None:
                page.write_number(down, across, value, formats.get(type(value)))


def _naive(value: date) -> date:
    """A moment as the clock on the wall shows it; Excel knows no zones."""
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def csv_file(sheet: Sheet) -> bytes:
    """The table as CSV; the mark at its beginning lets Excel read Chinese."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([column.title for column in sheet.columns])
    writer.writerows([_plain(value) for value in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _plain(value: Value) -> str | int | Decimal:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else "" if value is None else value


def pdf_file(sheet: Sheet, made_at: str) -> bytes:
    """The columns worth printing, on as many A4 pages as they need."""
    chosen = [(n, column) for n, column in enumerate(sheet.columns) if column.print]
    whole = sum(column.print for _, column in chosen)
    numbers = {n for n, _ in chosen if any(isinstance(row[n], int | Decimal) for row in sheet.rows)}
    columns = [Printed(column.title, ROOM * column.print / whole, n in numbers) for n, column in chosen]
    pages = Pages()
    pages.heading(sheet.title)
    pages.paragraph(sheet.about, 21, MUTED)
    pages.y += 16
    pages.table(columns, ([Cell(_printed(row[n])) for n, _ in chosen] for row in sheet.rows))
    return pdf.paint(pages.scenes(sheet.title, sheet.about, f"生成于 {made_at}"), sheet.title)


def _printed(value: Value) -> str:
    if isinstance(value, datetime):
        return f"{value:%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return f"{value:,.2f}" if isinstance(value, Decimal) else str(value or "")
