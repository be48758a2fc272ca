"""The sections of a project health report, each laid onto the pages in turn."""

from bot.sales.health import LIGHT_WORDS
from bot.sales.words import days_late_words, money_words, share_words
from cards.elements import Tone
from jobs.drawing import gantt
from jobs.drawing.lettering import clean, fitted, size_for, width, wrapped
from jobs.drawing.pages import MARGIN, ROOM, Cell, Column, Pages
from jobs.drawing.report_data import Figure, OwnerAnswer, PersonLoad, ProjectRow, ReportData
from jobs.drawing.scene import Mark, Rect, Text
from jobs.drawing.theme import BAND, INK, MUTED, PAPER, STATES

_PROJECTS = (
    Column("灯", 110),
    Column("项目", 282),
    Column("负责人", 96),
    Column("阶段", 108),
    Column("金额", 104, True),
    Column("超期", 74, True),
    Column("完成", 74, True),
    Column("预计", 80, True),
)
_PEOPLE = (
    Column("姓名", 150),
    Column("角色", 130),
    Column("未完成", 90, True),
    Column("超期", 80, True),
    Column("计划工时", 110, True),
    Column("可用工时", 110, True),
    Column("负荷", 258),
)
_CARDS = 4  # in a row
_FULL, _BUSY, _IDLE = 1.0, 0.85, 0.4  # utilisation


def cover(pages: Pages, data: ReportData) -> None:
    """Whose report, of when, the figures in large, and what changed."""
    pages.y = 84
    pages.put([Text(MARGIN, pages.y + 26, clean(data.team), 26, MUTED)], 44)
    pages.put([Text(MARGIN, pages.y + 58, fitted(data.title, ROOM, 58, True), 58, bold=True)], 84)
    pages.put([Text(MARGIN, pages.y + 24, fitted(data.period, ROOM, 26), 26, MUTED)], 58)
    room = (ROOM - 20 * (_CARDS - 1)) / _CARDS
    sizes = (size_for(clean(figure.value), room - 40, 50, True) for figure in data.figures)
    size = min(sizes, default=50)
    for start in range(0, len(data.figures), _CARDS):
        row = data.figures[start : start + _CARDS]
        places = [MARGIN + n * (room + 20) for n in range(len(row))]
        marks = [_figure(figure, x, pages.y, room, size) for figure, x in zip(row, places, strict=True)]
        pages.put([mark for card in marks for mark in card], 156)
    pages.y += 14
    if data.changes:
        pages.heading("与上周相比")
        for change in data.changes:
            _bullet(pages, change)
        pages.y += 20


def lights(pages: Pages, data: ReportData) -> None:
    """All projects, red ones first."""
    pages.heading("项目红黄绿灯")
    if not data.projects:
        pages.paragraph("还没有项目。", ink=MUTED)
        return
    pages.table(_PROJECTS, (_project(project) for project in data.projects))


def reds(pages: Pages, data: ReportData) -> None:
    """Each red project with its reasons and what its owner answered."""
    red = [project for project in data.projects if project.tone is Tone.LATE]
    if not red:
        return
    answers = dict(data.answers)
    pages.heading("红灯项目：原因与对策", _red_height(red[0], answers.get(red[0].code)))
    for project in red:
        _red(pages, project, answers.get(project.code))


def charts(pages: Pages, data: ReportData) -> None:
    """The Gantt charts, each beginning on a page of its own."""
    for chart in data.charts:
        for scene in gantt.scenes(chart, gantt.PRINT_ROWS, gantt.PRINT_WIDE):
            pages.turn()
            pages.picture(scene)


def loads(pages: Pages, data: ReportData) -> None:
    """Who has how much to do."""
    if not data.loads:
        return
    if data.charts:
        pages.turn()
    pages.heading("人员负荷")
    ranked = sorted(data.loads, key=lambda load: (-(load.share or 0), load.name))
    pages.table(_PEOPLE, (_person(load) for load in ranked))


def sections(pages: Pages, data: ReportData) -> None:
    """Further tables."""
    for section in data.sections:
        pages.heading(section.title)
        wide = ROOM / len(section.header)
        columns = [Column(title, wide, n in section.right) for n, title in enumerate(section.header)]
        pages.table(columns, ([Cell(text) for text in row] for row in section.rows))
        if section.note:
            pages.y -= 12
            pages.paragraph(section.note, 19, MUTED)


