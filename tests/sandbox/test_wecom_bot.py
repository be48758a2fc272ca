"""The 智能机器人: what it is told, what it may answer, streams, card updates, later answers and files."""

import base64
import hashlib
import json

import pytest
import requests
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from bot.sandbox.wecom import bot as robot
from tests.sandbox.conftest import until
from tests.sandbox.samples import PDF, PNG, wecom_card

GROUP, SINGLE = "wrQimingSales", "bot-chenjing"
BOT = {"id": "bot", "name": "销售助理"}


@pytest.fixture
def chen(sandbox):
    sandbox.box.faults.poll_every = 0.03
    return sandbox.visitor("wecom:chenjing")


@pytest.fixture
def answers(bot, answer_bot):
    """Lets a test say what the bot answers, one content after the other (the last for ever)."""

    def script(*contents):
        left = list(contents)

        def answer(heard):
            content = left.pop(0) if len(left) > 1 else left[0]
            return content if isinstance(content, str) else answer_bot(heard, content)

        bot.answer = answer

    return script


def stream(content, finish=False, **more):
    return {"msgtype": "stream", "stream": {"id": "S1", "finish": finish, "content": content, **more}}


def with_card(**changes):
    return {"msgtype": "template_card", "template_card": wecom_card(**changes)}


def replies(sandbox, chat=GROUP):
    return [one for one in sandbox.box.world.messages_in(chat) if one.sender.bot]


def ask(chen, text="@销售助理 帮助", **rest):
    return chen.say(GROUP, text, mentions=[BOT], **rest)


def note(sandbox):
    return sandbox.box.wire.last(1)[0]["note"]


def test_a_group_message(bot, chen, read_bot):
    """Encrypted JSON with an empty receiveid, the literal @name, a one-time address."""
    told = ask(chen)
    heard = read_bot(bot.heard[0])

    assert bot.heard[0].path == "/wecom/bot/callback"
    assert heard["msgid"] == told["message"]["id"]
    assert (heard["chattype"], heard["chatid"], heard["from"]) == ("group", GROUP, {"userid": "chenjing"})
    assert heard["text"] == {"content": "@销售助理 帮助"}
    assert "/cgi-bin/aibot/response?response_code=" in heard["response_url"]


def test_a_single_chat(bot, chen, read_bot):
    """No chatid, no @ needed."""
    chen.say(SINGLE, "帮助")
    heard = read_bot(bot.heard[0])

    assert heard["chattype"] == "single" and "chatid" not in heard


def test_what_a_group_does_not_tell(sandbox, bot, chen):
    """Without its @ nothing; a lone file or picture never."""
    key = sandbox.box.world.keep(PDF, "a.pdf", "application/pdf", "chenjing").key

    assert chen.say(GROUP, "大家好")["delivery"] is None
    assert chen.say(GROUP, file=key, kind="file", mentions=[BOT])["delivery"] is None
    assert bot.heard == []


def test_quotes_pictures_and_voice(sandbox, bot, chen, read_bot):
    """A quoted file, text with a picture, transcribed voice."""
    file = sandbox.box.world.keep(PDF, "需求.pdf", "application/pdf", "chenjing").key
    picture = sandbox.box.world.keep(PNG, "a.png", "image/png", "chenjing").key
    said = chen.say(GROUP, file=file, kind="file")["message"]["id"]
    ask(chen, "@销售助理 存到 P3", reply_to=said)
    ask(chen, "@销售助理 看图", file=picture)
    chen.say(SINGLE, "新建线索", file=file, kind="voice")
    quote, mixed, voice = (read_bot(heard) for heard in bot.heard)

    assert quote["quote"]["msgtype"] == "file" and "/aibot-media/" in quote["quote"]["file"]["url"]
    assert [item["msgtype"] for item in mixed["mixed"]["msg_item"]] == ["text", "image"]
    assert voice["voice"] == {"content": "新建线索"}


def test_files_are_encrypted_and_short_lived(sandbox, bot, chen, read_bot):
    """AES-256-CBC under the bot's key, for five minutes, the name in the header."""
    file = sandbox.box.world.keep(PDF, "需求.pdf", "application/pdf", "chenjing").key
    chen.say(SINGLE, file=file, kind="file")
    url = read_bot(bot.heard[0])["file"]["url"]
    got = requests.get(url, timeout=5)
    key = base64.b64decode(sandbox.box.credentials.wecom_bot_aes_key + "=")
    opener = Cipher(algorithms.AES(key), modes.CBC(key[:16])).decryptor()
    plain = opener.update(got.content) + opener.finalize()
    sandbox.box.world.advance(301)

    assert plain[: -plain[-1]] == PDF
    assert "%E9%9C%80" in got.headers["Content-Disposition"]
    assert requests.get(url, timeout=5).status_code == 403


