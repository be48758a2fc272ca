"""The health report, read off its pages."""

import re
from decimal import Decimal

import pytest

from cards.elements import Tone
from jobs.drawing.chart import chart_of
from jobs.drawing.report import health_report, report_scenes
from jobs.drawing.report_data import ProjectRow
from jobs.drawing.scene import Text
from tests.drawing import samples


def texts(data) -> list[Text]:
    return [mark for page in report_scenes(data) for mark in page.marks if isinstance(mark, Text)]


def words(data) -> list[str]:
    return [mark.text for mark in texts(data)]


@pytest.mark.feature("I5")
def test_red_projects_come_first_the_latest_on_top():
    """红灯在前，超期最久的最前。"""
    said = words(samples.report())

    assert said.index("P9 蓝海物流") < said.index("P3 智云科技") < said.index("P4 恒通制造 MES")


@pytest.mark.feature("H5")
@pytest.mark.feature("I5")
def test_red_projects_carry_reasons_and_the_owners_answer():
    """红灯项目写明原因和负责人的答复；没答复也写明。"""
    said = words(samples.report())

    assert {"原因", "客户换人", "新日期", "12月4日 周五", "请总监出面"} <= set(said)
    assert said.count("负责人还没有答复。") == 1


@pytest.mark.feature("I5")
def test_numbers_stand_at_the_right():
    """数字右对齐，金额用万。"""
    aligned = {mark.text: mark.align for mark in texts(samples.report())}

    assert aligned["12.8 万"] == aligned["52 万"] == aligned["3/15"] == "r"


@pytest.mark.feature("I4")
@pytest.mark.feature("I5")
def test_load_is_told_for_everybody():
    """每人负荷，超载标红；没有可用工时不算。"""
    said = {mark.text: mark for mark in texts(samples.report())}

    assert said["130%"].bold
    assert said["—"]


@pytest.mark.feature("I5")
def test_every_page_is_numbered():
    """每页有页码。"""
    data = samples.report(charts=(chart_of("P3 智云科技", samples.project(), samples.TODAY),))
    pages = report_scenes(data)
    numbers = [word for word in words(data) if word.startswith("第 ") and "/" in word]

    assert numbers == [f"第 {n} / {len(pages)} 页" for n in range(1, len(pages) + 1)]


@pytest.mark.feature("I5")
def test_a_standard_project_fills_one_page():
    """标准项目的甘特图占一页。"""
    chart = chart_of("P3 智云科技", samples.project(), samples.TODAY)
    bare = samples.report(loads=(), sections=())
    drawn = samples.report(loads=(), sections=(), charts=(chart,))

    assert len(report_scenes(drawn)) == len(report_scenes(bare)) + 1


@pytest.mark.feature("I5")
def test_a_long_table_repeats_its_head():
    """表格跨页，表头重复，一个项目也不少。"""
    rows = tuple(ProjectRow(f"P{n}", "项目", "张三", "新建", Decimal(n), Tone.DONE) for n in range(100, 160))
    said = words(samples.report(projects=rows, answers=()))

    assert sum(word.startswith("P1") for word in said) == 60
    assert said.count("阶段") >= 3


@pytest.mark.feature("I5")
def test_the_pdf_is_embedded_titled_and_repeatable():
    """PDF 嵌字体、有标题，同样数据字节相同。"""
    data = samples.report(charts=(chart_of("P3 智云科技", samples.project(), samples.TODAY),))
    report = health_report(data)

    assert report == health_report(data)
    assert b"/FontFile2" in report
    assert b"Helvetica" not in report
    assert len(re.findall(rb"/Type /Page\b", report)) == len(report_scenes(data))


@pytest.mark.feature("J6")
def test_an_empty_report_still_reads():
    """一个项目也没有，报告照样出得来。"""
    bare = samples.report(projects=(), answers=(), loads=(), sections=(), figures=())

    assert "还没有项目。" in words(bare)
    assert health_report(bare).startswith(b"%PDF")
