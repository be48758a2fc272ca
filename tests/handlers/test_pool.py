"""The pool: leads nobody works on, taken and given back."""

import pytest

from bot.sales.stages import LeadStatus
from handlers.pool import DAILY
from storage.leads import Lead
from tests.handlers.deals import lead


def _free(owner, company):
    found = lead(owner, company)
    found.change(owner=None, status=LeadStatus.RECYCLED)
    return found


@pytest.mark.feature("A8")
def test_the_pool_is_listed_and_claimed_from(zhang):
    """公海列出没人跟的线索，分高的在前，点一下认领。"""
    _free(zhang, "苏州明德精密").change(score=30)
    _free(zhang, "宁波港通物流").change(score=60)

    zhang.say("公海")
    assert zhang.heard.index("宁波港通物流") < zhang.heard.index("苏州明德精密")

    zhang.press("认领", row="L2")

    assert Lead.get_by_id(2).owner == zhang.user and zhang.card.title == "L2 宁波港通物流"


@pytest.mark.feature("A8")
def test_who_gives_a_lead_back_cannot_take_it_at_once(zhang, room):
    """退回公海的线索，七天内自己不能再认领，同事可以。"""
    lin = room.person("林晓")
    lead(zhang, "苏州明德精密")

    zhang.say("退回公海 L1 没时间跟")

    assert Lead.get().owner is None and Lead.get().status == LeadStatus.RECYCLED
    assert "先留给其他同事" in zhang.say("认领 L1")

    lin.say("认领 L1")

    assert Lead.get().owner == lin.user


@pytest.mark.feature("A8")
def test_claims_of_a_day_are_limited(zhang):
    """一天最多认领十条。"""
    for number in range(DAILY + 1):
        _free(zhang, f"第 {number} 家公司")

    for number in range(DAILY):
        zhang.say(f"认领 L{number + 1}")

    assert f"今天已经认领了 {DAILY} 条" in zhang.say(f"认领 L{DAILY + 1}")


def test_my_leads_by_next_contact(zhang):
    """我的线索，下次跟进近的在前；一条也没有时说怎么开始。"""
    assert "公海" in zhang.say("我的线索")

    lead(zhang, "苏州明德精密", status=LeadStatus.WORKING)

    zhang.say("我的线索")

    assert "L1 苏州明德精密  跟进中 · 没定下次" in zhang.heard
