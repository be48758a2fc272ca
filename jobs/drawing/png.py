"""Paints a scene as a PNG, straight into a palette: no colour is ever mixed or looked up."""

import io
from collections.abc import Callable
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from jobs.drawing import theme
from jobs.drawing.lettering import face_for
from jobs.drawing.scene import Line, Poly, Rect, Scene, Text

_STEPS = 8  # shades between a letter and its paper
_SOLID = tuple(
    dict.fromkeys(
        [theme.PAPER, theme.INK, theme.MUTED, theme.RULE, theme.SHADE, theme.BAND, theme.ARROW, theme.TODAY]
        + [colour for shades in theme.STATES.values() for colour in shades]
    )
)
_EDGED = [colour for colour in _SOLID if colour not in (theme.PAPER, theme.SHADE)]
_RAMPS = tuple(dict.fromkeys([*theme.LETTERING, *((colour, theme.PAPER) for colour in _EDGED)]))
_INDEX = {colour: number for number, colour in enumerate(_SOLID)}
_RAMP_AT = {pair: len(_SOLID) + number * _STEPS for number, pair in enumerate(_RAMPS)}
_LARGE = 4  # curves are drawn this many times larger and shrunk

Tile = tuple[Image.Image, Image.Image]  # palette numbers, and where they are to be put


def paint(scene: Scene) -> bytes:
    """The scene as a palette PNG of its own size."""
    image = Image.new("P", (scene.width, scene.height), _INDEX[theme.PAPER])
    image.putpalette(_PALETTE)
    pen = ImageDraw.Draw(image)
    for mark in scene.marks:
        _PAINTERS[type(mark)](image, pen, mark)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=3)  # a third of the time of 6, a quarter larger
    return out.getvalue()


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _palette() -> bytes:
    colours: list[tuple[int, ...]] = [_rgb(colour) for colour in _SOLID]
    for ink, paper in _RAMPS:
        pairs = tuple(zip(_rgb(ink), _rgb(paper), strict=True))
        for step in range(_STEPS):
            share = (step + 1) / (_STEPS + 1)
            colours.append(tuple(round(top * share + base * (1 - share)) for top, base in pairs))
    return bytes(channel for colour in colours for channel in colour)


_PALETTE = _palette()


@lru_cache(maxsize=256)
def _steps(ink: str, paper: str) -> bytes:
    """For each coverage 0 to 255 the palette number that shows it."""
    first = _RAMP_AT[ink, paper]
    numbers = [first + max(0, min(_STEPS - 1, round(c / 255 * (_STEPS + 1)) - 1)) for c in range(256)]
    return bytes(_INDEX[ink] if c > 243 else number for c, number in enumerate(numbers))


def _tile(mask: Image.Image, ink: str, paper: str) -> Tile:
    numbers = Image.frombytes("P", mask.size, mask.tobytes().translate(_steps(ink, paper)))
    return numbers, mask.point(lambda coverage: 255 if coverage > 12 else 0, "1")


def _rect(image: Image.Image, pen: ImageDraw.ImageDraw, mark: Rect) -> None:
    x, y, right, below = round(mark.x), round(mark.y), round(mark.x + mark.width), round(mark.y + mark.height)
    if right <= x or below <= y:
        return
    fill = _INDEX[mark.fill]
    radius = min(round(mark.radius), (right - x) // 2, (below - y) // 2)
    pen.rectangle((x, y, right - 1, below - 1), fill)
    if not radius:
        return
    corners = [(x, y, 0), (x, below - radius, 1)]
    if not mark.flat:
        corners += [(right - radius, y, 2), (right - radius, below - radius, 3)]
    for left, top, corner in corners:
        image.paste(_corner(radius, corner, mark.fill), (left, top))


@lru_cache(maxsize=512)
def _corner(radius: int, corner: int, fill: str) -> Image.Image:
    """One rounded corner on paper: 0 left top, 1 left bottom, 2 right top, 3 right bottom."""
    size = radius * _LARGE
    mask = Image.new("L", (size, size), 0)
    left, top = (0, -size)[corner >= 2], (0, -size)[corner % 2]
    ImageDraw.Draw(mask).ellipse((left, top, left + 2 * size - 1, top + 2 * size - 1), 255)
    small = mask.resize((radius, radius), Image.Resampling.BOX)
    numbers, where = _tile(small, fill, theme.PAPER)
    whole = Image.new("P", small.size, _INDEX[theme.PAPER])
    whole.paste(numbers, (0, 0), where)
    return whole


def _line(image: Image.Image, pen: ImageDraw.ImageDraw, mark: Line) -> None:
    wide = max(1, round(mark.width))
    before, after = wide // 2, wide - wide // 2 - 1
    for (x1, y1), (x2, y2) in zip(mark.points, mark.points[1:], strict=False):
        left, right = sorted((round(x1), round(x2)))
        top, below = sorted((round(y1), round(y2)))
        pen.rectangle((left - before, top - before, right + after, below + after), _INDEX[mark.colour])


def _poly(image: Image.Image, pen: ImageDraw.ImageDraw, mark: Poly) -> None:
    left, top = (int(min(edge)) for edge in zip(*mark.points, strict=True))
    shape = tuple((round(x) - left, round(y) - top) for x, y in mark.points)
    numbers, where = _shape(shape, mark.fill)
    image.paste(numbers, (left, top), where)


@lru_cache(maxsize=256)
def _shape(points: tuple[tuple[int, int], ...], fill: str) -> Tile:
    wide, high = (max(edge) + 1 for edge in zip(*points, strict=True))
    mask = Image.new("L", (wide * _LARGE, high * _LARGE), 0)
    ImageDraw.Draw(mask).polygon([(x * _LARGE, y * _LARGE) for x, y in points], 255)
    return _tile(mask.resize((wide, high), Image.Resampling.BOX), fill, theme.PAPER)


def _text(image: Image.Image, pen: ImageDraw.ImageDraw, mark: Text) -> None:
    if not mark.text:
        return
    numbers, where, left, top, advance = _word(mark.text, round(mark.size), mark.bold, mark.ink, mark.paper)
    shift = {"l": 0.0, "m": advance / 2, "r": advance}[mark.align]
    image.paste(numbers, (round(mark.x - shift) + left, round(mark.y) + top), where)


@lru_cache(maxsize=8192)
def _word(
    text: str, size: int, bold: bool, ink: str, paper: str
) -> tuple[Image.Image, Image.Image, int, int, float]:
    """A line of writing as a tile, with its offset from the baseline's start and its advance."""
    font = _font(str(face_for(text, bold).path), size)
    left, top, right, below = (round(edge) for edge in font.getbbox(text, anchor="ls"))
    mask = Image.new("L", (max(1, right - left), max(1, below - top)), 0)
    ImageDraw.Draw(mask).text((-left, -top), text, 255, font, anchor="ls")
    return *_tile(mask, ink, paper), left, top, font.getlength(text)


@lru_cache(maxsize=32)
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


_PAINTERS: dict[type, Callable[..., None]] = {Rect: _rect, Line: _line, Poly: _poly, Text: _text}
