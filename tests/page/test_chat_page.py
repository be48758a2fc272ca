"""The page as a whole: two looks, persons, live updates, switches, the wire, phone width."""

import pytest
from playwright.sync_api import expect

from .conftest import DESK, PHONE, listening
from .story import BOT, Story

ZHANG, GROUP, PRIVATE = "feishu:ou_zhangsan", "oc_sales", "oc_p2p_ou_zhangsan"
CHEN = "wecom:chenjing"
CHATS = [(ZHANG, GROUP), (ZHANG, PRIVATE), (CHEN, "wrQimingSales"), (CHEN, "app-chenjing")]
SMALL = """() => [...document.querySelectorAll('button, select, input, textarea, summary')].filter(one =>
    one.checkVisibility()
    && !one.closest('.unseen') && !one.matches('.quote, [type=checkbox], [type=radio]')
    && one.getBoundingClientRect().height < 39.5).map(one => one.outerHTML.slice(0, 80))"""


def test_choosing_a_person_changes_look_and_chats(visit):
    """选企业微信的人，页面换成企业微信的样子和他的会话。"""
    page = visit(ZHANG)

    expect(page.locator("body")).to_have_attribute("data-look", "feishu")

    page.get_by_test_id("identity").click()
    page.locator('[data-testid=person][data-as="wecom:qianjin"]').click()

    expect(page.locator("body")).to_have_attribute("data-look", "wecom")
    expect(page.get_by_test_id("identity")).to_contain_text("销售经理")
    expect(page.get_by_test_id("chat-items")).to_contain_text("启明销售作战群")


def test_unread_dot_goes_when_the_chat_is_opened(visit):
    """没看过的会话有红点，打开就没了，刷新也不回来。"""
    page = visit(ZHANG, GROUP)
    private = page.locator(f'[data-testid=chat-item][data-id="{PRIVATE}"]')

    expect(private.get_by_test_id("unread")).to_be_visible()

    private.click()

    expect(private.get_by_test_id("unread")).to_have_count(0)

    page.reload()
    listening(page)

    expect(private.get_by_test_id("unread")).to_have_count(0)


def test_new_message_arrives_by_itself(visit, sandbox):
    """别人说的话自己出现，列表里的最后一句也跟着变，读屏软件听得到。"""
    page = visit(ZHANG, GROUP)

    Story(sandbox.box.world).say(GROUP, BOT, "text", "甘特图画好了")

    expect(page.get_by_test_id("message").last).to_contain_text("甘特图画好了")
    expect(page.locator(f'[data-id="{GROUP}"] .chat-last')).to_have_text("甘特图画好了")
    expect(page.locator("#announcer")).to_have_text("销售助理：甘特图画好了")


def test_half_filled_form_survives_other_news(visit, sandbox):
    """填了一半的表单不会被新消息冲掉。"""
    page = visit(ZHANG, PRIVATE)
    page.get_by_label("跟进内容").fill("客户说")

    Story(sandbox.box.world).say(PRIVATE, BOT, "text", "有新消息")

    expect(page.get_by_text("有新消息").last).to_be_visible()
    expect(page.get_by_label("跟进内容")).to_have_value("客户说")


def test_changed_card_is_drawn_anew(visit, sandbox):
    """卡片被更新时，页面上的也更新。"""
    page = visit("wecom:qianjin", "wrQimingSales")
    message = next(m for m in sandbox.box.world.messages_in("wrQimingSales") if m.kind == "card")

    sandbox.box.world.change(message, card=message.card | {"replace_text": "已同意"})

    expect(page.locator(f'[data-id="{message.id}"]').get_by_test_id("card-stamp")).to_have_text("已同意")


def test_stream_ends_its_typing(visit, sandbox):
    """机器人边想边说：没说完有光点，说完就停。"""
    page = visit(CHEN, "wrQimingSales")
    message = sandbox.box.world.messages_in("wrQimingSales")[-1]

    expect(page.get_by_label("正在输入")).to_be_visible()

    sandbox.box.world.change(message, text="画好了", finished=True)

    expect(page.get_by_label("正在输入")).to_have_count(0)
    expect(page.get_by_test_id("message").last).to_contain_text("画好了")


def test_toast_is_only_for_the_one_who_pressed(visit, sandbox):
    """按钮的提示只给按的人看。"""
    page = visit(ZHANG, GROUP)

    for who, words in (("feishu:ou_lisi", "别人的"), (ZHANG, "已认领")):
        toast = {"type": "success", "content": words}
        sandbox.box.world.news.tell("toast", chat=GROUP, **{"as": who, "toast": toast})

    expect(page.get_by_test_id("toast")).to_have_text(["已认领"])


