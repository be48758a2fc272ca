"""Two leads that are one company."""

import pytest

from bot.sales.stages import LeadStatus
from cards.elements import all_buttons
from storage import activities
from storage.leads import Lead
from storage.people import Team
from tests.handlers.deals import lead


@pytest.mark.feature("A4")
def test_what_was_typed_is_added_to_the_lead_there_is(zhang):
    """查到重复时，可以把新写的补充到已有线索，填过的不动。"""
    lead(zhang, "上海智云科技", contact="李经理")

    zhang.say("新建线索 上海智云科技 联系人王总 13800138000 预算50万")
    zhang.press("补充进去", row="L1")

    found = Lead.get()
    assert (found.contact, found.phone, found.budget) == ("李经理", "13800138000", 500000)
    assert "补充了电话、预算" in zhang.heard


@pytest.mark.feature("A6")
def test_two_leads_become_one(zhang):
    """合并：先比较，选留哪条；跟进过去，另一条注明并入，撤销就分开。"""
    kept = lead(zhang, "上海智云科技", contact="李经理")
    other = lead(zhang, "智云科技（上海）", phone="13800138000")
    activities.write(other, "followup", zhang.user, zhang.room.now, "电话聊过")

    zhang.say("合并 L1 和 L2")
    assert "138****8000" in zhang.heard

    zhang.press("留 L1")

    assert Lead.get_by_id(kept.id).phone == "13800138000"
    assert Lead.get_by_id(other.id).status == LeadStatus.UNQUALIFIED
    assert [note.text for note in activities.of(kept) if note.kind == "followup"] == ["电话聊过"]

    zhang.say("撤销")

    assert Lead.get_by_id(other.id).status == LeadStatus.NEW
    assert not [note for note in activities.of(kept) if note.kind == "followup"]


def test_a_lead_touched_after_midnight_was_touched_today(zhang, room):
    """凌晨录入的线索，查重时说今天联系，不是昨天。"""
    room.now = room.now.replace(hour=0, minute=20)
    zhang.say("新建线索 上海智云科技")

    zhang.say("新建线索 上海智云科技")

    assert "今天联系" in zhang.heard


@pytest.mark.parametrize("first", ["新建线索 上海智云科技", "客户：上海智云科技\n电话：13800138000"])
def test_a_card_that_makes_a_lead_makes_one(zhang, room, first):
    """「仍然新建」「录入线索」点几次都只录一条，卡片盖上章。"""
    if first.startswith("新建"):
        lead(zhang, "上海智云科技")
    before = Lead.select().count()
    zhang.say(first)
    button = next(b for b in all_buttons(zhang.card) if b.action == "create_lead")
    card = zhang.seen[-1].key or f"om_{len(room.twin.wall)}"

    for _ in range(2):
        heard = zhang.does(button.action, card=card, **button.values)

    assert Lead.select().count() == before + 1
    assert "这张卡已经处理过" in heard and "录成 L" in heard


def test_the_owner_of_a_double_is_asked_once(zhang, room):
    """「问负责人」连点，只问一次。"""
    company = Team.add(name="销售中心")
    room.team.change(parent=company)
    chen = room.person("陈静", team=Team.add(name="华南销售部", parent=company))
    lead(chen, "上海智云科技")
    zhang.say("新建线索 上海智云科技")

    zhang.press("问负责人", row="L1")

    assert "已经问过陈静" in zhang.press("问负责人", row="L1")
    assert len(chen.private) == 1
