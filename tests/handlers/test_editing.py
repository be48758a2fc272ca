"""Data of leads, deals and tasks put right, in a sentence and in the form."""

from datetime import date
from decimal import Decimal

import pytest

from bot.roles import Role
from cards.elements import Form
from cards.text import as_text
from storage.audit import AuditLog
from storage.people import Team
from storage.tasks import Task
from tests.handlers.deals import deal, lead, task


def _field(person, name):
    form = next(element for element in person.card.body if isinstance(element, Form))
    return next(field for field in form.fields if field.name == name)


@pytest.mark.feature("A1")
def test_a_leads_data_is_put_right_in_a_sentence(zhang, room):
    """一句话改线索，回显旧值和新值，评分重算，审计有记录，撤销能退回。"""
    blue = lead(zhang, "蓝鲸数据", budget=Decimal(500000))

    zhang.say(f"{blue.number} 预算改成60万")

    assert "预算：50 万 → 60 万" in zhang.heard
    found = type(blue).get_by_id(blue.id)
    assert found.budget == 600000
    assert found.score > 0
    assert AuditLog.select().where(AuditLog.action == "edit_lead").count() == 1

    zhang.say("撤销")

    assert type(blue).get_by_id(blue.id).budget == 500000


@pytest.mark.parametrize(
    ("sentence", "column", "value", "echo"),
    [
        ("公司名改为 北京蓝鲸数据", "company", "北京蓝鲸数据", "公司：蓝鲸数据 → 北京蓝鲸数据"),
        ("电话 13900001111", "phone", "13900001111", "电话：未填 → 139****1111"),
        ("联系人改成 刘总", "contact", "刘总", "联系人：未填 → 刘总"),
        ("行业改成制造业", "industry", "制造业", "行业：未填 → 制造业"),
        ("需求改成高", "need", "high", "需求：未填 → 高"),
    ],
)
def test_every_value_of_a_lead_can_be_another(zhang, sentence, column, value, echo):
    """公司名、电话、联系人、行业、需求，都能一句话改；电话在回显里打码。"""
    blue = lead(zhang, "蓝鲸数据")

    zhang.say(f"{blue.number} {sentence}")

    assert getattr(type(blue).get_by_id(blue.id), column) == value
    assert echo in zhang.heard


def test_a_deals_data_is_put_right(zhang, wang, li, room):
    """改项目的金额、预计签单、名称和负责人；新负责人会知道，不是销售的不行。"""
    lin = room.person("林晓")
    erp = deal(zhang, "智云ERP")

    zhang.say(f"{erp.number} 金额改成80万")
    assert "金额：50 万 → 80 万" in zhang.heard

    zhang.say(f"{erp.number} 预计签单 12月底")
    zhang.say(f"{erp.number} 改名 智云ERP二期")
    assert "名称：智云ERP → 智云ERP二期" in zhang.heard
    assert "不是销售" in zhang.say(f"{erp.number} 负责人改成 @李四")

    zhang.say(f"{erp.number} 负责人改成 @林晓")

    found = type(erp).get_by_id(erp.id)
    assert (found.amount, found.close_on, found.name) == (800000, date(2026, 12, 31), "智云ERP二期")
    assert found.owner == lin.user
    assert "张三交给你：负责人：张三 → 林晓" in lin.heard


def test_a_task_gets_another_name(zhang):
    """改任务的名称。"""
    todo = task(zhang, "迁移", date(2026, 11, 27))

    zhang.say(f"{todo.number} 改名 数据迁移演练")

    assert Task.get_by_id(todo.id).title == "数据迁移演练"
    assert "名称：迁移 → 数据迁移演练" in zhang.heard


@pytest.mark.feature("J3")
def test_who_may_not_is_told_who_may(zhang, room):
    """别人的线索改不了，并说明该找谁；同样的值不算改动。"""
    lin = room.person("林晓")
    blue = lead(zhang, "蓝鲸数据", contact="刘总")

    assert "由张三负责" in lin.say(f"{blue.number} 预算改成60万")
    assert "本来就是这样" in zhang.say(f"{blue.number} 联系人改成刘总")
    assert type(blue).get_by_id(blue.id).budget is None


