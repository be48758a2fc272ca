"""Leads: taken in, checked for doubles, claimed, judged, followed up, turned into deals."""

import pytest

from bot.sales.stages import LeadStatus
from cards.text import as_text
from storage.accounts import Account, Contact
from storage.activities import Activity
from storage.leads import Lead
from storage.people import Team
from storage.projects import Project
from storage.tasks import Dependency, Task
from tests.handlers.deals import lead
from tests.talk import as_words

SENTENCE = "新建线索 上海智云科技 联系人李经理 13800138000 预算50万 制造业 需求高 来源展会"
BUTTONS_OF = "[跟进] [转商机] [指派] [更多]"


@pytest.mark.feature("A1")
def test_one_line_creates_a_lead(zhang):
    """一句话录入线索，卡片上有编号、评分、负责人、下一步和按钮。"""
    zhang.say(SENTENCE)

    found = Lead.get()
    assert (found.company, found.contact, found.phone) == ("上海智云科技", "李经理", "13800138000")
    assert (found.budget, found.industry, found.need, found.source) == (500000, "制造业", "high", "展会")
    assert zhang.card.title == "L1 上海智云科技"
    for words in ("预算  50 万", "负责人  张三", f"评分  {found.score} 分", "下一步：联系李经理", BUTTONS_OF):
        assert words in zhang.heard
    assert found.score > 0


@pytest.mark.feature("A1")
def test_a_lead_taken_in_by_others_waits_in_the_team(wang, zhang):
    """经理录入的线索先放在团队里，销售认领。"""
    wang.say("新建线索 苏州明德精密")

    assert Lead.get().owner is None
    assert "[认领] [跟进] [指派] [更多]" in wang.heard

    zhang.say("认领 L1")

    assert Lead.get().owner == zhang.user
    assert "负责人  张三" in zhang.heard


@pytest.mark.feature("A8")
def test_of_two_who_claim_one_succeeds(wang, zhang, room):
    """两个人认领同一条线索，后到的被告知已经是谁的。"""
    lin = room.person("林晓")
    wang.say("新建线索 苏州明德精密")

    zhang.say("认领 L1")

    assert "已经由张三认领" in lin.say("认领 L1")
    assert Lead.get().owner == zhang.user


@pytest.mark.feature("A2")
def test_a_pasted_form_is_read_back_before_it_is_saved(zhang):
    """粘贴的表单先读成卡片，改对了点一下才保存。"""
    zhang.say("客户：广州星河家居\n联系人：黄小姐\n电话：139 0013 9000\n预算：12.8w")

    assert Lead.select().count() == 0 and "公司：广州星河家居" in zhang.heard

    zhang.press("录入线索", company="广州星河家居", contact="黄女士", budget="130000")

    found = Lead.get()
    assert (found.contact, found.phone, found.budget) == ("黄女士", "13900139000", 130000)


@pytest.mark.feature("A4")
@pytest.mark.parametrize(
    "again",
    [
        "新建线索 智云科技（上海）有限公司",
        "新建线索 另一家公司 13800138000",
    ],
)
def test_doubles_are_found_before_anything_is_saved(zhang, again):
    """同一家公司、同一个电话，先提示已有线索，什么也不存。"""
    zhang.say(SENTENCE)

    zhang.say(again)

    assert Lead.select().count() == 1
    assert "L1 上海智云科技" in zhang.heard

    zhang.press("仍然新建")

    assert Lead.select().count() == 2


@pytest.mark.feature("A5")
def test_another_teams_double_shows_little(zhang, room):
    """撞上别的团队的线索，只看到首字和负责人，可以问一声。"""
    company = Team.add(name="销售中心")
    room.team.change(parent=company)
    chen = room.person("陈静", team=Team.add(name="华南销售部", parent=company))
    chen.say(SENTENCE)

    zhang.say("新建线索 上海智云科技")

    assert "L1 上***" in zhang.heard and "陈静" in zhang.heard and "智云" not in zhang.heard.split("\n")[2]

    zhang.press("问负责人", row="L1")

    assert "张三（华东销售部）也在跟 L1 上海智云科技" in chen.heard


@pytest.mark.feature("K4")
def test_phones_are_masked_in_a_group(zhang):
    """群里只看到打码的电话，私聊看得到全的。"""
    zhang.say(SENTENCE)
    assert "13800138000" in zhang.heard

    zhang.say("查看线索 L1", in_group=True)

    assert "138****8000" in zhang.heard and "13800138000" not in zhang.heard


@pytest.mark.feature("B7")
@pytest.mark.parametrize("typed", [True, False], ids=["typed", "pressed"])
def test_a_followup_is_kept_with_channel_and_next_date(zhang, typed):
    """打字写跟进和在卡片上写跟进，留下的一样：内容、方式、下次时间。"""
    zhang.say(SENTENCE)

    if typed:
        zhang.say("跟进 L1 电话聊了需求，客户着急 下次跟进 11月27日")
    else:
        zhang.press("跟进")
        zhang.press("保存", content="电话聊了需求，客户着急", channel="phone", next="2026-11-27")

    note = Activity.get(Activity.kind == "followup")
    found = Lead.get()
    assert note.text == "电话聊了需求，客户着急" and note.channel == "phone" and note.human
    assert found.status == LeadStatus.WORKING and str(found.next_on) == "2026-11-27"
    assert "下次 11月27日 周五" in zhang.heard
    assert "今天 张三（电话）：电话聊了需求，客户着急" in as_text(zhang.card)


