"""Briefs, health reports and Gantt charts as they arrive in chats."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

import jobs.duties  # noqa: F401  (the jobs that handlers promise)
from bot.sales.stages import Outcome, TaskStatus
from jobs import digests, reports
from storage import files, health
from storage.health import HealthSnapshot
from storage.projects import Project
from tests.handlers.deals import deal, task
from tests.talk import ZONE, Room, as_words

TODAY = date(2026, 11, 24)


def _files(person) -> list:
    return [file for shown in person.seen for file in shown.reply.files]


def _morning(room: Room) -> None:
    for share in range(digests.SHARES):
        digests.post_briefs(room.now, share)
        digests.tell_briefs(room.now, share)
    room.deliver()


def _monday(room: Room, day: int) -> None:
    room.now = datetime(2026, 11, day, 9, 5, tzinfo=ZONE)
    reports.post_health(room.now)
    room.deliver()


@pytest.mark.feature("E5")
def test_a_gantt_chart_is_a_picture_in_the_chat(zhang):
    """“P1 甘特图”：一张图片，再一张小卡片能要 PDF。"""
    plan = deal(zhang, "智云 MES")
    task(zhang, "需求调研", TODAY - timedelta(days=8), plan, start_on=TODAY - timedelta(days=12))

    zhang.say("P1 甘特图")

    picture = _files(zhang)[0]
    assert picture.mime == "image/png" and files.get(picture.key).startswith(b"\x89PNG")

    zhang.press("PDF")

    assert files.get(_files(zhang)[-1].key).startswith(b"%PDF")


@pytest.mark.feature("E5")
def test_a_long_plan_has_pages(zhang):
    """任务多就分页，按钮和“第2页”都能翻。"""
    plan = deal(zhang, "智云 MES")
    for n in range(20):
        task(zhang, f"任务 {n}", TODAY + timedelta(days=n), plan)

    zhang.say("P1 甘特图")

    assert zhang.card.tag == "第 1/2 页"

    zhang.press("下一页")

    assert zhang.card.tag == "第 2/2 页"

    zhang.say("P1 甘特图 第2页")

    assert [file.name for file in _files(zhang)][-1] == "P1 甘特图 2.png"


@pytest.mark.feature("E5")
def test_only_mine(zhang, li):
    """只看我的：图上只有自己的任务。"""
    plan = deal(zhang, "智云 MES")
    for n in range(20):
        task(li if n else zhang, f"任务 {n}", TODAY + timedelta(days=n), plan)

    zhang.say("P1 甘特图")
    zhang.press("只看我的")

    assert zhang.card.tag == "第 1/1 页"


@pytest.mark.feature("H4")
def test_the_health_report_names_red_deals_with_reasons(room, zhang, wang):
    """健康报告：红黄绿灯各几个，红灯写明原因，附 PDF。"""
    late, fine = deal(zhang, "智云 MES"), deal(zhang, "恒通 WMS")
    task(zhang, "方案编写", TODAY - timedelta(days=8), late)
    task(zhang, "需求调研", TODAY + timedelta(days=8), fine)

    wang.say("健康报告", in_group=True)

    words = as_words(next(s for s in reversed(wang.seen) if s.card))
    assert "红灯  1 个" in words and "绿灯  1 个" in words
    assert "超期 8 天" in words and "T1 方案编写（张三）" in words
    assert files.get(_files(wang)[-1].key).startswith(b"%PDF")


@pytest.mark.feature("H4")
def test_the_weekly_report_says_what_changed(room, zhang):
    """周报进每个绑定的群，说清楚比上周变差和好转的。"""
    first, second = deal(zhang, "智云 MES"), deal(zhang, "恒通 WMS")
    slow = task(zhang, "方案编写", date(2026, 11, 21), first)
    done = task(zhang, "需求调研", date(2026, 11, 9), second)
    _monday(room, 16)
    done.change(status=TaskStatus.DONE, done_at=datetime(2026, 11, 17, tzinfo=ZONE))
    _monday(room, 23)
    _monday(room, 30)

    posted = [as_words(s) for s in zhang.seen if s.card and s.address.kind == "group"]
    assert "好转 P2" in posted[1]
    assert "变差 P1" in posted[2]
    assert HealthSnapshot.select().count() == 6
    assert slow.open


@pytest.mark.feature("H4")
def test_the_morning_brief_mentions_only_who_must_act(room, zhang, li):
    """早报进群，只 @ 要动手的人；没事的人不收私聊。"""
    task(zhang, "方案编写", TODAY - timedelta(days=1), deal(zhang, "智云 MES"))

    _morning(room)

    group = next(s for s in zhang.seen if s.address.kind == "group")
    assert group.card.title == "华东销售部 早报 11月24日 周二"
    assert [who.name for e in group.card.body for who in getattr(e, "mention", ())] == ["张三"]
    assert "超期  1 项" in as_words(group)
    assert "方案编写  张三 超期 1 天" in as_words(group)
    assert zhang.private[-1].card.title == "张三 的今天 11月24日 周二"
    assert not li.private


@pytest.mark.feature("H7")
def test_a_group_that_does_not_want_briefs_gets_none(room, zhang):
    """群里关掉了早报，就不发。"""
    room.group.change(wants=["approval"])

    _morning(room)

    assert not zhang.seen


@pytest.mark.feature("C4")
def test_the_forecast_weighs_by_chance(zhang):
    """预测按月加权：金额乘概率，赢单全额，输单不算。"""
    deal(zhang, "智云 MES", chance=50, close_on=date(2026, 11, 30))
    deal(zhang, "恒通 WMS", chance=10, close_on=date(2026, 12, 20), amount=Decimal(1000000))
    deal(zhang, "远航", outcome=Outcome.WON, chance=100, closed_at=datetime(2026, 11, 2, tzinfo=ZONE))
    deal(zhang, "东升", outcome=Outcome.LOST, chance=0, close_on=date(2026, 11, 20))

    zhang.say("本季度销售预测")

    assert "2026年11月  2  100 万  75 万" in zhang.heard
    assert "2026年12月  1  100 万  10 万" in zhang.heard
    assert "加权合计  85 万" in zhang.heard


@pytest.mark.feature("H5")
def test_the_owner_of_a_red_deal_explains_it(room, zhang, wang, zhao):
    """红灯仪式：周报后问负责人一次，回答给到经理和总监，也写进下一期报告。"""
    task(zhang, "方案编写", TODAY - timedelta(days=8), deal(zhang, "智云 MES"))
    reports.post_health(room.now)
    reports.post_health(room.now)
    room.deliver()

    assert [s.card.title for s in zhang.private] == ["P1 智云 MES 红灯，请说明"]

    zhang.press("提交说明", reason="客户换了对接人", due="2026-12-01", note="领导出面")

    for superior in (wang, zhao):
        assert "客户换了对接人；新日期 12月1日 周二；需要：领导出面" in as_words(superior.private[-1])
    assert "张三 说明" in zhang.private[-1].card.stamp
    monday = date(2026, 11, 30)
    assert [answer.cause for answer in health.answers([Project.get()], monday).values()] == ["客户换了对接人"]
