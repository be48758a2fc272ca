"""What the self-built app is told, and what becomes of its passive answers."""

import pytest
from wechatpy.enterprise import parse_message

from bot.sandbox.wecom import app
from tests.sandbox.conftest import until
from tests.sandbox.samples import PDF, wecom_card

CHAT = "app-chenjing"


@pytest.fixture
def chen(sandbox):
    return sandbox.visitor("wecom:chenjing")


@pytest.fixture
def read(app_crypto):
    """Decrypts and parses a callback with wechatpy."""

    def read(heard):
        args = heard.args
        return parse_message(
            app_crypto.decrypt_message(heard.body, args["msg_signature"], args["timestamp"], args["nonce"])
        )

    return read


@pytest.fixture
def card(sandbox, wecom):
    """A card in two members' private chats; chenjing's copy."""
    msg = {"msgtype": "template_card", "template_card": wecom_card()}
    wecom.message.send(1000002, ["chenjing", "qianjin"], msg=msg)
    return sandbox.box.world.messages_in(CHAT)[-1].id


def text_answer(sandbox, keys, text, **changes):
    corp = sandbox.box.credentials.wecom_corp_id
    body = {
        "ToUserName": "chenjing",
        "FromUserName": corp,
        "CreateTime": 1,
        "MsgType": "text",
        "Content": text,
    }
    return lambda heard: keys.encrypt_message(
        app.xml(body | changes), heard.args["nonce"], heard.args["timestamp"]
    )


def test_a_text(bot, chen, read):
    """Decrypted and parsed by wechatpy."""
    told = chen.say(CHAT, "帮助 ]]> <b>")
    message = read(bot.heard[0])

    assert told["delivery"]["status"] == 200
    assert bot.heard[0].path == "/wecom/app/callback"
    assert (message.type, message.content, message.source) == ("text", "帮助 ]]> <b>", "chenjing")
    assert str(message.id) == told["message"]["id"]


def test_files_and_voice(sandbox, bot, chen, read, wecom):
    """Media ids of the message can be fetched."""
    key = sandbox.box.world.keep(PDF, "需求.pdf", "application/pdf", "chenjing").key
    for kind in ("image", "voice", "file"):
        chen.say(CHAT, file=key, kind=kind)
    told = [read(heard)._data for heard in bot.heard]

    assert [one["MsgType"] for one in told] == ["image", "voice", "file"]
    assert {one["MediaId"] for one in told} == {key}
    assert wecom.get("media/get", params={"media_id": key}).content == PDF


def test_the_url_check(sandbox, bot, app_crypto):
    """The decrypted echo comes back in clear."""
    silent = app.verify_url(sandbox.box, app.PATH, app.crypto(sandbox.box))

    def echo(heard):
        args = heard.args
        return app_crypto.check_signature(
            args["msg_signature"], args["timestamp"], args["nonce"], args["echostr"]
        )

    bot.answer = echo

    assert not silent
    assert app.verify_url(sandbox.box, app.PATH, app.crypto(sandbox.box))
    assert bot.heard[0].method == "GET"


def test_events(bot, chen, read):
    """Opening the app, its menu, coming, leaving: in the person's name or in that of sys."""
    chen.enter(CHAT)
    chen.menu("todo")
    chen.leave()
    chen.arrive()
    told = [read(heard)._data for heard in bot.heard]

    assert [one["Event"] for one in told] == [
        "enter_agent",
        "click",
        "change_contact",
        "unsubscribe",
        "subscribe",
    ]
    assert told[2]["FromUserName"] == "sys" and told[2]["UserID"] == "chenjing"


def test_a_passive_answer(sandbox, bot, chen, app_crypto):
    """Shown once, also when a repeat is answered with the same; cut at 2048 bytes."""
    sandbox.box.faults.repeat = 3
    bot.answer = text_answer(sandbox, app_crypto, "字" * 700)
    chen.say(CHAT, "帮助")
    answers = [one for one in sandbox.box.world.messages_in(CHAT) if one.sender.bot]

    assert len(bot.heard) == 4
    assert [(len(one.text), one.cut) for one in answers] == [(682, True)]


