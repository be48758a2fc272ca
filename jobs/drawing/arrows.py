"""Right-angled arrows from the edge of one bar to the edge of another."""

from typing import NamedTuple

from bot.sales.links import Link
from jobs.drawing.scene import Line, Mark, Point, Poly

_GAP = 14
_HEAD = 11


class Box(NamedTuple):
    """Where a bar lies: its ends, where an arrow may leave it and where one may land on it from above,
    its middle height, half its own height, and its row's lower edge."""

    left: float
    right: float
    exit: float
    entry: float
    y: float
    half: float
    below: float


def arrow(kind: Link, before: Box, after: Box, colour: str, width: int) -> list[Mark]:
    """The arrow of one dependency; its head points at the edge that has to wait."""
    from_end = kind in (Link.FS, Link.FF)
    to_start = kind in (Link.FS, Link.SS)
    if from_end and to_start and after.entry >= before.exit - 2:
        return _drop(before, after, colour, width)
    start = before.right if from_end else before.left
    target = after.left if to_start else after.right
    out = start + (_GAP if from_end else -_GAP)
    into = target + (-_GAP if to_start else _GAP)
    if from_end != to_start:
        out = into = max(out, into) if from_end else min(out, into)
    between = before.below if after.y > before.y else after.below
    points = [(start, before.y), (out, before.y), (out, between), (into, between), (into, after.y)]
    tip = (target, after.y)
    return [Line((*points, tip), colour, width), _level_head(tip, 1 if to_start else -1, colour)]


def from_another_page(after: Box, top: float, colour: str, width: int) -> list[Mark]:
    """A short stub from above, for a predecessor on another page."""
    tip = (after.entry, after.y - after.half)
    return [Line(((after.entry, max(top, tip[1] - 30)), tip), colour, width), _upright_head(tip, 1, colour)]


def _drop(before: Box, after: Box, colour: str, width: int) -> list[Mark]:
    """From the end of one bar level, then straight onto the next one's beginning."""
    down = 1 if after.y > before.y else -1
    tip = (after.entry, after.y - down * after.half)
    points = ((before.exit, before.y), (after.entry, before.y), tip)
    return [Line(points, colour, width), _upright_head(tip, down, colour)]


def _level_head(tip: Point, way: int, colour: str) -> Poly:
    x, y = tip
    return Poly(((x, y), (x - way * _HEAD, y - 8), (x - way * _HEAD, y + 8)), colour)


def _upright_head(tip: Point, way: int, colour: str) -> Poly:
    x, y = tip
    return Poly(((x, y), (x - 8, y - way * _HEAD), (x + 8, y - way * _HEAD)), colour)
