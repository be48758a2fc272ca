"""What stands around a Gantt chart's rows: title, calendar, today, legend."""

from datetime import date

from bot.sales.words import short_day
from cards.elements import Tone
from jobs.drawing.axis import Axis
from jobs.drawing.chart import Chart
from jobs.drawing.lettering import fitted, width, wrapped
from jobs.drawing.rows import LEFT
from jobs.drawing.scene import Line, Mark, Poly, Rect, Text
from jobs.drawing.theme import BAND, INK, MUTED, PAPER, RULE, SHADE, STATES, TODAY

HEAD = 122  # height of the calendar's head
_MARGIN = 32
_STATE_WORDS = {
    Tone.NEW: "未开始",
    Tone.GOING: "进行中",
    Tone.WAITING: "受阻",
    Tone.DONE: "已完成",
    Tone.LATE: "超期",
}


def heading(chart: Chart, page: str, wide: int) -> tuple[list[Mark], float]:
    """Number and name, the health badge, one line of facts; and where the rest may begin."""
    badge = _badge(chart, wide)
    room = wide - 2 * _MARGIN - (130 if badge else 0)
    lines = wrapped(chart.title, room, 40, True)
    if len(lines) > 2:
        lines = (lines[0], fitted("".join(lines[1:]), room, 40, True))
    marks: list[Mark] = [Text(_MARGIN, 76 + 54 * n, line, 40, bold=True) for n, line in enumerate(lines)]
    base = 76 + 54 * max(len(lines) - 1, 0) + 50
    note = fitted(chart.note, wide - 2 * _MARGIN - 150, 26)
    marks += [
        Text(_MARGIN, base, note, 26, MUTED),
        Text(wide - _MARGIN, base, page, 26, MUTED, align="r"),
    ]
    return marks + badge, base + 28


def _badge(chart: Chart, wide: int) -> list[Mark]:
    if not chart.light:
        return []
    left, fill = wide - _MARGIN - 112, STATES[chart.tone].full
    word = fitted(chart.light, 100, 26, True)
    return [
        Rect(left, 38, 112, 50, fill, 25),
        Text(left + 56, 72, word, 26, PAPER, bold=True, align="m", paper=fill),
    ]


def calendar(days: Axis, top: float, bottom: float, wide: int) -> list[Mark]:
    """The head with dates and weekdays, free days shaded, a thin line at each labelled day."""
    grid = top + HEAD
    marks: list[Mark] = [
        Rect(0, top, wide, HEAD, BAND),
        Text(_MARGIN, top + 70, "任务·负责人", 26, MUTED, paper=BAND),
    ]
    marks += [Rect(days.x(day), grid, n * days.step, bottom - grid, SHADE) for day, n in days.free_runs()]
    for label in days.labels():
        marks += [
            Line(((label.line, grid), (label.line, bottom)), RULE, 1),
            Text(label.x, top + 38, label.day, 26, INK, align="m", paper=BAND),
            Text(label.x, top + 70, label.below, 24, MUTED, align="m", paper=BAND),
        ]
    return marks


def today_line(today: date, days: Axis, top: float, bottom: float, wide: int) -> list[Mark]:
    """The badge and line of today; beyond the days shown, the badge points to where it would be."""
    inside = days.first <= today <= days.last
    word = f"今天 {short_day(today)}"
    if not inside:
        word = f"← {word}" if today < days.first else f"{word} →"
    long = width(word, 24, True) + 30
    x = days.middle(today)
    left = min(max(x - long / 2, LEFT - 8), wide - 8 - long)
    badge: list[Mark] = [
        Rect(left, top + 80, long, 40, TODAY, 20),
        Text(left + long / 2, top + 109, word, 24, PAPER, bold=True, align="m", paper=TODAY),
    ]
    return [*([Line(((x, top + 116), (x, bottom)), TODAY, 3)] if inside else []), *badge]


def legend(chart: Chart, top: float, wide: int, shaded: bool) -> tuple[list[Mark], int]:
    """What the colours and signs seen in this chart mean, and where the page ends."""
    items = [(word, _swatch(tone)) for tone, word in _STATE_WORDS.items() if _seen(chart, tone)]
    items += [("关键路径", "critical")] if any(bar.critical for bar in chart.bars) else []
    items += [("里程碑", "milestone")] if any(bar.milestone for bar in chart.bars) else []
    items += [("休息日", SHADE)] if shaded else []
    marks: list[Mark] = []
    x, y = float(_MARGIN), top + 48
    for word, sign in items:
        long = 46 + width(word, 24) + 28
        if x + long > wide - _MARGIN + 30:
            x, y = float(_MARGIN), y + 46
        marks += [*_sign(sign, x, y), Text(x + 46, y, word, 24, MUTED)]
        x += long
    return marks, int(y) + 36


def _seen(chart: Chart, tone: Tone) -> bool:
    return any(bar.tone is tone for bar in chart.bars)


def _swatch(tone: Tone) -> str:
    return STATES[tone].tint if tone is Tone.NEW else STATES[tone].full


def _sign(sign: str, x: float, base: float) -> list[Mark]:
    if sign == "milestone":
        middle = base - 9
        return [Poly(((x + 18, middle - 14), (x + 32, middle), (x + 18, middle + 14), (x + 4, middle)), INK)]
    if sign == "critical":
        return [Rect(x, base - 20, 36, 24, INK, 7), Rect(x + 4, base - 16, 28, 16, PAPER)]
    return [Rect(x, base - 20, 36, 22, sign, 0 if sign == SHADE else 6)]
