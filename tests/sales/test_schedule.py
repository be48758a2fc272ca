"""Plans: forecast, critical path, slip, what waits for what."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sales.links import Dependency, Link
from bot.sales.schedule import Plan, PlannedTask, freed_by, plan, push, waiting_for
from bot.sales.workdays import is_workday

MONDAY = date(2026, 11, 9)


def day(n: int) -> date:
    return MONDAY + timedelta(n)


DESIGN = PlannedTask("T1", "方案", "李四", day(0), day(2))
PRICE = PlannedTask("T2", "报价", "张三", day(3), day(4), depends_on=(Dependency("T1"),))
DEMO = PlannedTask("T3", "演示", "李四", day(3), day(3), depends_on=(Dependency("T1"),))
SIGN = PlannedTask(
    "T4", "签单", "赵磊", None, day(4), depends_on=(Dependency("T2"), Dependency("T3")), milestone=True
)
TASKS = (DESIGN, PRICE, DEMO, SIGN)


def by_code(outlook: Plan) -> dict:
    return {item.task.code: item for item in outlook.tasks}


@pytest.mark.feature("D6")
def test_the_longest_chain_is_critical_and_the_rest_has_float():
    """最长的链是关键路径，其余有浮动时间。"""
    outlook = plan(TASKS, MONDAY)

    assert outlook.critical == ("T1", "T2", "T4")
    assert by_code(outlook)["T3"].spare == 1
    assert outlook.forecast_end == outlook.planned_end == day(4)
    assert outlook.overrun == 0


@pytest.mark.feature("D6")
def test_a_late_task_pushes_what_follows():
    """前面拖了，后面的预计日期跟着往后。"""
    outlook = plan(TASKS, day(7))
    found = by_code(outlook)

    assert found["T1"].end == day(7)
    assert (found["T2"].start, found["T2"].end) == (day(8), day(9))
    assert found["T4"].end == outlook.forecast_end == day(9)
    assert outlook.overrun == 5


@pytest.mark.feature("D6")
def test_slip_is_counted_against_the_baseline():
    """与基线比，晚几天一目了然。"""
    moved = replace(PRICE, due=day(8), baseline_due=day(4))
    outlook = plan((DESIGN, moved), MONDAY)

    assert by_code(outlook)["T2"].slip == 4
    assert outlook.baseline_end == day(4)
    assert outlook.overrun == 4


def test_what_is_done_or_begun_stays_where_it_was():
    """做完的、做着的不会被挪动。"""
    done = replace(DESIGN, status="done", done_on=day(4))
    begun = replace(PRICE, status="in_progress")
    found = by_code(plan((done, begun, DEMO), day(4)))

    assert found["T1"].end == day(4)
    assert found["T2"].start == day(3)
    assert found["T3"].start == day(7)
    assert not found["T1"].critical


@pytest.mark.feature("D4")
def test_dates_that_contradict_a_dependency_are_named():
    """日期与依赖矛盾的会被指出来。"""
    early = replace(PRICE, start=day(1))

    assert plan((DESIGN, early), MONDAY).broken == (("T1", "T2"),)
    assert plan((DESIGN, PRICE), MONDAY).broken == ()


@pytest.mark.feature("D4")
def test_successors_give_way_when_a_task_moves():
    """前置任务改期，后续顺延，跳过周末。"""
    moved = push((replace(DESIGN, due=day(4)), PRICE, DEMO, SIGN))

    assert moved == {"T2": (day(7), day(8)), "T3": (day(7), day(7)), "T4": (day(8), day(8))}


@pytest.mark.feature("D4")
def test_a_start_to_start_lag_moves_only_the_start():
    """SS 加延迟：前者开始两天后，后者才开始。"""
    beside = replace(PRICE, start=day(0), due=day(1), depends_on=(Dependency("T1", Link.SS, 2),))

    assert push((DESIGN, beside)) == {"T2": (day(2), day(3))}


@pytest.mark.feature("D4")
def test_only_open_predecessors_hold_a_task_back():
    """前置没做完，后面的就等着；做完了就放行。"""
    assert waiting_for(SIGN, TASKS) == ("T2", "T3")
    assert waiting_for(PRICE, (replace(DESIGN, status="done"), PRICE)) == ()
    assert [task.code for task in freed_by("T1", TASKS)] == ["T2", "T3"]
    assert freed_by("T2", TASKS) == ()


def test_a_weekend_task_keeps_its_dates():
    """周末的任务照旧在周末，不算违反依赖。"""
    weekend = PlannedTask("T5", "加班", start=day(5), due=day(6))
    next_one = PlannedTask("T6", "交付", start=day(7), due=day(7), depends_on=(Dependency("T5"),))
    outlook = plan((weekend, next_one), MONDAY)

    assert by_code(outlook)["T5"].end == day(6)
    assert outlook.broken == ()
    assert outlook.overrun == 0


def test_undated_and_cancelled_tasks_are_left_out():
    """没有日期的和取消的不进计划。"""
    assert plan((replace(DESIGN, due=None), replace(PRICE, status="cancelled")), MONDAY) == Plan()


@st.composite
def projects(draw) -> list[PlannedTask]:
    """Any plan without a cycle, some of it done, begun or late."""
    tasks = []
    for n in range(draw(st.integers(1, 12))):
        start = day(draw(st.integers(-30, 30)))
        links = draw(st.lists(st.sampled_from([t.code for t in tasks]), max_size=3)) if tasks else []
        kinds = [Dependency(c, draw(st.sampled_from(Link)), draw(st.integers(-2, 4))) for c in links]
        status = draw(st.sampled_from(["todo", "in_progress", "blocked", "done"]))
        due = start + timedelta(draw(st.integers(0, 20)))
        done = due if status == "done" else None
        milestone = draw(st.booleans())
        tasks.append(
            PlannedTask(f"T{n}", "任务", "", start, due, done, status, tuple(kinds), milestone=milestone)
        )
    return tasks


@given(projects(), st.integers(-20, 40))
def test_any_plan_has_a_sound_forecast(tasks, n):
    """任何计划：预计不早于计划，浮动不为负，还有活就有关键任务。"""
    outlook = plan(tasks, day(n))

    assert all(item.start <= item.end and item.spare >= 0 for item in outlook.tasks)
    assert all(item.end >= item.task.due for item in outlook.tasks)
    assert outlook.forecast_end == max(item.end for item in outlook.tasks)
    last = [item for item in outlook.tasks if item.end == outlook.forecast_end]
    if all(item.task.open and is_workday(item.end) for item in last):
        assert any(item.critical for item in last)


@pytest.mark.feature("D4")
@given(projects())
def test_pushing_twice_changes_nothing_more(tasks):
    """顺延一次就够：再算一遍不会再动。"""
    moved = push(tasks)
    after = [
        replace(t, start=moved[t.code][0], due=moved[t.code][1]) if t.code in moved else t for t in tasks
    ]

    assert push(after) == {}
    assert all(start <= due and is_workday(due) for start, due in moved.values())
