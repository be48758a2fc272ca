"""The light of a project, and its reasons."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.sales.health import Changes, Thresholds, changes, counts, judge, on_time
from bot.sales.links import Dependency
from bot.sales.schedule import PlannedTask
from cards.elements import Tone

TODAY = date(2026, 11, 24)


def due(days: int, code: str = "T12", **more) -> PlannedTask:
    day = TODAY + timedelta(days)
    return PlannedTask(code, "商务谈判", **{"owner": "李四", "start": day, "due": day, **more})


@pytest.mark.feature("H4")
@pytest.mark.parametrize(
    ("days", "tone"),
    [(3, Tone.DONE), (0, Tone.DONE), (-1, Tone.WAITING), (-5, Tone.WAITING), (-6, Tone.LATE)],
)
def test_more_than_five_days_late_is_red(days, tone):
    """超期 1–5 天黄灯，超过 5 天红灯。"""
    health = judge([due(days)], TODAY)

    assert health.tone is tone
    assert health.days_late == max(0, -days)


@pytest.mark.feature("E3")
def test_reasons_name_task_owner_and_days():
    """原因说得出任务、负责人和天数，最糟的在前。"""
    health = judge([due(-2, "T3", owner="张三"), due(-8)], TODAY)

    assert health.reasons[0] == "T12 商务谈判（李四）超期 8 天"
    assert "T3 商务谈判（张三）超期 2 天" in health.reasons
    assert health.word == "红灯"


@pytest.mark.feature("H4")
def test_a_forecast_past_the_plan_counts_too():
    """还没到期，但预计收尾会晚，也亮灯。"""
    first = due(-1, "T1")
    chain = [first, due(0, "T2", depends_on=(Dependency("T1"),), baseline_due=TODAY - timedelta(7))]
    health = judge(chain, TODAY)

    assert health.tone is Tone.LATE
    assert "预计 11月25日 周三 收尾，比计划晚 8 天" in health.reasons


@pytest.mark.feature("H4")
@pytest.mark.parametrize(("days", "tone"), [(0, Tone.DONE), (2, Tone.WAITING), (6, Tone.LATE)])
def test_blocked_work_turns_the_light(days, tone):
    """受阻超过 5 天也是红灯。"""
    stuck = due(9, status="blocked", blocked_since=TODAY - timedelta(days))

    assert judge([stuck], TODAY).tone is tone


@pytest.mark.feature("H4")
def test_a_critical_task_without_an_owner_is_amber():
    """关键任务没人负责，黄灯。"""
    health = judge([due(5, owner="")], TODAY)

    assert health.tone is Tone.WAITING
    assert health.reasons == ("关键任务 T12 商务谈判 没有负责人",)


def test_what_is_done_is_no_longer_late():
    """做完就不算超期。"""
    health = judge([due(-9, status="done", done_on=TODAY)], TODAY)

    assert health.tone is Tone.DONE
    assert health.reasons == ("全部完成",)


@pytest.mark.feature("M5")
def test_thresholds_can_be_set():
    """红灯的天数可以配置。"""
    assert judge([due(-6)], TODAY, thresholds=Thresholds(late=10)).tone is Tone.WAITING


def test_a_person_may_override_the_light():
    """人可以改灯，原因里写明。"""
    health = judge([due(3)], TODAY, override=Tone.LATE)

    assert health.tone is Tone.LATE
    assert health.reason == "人工标为红灯；按计划进行"


def test_without_dates_there_is_no_light():
    """没有排期不亮灯。"""
    assert judge([replace(due(1), due=None)], TODAY).tone is Tone.NEW


@pytest.mark.feature("E3")
def test_on_time_is_told_against_both_dates():
    """按时率看当前截止日，也看最初的。"""
    moved = due(-1, status="done", done_on=TODAY - timedelta(1), baseline_due=TODAY - timedelta(9))
    rate = on_time([moved, due(-2), due(5)], TODAY)

    assert (rate.current, rate.baseline, rate.judged) == (0.5, 0.0, 2)
    assert on_time([due(5)], TODAY).current is None


@pytest.mark.feature("E3")
def test_the_week_is_compared_with_the_last():
    """和上周比：变差、变好、新增、移出。"""
    before = {"P1": Tone.DONE, "P2": Tone.LATE, "P3": Tone.DONE, "P4": Tone.DONE}
    after = {"P1": Tone.LATE, "P2": Tone.WAITING, "P3": Tone.DONE, "P5": Tone.NEW}

    assert changes(before, after) == Changes(worse=("P1",), better=("P2",), new=("P5",), gone=("P4",))


@pytest.mark.feature("E3")
def test_every_light_is_counted():
    """每种灯各几个，一个不漏。"""
    assert counts([Tone.LATE, Tone.DONE, Tone.LATE]) == {
        Tone.LATE: 2,
        Tone.WAITING: 0,
        Tone.DONE: 1,
        Tone.NEW: 0,
    }
