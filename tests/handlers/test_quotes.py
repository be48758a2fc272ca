"""Quotes: written, changed, shown."""

import pytest

from bot.sales.stages import ApprovalStatus, QuoteStatus
from cards.elements import Tone
from storage.approvals import ApprovalRequest
from storage.projects import Project
from storage.quotes import Quote, QuoteVersion
from tests.handlers.deals import deal


@pytest.mark.feature("F1")
def test_one_sentence_quotes_and_submits(zhang, wang):
    """一句话报价并提交审批，合计分毫不差，审批人私聊收到卡片。"""
    deal(zhang, "智云 MES")

    zhang.say("给 P1 报价 12.8万 打9折 提交审批")

    version = QuoteVersion.get()
    assert (version.amount, version.discount, version.total) == (128000, version.discount, 115200)
    assert str(version.discount) == "0.9"
    assert Quote.get().status == QuoteStatus.PENDING
    assert "合计  ¥115,200.00" in zhang.heard and "审批  等王芳" in zhang.heard
    assert wang.private[-1].card.title == "Q1/v1 报价审批"
    assert "¥115,200.00" in wang.heard and "9 折" in wang.heard


def test_a_draft_is_submitted_from_its_card(zhang, wang):
    """先存草稿，再点“提交审批”，和打字是一回事。"""
    deal(zhang, "智云 MES")
    zhang.say("给 P1 报价 20万")

    assert Quote.get().status == QuoteStatus.DRAFT

    zhang.press("提交审批")

    assert Quote.get().status == QuoteStatus.PENDING
    assert wang.card.title == "Q1/v1 报价审批"
    assert zhang.say("提交 Q1 审批").startswith("Q1/v1 已经提交过了")


def test_without_a_project_it_asks_for_one(zhang):
    """没说给谁报价，就问，什么都不存。"""
    zhang.say("报价 12.8万")

    assert "哪个项目" in zhang.heard
    assert not Quote.select().count()


@pytest.mark.feature("F5")
def test_changing_a_submitted_quote_voids_its_approval(zhang, wang):
    """提交后改了报价，原来的审批作废，审批人的卡片盖章，旧版本还在。"""
    deal(zhang, "智云 MES")
    zhang.say("给 P1 报价 12.8万 打9折 提交审批")

    zhang.say("改报价 Q1 12万 9折")

    assert ApprovalRequest.get().status == ApprovalStatus.CANCELLED
    assert "已作废" in wang.card.stamp
    assert Quote.get().current == 2 and Quote.get().status == QuoteStatus.DRAFT
    assert [v.total for v in QuoteVersion.select().order_by(QuoteVersion.version)] == [115200, 108000]
    assert zhang.card.title.startswith("Q1/v2")


def test_changing_an_approved_quote_needs_a_new_approval(zhang, wang):
    """批准过的报价一改，就回到草稿，批准不会带过去。"""
    deal(zhang, "智云 MES")
    zhang.say("给 P1 报价 12.8万 提交审批")
    wang.press("同意")

    zhang.press("修改")
    zhang.press("保存新版本", amount="100000", discount="0.9", note="")

    assert Quote.get().status == QuoteStatus.DRAFT
    assert QuoteVersion.get(version=2).total == 90000


def test_withdrawing_takes_the_buttons_away(zhang, wang):
    """撤回后回到草稿，审批人的卡片不再能点。"""
    deal(zhang, "智云 MES")
    zhang.say("给 P1 报价 12.8万 提交审批")

    zhang.press("撤回")

    assert Quote.get().status == QuoteStatus.DRAFT
    assert "已撤回" in wang.card.stamp and wang.card.tone is Tone.NEW


def test_status_names_who_it_waits_for(zhang, wang):
    """问进度，答等谁；一个项目有几份就列出来。"""
    deal(zhang, "智云 MES")

    assert "还没有报价" in zhang.say("P1 报价进度")

    zhang.say("给 P1 报价 12.8万 提交审批")
    zhang.say("Q1 审批到哪了")

    assert "等王芳" in zhang.heard

    zhang.say("给 P1 报价 10万")
    zhang.say("P1 报价进度")

    assert "Q2/v1 10 万" in zhang.heard and "等王芳" in zhang.heard


def test_other_teams_quotes_are_not_shown(room, zhang, wang):
    """别的团队看不到这份报价，也改不了。"""
    from storage.people import Team

    company = Team.add(name="销售中心")
    room.team.change(parent=company)
    other = room.person("林晓", team=Team.add(name="华南销售部", parent=company))
    deal(zhang, "智云 MES")
    zhang.say("给 P1 报价 12.8万")

    assert "由张三负责" in other.say("看报价 Q1")
    assert "负责" in other.say("改报价 Q1 1万")
    assert QuoteVersion.select().count() == 1


def test_quoting_counts_as_work_on_the_deal(room, zhang):
    """报价算跟进：久未跟进的钟重新走。"""
    deal(zhang, "智云 MES")
    room.later(days=9)

    zhang.say("给 P1 报价 12.8万")

    assert Project.get().touched_at == room.now
