"""What the clock finds due, and how little it says about it."""

from datetime import date, datetime, timedelta

import pytest

from bot.roles import Role
from bot.sales.stages import QuoteStatus, TaskStatus
from jobs import reminding
from storage.quotes import Quote
from storage.reminders import Reminder
from storage.tasks import Task
from tests.handlers.deals import deal, lead, task
from tests.talk import ZONE, as_words

TODAY = date(2026, 11, 24)  # a Tuesday


def _at(room, day: date, hour: int = 10) -> None:
    """Let the clock do its reminders at that hour."""
    room.now = datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)
    reminding.find_due(room.now)
    reminding.send_due(room.now)
    room.deliver()


@pytest.mark.feature("H2")
def test_a_task_is_reminded_once_before_it_is_due(room, zhang, wang):
    """到期前一个工作日提醒负责人一次，别人不打扰。"""
    task(zhang, "需求调研", TODAY + timedelta(days=1), deal(zhang, "智云 MES"))

    _at(room, TODAY)
    _at(room, TODAY, 11)

    assert [s.card.title for s in zhang.private] == ["T1 需求调研 明天到期"]
    assert "P1 智云 MES" in zhang.heard
    assert not wang.private


@pytest.mark.feature("H2")
def test_an_overdue_task_is_reminded_three_times_then_never(room, zhang, wang):
    """超期 1、3、7 个工作日各一次，最后一次经理也知道，以后不再催。"""
    task(zhang, "需求调研", date(2026, 11, 23))

    for days in range(30):
        _at(room, TODAY + timedelta(days=days))

    assert [s.card.title for s in zhang.private] == [
        "T1 需求调研 超期 1 天",
        "T1 需求调研 超期 3 天",
        "T1 需求调研 超期 9 天",
    ]
    assert [s.card.title for s in wang.private] == ["T1 需求调研 超期 9 天"]
    assert "负责人 张三" in wang.heard


@pytest.mark.feature("H6")
@pytest.mark.parametrize(
    ("day", "hour"),
    [(date(2026, 11, 28), 10), (date(2026, 11, 24), 8), (date(2026, 11, 24), 18), (date(2026, 10, 1), 10)],
)
def test_nothing_by_rule_outside_working_hours(day, hour, room, zhang):
    """周末、节假日、九点前和六点后，不发按规则的提醒。"""
    task(zhang, "需求调研", day - timedelta(days=1))

    _at(room, day, hour)

    assert not zhang.private


@pytest.mark.feature("H1")
def test_silence_goes_up_the_line(room, zhang, wang):
    """7 天没跟进提醒负责人，14 天经理也知道，21 天请经理决定。"""
    lead(zhang, "智云科技")

    _at(room, TODAY + timedelta(days=7))

    assert zhang.card.title == "L1 智云科技 已 7 天没有跟进" and not wang.private

    _at(room, TODAY + timedelta(days=14))

    assert zhang.card.title == wang.card.title == "L1 智云科技 已 14 天没有跟进"

    _at(room, TODAY + timedelta(days=21))

    assert "请你决定" in as_words(wang.private[-1])
    assert "21 天" not in zhang.heard


@pytest.mark.feature("H1")
def test_a_follow_up_or_a_plan_stops_the_silence_clock(room, zhang):
    """跟进过，或者约好了下一步，就不提醒。"""
    lead(zhang, "智云科技", next_on=TODAY + timedelta(days=10))
    other = deal(zhang, "恒通 WMS")
    room.later(days=6)
    other.change(touched_at=room.now)

    _at(room, TODAY + timedelta(days=8))

    assert not zhang.private


@pytest.mark.feature("H2")
def test_a_waiting_approval_reminds_its_approver(room, zhang, wang):
    """审批等了一个工作日，审批人再收到能点的审批卡；批完就不再提醒。"""
    deal(zhang, "智云 MES")
    zhang.does("create_quote", project="P1", amount="128000", submit=True)

    _at(room, TODAY + timedelta(days=1))

    assert "还在等你" in wang.heard

    wang.press("同意")
    seen = len(wang.private)
    _at(room, TODAY + timedelta(days=3))

    assert Quote.get().status == QuoteStatus.APPROVED
    assert len(wang.private) == seen


@pytest.mark.feature("F8")
def test_an_approved_quote_warns_and_expires(room, zhang, wang):
    """有效期前提醒负责人，过了就标为已过期。"""
    deal(zhang, "智云 MES")
    zhang.does("create_quote", project="P1", amount="128000", submit=True, valid_until="2026-11-30")
    wang.press("同意")

    _at(room, date(2026, 11, 25))

    assert zhang.card.title == "Q1/v1 有效期还有 5 天"

    room.now = datetime(2026, 12, 1, 0, 10, tzinfo=ZONE)
    reminding.expire_quotes(room.now)
    room.deliver()

    assert Quote.get().status == QuoteStatus.EXPIRED
    assert any("已过期" in as_words(shown) for shown in zhang.private)


@pytest.mark.feature("H6")
def test_many_things_at_once_are_one_message(room, zhang):
    """同时有很多事，只发一条，列在一起，能直接完成。"""
    for name in ("需求调研", "方案编写", "报价"):
        task(zhang, name, TODAY - timedelta(days=1))

    _at(room, TODAY)

    assert len(zhang.private) == 1 and zhang.card.title == "有 3 件事要你处理"

    zhang.press("完成", row="T2")

    assert Task.get_by_id(2).status == TaskStatus.DONE


@pytest.mark.feature("H6")
def test_no_more_than_four_rule_made_messages_a_day(room, zhang):
    """一天最多四条，加上早报五条；多的并进早报。"""
    for hour in range(9, 17):
        room.now = datetime(2026, 11, 24, hour, tzinfo=ZONE)
        task(zhang, f"第 {hour} 件", TODAY + timedelta(days=1))
        _at(room, TODAY, hour)

    assert len(zhang.private) == 4
    assert Reminder.select().where(Reminder.status == "superseded").count() == 4


def test_running_twice_or_by_two_clocks_says_it_once(room, zhang):
    """跑两遍、两个时钟，都只说一次。"""
    task(zhang, "需求调研", TODAY - timedelta(days=1))
    room.now = datetime(2026, 11, 24, 10, tzinfo=ZONE)

    for _ in range(3):
        reminding.find_due(room.now)
    for _ in range(3):
        reminding.send_due(room.now)
    room.deliver()

    assert len(zhang.private) == 1


def test_a_snoozed_reminder_of_a_finished_task_stays_away(room, zhang):
    """推迟了的提醒，事情已经做完就不再来。"""
    task(zhang, "需求调研", TODAY - timedelta(days=1))
    _at(room, TODAY)
    zhang.press("1 小时")
    seen = len(zhang.private)

    Task.update(status=TaskStatus.DONE).execute()
    _at(room, TODAY, 12)

    assert len(zhang.private) == seen


def test_a_leavers_tasks_go_to_the_superior(room, zhang, wang):
    """负责人离职，提醒给上级。"""
    task(zhang, "需求调研", TODAY - timedelta(days=1))
    zhang.user.change(active=False)

    _at(room, TODAY)

    assert not zhang.private
    assert wang.card.title == "T1 需求调研 超期 1 天"
    assert Role(wang.user.role) is Role.MANAGER
