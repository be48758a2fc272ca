"""Writing messages: keys, mentions, quotes, files, suggestions."""

from playwright.sync_api import Page, expect

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


def test_file_goes_before_the_words_that_quote_it(visit, sandbox, tmp_path):
    """文件和文字一起发时，先是文件，文字引用它。"""
    page = visit(ZHANG, PRIVATE)
    plan = tmp_path / "原型图.pdf"
    plan.write_bytes(b"%PDF-1.4\n%%EOF")
    page.get_by_test_id("file-input").set_input_files(plan)

    expect(page.get_by_test_id("attachment")).to_contain_text("原型图.pdf")

    write(page, "归档到 P3")
    page.keyboard.press("Enter")

    expect(page.get_by_test_id("message").last.get_by_test_id("quote")).to_contain_text("原型图.pdf")
    file, words = sandbox.box.world.messages_in(PRIVATE)[-2:]
    assert (file.kind, words.reply_to) == ("file", file.id)


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
