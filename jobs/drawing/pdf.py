"""Paints scenes as pages of a PDF with our type embedded. The same scenes always give the same bytes."""

import io
from collections.abc import Callable, Iterable
from functools import cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from jobs.drawing.lettering import face, face_for
from jobs.drawing.scene import Line, Point, Poly, Rect, Scene, Text

rl_config.useA85 = 0  # pages as bytes, not as letters: a fifth smaller, and faster
A4 = (595.28, 841.89)  # points
_BOW = 0.4477  # how far a quarter arc's handles stay from its corner, 1 - 4/3 × tan(π/8)
_NAMES = {False: "NotoSansSC", True: "NotoSansSC-Bold"}


def paint(scenes: Iterable[Scene], title: str, author: str = "销售项目助理") -> bytes:
    """One A4 page a scene, as large as the page allows."""
    _register()
    out = io.BytesIO()
    canvas = Canvas(out, A4, invariant=1, pageCompression=1, lang="zh-CN", initialFontName=_NAMES[False])
    canvas.setTitle(title)
    canvas.setSubject(title)
    canvas.setAuthor(author)
    canvas.setCreator(author)
    for scene in scenes:
        canvas.saveState()
        scale = min(A4[0] / scene.width, A4[1] / scene.height)
        canvas.translate((A4[0] - scene.width * scale) / 2, A4[1])
        canvas.scale(scale, scale)
        for mark in scene.marks:
            _PAINTERS[type(mark)](canvas, mark)
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@cache
def _register() -> None:
    for bold, name in _NAMES.items():
        pdfmetrics.registerFont(TTFont(name, str(face(bold).path)))


@cache
def _colour(colour: str) -> str:
    """The three channels as PDF wants them, 0 to 1."""
    return " ".join(f"{int(colour[place : place + 2], 16) / 255:.3f}" for place in (1, 3, 5))


def _rect(canvas: Canvas, mark: Rect) -> None:
    radius = min(mark.radius, mark.width / 2, mark.height / 2)
    left, low, right, top = mark.x, -mark.y - mark.height, mark.x + mark.width, -mark.y
    shape = f"{left:.2f} {low:.2f} {mark.width:.2f} {mark.height:.2f} re"
    if radius:
        shape = _rounded(left, low, right, top, radius, 0 if mark.flat else radius)
    canvas.addLiteral(f"{_colour(mark.fill)} rg {shape} f")


def _rounded(left: float, low: float, right: float, top: float, near: float, far: float) -> str:
    """A box's outline, its corners rounded by `near` at the left and by `far` at the right."""
    bow, end = near * _BOW, far * _BOW
    return (
        f"{left + near:.2f} {low:.2f} m {right - far:.2f} {low:.2f} l "
        f"{right - end:.2f} {low:.2f} {right:.2f} {low + end:.2f} {right:.2f} {low + far:.2f} c "
        f"{right:.2f} {top - far:.2f} l "
        f"{right:.2f} {top - end:.2f} {right - end:.2f} {top:.2f} {right - far:.2f} {top:.2f} c "
        f"{left + near:.2f} {top:.2f} l "
        f"{left + bow:.2f} {top:.2f} {left:.2f} {top - bow:.2f} {left:.2f} {top - near:.2f} c "
        f"{left:.2f} {low + near:.2f} l "
        f"{left:.2f} {low + bow:.2f} {left + bow:.2f} {low:.2f} {left + near:.2f} {low:.2f} c h"
    )


def _path(points: Iterable[Point]) -> str:
    return " l ".join(f"{x:.2f} {-y:.2f}" for x, y in points).replace(" l ", " m ", 1) + " l"


def _line(canvas: Canvas, mark: Line) -> None:
    canvas.addLiteral(f"{_colour(mark.colour)} RG {mark.width:.2f} w {_path(mark.points)} S")


def _poly(canvas: Canvas, mark: Poly) -> None:
    canvas.addLiteral(f"{_colour(mark.fill)} rg {_path(mark.points)} h f")


def _text(canvas: Canvas, mark: Text) -> None:
    if not mark.text:
        return
    bold = face_for(mark.text, mark.bold) is face(True)
    canvas.addLiteral(f"{_colour(mark.ink)} rg")
    canvas.setFont(_NAMES[bold], mark.size)
    draw = {"l": canvas.drawString, "m": canvas.drawCentredString, "r": canvas.drawRightString}[mark.align]
    draw(round(mark.x, 2), round(-mark.y, 2), mark.text)


_PAINTERS: dict[type, Callable[..., None]] = {Rect: _rect, Line: _line, Poly: _poly, Text: _text}
