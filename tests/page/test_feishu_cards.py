"""Feishu's card JSON as the page draws it, and what its buttons and forms send."""

import json

from playwright.sync_api import Page, expect

from bot.sandbox import Sandbox

from .conftest import Gate
from .story import Story

ZHANG, PRIVATE = "feishu:ou_zhangsan", "oc_p2p_ou_zhangsan"


def card(page: Page, title: str):
    """The card with that title."""
    return page.get_by_test_id("card").filter(has=page.get_by_role("heading", name=title))


def presses(sandbox: Sandbox) -> list[dict]:
    """The actions of all card callbacks that went to the bot, the last first; opening a chat is told too."""
    calls = [json.loads(e["decrypted"]) for e in sandbox.box.wire.last() if e["direction"] == "to_bot"]
    return [c["event"]["action"] for c in calls if c["header"]["event_type"] == "card.action.trigger"]


def pressed(sandbox: Sandbox) -> dict:
    """The action of the last card callback that went to the bot."""
    return presses(sandbox)[0]


def test_header_shows_colour_title_and_tags(visit):
    """卡片头是模板的颜色，标题旁边是标签。"""
    lead = card(visit(ZHANG, "oc_sales"), "L12 上海智云科技")

    expect(lead.get_by_test_id("card-header")).to_have_attribute("data-template", "blue")
    expect(lead.get_by_test_id("card-header")).to_contain_text("跟进中")


def test_markdown_of_a_card(visit):
    """粗体、颜色、@人、删除线、链接和表格都像客户端那样画出来。"""
    report = card(visit(ZHANG, PRIVATE), "健康报告 第 47 周")

    expect(report.locator("strong", has_text="P3 智云科技").first).to_be_visible()
    expect(report.locator(".c-red", has_text="T12 方案评审")).to_be_visible()
    expect(report.get_by_test_id("mention")).to_have_text("@王芳")
    expect(report.locator("s")).to_have_text("11月20日")
    expect(report.get_by_role("link", name="项目页")).to_have_attribute("href", "https://example.com/p3")
    expect(report.locator(".md-table td.align-right").first).to_have_text("6")


def test_table_turns_its_pages(visit):
    """表格按页大小分页，金额右对齐并带千分位。"""
    table = card(visit(ZHANG, PRIVATE), "健康报告 第 47 周").get_by_test_id("card-table")

    expect(table.locator("tbody tr")).to_have_count(2)
    expect(table.locator("td.align-right").first).to_have_text("¥128,000")

    table.get_by_role("button", name="下一页").click()

    expect(table.locator("tbody tr")).to_have_count(1)
    expect(table).to_contain_text("北辰物流")


def test_panel_unfolds_and_picture_opens_large(visit):
    """折叠面板点开才看得到；图片点一下放大。"""
    page = visit(ZHANG, PRIVATE)
    report = card(page, "健康报告 第 47 周")

    report.get_by_text("怎么算的").click()

    expect(report.get_by_text("逾期超过 5 天")).to_be_visible()

    report.get_by_test_id("picture").click()

    expect(page.get_by_test_id("lightbox")).to_be_visible()


def test_unknown_part_is_said_not_hidden(visit):
    """客户端不认识的组件要看得见。"""
    report = card(visit(ZHANG, PRIVATE), "健康报告 第 47 周")

    expect(report.get_by_text("不认识的组件：audio")).to_be_visible()


def test_button_sends_its_value_and_the_failure_is_seen(visit, sandbox):
    """按钮把自己的值送出去；机器人不在，卡片上出现客户端的错误码。"""
    lead = card(visit(ZHANG, "oc_sales"), "L12 上海智云科技")

    lead.get_by_role("button", name="认领").click()

    expect(lead.get_by_test_id("card-error")).to_contain_text("code: 200342")
    assert pressed(sandbox)["value"] == {"a": "claim_lead", "lead": "L12"}


