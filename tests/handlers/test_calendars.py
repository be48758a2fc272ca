"""The company's own working days: decided in a sentence, counted everywhere, taken back."""

from datetime import date, datetime

import pytest

from bot.sales.workdays import is_workday
from jobs import reminding
from storage import work_calendar
from storage.audit import AuditLog
from storage.reminders import Reminder
from storage.tasks import Task
from storage.work_calendar import Kind, WorkDay
from tests.talk import ZONE

EVE = date(2026, 12, 31)
SUNDAY = date(2026, 11, 29)


@pytest.fixture
def ma(room):
    """马云飞, who runs the bot and sells."""
    return room.person("马云飞", admin=True)


@pytest.mark.feature("D5")
def test_a_director_gives_a_day_off(zhao):
    """总监说“12月31日放假 公司年会”：复述日期和星期，记下理由，进审计。"""
    told = zhao.say("12月31日放假 公司年会")

    assert told.startswith("12月31日 周四放假（公司年会）")
    assert not is_workday(EVE, work_calendar.current())
    assert WorkDay.get(day=EVE).reason == "公司年会"
    assert AuditLog.select().where(AuditLog.action == "give_days_off").count() == 1


@pytest.mark.parametrize("said", ["12月31日全公司休息", "全公司12月31日放假", "把12月31日设为休息日"])
def test_a_day_off_is_said_in_many_ways(zhao, said):
    """全公司休息、设为休息日，也是放假。"""
    assert zhao.say(said).startswith("12月31日 周四放假")


@pytest.mark.feature("D5")
@pytest.mark.parametrize("said", ["11月29日上班", "11月29日调休", "周日补班", "这周日公司调休上班"])
def test_an_admin_makes_a_sunday_worked(ma, said):
    """管理员说某个周日上班或调休，那天就上班；只是销售也行，他管着机器人。"""
    assert "11月29日 周日上班" in ma.say(said)
    assert is_workday(SUNDAY, work_calendar.current())


def test_days_in_a_row_leave_out_those_free_anyway(zhao):
    """“12月30日到1月2日放假”：本来就休的不另记。"""
    told = zhao.say("12月30日到1月2日放假")

    assert told.startswith("12月30日 周三、12月31日 周四放假")
    assert [row.day for row in work_calendar.decided(EVE.replace(day=1))] == [EVE.replace(day=30), EVE]


def test_what_is_so_already_is_left_alone(zhao):
    """本来就放假的日子，说一声，不记。"""
    assert zhao.say("元旦当天放假") == "不用改：2027年1月1日 周五放假（元旦）。"
    assert not WorkDay.select().count()


@pytest.mark.feature("K1")
def test_others_may_not(wang, zhang):
    """经理和销售不能定，告诉他们谁能。"""
    for person in (wang, zhang):
        assert "销售总监、管理员" in person.say("12月31日放假")

    assert not WorkDay.select().count()


@pytest.mark.feature("J4")
def test_undo_takes_it_back(zhao):
    """撤销：新记的和改过的都回到原来，马上生效。"""
    zhao.say("12月31日放假")
    zhao.say("撤销")

    assert is_workday(EVE, work_calendar.current())

    zhao.say("12月31日放假")
    zhao.say("12月31日上班")

    assert is_workday(EVE, work_calendar.current())

    zhao.say("撤销")

    assert not is_workday(EVE, work_calendar.current())


@pytest.mark.parametrize("said", ["取消12月31日放假", "12月31日恢复正常", "12月31日按国家日历"])
def test_a_decision_is_dropped_again(zhao, said):
    """取消之后照国家的日历；没有定过的，说没有。"""
    zhao.say("12月31日放假")

    assert zhao.say(said) == "已恢复。12月31日 周四上班。"
    assert WorkDay.get(day=EVE).kind == Kind.PUBLIC
    assert "没有另外的安排" in zhao.say(said)


