"""A quoted message becomes a task, a follow-up or a lead, and keeps its words."""

import pytest

from storage import activities
from storage.leads import Lead
from storage.tasks import Task

pytestmark = pytest.mark.feature("A3")

OFFER = "苏州青禾医疗的刘宁 13912345678 想看演示，预算50万，下周有空"


def test_a_quoted_message_becomes_a_task(zhang):
    """引用一句话说“新建任务”，它就是任务名，原话留在动态里。"""
    zhang.say("新建任务", quoted="om_9", quoted_text="把三月份的对账单\n发给财务孙丽")

    assert Task.get_by_id(1).title == "把三月份的对账单 发给财务孙丽"
    assert "对账单\n发给" in activities.of(Task.get_by_id(1))[0].text


def test_a_quoted_message_becomes_a_follow_up(zhang):
    """引用一句话说“跟进 L1”，原话记进跟进。"""
    zhang.say("新建线索 苏州青禾医疗")

    zhang.say("跟进 L1", quoted="om_9", quoted_text=OFFER)

    assert activities.of(Lead.get_by_id(1))[0].text == OFFER


def test_a_quoted_message_becomes_a_lead_after_a_tap(zhang):
    """引用一句话说“新建线索”，先给确认卡，点了才录入。"""
    zhang.say("新建线索", quoted="om_9", quoted_text=OFFER)

    assert Lead.select().count() == 0

    zhang.press("录入线索")

    lead = Lead.get_by_id(1)
    assert "青禾医疗" in lead.company
    assert (lead.phone, lead.budget) == ("13912345678", 500000)


def test_the_orders_own_words_come_first(zhang):
    """自己写了名称，就不用引用的话。"""
    zhang.say("新建任务 整理报价清单", quoted="om_9", quoted_text=OFFER)

    assert Task.get_by_id(1).title == "整理报价清单"