def test_switches_turn_the_sandbox(visit, sandbox):
    """故障开关真的拨动沙箱，聊天上方一直提醒开着什么。"""
    page = visit(ZHANG, GROUP)
    page.get_by_test_id("rail-faults").click()

    page.get_by_test_id("fault-bot_down").check()

    expect(page.get_by_test_id("trouble-bar")).to_contain_text("断网")
    assert sandbox.box.faults.bot_down is True

    page.get_by_test_id("fault-bot_down").uncheck()

    expect(page.get_by_test_id("trouble-bar")).to_be_hidden()
    assert sandbox.box.faults.bot_down is False


def test_wire_shows_cipher_and_clear(visit):
    """报文面板里看得到加密的原文和解开后的内容，还有结果和耗时。"""
    page = visit(ZHANG, GROUP)
    page.get_by_test_id("composer").fill("@销售助理 我的待办")
    page.keyboard.press("Enter")
    page.get_by_test_id("rail-wire").click()
    entry = page.get_by_test_id("wire-entry")

    entry.locator("summary").click()

    expect(entry).to_contain_text("/feishu/callback")
    expect(entry).to_contain_text("连不上")
    expect(entry.get_by_text('"encrypt"')).to_be_visible()
    expect(entry.get_by_text("im.message.receive_v1")).to_be_visible()


def test_starting_over_empties_the_chats(visit, sandbox):
    """“从头来过”清空聊天。"""
    page = visit(ZHANG, GROUP)
    page.get_by_test_id("rail-faults").click()
    page.get_by_test_id("reset").click()
    page.get_by_test_id("confirm-yes").click()

    expect(page.get_by_test_id("message")).to_have_count(0)
    expect(page.get_by_text("说第一句话")).to_be_visible()


FITS = """([width, height]) => {
    const send = document.querySelector('[data-testid=send]').getBoundingClientRect();
    return [document.documentElement, document.body].every(one => one.scrollWidth <= width)
        && send.bottom <= height && send.right <= width && innerWidth === width && innerHeight === height;
}"""  # waited for: the page follows its window a frame later


@pytest.mark.parametrize(("who", "chat"), CHATS)
def test_nothing_sticks_out_sideways(visit, who, chat):
    """从电脑到最窄的手机都不会左右滚动，输入框始终看得见。"""
    page = visit(who, chat)

    for width, height in (DESK, (900, 700), PHONE, (320, 640)):
        page.set_viewport_size({"width": width, "height": height})

        page.wait_for_function(FITS, arg=[width, height])


def test_phone_goes_from_list_to_chat_and_back(visit):
    """手机上先是列表，点进会话，再返回列表。"""
    page = visit(ZHANG, "", PHONE)

    expect(page.get_by_test_id("composer")).to_be_hidden()

    page.locator(f'[data-testid=chat-item][data-id="{GROUP}"]').click()

    expect(page.get_by_test_id("composer")).to_be_visible()
    expect(page.get_by_test_id("chat-items")).to_be_hidden()

    page.get_by_test_id("back").click()

    expect(page.get_by_test_id("chat-items")).to_be_visible()


@pytest.mark.parametrize(("who", "chat"), [(ZHANG, ""), *CHATS])
def test_phone_targets_are_big_enough(visit, who, chat):
    """手机上能点的东西都不小于 40 像素高。"""
    page = visit(who, chat, PHONE)

    assert page.evaluate(SMALL) == []


def test_files_and_pictures_open(visit, sandbox):
    """PDF 在新页打开，图片点开放大。"""
    page = visit(ZHANG, GROUP)
    file = page.get_by_test_id("file")

    answer = page.request.get(sandbox.box.origin + file.get_attribute("href"))

    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"

    page.get_by_test_id("picture").last.click()

    expect(page.get_by_test_id("lightbox").locator("img")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.get_by_test_id("lightbox")).to_have_count(0)


def test_broken_line_is_taken_up_again(visit, sandbox):
    """连接断了，页面说在重连；恢复后自己补上漏掉的消息。"""
    page = visit(ZHANG, GROUP)
    sandbox.box.closing.set()
    sandbox.box.world.news.tell("faults", chat="")

    expect(page.get_by_test_id("identity")).to_contain_text("正在重连")

    Story(sandbox.box.world).say(GROUP, BOT, "text", "断线时说的话")
    sandbox.box.closing.clear()

    expect(page.get_by_text("断线时说的话").last).to_be_visible(timeout=15000)
    expect(page.get_by_test_id("identity")).not_to_contain_text("正在重连")


def test_somebody_who_left_is_marked(visit, sandbox):
    """离职的人在名单上看得出来，也说不了话。"""
    page = visit("feishu:ou_linxiao", GROUP)
    page.get_by_test_id("identity").click()
    page.get_by_role("button", name="让林晓离职").click()
    page.get_by_test_id("confirm-yes").click()

    expect(page.get_by_test_id("confirm")).to_have_count(0)

    page.get_by_test_id("composer").fill("还在吗")
    page.keyboard.press("Enter")

    expect(page.get_by_test_id("pending")).to_contain_text("已经离职")
    assert ("feishu", "ou_linxiao") in sandbox.box.world.left
