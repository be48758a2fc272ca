"""Writing messages: keys, mentions, quotes, files, suggestions; words written before the page is ready."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from .conftest import Gate
from .story import BOT, Story

ZHANG, GROUP, PRIVATE = "feishu:ou_zhangsan", "oc_sales", "oc_p2p_ou_zhangsan"


def write(page: Page, text: str) -> None:
    """Type as a person does, key by key."""
    page.get_by_test_id("composer").press_sequentially(text)


def test_enter_sends_and_shift_enter_breaks_the_line(visit, sandbox):
    """Enter 发送，Shift+Enter 换行。"""
    page = visit(ZHANG, PRIVATE)
    write(page, "第一行")
    page.keyboard.press("Shift+Enter")
    write(page, "第二行")

    page.keyboard.press("Enter")

    expect(page.get_by_test_id("message").last).to_contain_text("第二行")
    expect(page.get_by_test_id("composer")).to_have_value("")
    assert sandbox.box.world.messages_in(PRIVATE)[-1].text == "第一行\n第二行"


def test_enter_of_an_input_method_sends_nothing(visit, sandbox):
    """拼音输入时按 Enter 只是上屏，不会发出去。"""
    page = visit(ZHANG, PRIVATE)
    page.get_by_test_id("composer").fill("bangzhu")
    before = len(sandbox.box.world.messages_in(PRIVATE))

    page.get_by_test_id("composer").evaluate(
        "box => box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true}))"
    )

    expect(page.get_by_test_id("composer")).to_have_value("bangzhu")
    assert len(sandbox.box.world.messages_in(PRIVATE)) == before


def test_at_sign_offers_bot_and_members(visit, sandbox):
    """打 @ 就列出机器人和群成员，方向键和 Enter 选中，发出去时带着提到的人。"""
    page = visit(ZHANG, GROUP)
    write(page, "@")

    expect(page.get_by_test_id("mention-option").first).to_contain_text("销售助理")

    page.keyboard.press("Enter")
    write(page, "把 T12 派给 @李")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")

    expect(page.get_by_test_id("message").last).to_contain_text("@销售助理 把 T12 派给 @李四")
    said = sandbox.box.world.messages_in(GROUP)[-1]
    assert [one["id"] for one in said.mentions] == ["bot", "ou_lisi"]


def test_group_words_without_the_bot_get_a_hint(visit):
    """群里没 @ 机器人时，输入框上方说明它看不到，点一下就补上。"""
    page = visit(ZHANG, GROUP)
    write(page, "帮助")

    expect(page.get_by_test_id("reach-hint")).to_be_visible()

    page.get_by_test_id("at-bot").click()

    expect(page.get_by_test_id("composer")).to_have_value("@销售助理 帮助")
    expect(page.get_by_test_id("reach-hint")).to_have_count(0)


def test_suggestion_fills_the_composer(visit):
    """点建议的句子会填进输入框；群里自动带上 @。"""
    page = visit(ZHANG, GROUP)

    page.get_by_test_id("suggestion").filter(has_text="新建线索").click()

    expect(page.get_by_test_id("composer")).to_have_value(
        "@销售助理 新建线索 上海智云科技 联系人张三 13800138000 预算50万 制造业 需求高"
    )


def test_quoting_a_card(visit, sandbox):
    """引用一张卡片回复，发出去的话指着那张卡片。"""
    page = visit(ZHANG, GROUP)
    card = page.get_by_test_id("message").filter(has_text="L12 上海智云科技").last
    quoted = card.get_attribute("data-id")
    card.hover()
    card.get_by_test_id("reply").click()

    expect(page.get_by_test_id("quote-bar")).to_contain_text("[卡片] L12 上海智云科技")

    write(page, "跟进 电话聊过了")
    page.keyboard.press("Enter")

    expect(page.get_by_test_id("message").last.get_by_test_id("quote")).to_contain_text("L12 上海智云科技")
    assert sandbox.box.world.messages_in(GROUP)[-1].reply_to == quoted


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small PDF to send."""
    path = tmp_path / "原型图.pdf"
    path.write_bytes(b"%PDF-1.4\n%%EOF")
    return path


def test_file_goes_before_the_words_that_quote_it(visit, sandbox, plan):
    """文件和文字一起发时，先是文件，文字引用它。"""
    page = visit(ZHANG, PRIVATE)
    page.get_by_test_id("file-input").set_input_files(plan)

    expect(page.get_by_test_id("attachment")).to_contain_text("原型图.pdf")

    write(page, "归档到 P3")
    page.keyboard.press("Enter")

    expect(page.get_by_test_id("message").last.get_by_test_id("quote")).to_contain_text("原型图.pdf")
    file, words = sandbox.box.world.messages_in(PRIVATE)[-2:]
    assert (file.kind, words.reply_to) == ("file", file.id)


@pytest.mark.parametrize(
    ("who", "chat", "kinds"),
    [
        (ZHANG, PRIVATE, ["text"]),
        ("wecom:chenjing", "bot-chenjing", ["text"]),
        ("wecom:chenjing", "app-chenjing", ["image", "text"]),
    ],
)
def test_a_picture_goes_with_its_words_where_the_platform_lets_it(visit, sandbox, tmp_path, who, chat, kinds):
    """图片和文字一起发：飞书和智能机器人是一条图文，企业微信应用是两条。"""
    picture = tmp_path / "现场.png"
    Image.new("RGB", (8, 8), "navy").save(picture)
    page = visit(who, chat)
    before = len(sandbox.box.world.messages_in(chat))
    page.get_by_test_id("file-input").set_input_files(picture)
    write(page, "挂到 P3")
    page.keyboard.press("Enter")

    expect(page.get_by_test_id("message").last).to_contain_text("挂到 P3")
    said = sandbox.box.world.messages_in(chat)[before:]
    assert [message.kind for message in said] == kinds
    assert said[0].file or said[0].images


