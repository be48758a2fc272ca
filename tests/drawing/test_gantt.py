"""The Gantt chart, read off its scene and off its pixels."""

import io
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.sales.links import Dependency, Link
from bot.sales.schedule import PlannedTask
from cards.elements import Tone
from jobs.drawing import gantt
from jobs.drawing.chart import chart_of
from jobs.drawing.lettering import width
from jobs.drawing.scene import Line, Poly, Rect, Text
from jobs.drawing.theme import ARROW, INK, SHADE, STATES, TODAY
from tests.drawing import samples

CHART = chart_of("P3 上海智云科技", samples.project(), samples.TODAY, tone=Tone.LATE, light="红灯")
STATUSES = ["todo", "in_progress", "blocked", "done", "cancelled"]


def words(scene) -> list[str]:
    return [mark.text for mark in scene.marks if isinstance(mark, Text)]


def colours(png: bytes) -> set[str]:
    image = Image.open(io.BytesIO(png)).convert("RGB")
    found = image.getcolors(1 << 24)
    return {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in found}


@pytest.mark.feature("E5")
def test_it_is_a_picture_for_a_phone():
    """图宽 1080，小于 2 MB，字不小于 22 像素。"""
    png = gantt.draw(CHART)
    sizes = [m.size for page in gantt.scenes(CHART) for m in page.marks if isinstance(m, Text) and m.text]

    assert Image.open(io.BytesIO(png)).size[0] == 1080
    assert len(png) < 2_000_000
    assert min(sizes) >= 22


@pytest.mark.feature("E5")
def test_it_shows_tasks_dates_today_and_what_is_late():
    """任务、负责人、日期、今天、超期都在图上。"""
    said = words(gantt.scene(CHART, 1))

    assert "P3 上海智云科技" in said
    assert "T16" in said
    assert "方案定制与报价" in said
    assert {"李四", "11/13–11/19", "超期 5 天", "今天 11/24", "11/16", "周一", "红灯"} <= set(said)


@pytest.mark.feature("E5")
def test_states_arrows_and_days_off_have_their_colours():
    """红色是超期，绿色是完成，灰底是休息日，紫线是今天。"""
    seen = colours(gantt.draw(CHART, 1))

    assert {STATES[Tone.LATE].full, STATES[Tone.DONE].full, SHADE, TODAY, ARROW, INK} <= seen


@pytest.mark.feature("D6")
def test_the_critical_path_is_outlined():
    """关键路径有黑框。"""
    outlined = [m for m in gantt.scene(CHART, 2).marks if isinstance(m, Rect) and m.fill == INK]
    plain = chart_of(
        "P", [replace(task, status="done", done_on=task.due) for task in samples.project()], samples.TODAY
    )

    assert len(outlined) > 3
    assert not [m for m in gantt.scene(plain, 2).marks if isinstance(m, Rect) and m.fill == INK]


@pytest.mark.feature("E5")
def test_it_can_show_only_ones_own_tasks():
    """只看我的：只留我的行，关键路径仍按整个项目算。"""
    mine = [
        replace(task, owner="张三") if task.code in ("T20", "T21") else task for task in samples.project()
    ]
    chart = chart_of("P3", mine, samples.TODAY, only="张三")

    assert [bar.code for bar in chart.bars] == ["T20", "T21"]
    assert all(bar.critical for bar in chart.bars)
    assert gantt.draw(chart)


@pytest.mark.feature("D4")
def test_milestones_are_diamonds():
    """里程碑画成菱形。"""
    diamonds = [m for m in gantt.scene(CHART, 1).marks if isinstance(m, Poly) and len(m.points) == 4]

    assert len(diamonds) >= 2


@pytest.mark.feature("D4")
def test_a_contradicted_dependency_is_red():
    """日期和依赖矛盾时，箭头是红的。"""
    first, second = samples.long_project(2)
    broken = chart_of("P", [first, replace(second, start=first.due, due=first.due)], samples.TODAY)
    red = [m for m in gantt.scene(broken).marks if isinstance(m, Line) and m.colour == STATES[Tone.LATE].full]

    assert red