def test_confirm_asks_first(visit, sandbox):
    """带确认的按钮先问，取消就什么也不发。"""
    page = visit(ZHANG, "oc_sales")
    lead = card(page, "L12 上海智云科技")

    lead.get_by_role("button", name="无效").click()
    page.get_by_role("button", name="取消").click()

    assert presses(sandbox) == []

    lead.get_by_role("button", name="无效").click()
    page.get_by_test_id("confirm-yes").click()

    expect(lead.get_by_test_id("card-error")).to_be_visible()
    assert pressed(sandbox)["value"] == {"a": "qualify_lead"}


def test_busy_card_takes_no_second_press(visit, sandbox):
    """等机器人回答时卡片是忙的，再点也不会送第二次。"""
    page = visit(ZHANG, "oc_sales")
    lead, answers = card(page, "L12 上海智云科技"), Gate(page, "**/sandbox/api/press")

    lead.get_by_role("button", name="认领").click()

    expect(lead).to_have_attribute("aria-busy", "true")

    lead.get_by_role("button", name="跟进").click(force=True)
    answers.open()

    expect(lead.get_by_test_id("card-error")).to_be_visible()
    expect(lead).not_to_have_attribute("aria-busy", "true")
    assert len(presses(sandbox)) == 1


def test_overflow_menu_sends_its_option(visit, sandbox):
    """“更多”里选一项，送出选项和组件的值。"""
    page = visit(ZHANG, "oc_sales")
    lead = card(page, "L12 上海智云科技")

    lead.get_by_test_id("card-overflow").click()
    page.get_by_role("button", name="打标签").click()

    expect(lead.get_by_test_id("card-error")).to_be_visible()
    assert pressed(sandbox)["option"] == "tag"


def test_form_wants_required_fields(visit, sandbox):
    """必填项空着时不提交，并指出是哪一项。"""
    page = visit(ZHANG, PRIVATE)
    form = card(page, "P3 智云科技 MES 二期")

    form.get_by_role("button", name="提交").click()

    expect(form.get_by_text("必填", exact=True).first).to_be_visible()
    expect(form.get_by_label("跟进内容")).to_be_focused()
    assert presses(sandbox) == []


def test_form_sends_every_field_by_name(visit, sandbox):
    """表单一次送出全部字段：文字、单选、多选、日期、人员和勾选。"""
    form = card(visit(ZHANG, PRIVATE), "P3 智云科技 MES 二期")
    form.get_by_label("跟进内容").fill("客户同意下周演示\n带合同")
    form.get_by_label("怎么联系的").select_option("visit")
    form.get_by_label("下次跟进").fill("2026-11-27")
    form.get_by_label("标签").click()
    form.get_by_label("预算已批").check()
    form.get_by_label("请谁帮忙").select_option("ou_lisi")
    form.get_by_label("这周内要回复").check()

    form.get_by_role("button", name="提交").click()

    expect(form.get_by_test_id("card-error")).to_be_visible()
    sent = pressed(sandbox)
    assert sent["value"] == {"a": "log_followup", "project": "P3"}
    assert sent["form_value"] == {
        "note": "客户同意下周演示\n带合同",
        "channel": "visit",
        "next_date": "2026-11-27 +0800",
        "tags": ["budget"],
        "helper": "ou_lisi",
        "urgent": True,
    }


def test_form_can_be_cleared(visit):
    """“清空”把表单变回卡片刚来的样子。"""
    form = card(visit(ZHANG, PRIVATE), "P3 智云科技 MES 二期")
    form.get_by_label("跟进内容").fill("写错了")
    form.get_by_label("怎么联系的").select_option("meeting")

    form.get_by_role("button", name="清空").click()

    expect(form.get_by_label("跟进内容")).to_have_value("")
    expect(form.get_by_label("怎么联系的")).to_have_value("phone")


def test_hostile_card_stays_text(visit, sandbox, browser):
    """卡片里的标签、事件和 javascript 链接都只是字。"""
    Story(sandbox.box.world).card(PRIVATE, "feishu_hostile")
    page = visit(ZHANG, PRIVATE)
    hostile = page.get_by_test_id("card").last

    hostile.get_by_test_id("card-button").click()

    assert page.evaluate("window.hacked") is None
    assert hostile.locator("script, [onerror], [onclick], [onmouseover], a[href^=javascript]").count() == 0
    expect(hostile).to_contain_text("<script>window.hacked=1</script>")
