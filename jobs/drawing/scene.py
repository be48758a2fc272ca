"""What a picture consists of, whoever paints it. Units are pixels of a page 1080 wide, y grows downwards."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from jobs.drawing.theme import INK, PAPER

WIDTH = 1080
Point = tuple[float, float]


class Rect(NamedTuple):
    """A filled box; `radius` rounds its corners, but for the right ones when `flat` is set."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0
    flat: bool = False


class Line(NamedTuple):
    """A path of level and upright strokes."""

    points: tuple[Point, ...]
    colour: str
    width: float = 2


class Poly(NamedTuple):
    """A small filled shape: an arrow's head, a milestone's diamond."""

    points: tuple[Point, ...]
    fill: str


class Text(NamedTuple):
    """One line of writing, `y` its baseline, `x` its left, middle or right by `align` (l, m, r).

    `paper` is the colour it stands on; theme.LETTERING lists what may be written on what.
    """

    x: float
    y: float
    text: str
    size: float = 26
    ink: str = INK
    bold: bool = False
    align: str = "l"
    paper: str = PAPER


Mark = Rect | Line | Poly | Text


@dataclass(frozen=True)
class Scene:
    """One page: its marks in the order they are painted."""

    height: int
    marks: tuple[Mark, ...]
    width: int = WIDTH


def placed(marks: Iterable[Mark], x: float, y: float, scale: float) -> Iterator[Mark]:
    """The marks of one scene made smaller, to be put into another with its corner at `x`, `y`."""
    for mark in marks:
        match mark:
            case Rect():
                left, top = x + mark.x * scale, y + mark.y * scale
                size = mark.width * scale, mark.height * scale
                yield mark._replace(x=left, y=top, width=size[0], height=size[1], radius=mark.radius * scale)
            case Text():
                yield mark._replace(x=x + mark.x * scale, y=y + mark.y * scale, size=mark.size * scale)
            case Line():
                yield Line(_moved(mark.points, x, y, scale), mark.colour, mark.width * scale)
            case Poly():
                yield Poly(_moved(mark.points, x, y, scale), mark.fill)


def _moved(points: tuple[Point, ...], x: float, y: float, scale: float) -> tuple[Point, ...]:
    return tuple((x + across * scale, y + down * scale) for across, down in points)
