"""The standard template."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.roles import Role
from bot.sales.schedule import plan
from bot.sales.stages import PIPELINE
from bot.sales.template import STANDARD, lay_out
from bot.sales.workdays import is_workday


@pytest.mark.feature("D1")
@pytest.mark.feature("D3")
def test_the_standard_template_has_fifteen_tasks_by_role():
    """标准模板 15 个任务，按角色分配。"""
    roles = {task.title: task.roles for task in STANDARD}

    assert len(STANDARD) == 15
    assert roles["需求调研会议"] == (Role.SALES, Role.MANAGER)
    assert roles["方案定制与报价"] == (Role.PRESALES,)
    assert roles["商务谈判准备"] == (Role.LEGAL, Role.FINANCE)
    assert roles["最终签单"] == (Role.DIRECTOR,)
    assert {task.stage for task in STANDARD} <= {stage.name for stage in PIPELINE}


@pytest.mark.feature("D1")
@pytest.mark.feature("D5")
def test_it_is_laid_out_over_working_days():
    """日期按工作日排，跳过节假日。"""
    laid = {task.title: task.days for task in lay_out(STANDARD, date(2026, 9, 24))}

    assert laid["客户背景与竞品调研"] == (date(2026, 9, 24), date(2026, 9, 28))  # 25th: Mid-Autumn
    assert laid["方案定制与报价"] == (date(2026, 10, 10), date(2026, 10, 15))  # 1–7 free, 10th worked
    assert laid["最终签单"] == (date(2026, 11, 3), date(2026, 11, 3))


@pytest.mark.feature("D1")
@pytest.mark.feature("D6")
@given(st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_whenever_it_starts_its_plan_is_sound(start):
    """哪天开始都排得下：都在工作日，不违反依赖，预计等于计划。"""
    laid = lay_out(STANDARD, start)
    outlook = plan(laid, start)

    assert all(is_workday(day) and day >= start for task in laid for day in task.days)
    assert outlook.broken == ()
    assert outlook.overrun == 0
    assert [item.spare for item in outlook.tasks if item.task.code in ("5", "11")] == [2, 2]


def test_the_offsets_written_down_are_those_the_dependencies_give():
    """模板里写的偏移就是依赖推出来的。"""
    free = lay_out(STANDARD, date(2026, 11, 2))
    bare = lay_out((task.__class__(**{**vars(task), "offset": 0}) for task in STANDARD), date(2026, 11, 2))

    assert free == bare