@pytest.mark.parametrize(
    "changes",
    [
        {"MsgType": "markdown"},
        {"ToUserName": "qianjin"},
        {"FromUserName": "wxother"},
        {"MsgType": "template_card"},
    ],
)
def test_passive_answers_nobody_sees(sandbox, bot, chen, app_crypto, changes):
    """No markdown, no card, no other receiver; the log says why."""
    bot.answer = text_answer(sandbox, app_crypto, "x", **changes)
    chen.say(CHAT, "帮助")

    assert len(sandbox.box.world.messages_in(CHAT)) == 1
    assert sandbox.box.wire.last(1)[0]["note"].startswith("ignored")


def test_an_answer_in_clear(sandbox, bot, chen):
    """Not encrypted, not shown; "success" and nothing are fine."""
    bot.answer = lambda heard: "你好"
    chen.say(CHAT, "帮助")
    bot.answer = lambda heard: "success"
    chen.say(CHAT, "帮助")
    success, clear = (one["note"] for one in sandbox.box.wire.last(2))

    assert clear.startswith("ignored") and success == ""
    assert len(sandbox.box.world.messages_in(CHAT)) == 2


def test_three_retries(sandbox, bot, chen):
    """Four deliveries in all, the same message each time."""
    sandbox.box.faults.retry_scale = 0.001
    bot.answer = lambda heard: ("no", 500)
    chen.say(CHAT, "帮助")
    until(lambda: len(sandbox.box.wire.last()) == 4)

    assert len({one["decrypted"] for one in sandbox.box.wire.last()}) == 1
    assert len({one["body"] for one in sandbox.box.wire.last()}) == 4


def test_a_press(bot, chen, card, read):
    """Key, task and selection; each press with a response code of its own."""
    shown = chen.press(card, key="reject", selected={"why": ["price"]})
    chen.press(card, key="approve")
    told = [read(heard)._data for heard in bot.heard]

    assert shown == {}
    assert told[0]["Event"] == "template_card_event"
    assert (told[0]["EventKey"], told[0]["TaskId"], told[0]["CardType"]) == (
        "reject",
        "quote-5@v1",
        "button_interaction",
    )
    assert told[0]["SelectedItems"] == {
        "SelectedItem": {"QuestionKey": "why", "OptionIds": {"OptionId": "price"}}
    }
    assert told[0]["ResponseCode"] != told[1]["ResponseCode"]


def test_a_press_changes_a_card_by_its_code_only(sandbox, bot, chen, card, read, wecom, app_crypto):
    """A passive update is not shown, nobody promises it; the event's response_code changes every card."""
    bot.answer = text_answer(
        sandbox, app_crypto, "", MsgType="update_button", Button={"ReplaceName": "已同意"}
    )
    chen.press(card, key="approve")
    unchanged = chen.message(card).version
    code = read(bot.heard[0])._data["ResponseCode"]
    update = {"agentid": 1000002, "atall": 1, "response_code": code, "button": {"replace_name": "已同意"}}
    wecom.post("message/update_template_card", data=update)

    assert unchanged == 1
    assert sandbox.box.world.messages_in("app-qianjin")[-1].card["replace_text"] == "已同意"
    assert "error" in chen.press(card, key="approve")


def test_what_cannot_be_pressed(bot, chen, card):
    """Unknown keys, questions and options stay in the client."""
    shown = [
        chen.press(card, key="other"),
        chen.press(card, key="approve", selected={"what": ["price"]}),
        chen.press(card, key="approve", selected={"why": ["luck"]}),
        chen.press(card, key="approve", selected={"why": ["price", "time"]}),
    ]

    assert all("error" in one for one in shown)
    assert bot.heard == []


def test_a_menu_entry(sandbox, bot, chen, wecom, read):
    """The top-right menu has an event of its own."""
    menu = {"desc": "更多", "action_list": [{"text": "暂停提醒", "key": "mute"}]}
    msg = {"msgtype": "template_card", "template_card": wecom_card(action_menu=menu)}
    wecom.message.send(1000002, ["chenjing"], msg=msg)
    chen.press(sandbox.box.world.messages_in(CHAT)[-1].id, key="mute")

    assert read(bot.heard[0])._data["Event"] == "template_card_menu_event"
