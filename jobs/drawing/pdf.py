"""Paints scenes as pages of a PDF with our type embedded. The same scenes always give the same bytes."""

import io
from collections.abc import Callable, Iterable
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from jobs.drawing.lettering import face, face_for
from jobs.drawing.scene import Line, Poly, Rect, Scene, Text

A4 = (595.28, 841.89)  # points
_NAMES = {False: "NotoSansSC", True: "NotoSansSC-Bold"}


def paint(scenes: Iterable[Scene], title: str, author: str = "销售项目助理") -> bytes:
    """One A4 page a scene, scaled to the page's width."""
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
        canvas.translate(0, A4[1])
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


def _rect(canvas: Canvas, mark: Rect) -> None:
    canvas.setFillColor(mark.fill)
    radius = min(mark.radius, mark.width / 2, mark.height / 2)
    if not radius:
        canvas.rect(mark.x, -mark.y - mark.height, mark.width, mark.height, stroke=0, fill=1)
        return
    canvas.roundRect(mark.x, -mark.y - mark.height, mark.width, mark.height, radius, stroke=0, fill=1)
    if mark.flat:
        canvas.rect(
            mark.x + radius, -mark.y - mark.height, mark.width - radius, mark.height, stroke=0, fill=1
        )


def _line(canvas: Canvas, mark: Line) -> None:
    canvas.setStrokeColor(mark.colour)
    canvas.setLineWidth(mark.width)
    path = canvas.beginPath()
    (x, y), *rest = mark.points
    path.moveTo(x, -y)
    for x, y in rest:
        path.lineTo(x, -y)
    canvas.drawPath(path, stroke=1, fill=0)


def _poly(canvas: Canvas, mark: Poly) -> None:
    canvas.setFillColor(mark.fill)
    path = canvas.beginPath()
    (x, y), *rest = mark.points
    path.moveTo(x, -y)
    for x, y in rest:
        path.lineTo(x, -y)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _text(canvas: Canvas, mark: Text) -> None:
    bold = face_for(mark.text, mark.bold) is face(True)
    canvas.setFont(_NAMES[bold], mark.size)
    canvas.setFillColor(mark.ink)
    draw = {"l": canvas.drawString, "m": canvas.drawCentredString, "r": canvas.drawRightString}[mark.align]
    draw(mark.x, -mark.y, mark.text)


_PAINTERS: dict[type, Callable[..., None]] = {Rect: _rect, Line: _line, Poly: _poly, Text: _text}
