"""One row of a Gantt chart: the words at the left, and the bar or diamond among the days."""

from datetime import date, timedelta

from bot.sales.words import days_late_words, short_day
from cards.elements import Tone
from jobs.drawing.arrows import Box
from jobs.drawing.axis import Axis
from jobs.drawing.chart import Bar, Chart
from jobs.drawing.lettering import fitted, width, wrapped
from jobs.drawing.scene import Line, Mark, Poly, Rect, Text
from jobs.drawing.theme import INK, MUTED, RULE, STATES

HEIGHT = 116
LEFT = 424  # where the days begin; the words end a little before
_MARGIN = 32
_TITLE, _FACT = 28, 24  # sizes of type
_BAR, _DIAMOND = 46, 22  # height of a bar, half a diamond
_EDGE, _RADIUS = 4, 8
_ROOM = LEFT - _MARGIN - 20
_DAY = timedelta(days=1)


def box(bar: Bar, days: Axis, top: float) -> Box:
    """Where a row's bar lies. A milestone stands at the end of its day."""
    middle = top + HEIGHT / 2
    left, right = days.x(bar.start) + 1, days.x(bar.end + _DAY) - 1
    if bar.milestone:
        return Box(right - _DIAMOND, right + _DIAMOND, right, right, middle, _DIAMOND, top + HEIGHT)
    right = max(right, left + 10)
    entry = left + min(16, (right - left) / 2)
    return Box(left, right, right, entry, middle, _BAR / 2, top + HEIGHT)


def shape(bar: Bar, place: Box, days: Axis, chart: Chart) -> list[Mark]:
    """The bar with its progress, or the diamond; outlined on the critical path, trailing when late."""
    marks = _trail(place, days, chart) if bar.late else []
    if bar.milestone:
        return marks + _diamond(bar, place)
    outline = [_outline(place)] if bar.critical else []
    return marks + outline + _filled(bar, place)


def words(bar: Bar, top: float, today: date) -> list[Mark]:
    """Number and title on up to two lines, then owner, dates and days late; other years are named."""
    number = f"{bar.code} "
    indent = width(number, _TITLE, True)
    lines = wrapped(number + bar.title, _ROOM, _TITLE)
    if len(lines) > 2:
        lines = (lines[0], fitted("".join(lines[1:]), _ROOM, _TITLE))
    first = fitted(lines[0].removeprefix(bar.code).strip(), _ROOM - indent, _TITLE)
    base = top + (50 if len(lines) == 1 else 34)
    marks: list[Mark] = [
        Text(_MARGIN, base, number.strip(), _TITLE, bold=True),
        Text(_MARGIN + indent, base, first, _TITLE),
    ]
    marks += [Text(_MARGIN, base + 34, line, _TITLE) for line in lines[1:]]
    return [*marks, *_facts(bar, base + 36 * len(lines), today)]


def rule(top: float, wide: int) -> Mark:
    """The thin line under a row."""
    return Line(((0, top + HEIGHT), (wide, top + HEIGHT)), RULE, 1)


def _facts(bar: Bar, base: float, today: date) -> list[Mark]:
    late = days_late_words(bar.late) if bar.late else ""
    dates = _dates(bar, today)
    taken = width(dates, _FACT) + (width(late, _FACT, True) + 10 if late else 0) + 10
    owner = fitted(bar.owner or "未分配", max(_ROOM - taken, 72), _FACT)
    after = _MARGIN + width(owner, _FACT) + 10
    last = after + width(dates, _FACT) + 10
    return [
        Text(_MARGIN, base, owner, _FACT, MUTED),
        Text(after, base, dates, _FACT, MUTED),
        Text(last, base, late, _FACT, STATES[Tone.LATE].text, bold=True),
    ]


def _dates(bar: Bar, today: date) -> str:
    days = (bar.end,) if bar.milestone or bar.start == bar.end else (bar.start, bar.end)
    return "–".join(
        f"{day:%y}/{short_day(day)}" if day.year != today.year else short_day(day) for day in days
    )


def _trail(place: Box, days: Axis, chart: Chart) -> list[Mark]:
    end = days.middle(chart.today)
    start = place.exit
    return [Rect(start, place.y - 5, end - start, 10, STATES[Tone.LATE].tint)] if end > start else []


def _diamond(bar: Bar, place: Box) -> list[Mark]:
    around = [_rhomb(place, _DIAMOND + 6, INK)] if bar.critical else []
    return [*around, _rhomb(place, _DIAMOND, STATES[bar.tone].full)]


def _rhomb(place: Box, half: int, fill: str) -> Poly:
    x, y = place.exit, place.y
    return Poly(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), fill)


def _filled(bar: Bar, place: Box) -> list[Mark]:
    shades = STATES[bar.tone]
    begun = bar.tone is Tone.GOING and not bar.progress
    loud = bar.tone in (Tone.LATE, Tone.WAITING) or begun
    rest, done = (shades.full, shades.text) if loud else (shades.tint, shades.full)
    top, length = place.y - place.half, place.right - place.left
    radius = 0 if bar.critical else _RADIUS
    if bar.progress >= 1:
        return [Rect(place.left, top, length, _BAR, done, radius)]
    marks: list[Mark] = [Rect(place.left, top, length, _BAR, rest, radius)]
    if bar.progress > 0:
        marks.append(Rect(place.left, top, max(length * bar.progress, 10), _BAR, done, radius, flat=True))
    return marks


def _outline(place: Box) -> Rect:
    left, top = place.left - _EDGE, place.y - place.half - _EDGE
    return Rect(left, top, place.right - left + _EDGE, _BAR + 2 * _EDGE, INK, _RADIUS)