@pytest.mark.feature("E5")
@pytest.mark.parametrize(("tasks", "pages"), [(0, 1), (1, 1), (12, 1), (13, 2), (60, 5), (61, 6)])
def test_large_projects_are_split_into_readable_pages(tasks, pages):
    """每页最多 12 行，各页差不多满。"""
    chart = chart_of("P7", samples.long_project(tasks), samples.TODAY)
    rows = [
        sum(m.bold and m.text.startswith("T") for m in page.marks if isinstance(m, Text))
        for page in gantt.scenes(chart)
    ]

    assert gantt.pages(chart) == len(rows) == pages
    assert sum(rows) == tasks
    assert max(rows) <= 12
    assert max(rows) - min(rows) <= 1


@pytest.mark.feature("J6")
def test_without_tasks_it_says_what_to_do():
    """没有任务时说该怎么办。"""
    assert "还没有排期的任务" in words(gantt.scene(chart_of("P10 空项目", [], samples.TODAY)))
    assert gantt.draw(chart_of("P10 空项目", [], samples.TODAY)).startswith(b"\x89PNG")


@pytest.mark.feature("E6")
def test_the_same_chart_gives_the_same_bytes():
    """同样的数据，图和 PDF 一模一样。"""
    assert gantt.draw(CHART) == gantt.draw(CHART)
    assert gantt.pdf_pages(CHART) == gantt.pdf_pages(CHART)


@pytest.mark.feature("E6")
def test_the_pdf_carries_its_type():
    """PDF 里嵌着中文字体，没有用系统字体。"""
    data = gantt.pdf_pages(CHART)

    assert data.startswith(b"%PDF")
    assert b"/FontFile2" in data
    assert b"Helvetica" not in data


@st.composite
def any_tasks(draw) -> list[PlannedTask]:
    """Tasks as people leave them: long names, odd dates, every kind of link."""
    tasks: list[PlannedTask] = []
    for n in range(draw(st.integers(0, 14))):
        due = samples.TODAY + timedelta(draw(st.integers(-400, 400)))
        links = draw(st.lists(st.sampled_from([t.code for t in tasks]), max_size=2)) if tasks else []
        kinds = [Dependency(code, draw(st.sampled_from(Link)), draw(st.integers(-3, 3))) for code in links]
        status = draw(st.sampled_from(STATUSES))
        tasks.append(
            PlannedTask(
                f"T{n}",
                draw(st.text(max_size=40)),
                draw(st.text(max_size=20)),
                due - timedelta(draw(st.integers(0, 60))),
                due,
                due if status == "done" else None,
                status,
                tuple(kinds),
                milestone=draw(st.booleans()),
                progress=draw(st.floats(0, 1)),
            )
        )
    return tasks


@pytest.mark.feature("E5")
@settings(max_examples=40, deadline=None)
@given(any_tasks(), st.text(max_size=60))
def test_anything_is_drawn_inside_the_page(tasks, title):
    """什么数据都画得出来，字不出界，箭头都是直角。"""
    chart = chart_of(title, tasks, samples.TODAY)

    for number, page in enumerate(gantt.scenes(chart), 1):
        assert gantt.draw(chart, number)
        for mark in page.marks:
            if isinstance(mark, Line):
                assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(mark.points))
            if isinstance(mark, Text) and mark.align == "l":
                assert mark.x + width(mark.text, mark.size, mark.bold) <= page.width + 1


@pytest.mark.feature("E5")
@given(st.integers(0, 900), st.dates(date(2025, 1, 1), date(2027, 1, 1)))
def test_dates_above_the_days_never_touch(length, start):
    """日期标签互不重叠，至少有一个。"""
    days = gantt.axis(start, start + timedelta(length), 424, 1080)
    places = sorted(label.x for label in days.labels())

    assert places
    assert all(b - a >= 64 for a, b in pairwise(places))