@pytest.mark.parametrize("typed", [True, False], ids=["typed", "pressed"])
def test_a_lead_is_given_up_with_a_reason(zhang, typed):
    """判无效要有原因，之后可以重新启用。"""
    zhang.say(SENTENCE)

    if typed:
        zhang.say("L1 无效 没有预算")
    else:
        zhang.press("更多")
        zhang.press("无效")
        zhang.press("判为无效", reason="没有预算")

    assert Lead.get().status == LeadStatus.UNQUALIFIED and Lead.get().reason == "没有预算"

    zhang.press("重新启用")

    assert Lead.get().status == LeadStatus.QUALIFIED


@pytest.mark.feature("B3")
@pytest.mark.parametrize("typed", [True, False], ids=["typed", "pressed"])
def test_a_lead_becomes_account_contact_and_deal(zhang, typed):
    """一步转成客户、联系人和商机，线索还在，两边连着。"""
    zhang.say(SENTENCE)

    zhang.say("转商机 L1") if typed else zhang.press("转商机")

    deal = Project.get()
    assert (deal.number, deal.lead, deal.amount, deal.owner) == ("P1", Lead.get(), 500000, zhang.user)
    assert Account.get().plain_name == "智云科技" and Contact.get().phone == "13800138000"
    assert Lead.get().status == LeadStatus.CONVERTED
    assert "L1 转为 P1，已排 15 个任务：11月24日 周二 至 12月25日 周五" in as_text(zhang.card)


@pytest.mark.feature("D1")
def test_the_plan_has_owners_by_role_working_days_and_dependencies(zhang, li, wang, zhao, sun, zhou):
    """标准模板 15 个任务：按角色分人，按工作日排期，前后依赖。"""
    zhang.say(SENTENCE)

    zhang.say("转商机 L1")

    tasks = {task.title: task for task in Task.select()}
    assert len(tasks) == 15 and Dependency.select().count() >= 15
    assert tasks["方案定制与报价"].owner == li.user and tasks["最终签单"].owner == zhao.user
    assert tasks["商务谈判准备"].owner == zhou.user and "孙丽" in tasks["商务谈判准备"].note
    assert all(task.due_on.weekday() < 5 and task.baseline_due == task.due_on for task in tasks.values())


@pytest.mark.feature("D3")
def test_everybody_who_got_tasks_is_told_once(zhang, li, wang, zhao, sun, zhou):
    """启动计划后，每个有任务的人收到一条消息，列出自己的任务。"""
    zhang.say(SENTENCE)

    zhang.say("转商机 L1")

    assert [len(person.private) for person in (li, wang, zhao, sun, zhou)] == [1] * 5
    assert "商务谈判准备" in as_words(sun.private[0]) and "商务谈判准备" in as_words(zhou.private[0])


def test_a_converted_lead_says_what_it_became(zhang):
    """再转一次，被告知已经转成哪个商机。"""
    zhang.say(SENTENCE)
    zhang.say("转商机 L1")

    assert "L1 已经转成 P1 上海智云科技" in zhang.say("转商机 L1")
    assert Project.select().count() == 1


@pytest.mark.feature("J4")
def test_a_conversion_can_be_taken_back(zhang):
    """转错了，撤销就回到线索。"""
    zhang.say(SENTENCE)
    zhang.say("转商机 L1")

    zhang.say("撤销")

    assert Project.select().count() == Task.select().count() == Account.select().count() == 0
    assert Lead.get().status == LeadStatus.ASSIGNED


@pytest.mark.feature("C1")
def test_a_score_names_its_reasons(zhang):
    """评分说明主要依据。"""
    zhang.say(SENTENCE)

    heard = zhang.say("L1 评分")

    assert "分" in heard and "预算 50 万 +20" in heard and "需求高 +20" in heard


@pytest.mark.feature("B2")
def test_tags_are_put_on_found_and_taken_off(zhang):
    """加上的标签能搜到，去掉后就没了。"""
    lead(zhang, "广州星河家居")

    zhang.say("L1 加标签 战略客户")

    assert Lead.get().tags == ["战略客户"] and "#战略客户" in zhang.heard
    zhang.say("搜索 #战略客户")
    assert zhang.card.title == "L1 广州星河家居"

    zhang.say("删除 L1 的标签 战略客户")

    assert Lead.get().tags == []


@pytest.mark.feature("K1")
def test_presales_may_not_take_in_leads(li):
    """售前不能录入线索，拒绝时说明谁可以。"""
    heard = li.say("新建线索 上海智云科技")

    assert "销售、销售经理、销售总监" in heard
    assert Lead.select().count() == 0