def _figure(figure: Figure, x: float, y: float, room: float, size: float) -> list[Mark]:
    ink = STATES[figure.tone].text if figure.tone else INK
    return [
        Rect(x, y, room, 136, BAND, 14),
        Text(x + 22, y + 72, clean(figure.value), size, ink, True, "l", BAND),
        Text(x + 22, y + 114, fitted(figure.label, room - 40, 22), 22, MUTED, False, "l", BAND),
    ]


def _project(project: ProjectRow) -> tuple[Cell, ...]:
    late = project.days_late > 0
    ink = STATES[project.tone].text if late else INK
    return (
        Cell(LIGHT_WORDS[project.tone], light=project.tone),
        Cell(f"{project.code} {project.name}"),
        Cell(project.owner or "未分配"),
        Cell(project.stage),
        Cell(money_words(project.amount)),
        Cell(f"{project.days_late} 天" if late else "—", bold=late, ink=ink),
        Cell(f"{project.done}/{project.total}"),
        Cell(project.end or "—"),
    )


def _red_height(project: ProjectRow, answer: OwnerAnswer | None) -> float:
    lines = [line for reason in project.reasons for line in wrapped(reason, ROOM - 60, 22)]
    return 120 + 36 * len(lines) + _answer_height(answer)


def _red(pages: Pages, project: ProjectRow, answer: OwnerAnswer | None) -> None:
    pages.need(_red_height(project, answer))
    late = days_late_words(project.days_late)
    long = width(late, 22, True) + 32
    edge, red = MARGIN + ROOM, STATES[Tone.LATE].full
    name = fitted(f"{project.code} {project.name}", ROOM - long - 20, 27, True)
    pages.put(
        [
            Text(MARGIN, pages.y + 30, name, 27, bold=True),
            Rect(edge - long, pages.y, long, 42, red, 21),
            Text(edge - long / 2, pages.y + 29, late, 22, PAPER, True, "m", red),
        ],
        48,
    )
    facts = f"{project.owner or '未分配'}·{project.stage}·{money_words(project.amount)}"
    pages.paragraph(facts, 21, MUTED)
    pages.y += 8
    for reason in project.reasons:
        _bullet(pages, reason)
    _answer(pages, answer)
    pages.y += 30


def _answer(pages: Pages, answer: OwnerAnswer | None) -> None:
    pages.y += 6
    if answer is None:
        pages.paragraph("负责人还没有答复。", 22, STATES[Tone.WAITING].text, 26)
        return
    told = (("原因", answer.cause), ("新日期", answer.new_date), ("需要支持", answer.help))
    for label, text in told:
        if text:
            pages.put([Text(MARGIN + 26, pages.y + 22, label, 22, MUTED)])
            pages.paragraph(text, 22, indent=136)


def _answer_height(answer: OwnerAnswer | None) -> float:
    if answer is None:
        return 42
    told = (answer.cause, answer.new_date, answer.help)
    return 6 + 36 * sum(len(wrapped(text, ROOM - 136, 22)) for text in told)


def _bullet(pages: Pages, text: str) -> None:
    pages.need(36)
    pages.put([Rect(MARGIN + 6, pages.y + 11, 8, 8, MUTED, 4)])
    pages.paragraph(text, 22, indent=26)


def _person(load: PersonLoad) -> tuple[Cell, ...]:
    share = load.share
    tone = _tone(share)
    late = Cell(str(load.late), bold=load.late > 0, ink=STATES[Tone.LATE].text if load.late else INK)
    return (
        Cell(load.name),
        Cell(load.role),
        Cell(str(load.open)),
        late,
        Cell(f"{load.planned:f}"),
        Cell(f"{load.available:f}"),
        Cell(share_words(share), light=tone, share=share or 0.0, bold=tone is Tone.LATE, ink=_ink(tone)),
    )


def _tone(share: float | None) -> Tone:
    if share is None or share < _IDLE:
        return Tone.NEW
    if share > _FULL:
        return Tone.LATE
    return Tone.WAITING if share > _BUSY else Tone.GOING


def _ink(tone: Tone) -> str:
    return STATES[tone].text if tone is Tone.LATE else INK