def test_a_stream_is_polled_until_it_ends(sandbox, bot, chen, answers, read_bot):
    """Each answer replaces the whole text; pictures only at the end."""
    image = {"base64": base64.b64encode(PNG).decode(), "md5": hashlib.md5(PNG).hexdigest()}
    picture = [{"msgtype": "image", "image": image}]
    answers(stream("想"), stream("想好"), "", stream("想好了", finish=True, msg_item=picture))
    ask(chen)
    until(lambda: replies(sandbox)[0].finished)
    told = [read_bot(heard) for heard in bot.heard]
    shown = replies(sandbox)

    assert [one.text for one in shown] == ["想好了"]
    assert sandbox.box.world.files[shown[0].images[0]].data == PNG
    assert [one["msgtype"] for one in told] == ["text", "stream", "stream", "stream"]
    assert told[1]["stream"] == {"id": "S1"} and "response_url" not in told[1]


def test_polling_ends_after_six_minutes(sandbox, bot, chen, answers):
    """Counted from the member's message."""
    answers(stream("想"))
    ask(chen)
    sandbox.box.world.advance(361)
    until(lambda: replies(sandbox)[0].finished)
    count = len(bot.heard)

    assert replies(sandbox)[0].text == "想"
    assert len(bot.heard) == count


def test_a_repeat_goes_on_with_the_same_stream(sandbox, chen, answers):
    """One bubble however often the message is delivered; another stream would be another bubble."""
    sandbox.box.faults.repeat = 3
    answers(stream("好", finish=True))
    ask(chen)

    assert [one.text for one in replies(sandbox)] == ["好"]


def test_a_stream_with_a_card(sandbox, chen, answers):
    """The card comes once."""
    first = {**stream("好"), "msgtype": "stream_with_template_card", "template_card": wecom_card()}
    answers(first, {**stream("好", finish=True), "msgtype": "stream_with_template_card", **_card()})
    ask(chen)
    until(lambda: replies(sandbox)[0].finished)

    assert [one.kind for one in replies(sandbox)] == ["stream", "card"]


def _card():
    return {"template_card": wecom_card(task_id="other")}


def test_three_questions_at_once(sandbox, chen, answers, answer_bot, bot):
    """The fourth is not taken while three are being answered."""
    numbers = iter(range(100))
    bot.answer = lambda heard: answer_bot(heard, {"msgtype": "stream", "stream": {"id": f"S{next(numbers)}"}})
    sandbox.box.faults.poll_every = 5
    for _ in range(3):
        ask(chen)

    with pytest.raises(ValueError, match="3 条"):
        ask(chen)


