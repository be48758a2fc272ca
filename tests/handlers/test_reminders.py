"""Reminders people ask for."""

from datetime import datetime, timedelta

import pytest

from jobs import reminding
from storage.reminders import Reminder
from tests.talk import ZONE


def _tick(room) -> None:
    reminding.send_due(room.now)
    room.deliver()


@pytest.mark.feature("H3")
def test_a_reminder_comes_at_its_time(room, zhang):
    """“提醒我明天下午三点…”：先复述，到点私聊提醒，只一次。"""
    zhang.say("提醒我明天下午三点给王总打电话")

    assert Reminder.get().at == datetime(2026, 11, 25, 15, tzinfo=ZONE)
    assert "11月25日 周三 15:00" in zhang.heard and "给王总打电话" in zhang.heard

    _tick(room)

    assert zhang.card.title == "到时提醒：给王总打电话"

    room.later(days=1, hours=5)
    _tick(room)
    _tick(room)

    assert [s.card.title for s in zhang.private].count("提醒：给王总打电话") == 1


@pytest.mark.feature("H3")
@pytest.mark.parametrize(
    ("label", "again"),
    [
        ("1 小时", datetime(2026, 11, 27, 17, tzinfo=ZONE)),
        ("明早 9 点", datetime(2026, 11, 28, 9, tzinfo=ZONE)),
        ("下个工作日", datetime(2026, 11, 30, 9, tzinfo=ZONE)),
    ],
)
def test_snoozing_from_the_card(label, again, room, zhang):
    """从卡片推迟：1 小时、明早 9 点、下个工作日；卡片盖章，到点再来。"""
    zhang.say("提醒我周五下午四点交周报")
    room.now = datetime(2026, 11, 27, 16, tzinfo=ZONE)
    _tick(room)

    zhang.press(label)

    assert "推迟到" in zhang.card.stamp
    assert Reminder.get(status="scheduled").at == again

    room.now = again
    _tick(room)

    assert zhang.card.title == "提醒：交周报" and not zhang.card.stamp


def test_finishing_a_reminder_once(room, zhang):
    """完成只算一次，第二次按听到已处理。"""
    zhang.say("提醒我20分钟后开例会")
    room.later(minutes=20)
    _tick(room)

    zhang.press("完成")

    assert Reminder.get().status == "acknowledged"
    assert "张三 完成" in zhang.card.stamp
    assert "已经处理过" in zhang.does("ack", reminder=1)


def test_reminding_a_colleague(room, zhang, li):
    """提醒同事：到点发给他，写明是谁要的；他完成后告诉要的人。"""
    zhang.say("提醒 @李四 周四下午2点半演示系统")
    room.now = datetime(2026, 11, 26, 14, 30, tzinfo=ZONE)
    _tick(room)

    assert li.card.title == "提醒：演示系统" and "来自  张三" in li.heard

    li.press("完成")

    assert "李四 完成了" in zhang.heard


def test_a_weekly_reminder_comes_again(room, zhang):
    """每周重复：发一次，排好下一次，错过的不补发。"""
    zhang.say("每周一早上9点提醒我更新漏斗")
    room.now = datetime(2026, 12, 8, 10, tzinfo=ZONE)

    _tick(room)

    assert [s.card.title for s in zhang.private].count("提醒：更新漏斗") == 1
    assert Reminder.get(status="scheduled").at == datetime(2026, 12, 14, 9, tzinfo=ZONE)


@pytest.mark.feature("H3")
def test_several_weekdays_in_one_reminder(room, zhang):
    """“每周二周四…”：卡片照说的复述，发过周二排周四，再排下周二。"""
    zhang.say("每周二周四下午三点提醒我更新漏斗")

    assert "重复  每周二、周四" in zhang.heard

    for day in (24, 26):
        room.now = datetime(2026, 11, day, 15, tzinfo=ZONE)
        _tick(room)

    assert [s.card.title for s in zhang.private].count("提醒：更新漏斗") == 2
    assert Reminder.get(status="scheduled").at == datetime(2026, 12, 1, 15, tzinfo=ZONE)


def test_one_weekday_stays_a_plain_word(zhang):
    """只说一天，存的还是一个词。"""
    zhang.say("每周二下午三点提醒我更新漏斗")

    assert Reminder.get().repeat == "weekly:TUE"


def test_listing_and_cancelling(room, zhang, li):
    """“我的提醒”列出来，能取消；别人的取消不了。"""
    zhang.say("提醒我明天下午三点给王总打电话")

    assert "只有本人" in li.say("取消提醒 1")

    zhang.say("我的提醒")

    assert "给王总打电话" in zhang.heard

    zhang.press("取消", row="1")
    room.now += timedelta(days=2)
    _tick(room)

    assert Reminder.get().status == "superseded"
    assert "没有提醒" in zhang.say("我的提醒")


def test_a_time_gone_by_is_asked_again(zhang):
    """过去的时间不存，问一个新的。"""
    assert "已经过去" in zhang.does("remind", at="2026-11-24T09:00:00", content="打电话")
    assert not Reminder.select().count()
