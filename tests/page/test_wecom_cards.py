"""WeCom's template cards as the page draws them, and what they send."""

import xml.etree.ElementTree as ET

from playwright.sync_api import Page, expect

from bot.sandbox import Sandbox

from .story import BOT, Story

CHEN, APP, GROUP = "wecom:chenjing", "app-chenjing", "wrQimingSales"


def card(page: Page, title: str):
    """The card with that title."""
    return page.get_by_test_id("card").filter(has=page.get_by_role("heading", name=title))


def event(sandbox: Sandbox) -> ET.Element:
    """The last template card event that went to the app."""
    calls = [ET.fromstring(e["decrypted"]) for e in sandbox.box.wire.last() if "TaskId" in e["decrypted"]]
    return calls[0]


def test_text_notice_shows_all_its_blocks(visit):
    """文本通知：来源、标题、大字、引用、键值、跳转都在。"""
    notice = card(visit(CHEN, APP), "P3 智云科技 MES 二期")

    for words in ("销售助理", "12.8 万", "最近跟进 11月23日 周一", "T12 方案评审已逾期 7 天", "商务采购 90%"):
        expect(notice).to_contain_text(words)
    expect(notice.get_by_role("link", name="看项目页")).to_have_attribute("href", "https://example.com/p3")


def test_news_notice_shows_picture_and_rows(visit):
    """图文展示：封面、左图右文和竖排内容都在。"""
    news = card(visit(CHEN, APP), "健康报告 第 47 周")

    expect(news.get_by_test_id("picture")).to_be_visible()
    expect(news).to_contain_text("采购节点晚了 6 天")


def test_long_title_is_cut_as_the_client_does(visit):
    """机器人卡片的标题只显示 26 个字，后面是省略号。"""
    approval = visit(CHEN, GROUP).get_by_test_id("card").first

    title = approval.get_by_role("heading").inner_text()

    assert title == "Q5 智云科技报价 12.8 万 打 9 折申请特批…"


def test_answered_card_has_one_grey_button(visit):
    """盖了章的卡片只剩一个按不动的灰按钮。"""
    stamped = card(visit(CHEN, GROUP), "Q4 恒通制造报价 86 万")

    expect(stamped.get_by_test_id("card-stamp")).to_have_text("已同意")
    expect(stamped.get_by_test_id("card-stamp")).to_be_disabled()
    expect(stamped.get_by_test_id("card-button")).to_have_count(0)


def test_vote_sends_what_is_ticked(visit, sandbox):
    """投票卡片送出勾选的选项和提交键。"""
    vote = card(visit(CHEN, APP), "今天完成了哪几项？")
    vote.get_by_label("T14 法务看合同").check()

    vote.get_by_role("button", name="完成所选").click()

    expect(vote.get_by_test_id("card-error")).to_be_visible()
    sent = event(sandbox)
    assert sent.findtext("EventKey") == "finish"
    assert [one.text for one in sent.iter("OptionId")] == ["T12", "T14"]


def test_vote_with_nothing_ticked_is_not_sent(visit, sandbox):
    """一项没选时只提醒，不提交。"""
    page = visit(CHEN, APP)
    vote = card(page, "今天完成了哪几项？")
    vote.get_by_label("T12 方案评审").uncheck()

    vote.get_by_role("button", name="完成所选").click()

    expect(page.get_by_test_id("toast")).to_contain_text("请先选择")
    assert not any("template_card_event" in str(sent) for sent in sandbox.box.wire.last())


def test_selections_are_sent_by_question(visit, sandbox):
    """多项选择按问题送出各自的选项。"""
    page = visit(CHEN, APP)
    assign = card(page, "指派任务 T12")
    assign.get_by_label("派给").select_option("tangning")

    assign.get_by_role("button", name="指派").click()

    expect(assign.get_by_test_id("card-error")).to_be_visible()
    items = [
        (i.findtext("QuestionKey"), i.findtext("OptionIds/OptionId"))
        for i in event(sandbox).iter("SelectedItem")
    ]
    assert items == [("who", "tangning"), ("prio", "p1")]


def test_action_menu_sends_its_key(visit, sandbox):
    """右上角菜单选一项，送出它的键。"""
    page = visit(CHEN, APP)
    notice = card(page, "P3 智云科技 MES 二期")

    notice.get_by_test_id("card-menu").click()
    page.get_by_role("button", name="明天再说").click()

    expect(notice.get_by_test_id("card-error")).to_be_visible()
    assert event(sandbox).findtext("EventKey") == "snooze"


def test_app_messages_know_less_markdown_than_the_bot(visit, sandbox):
    """应用消息的 Markdown 没有表格；智能机器人的有。"""
    table = "| 项目 | 金额 |\n|--|--|\n| P3 | 12.8 万 |"
    Story(sandbox.box.world).say(APP, BOT, "markdown", table)

    expect(visit(CHEN, APP).get_by_test_id("message").last).to_contain_text("| 项目 | 金额 |")
    expect(visit(CHEN, GROUP).locator(".bubble table")).to_have_count(1)


def test_hostile_words_stay_words(visit, sandbox):
    """企业微信的卡片和文字里夹着的标签、脚本链接都不起作用。"""
    bad = "<img src=x onerror='window.hacked=1'>"
    jumps = [{"type": 1, "title": bad, "url": "javascript:window.hacked=1"}]
    action = {"type": 1, "url": "javascript:window.hacked=1"}
    card = {
        "card_type": "text_notice",
        "main_title": {"title": bad},
        "jump_list": jumps,
        "card_action": action,
    }
    story = Story(sandbox.box.world)
    story.say(APP, BOT, "card", card=card)
    story.say(APP, BOT, "text", f'{bad}<a href="javascript:window.hacked=1">点我</a>')
    page = visit(CHEN, APP)

    page.get_by_test_id("card").last.get_by_role("heading").click()

    assert page.evaluate("window.hacked") is None
    assert page.locator("[onerror], a[href^=javascript]").count() == 0
    expect(page.get_by_test_id("message").last).to_contain_text(bad)