REFUSED = {
    "text to a message": {"msgtype": "text", "text": {"content": "x"}},
    "markdown to a message": {"msgtype": "markdown", "markdown": {"content": "x"}},
    "a stream without id": {"msgtype": "stream", "stream": {"content": "x"}},
    "too long a stream": stream("字" * 7000, finish=True),
    "pictures before the end": stream("x", msg_item=[{"msgtype": "image", "image": {}}]),
    "a wrong md5": stream(
        "x",
        finish=True,
        msg_item=[{"msgtype": "image", "image": {"base64": base64.b64encode(PNG).decode(), "md5": "0"}}],
    ),
    "a card without buttons": with_card(button_list=None),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_may_not_be_answered(sandbox, chen, answers, name):
    """Nothing is shown, the log says why."""
    answers(REFUSED[name])
    ask(chen)

    assert replies(sandbox) == []
    assert note(sandbox).startswith("ignored")


@pytest.mark.parametrize("change", [{"nonce": "other"}, {"timestamp": "1700000000"}, {"msgsignature": "0"}])
def test_badly_sealed_answers(sandbox, bot, chen, answer_bot, change):
    """The nonce is the callback's, the timestamp an integer, the signature right."""
    bot.answer = lambda heard: json.dumps(json.loads(answer_bot(heard, stream("x", finish=True))) | change)
    ask(chen)

    assert replies(sandbox) == []
    assert note(sandbox).startswith("ignored")


def test_a_press_updates_within_the_answer(sandbox, bot, chen, answers, read_bot):
    """Sent once; the same task id; for everybody unless userids say otherwise."""
    answers(with_card())
    ask(chen)
    card = replies(sandbox)[0].id
    stamped = wecom_card(replace_text="已同意", button_list=[{"text": "已同意", "key": "done"}])
    answers({"response_type": "update_template_card", "userids": ["ChenJing"], "template_card": stamped})
    shown = chen.press(card, key="approve", selected={"why": ["price"]})
    event = read_bot(bot.heard[1])["event"]
    mine, others = chen.message(card).card_for("chenjing"), chen.message(card).card_for("qianjin")

    assert shown == {}
    assert event["eventtype"] == "template_card_event"
    assert event["template_card_event"] == {
        "card_type": "button_interaction",
        "event_key": "approve",
        "task_id": "quote-5@v1",
        "selected_items": {
            "selected_item": [{"question_key": "why", "option_ids": {"option_id": ["price"]}}]
        },
    }
    assert mine["replace_text"] == "已同意" and "replace_text" not in others

    answers({"response_type": "update_template_card", "template_card": stamped})
    sandbox.visitor("wecom:qianjin").press(card, key="approve")

    assert chen.message(card).card_for("hedong")["replace_text"] == "已同意"


@pytest.mark.parametrize(
    "answer",
    [
        with_card(),
        {"response_type": "update_template_card", "template_card": wecom_card(task_id="other")},
        {"response_type": "update_template_card", "template_card": wecom_card(main_title={})},
    ],
)
def test_updates_nobody_sees(sandbox, chen, answers, answer):
    """Another answer, another task, a broken card."""
    answers(with_card())
    ask(chen)
    card = replies(sandbox)[0].id
    answers(answer)
    chen.press(card, key="approve")

    assert chen.message(card).version == 1
    assert note(sandbox).startswith("ignored")


def test_a_lost_click_is_lost(sandbox, bot, chen, answers):
    """No retry for card events."""
    sandbox.box.faults.retry_scale = 0.001
    answers(with_card())
    ask(chen)
    bot.answer = lambda heard: ("no", 500)
    shown = chen.press(replies(sandbox)[0].id, key="approve")

    assert shown["error"]["message"]
    assert len(bot.heard) == 2


def test_a_later_answer(sandbox, bot, chen, read_bot):
    """Once, within an hour, markdown or a card; in a group it quotes the question."""
    told = ask(chen)["message"]["id"]
    url = read_bot(bot.heard[0])["response_url"]
    post = lambda body: requests.post(url, json=body, timeout=5).json()["errcode"]  # noqa: E731
    wrong = post({"msgtype": "text", "text": {"content": "x"}})
    first = post({"msgtype": "markdown", "markdown": {"content": "**好了**"}})

    assert (wrong, first) == (40008, 0)
    assert post({"msgtype": "markdown", "markdown": {"content": "again"}}) == 40058
    assert [(one.text, one.reply_to) for one in replies(sandbox)] == [("**好了**", told)]

    ask(chen)
    url = read_bot(bot.heard[1])["response_url"]
    sandbox.box.world.advance(3601)

    assert post({"msgtype": "markdown", "markdown": {"content": "late"}}) == 40058


def test_a_welcome_once_a_day(sandbox, bot, chen, answers, read_bot):
    """enter_chat may be answered with a text; the next one comes tomorrow."""
    answers({"msgtype": "text", "text": {"content": "你好"}})
    chen.enter(SINGLE)
    chen.enter(SINGLE)
    sandbox.box.world.advance(86400)
    chen.enter(SINGLE)

    assert [read_bot(heard)["event"]["eventtype"] for heard in bot.heard] == ["enter_chat"] * 2
    assert [one.text for one in replies(sandbox, SINGLE)] == ["你好", "你好"]


def test_the_bots_address_is_checked(sandbox, bot, bot_crypto):
    """The same GET as the app's, with the bot's keys."""
    from bot.sandbox.wecom.app import verify_url

    def echo(heard):
        args = heard.args
        return bot_crypto.check_signature(
            args["msg_signature"], args["timestamp"], args["nonce"], args["echostr"]
        )

    bot.answer = echo

    assert verify_url(sandbox.box, robot.PATH, robot.crypto(sandbox.box))
