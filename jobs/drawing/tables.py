"""Tables as files: Excel, CSV and PDF. Text stays text, whatever it begins with."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from bot.sales.exports import harmless
from jobs.drawing import pdf
from jobs.drawing.pages import ROOM, Cell, Pages
from jobs.drawing.pages import Column as Printed
from jobs.drawing.theme import MUTED

Value = str | int | Decimal | date | datetime | None
_LONGEST = 32_767  # characters a cell of Excel holds
_HEAD, _BAND = Font(bold=True), PatternFill("solid", fgColor="E8EDF5")


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
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet.title)
    page.freeze_panes = "A2"
    for number, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(number)].width = column.wide
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    page.append([_head(page, column.title) for column in sheet.columns])
    for row in sheet.rows:
        page.append([_cell(page, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(page: Any, title: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, title)
    cell.font, cell.fill = _HEAD, _BAND
    return cell


def _cell(page: Any, value: Value) -> Any:
    """A value as a cell of its kind; told to be text, what begins with = is no formula."""
    if isinstance(value, str):
        cell = WriteOnlyCell(page, ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST])
        cell.data_type = "s"
        return cell
    if not isinstance(value, Decimal | date):
        return value
    cell = WriteOnlyCell(page, value.replace(tzinfo=None) if isinstance(value, datetime) else value)
    cell.number_format = "#,##0.00" if isinstance(value, Decimal) else _date_format(value)
    return cell


def _date_format(value: date) -> str:
    return "yyyy-mm-dd hh:mm" if isinstance(value, datetime) else "yyyy-mm-dd"


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