def test_the_calendar_shows_what_is_ahead(zhao, zhang):
    """“工作日历”：公司定的、接下来的假期、怎么改；恢复按钮只给能改的人。"""
    zhao.say("12月31日放假 公司年会")

    zhang.say("工作日历")

    assert zhang.card.title == "工作日历：11月24日 周二上班"
    assert "12/31 周四放假  公司年会 · 赵磊" in zhang.heard
    assert "元旦  12/31–27/1/3，4 天" in zhang.heard and "2027 年的调休还没公布" in zhang.heard
    assert "恢复" not in zhang.heard and "要改就说" not in zhang.heard

    zhao.say("工作日历")
    zhao.press("恢复", row="2026-12-31")

    assert is_workday(EVE, work_calendar.current())


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("周五放假吗", "11月27日 周五上班。"),
        ("这周日要上班吗？", "11月29日 周日休息。"),
        ("12月31日上不上班", "12月31日 周四放假（公司休假）。"),
        ("元旦当天放假吗", "2027年1月1日 周五放假（元旦）。"),
        ("12月31日放假吗", "12月31日 周四放假（公司休假）。"),
    ],
)
def test_a_question_in_private_is_answered_and_changes_nothing(zhao, asked, answer):
    """私聊里问哪天放不放假，照日历答；问话不改日历。"""
    zhao.say("12月31日放假")

    told = zhao.say(asked)

    assert told == answer
    assert WorkDay.select().count() == 1


@pytest.mark.parametrize(
    "said",
    [
        "听说12月31日放假", "12月31日放假吗", "12月31日放假的话就改到1月4日", "如果12月31日放假就好了",
        "12月31日放假了", "12月31日放假前发出去", "新建任务 12月31日放假通知", "别12月31日放假", "放假",
        "上班", "我12月31日上班", "12月31日上班路上说", "12月31日放假 怎么安排值班", "12月31日放假，真的吗",
        "张三12月31日放假", "明天休息", "12月31日下午放假", "12月31日放假半天",
    ],
)  # fmt: skip
def test_what_is_no_order_changes_nothing(zhao, said):
    """传闻、假设、问话、任务标题里的放假都不算吩咐。"""
    zhao.say(said)

    assert not WorkDay.select().count()


def test_in_a_group_nobody_is_overheard(zhao):
    """群里没 @ 机器人说的放假，不是对它说的。"""
    zhao._happen("message", True, "", text="12月31日放假")

    assert not WorkDay.select().count()

    zhao.say("12月31日放假", in_group=True)

    assert WorkDay.select().count() == 1


@pytest.mark.parametrize(
    ("said", "told"), [("11月31日放假", "哪天？"), ("昨天放假", "11月23日 周一 已经过了，改成什么时候？")]
)
def test_a_day_that_cannot_be_is_asked(zhao, said, told):
    """没有的日子、过去的日子：问哪天，下一句补上。"""
    assert told in zhao.say(said)

    zhao.say("12月31日")

    assert WorkDay.get().day == EVE


@pytest.mark.feature("D5")
def test_everything_counts_by_it(room, zhao, zhang, li):
    """定了放假之后：工作日内、节后、改期、提醒、排期，全按新的算。"""
    zhao.say("11月25日放假")
    zhao.say("12月31日放假")
    zhang.say("新建任务 整理报价 两个工作日内")
    zhang.say("新建任务 拜访客户 元旦前")
    zhang.say("每个工作日早上9点提醒我看漏斗")

    assert [task.due_on for task in Task.select()] == [date(2026, 11, 27), date(2026, 12, 30)]
    assert Reminder.get(kind="own").at == datetime(2026, 11, 26, 9, tzinfo=ZONE)

    zhang.say("T1 改到明天")

    assert "11月25日 周三（公司休假）" in zhang.heard

    zhang.say("新建线索 海风物流")
    zhang.say("转商机 L1")
    planned = list(Task.select().where(Task.project.is_null(False)).order_by(Task.id))

    assert (planned[0].start_on, planned[0].due_on) == (date(2026, 11, 24), date(2026, 11, 26))


@pytest.mark.feature("D5")
def test_a_shift_in_working_days_follows_it(zhao, zhang):
    """延期几个工作日，按公司的日历数，回复里有星期几。"""
    zhao.say("11月30日放假")
    zhang.say("新建任务 整理报价 周五")

    zhang.say("T1 延期三个工作日")

    assert "改期：11月27日 周五 → 12月3日 周四" in zhang.heard


@pytest.mark.feature("H6")
def test_nobody_is_reminded_on_a_day_off(room, zhao, zhang):
    """公司放假那天，规则提醒不发；调休上班那天照发。"""
    zhao.say("11月25日放假")
    zhao.say("11月29日上班")
    zhang.say("新建任务 整理报价 今天")

    found = []
    for day in (25, 29):
        room.now = datetime(2026, 11, day, 10, tzinfo=ZONE)
        reminding.find_due(room.now)
        found.append(Reminder.select().count())

    assert found == [0, 1]
