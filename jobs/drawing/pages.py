"""Things laid one below the other over A4 pages, with a running head and page numbers."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cards.elements import Tone
from jobs.drawing.lettering import clean, fitted, size_for, wrapped
from jobs.drawing.scene import WIDTH, Line, Mark, Rect, Scene, Text, placed
from jobs.drawing.theme import BAND, INK, MUTED, RULE, STATES

HEIGHT = 1527  # A4 at 1080 wide
MARGIN = 76
ROOM = WIDTH - 2 * MARGIN
TOP, BOTTOM = 128, HEIGHT - 104
_PAD = 14
_LINE = 30  # from one table line to the next
_SIZE = 21  # of type in tables, 11.6 points


class Column(NamedTuple):
    """A table's column: its head, its width, and whether it holds numbers."""

    title: str
    width: float
    number: bool = False


class Cell(NamedTuple):
    """What stands in a table: words, a light before them, or a bar of `share` (1 fills it) behind them."""

    text: str
    light: Tone | None = None
    bold: bool = False
    ink: str = INK
    share: float | None = None


class Pages:
    """Grows page by page; `y` is where the next thing goes."""

    def __init__(self) -> None:
        self._pages: list[list[Mark]] = [[]]
        self.y: float = TOP

    def put(self, marks: Iterable[Mark], height: float = 0) -> None:
        """Draw marks on the current page and go down by `height`."""
        self._pages[-1].extend(marks)
        self.y += height

    def need(self, height: float) -> bool:
        """Begin a new page unless `height` fits on this one; whether it did."""
        if self.y + height <= BOTTOM:
            return False
        self.turn()
        return True

    def turn(self) -> None:
        """Begin a new page."""
        self._pages.append([])
        self.y = TOP

    def heading(self, text: str, below: float = 120) -> None:
        """A section's title, never alone at a page's end."""
        self.need(70 + below)
        self.put([Text(MARGIN, self.y + 36, fitted(text, ROOM, 32, True), 32, bold=True)], 62)

    def paragraph(
        self, text: str, size: int = 23, ink: str = INK, indent: float = 0, bold: bool = False
    ) -> None:
        """Running text, broken into lines."""
        for line in wrapped(text, ROOM - indent, size, bold):
            self.need(size * 1.6)
            self.put([Text(MARGIN + indent, self.y + size, line, size, ink, bold)], size * 1.6)

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
        """A table whose head is repeated on each page; numbers stand at the right of their column."""
        self.need(130)
        self._table_head(columns)
        for row in rows:
            texts = [_lines(cell, column) for cell, column in zip(row, columns, strict=True)]
            height = _LINE * max(len(lines) for lines in texts) + 2 * _PAD - 4
            if self.need(height):
                self._table_head(columns)
            x = float(MARGIN)
            for cell, column, lines in zip(row, columns, texts, strict=True):
                self.put(_cell(cell, column, lines, x, self.y))
                x += column.width
            self.y += height
            self.put([Line(((MARGIN, self.y), (MARGIN + ROOM, self.y)), RULE, 1)])
        self.y += 28

    def _table_head(self, columns: Sequence[Column]) -> None:
        marks: list[Mark] = [Rect(MARGIN, self.y, ROOM, 48, BAND)]
        x = float(MARGIN)
        for column in columns:
            marks.append(_words(column.title, column, x, self.y + 32, 20, MUTED, False, BAND))
            x += column.width
        self.put(marks, 48)

    def picture(self, scene: Scene) -> None:
        """A scene across the page's width, smaller when it is too high for a page."""
        scale = min(ROOM / scene.width, (BOTTOM - TOP) / scene.height)
        self.need(scene.height * scale)
        self.put(placed(scene.marks, MARGIN, self.y, scale), scene.height * scale + 24)

    def scenes(self, head: str, right: str, foot: str) -> list[Scene]:
        """All pages; from the second on the running head is drawn."""
        count = len(self._pages)
        return [
            Scene(HEIGHT, (*marks, *_running(head, right, foot, number, count)))
            for number, marks in enumerate(self._pages, 1)
        ]


def _running(head: str, right: str, foot: str, number: int, count: int) -> list[Mark]:
    edge, low = MARGIN + ROOM, HEIGHT - 48
    marks: list[Mark] = [
        Text(MARGIN, low, clean(foot), 18, MUTED),
        Text(edge, low, f"第 {number} / {count} 页", 18, MUTED, align="r"),
    ]
    if number > 1:
        marks += [
            Text(MARGIN, 72, fitted(head, ROOM * 0.7, 18), 18, MUTED),
            Text(edge, 72, clean(right), 18, MUTED, align="r"),
            Line(((MARGIN, 90), (edge, 90)), RULE, 1),
        ]
    return marks


def _lines(cell: Cell, column: Column) -> tuple[str, ...]:
    room = column.width - _PAD - (30 if cell.light else 0)
    if column.number:
        return (clean(cell.text),)
    lines = wrapped(cell.text, room, _SIZE, cell.bold)
    if len(lines) > 2:
        lines = (lines[0], fitted("".join(lines[1:]), room, _SIZE, cell.bold))
    return lines or ("",)


def _cell(cell: Cell, column: Column, lines: tuple[str, ...], x: float, y: float) -> list[Mark]:
    base = y + _PAD + 20
    if cell.share is not None:
        return _bar(cell, column, x, base)
    marks: list[Mark] = [Rect(x + 8, base - 17, 18, 18, STATES[cell.light].full, 9)] if cell.light else []
    left = x + (30 if cell.light else 0)
    for n, line in enumerate(lines):
        marks.append(_words(line, column, left, base + n * _LINE, _SIZE, cell.ink, cell.bold))
    return marks


def _bar(cell: Cell, column: Column, x: float, base: float) -> list[Mark]:
    full = column.width - _PAD - 92
    filled = full * min(max(cell.share or 0.0, 0.0), 1.0)
    colour = STATES[cell.light or Tone.NEW].full
    return [
        Rect(x + 8, base - 15, full, 14, RULE, 7),
        Rect(x + 8, base - 15, max(filled, 14), 14, colour, 7),
        Text(x + column.width - 10, base, cell.text, _SIZE, cell.ink, cell.bold, "r"),
    ]


def _words(
    text: str, column: Column, x: float, y: float, size: float, ink: str, bold: bool, paper: str = "#ffffff"
) -> Text:
    if column.number:
        size = size_for(text, column.width - _PAD, size, bold)
        return Text(x + column.width - 10, y, text, size, ink, bold, "r", paper)
    return Text(x + 8, y, text, size, ink, bold, "l", paper)