def test_draft_stays_with_its_chat(visit):
    """没发出去的话留在各自的会话里。"""
    page = visit(ZHANG, GROUP)
    write(page, "@销售助理 半句")

    page.locator(f'[data-testid=chat-item][data-id="{PRIVATE}"]').click()

    expect(page.get_by_test_id("composer")).to_have_value("")

    page.locator(f'[data-testid=chat-item][data-id="{GROUP}"]').click()

    expect(page.get_by_test_id("composer")).to_have_value("@销售助理 半句")


def test_words_that_did_not_reach_the_bot_say_so(visit):
    """机器人没在运行，发完马上知道没送到。"""
    page = visit(ZHANG, PRIVATE)
    write(page, "帮助")
    page.keyboard.press("Enter")

    expect(page.get_by_test_id("toast")).to_contain_text("机器人没有在运行")


def test_words_do_not_wait_for_the_upload(visit, sandbox, plan):
    """文件还在上传就按了 Enter：气泡说正在上传，传完自己发出去，一个字也不丢。"""
    page = visit(ZHANG, PRIVATE)
    upload = Gate(page, "**/sandbox/api/upload*")
    page.get_by_test_id("file-input").set_input_files(plan)
    write(page, "归档到 P3")

    page.keyboard.press("Enter")

    expect(page.get_by_test_id("pending")).to_contain_text("正在上传 原型图.pdf")
    expect(page.get_by_test_id("composer")).to_have_value("")

    upload.open()

    expect(page.get_by_test_id("message").last.get_by_test_id("quote")).to_contain_text("原型图.pdf")
    assert sandbox.box.world.messages_in(PRIVATE)[-1].text == "归档到 P3"


def test_failed_upload_keeps_the_words(visit, sandbox, plan):
    """文件没传上去，话还在气泡里，点一下连文件一起重新发。"""
    page = visit(ZHANG, PRIVATE)
    upload = Gate(page, "**/sandbox/api/upload*")
    page.get_by_test_id("file-input").set_input_files(plan)
    write(page, "归档到 P3")
    page.keyboard.press("Enter")
    upload.refuse()

    expect(page.get_by_test_id("pending")).to_contain_text("没有传上去")

    page.get_by_role("button", name="重新发送").click()

    expect(page.get_by_test_id("message").last).to_contain_text("归档到 P3")
    file, words = sandbox.box.world.messages_in(PRIVATE)[-2:]
    assert (file.kind, words.reply_to) == ("file", file.id)


def test_words_go_to_the_chat_that_was_clicked(visit, sandbox):
    """点了会话马上打字回车，哪怕内容还没读完，话也进这个会话；原来那个会话的半句还在。"""
    page = visit(ZHANG, GROUP)
    write(page, "@销售助理 半句")
    slow = Gate(page, re.compile("/sandbox/api/(state|chats)"))
    page.locator(f'[data-testid=chat-item][data-id="{PRIVATE}"]').click()

    write(page, "帮助")
    page.keyboard.press("Enter")

    expect(page.get_by_test_id("composer")).to_have_value("")

    slow.open()

    expect(page.get_by_test_id("message").last).to_contain_text("帮助")
    assert sandbox.box.world.messages_in(PRIVATE)[-1].text == "帮助"

    page.locator(f'[data-testid=chat-item][data-id="{GROUP}"]').click()

    expect(page.get_by_test_id("composer")).to_have_value("@销售助理 半句")


def test_nobody_writes_before_a_chat_is_open(visit):
    """换了人、他的会话还没读出来时，没有输入框可写，页面说正在打开；读完就能写。"""
    page = visit(ZHANG, GROUP)
    slow = Gate(page, "**/sandbox/api/state*")
    page.get_by_test_id("identity").click()
    page.locator('[data-testid=person][data-as="wecom:chenjing"]').click()

    expect(page.get_by_test_id("composer")).to_be_hidden()

    slow.open()

    expect(page.get_by_test_id("composer")).to_be_visible()
    expect(page.get_by_test_id("chat-head")).to_contain_text("以陈静的身份")


def test_late_news_do_not_close_the_chat_of_the_next_person(visit, sandbox):
    """换人时，上一个人的消息才读回来，也不会把新打开的会话关掉。"""
    page = visit(ZHANG, GROUP)
    before = Gate(page, re.compile("/sandbox/api/state.*ou_zhangsan"))
    after = Gate(page, re.compile("/sandbox/api/state.*chenjing"))
    Story(sandbox.box.world).say(GROUP, BOT, "text", "甘特图画好了")
    before.holds()
    page.evaluate("location.hash = '#/wecom:chenjing/app-chenjing'")
    after.holds()

    before.open()
    after.open()

    expect(page.get_by_test_id("chat-head")).to_contain_text("应用 · 以陈静的身份")


def test_at_button_keeps_its_list_open(visit):
    """输入框里有光标时点 @ 按钮，名单打开并一直在，选了就填进去。"""
    page = visit(ZHANG, GROUP)
    write(page, "请 ")
    page.get_by_test_id("at-button").click(delay=100)

    page.get_by_test_id("mention-option").filter(has_text="李四").click()

    expect(page.get_by_test_id("composer")).to_have_value("请 @李四 ")
