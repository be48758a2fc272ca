"""The Gantt chart: pages made for a phone as PNG, and the same pages as PDF."""

from datetime import timedelta

from bot.sales.words import day_words
from cards.elements import Tone
from jobs.drawing import pdf, png
from jobs.drawing.arrows import Box, arrow, from_another_page
from jobs.drawing.axis import Axis, axis
from jobs.drawing.chart import Bar, Chart
from jobs.drawing.frame import HEAD, calendar, heading, legend, today_line
from jobs.drawing.pages import Pages
from jobs.drawing.rows import HEIGHT, LEFT, box, rule, shape, words
from jobs.drawing.scene import WIDTH, Mark, Scene, Text
from jobs.drawing.theme import ARROW, INK, MUTED, STATES

ROWS = 12  # a page on a phone
PRINT_ROWS, PRINT_WIDE = 15, 1480  # a page on paper: a standard project fills one
_COLOURS = (ARROW, INK, STATES[Tone.LATE].full)  # of arrows: plain, critical, contradicted by the dates


def pages(chart: Chart, rows: int = ROWS) -> int:
    """How many pages the chart takes, at least one."""
    return max(1, -(-len(chart.bars) // rows))


def draw(chart: Chart, page: int = 1) -> bytes:
    """One page, counted from 1, as a PNG 1080 pixels wide."""
    return png.paint(scene(chart, page))


def pdf_pages(chart: Chart) -> bytes:
    """The whole chart as a PDF of A4 pages, drawn as lines and letters."""
    pages = Pages()
    for number, page in enumerate(scenes(chart, PRINT_ROWS, PRINT_WIDE)):
        if number:
            pages.turn()
        pages.picture(page)
    title = f"{chart.title} 甘特图"
    return pdf.paint(pages.scenes(title, "", f"截至 {day_words(chart.today)}"), title)


def scenes(chart: Chart, rows: int = ROWS, wide: int = WIDTH) -> list[Scene]:
    """All pages, independent of how they are painted."""
    return [scene(chart, page, rows, wide) for page in range(1, pages(chart, rows) + 1)]


def scene(chart: Chart, page: int = 1, rows: int = ROWS, wide: int = WIDTH) -> Scene:
    """One page of at most `rows` rows; a page too high or too low is the nearest there is."""
    count = pages(chart, rows)
    page = min(max(page, 1), count)
    title, top = heading(chart, f"第 {page}/{count} 页" if count > 1 else "", wide)
    bars = _share(chart, page, count)
    if not bars:
        return _empty(title, top, wide)
    days = _axis(chart, bars, wide)
    tops = [top + HEAD + HEIGHT * n for n in range(len(bars))]
    bottom = tops[-1] + HEIGHT
    boxes = {bar.code: box(bar, days, row) for bar, row in zip(bars, tops, strict=True)}
    signs, height = legend(chart, bottom, wide, bool(days.free_runs()))
    marks = [*title, *calendar(days, top, bottom, wide), *(rule(row, wide) for row in tops)]
    marks += _arrows(chart, bars, boxes, tops[0])
    for bar, row in zip(bars, tops, strict=True):
        marks += [*shape(bar, boxes[bar.code], days, chart), *words(bar, row, chart.today)]
    return Scene(height, (*marks, *today_line(chart.today, days, top, bottom, wide), *signs), wide)


def _share(chart: Chart, page: int, count: int) -> tuple[Bar, ...]:
    """The page's rows; all pages are about equally full."""
    edges = [round(len(chart.bars) * n / count) for n in range(count + 1)]
    return chart.bars[edges[page - 1] : edges[page]]


def _axis(chart: Chart, bars: tuple[Bar, ...], wide: int) -> Axis:
    """The days the page's bars span, and today unless it lies further off than they are long."""
    first, last = min(bar.start for bar in bars), max(bar.end for bar in bars)
    reach = max((last - first) / 2, timedelta(days=7))
    if first - reach <= chart.today <= last + reach:
        first, last = min(first, chart.today), max(last, chart.today)
    return axis(first, last, LEFT, wide, chart.calendar)


def _arrows(chart: Chart, bars: tuple[Bar, ...], boxes: dict[str, Box], top: float) -> list[Mark]:
    """All arrows, the plain ones first, so that critical and contradicted ones lie on top."""
    known = {bar.code: bar for bar in chart.bars}
    links = [(link, bar) for bar in bars for link in bar.depends_on if link.code in known]
    ranked = sorted(links, key=lambda pair: _rank(chart, known[pair[0].code], pair[1]))
    marks: list[Mark] = []
    for link, bar in ranked:
        colour = _COLOURS[_rank(chart, known[link.code], bar)]
        if link.code in boxes:
            marks += arrow(link.kind, boxes[link.code], boxes[bar.code], colour, 3)
        else:
            marks += from_another_page(boxes[bar.code], top, colour, 3)
    return marks


def _rank(chart: Chart, before: Bar, after: Bar) -> int:
    if (before.code, after.code) in chart.broken:
        return 2
    return int(before.critical and after.critical)


def _empty(title: list[Mark], top: float, wide: int) -> Scene:
    said = Text(wide / 2, top + 120, "还没有排期的任务", 32, INK, align="m")
    hint = Text(wide / 2, top + 172, "给任务定下截止日，就会出现在这里", 26, MUTED, align="m")
    return Scene(int(top) + 240, (*title, said, hint), wide)