def test_a_lead_that_now_looks_like_another_is_only_warned_about(zhang, room):
    """改了公司名或电话会重新查重：只提醒，不拦；别的团队的线索只说是谁的。"""
    first = lead(zhang, "上海智云科技", phone="13800138000")
    second = lead(zhang, "待核实")

    zhang.say(f"{second.number} 公司名改成 智云科技")
    assert f"和 {first.title} 可能是同一家" in zhang.heard
    assert type(second).get_by_id(second.id).company == "智云科技"

    other = room.person("郑凯", team=Team.add(name="华南销售部"))
    lead(other, "秘密客户", phone="13900001111")
    zhang.say(f"{second.number} 电话 13900001111")

    assert "秘密客户" not in zhang.heard


def test_cards_follow(zhang, wang, room):
    """改了以后，群里已经发出的卡片也变。"""
    blue = lead(zhang, "蓝鲸数据", budget=Decimal(500000))
    zhang.say(f"查看线索 {blue.number}", in_group=True)
    posted = zhang.seen[-1]

    zhang.say(f"{blue.number} 电话改成 13900001111，预算改成60万")

    assert "60 万" in as_text(posted.card)
    assert "13900001111" not in as_text(posted.card)


@pytest.mark.feature("J5")
def test_the_form_shows_what_is_there_and_keeps_what_was_typed(zhang):
    """改资料的表单带着现在的值；写错的地方旁边说明，写好的都还在；改好后一次保存。"""
    blue = lead(zhang, "蓝鲸数据", budget=Decimal(500000), contact="王工")
    zhang.say(f"查看线索 {blue.number}")
    zhang.press("更多")
    zhang.press("改资料")
    assert (_field(zhang, "budget").value, _field(zhang, "company").value) == ("50万", "蓝鲸数据")

    whole = {field: _field(zhang, field).value for field in ("company", "contact", "phone", "budget")}
    assert "预算没看懂" in zhang.press("保存", **{**whole, "contact": "刘总", "budget": "很多"})
    assert _field(zhang, "budget").error
    assert (_field(zhang, "budget").value, _field(zhang, "contact").value) == ("很多", "刘总")
    assert type(blue).get_by_id(blue.id).contact == "王工"

    zhang.press("保存", **{**whole, "contact": "刘总", "budget": "60万"})

    found = type(blue).get_by_id(blue.id)
    assert (found.contact, found.budget) == ("刘总", 600000)
    assert "联系人：王工 → 刘总" in zhang.heard


def test_the_form_writes_only_what_was_changed_in_it(zhang, wang):
    """表单只写改动过的：期间别人改的值不会被旧值盖掉；清空的变成未填，公司不能清空。"""
    blue = lead(zhang, "蓝鲸数据", budget=Decimal(500000), contact="王工")
    zhang.say(f"改资料 {blue.number}")
    form, whole = zhang.seen[-1].key, {"company": "蓝鲸数据", "contact": "王工", "budget": "50万"}
    wang.say(f"{blue.number} 预算改成90万")
    assert "表单过时了" in zhang.does("save_lead", form, lead=blue.number, **{**whole, "contact": ""})

    zhang.say(f"改资料 {blue.number}")
    type(blue).get_by_id(blue.id).change(industry="制造业")
    zhang.press("保存", **{**whole, "budget": "90万", "contact": "", "industry": ""})

    found = type(blue).get_by_id(blue.id)
    assert (found.contact, found.budget, found.industry) == ("", 900000, "制造业")

    zhang.say(f"改资料 {blue.number}")

    assert "不能空着" in zhang.press("保存", company="")


def test_a_deal_and_a_task_have_forms_too(zhang, room):
    """项目和任务也能用表单改。"""
    lin = room.person("林晓", Role.SALES)
    erp = deal(zhang, "智云ERP")
    todo = task(zhang, "迁移", date(2026, 11, 27), erp)

    zhang.say(f"改资料 {erp.number}")
    assert "过去了" in zhang.press("保存", name="智云ERP", close_on="2026-11-02")
    zhang.press("保存", name="智云ERP", close_on="2026-12-25", owner=lin.user.number, amount="80万")
    zhang.say(f"{todo.number} 改资料")
    zhang.press("保存", title="数据迁移", note="先要账号", priority="high")
    assert "优先级：中 → 高" in zhang.heard

    found = type(erp).get_by_id(erp.id)
    assert (found.close_on, found.owner, found.amount) == (date(2026, 12, 25), lin.user, 800000)
    assert (Task.get_by_id(todo.id).title, Task.get_by_id(todo.id).note) == ("数据迁移", "先要账号")
