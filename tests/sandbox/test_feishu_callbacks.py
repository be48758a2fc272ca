"""What the bot is told by Feishu, and what the client shows of its answers."""

import json
import time

import pytest
import requests

from bot.sandbox.feishu import crypt, events
from tests.sandbox.conftest import until
from tests.sandbox.samples import PDF, PNG, feishu_card

PRIVATE = "oc_p2p_ou_zhangsan"
BOT = {"id": "bot", "name": "销售助理"}


@pytest.fixture
def zhang(sandbox):
    return sandbox.visitor("feishu:ou_zhangsan")


@pytest.fixture
def card(sandbox, lark):
    """A card of the bot in the group; its message id."""
    return lark.send("oc_sales", "interactive", feishu_card()).data.message_id


def test_a_private_text(sandbox, bot, zhang, read_feishu):
    """Encrypted, signed over the encrypted body, schema 2.0, the app's token."""
    told = zhang.say(PRIVATE, "帮助")
    heard = bot.heard[0]
    event = read_feishu(heard)
    stamp, nonce = heard.headers["X-Lark-Request-Timestamp"], heard.headers["X-Lark-Request-Nonce"]
    keys = sandbox.box.credentials

    assert told["delivery"]["status"] == 200
    assert heard.path == "/feishu/callback"
    assert heard.headers["X-Lark-Signature"] == crypt.sign(stamp, nonce, keys.feishu_encrypt_key, heard.body)
    assert event["header"]["event_type"] == "im.message.receive_v1"
    assert event["header"]["token"] == keys.feishu_verification_token
    assert event["event"]["sender"]["sender_id"]["open_id"] == "ou_zhangsan"
    assert json.loads(event["event"]["message"]["content"]) == {"text": "帮助"}
    assert event["event"]["message"]["chat_type"] == "p2p"


def test_a_mention_becomes_a_key(sandbox, bot, zhang, read_feishu):
    """@names in a group are @_user_n with id objects; the bot's is its own open_id."""
    zhang.say("oc_sales", "@销售助理 把 T12 派给 @李四", mentions=[BOT, {"id": "ou_lisi", "name": "李四"}])
    message = read_feishu(bot.heard[0])["event"]["message"]
    robot = events.bot_open_id(sandbox.box)

    assert json.loads(message["content"])["text"] == "@_user_1 把 T12 派给 @_user_2"
    assert [one["id"]["open_id"] for one in message["mentions"]] == [robot, "ou_lisi"]
    assert [one["key"] for one in message["mentions"]] == ["@_user_1", "@_user_2"]


def test_a_group_without_the_bots_name(bot, zhang):
    """Nobody tells the bot."""
    assert zhang.say("oc_sales", "大家好")["delivery"] is None
    assert (
        zhang.say("oc_sales", "@所有人 开会", mentions=[{"id": "all", "name": "所有人"}])["delivery"] is None
    )
    assert bot.heard == []


def test_pictures_files_and_formatted_text(sandbox, bot, zhang, read_feishu):
    """image, file, audio and post with their keys."""
    picture = sandbox.box.world.keep(PNG, "a.png", "image/png", "ou_zhangsan").key
    file = sandbox.box.world.keep(PDF, "需求.pdf", "application/pdf", "ou_zhangsan").key
    zhang.say(PRIVATE, file=picture, kind="image")
    zhang.say(PRIVATE, file=file, kind="file")
    zhang.say(PRIVATE, file=file, kind="voice")
    zhang.say(PRIVATE, "新建线索\n看图", file=picture, kind="post")
    told = [read_feishu(heard)["event"]["message"] for heard in bot.heard]
    contents = [json.loads(one["content"]) for one in told]

    assert [one["message_type"] for one in told] == ["image", "file", "audio", "post"]
    assert contents[:2] == [{"image_key": picture}, {"file_key": file, "file_name": "需求.pdf"}]
    assert contents[3]["content"][0][0]["text"] == "新建线索"
    assert contents[3]["content"][2] == [{"tag": "img", "image_key": picture}]


def test_a_reply_names_its_parent(bot, zhang, card, read_feishu):
    """root_id and parent_id stand in the event."""
    zhang.say("oc_sales", "@销售助理 这个", mentions=[BOT], reply_to=card)
    message = read_feishu(bot.heard[0])["event"]["message"]

    assert (message["parent_id"], message["root_id"]) == (card, card)


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (lambda who: who.enter(PRIVATE), "im.chat.access_event.bot_p2p_chat_entered_v1"),
        (lambda who: who.menu("todo"), "application.bot.menu_v6"),
        (lambda who: who.leave(), "contact.user.deleted_v3"),
    ],
)
def test_other_events(bot, zhang, read_feishu, act, kind):
    """Opening the chat, the menu, leaving the company."""
    act(zhang)

    assert read_feishu(bot.heard[0])["header"]["event_type"] == kind


def test_the_url_check(sandbox, bot, read_feishu):
    """The challenge must come back."""
    silent = events.verify_url(sandbox.box)
    bot.answer = lambda heard: json.dumps({"challenge": read_feishu(heard)["challenge"]})

    assert not silent
    assert events.verify_url(sandbox.box)
    assert "X-Lark-Signature" not in bot.heard[0].headers


def test_a_repeat_has_the_same_message_and_a_new_event_id(sandbox, bot, zhang, read_feishu):
    """Repeats on request, at once."""
    sandbox.box.faults.repeat = 2
    zhang.say(PRIVATE, "帮助")
    told = [read_feishu(heard) for heard in bot.heard]

    assert len({one["event"]["message"]["message_id"] for one in told}) == 1
    assert len({one["header"]["event_id"] for one in told}) == 3


def test_what_fails_is_delivered_again(sandbox, bot, zhang):
    """The ladder stops at the first acknowledgement."""
    sandbox.box.faults.retry_scale = 0.001
    answers = [("no", 500), ("no", 500), ""]
    bot.answer = lambda heard: answers.pop(0)
    told = zhang.say(PRIVATE, "帮助")
    until(lambda: len(sandbox.box.wire.last()) == 3)

    assert told["delivery"]["status"] == 500
    assert [one["attempt"] for one in sandbox.box.wire.last()][:3] == [2, 1, 0]


def test_a_dead_bot(sandbox, bot, zhang):
    """The switch keeps everything from the bot; a silent one times out after three seconds."""
    sandbox.box.faults.bot_down = True
    down = zhang.say(PRIVATE, "帮助")["delivery"]
    sandbox.box.faults.bot_down = False
    bot.answer = lambda heard: time.sleep(3.5) or ""
    slow = zhang.say(PRIVATE, "帮助")["delivery"]

    assert (down["status"], down["error"]) == (0, "down")
    assert (slow["status"], slow["error"]) == (0, "timeout")
    assert 2900 < slow["ms"] < 3600


def test_a_press(sandbox, bot, zhang, card, read_feishu):
    """Value, tag, context and operator; a toast and the next card come back."""
    stamped = feishu_card(body={"elements": [{"tag": "markdown", "content": "已同意"}]})
    answer = {"toast": {"type": "success", "content": "已同意"}, "card": {"type": "raw", "data": stamped}}
    bot.answer = lambda heard: json.dumps(answer)
    shown = zhang.press(card, value={"a": "approve", "id": 5})
    told = read_feishu(bot.heard[0])

    assert shown == {"toast": {"type": "success", "content": "已同意"}}
    assert told["header"]["event_type"] == "card.action.trigger"
    assert len(told["header"]["create_time"]) == 16
    assert told["event"]["action"] == {"tag": "button", "value": {"a": "approve", "id": 5}}
    assert told["event"]["operator"]["open_id"] == "ou_zhangsan"
    assert told["event"]["context"]["open_message_id"] == card
    assert sandbox.visitor("feishu:ou_lisi").message(card).card == stamped


def test_a_repeated_press_shows_the_first_answer(sandbox, bot, zhang, card):
    """The platform asks once; what a repeat is answered changes nothing."""
    sandbox.box.faults.repeat = 2
    texts = ["一", "二", "三"]

    def answer(heard):
        card = feishu_card(body={"elements": [{"tag": "markdown", "content": texts.pop(0)}]})
        return json.dumps({"card": {"type": "raw", "data": card}})

    bot.answer = answer
    zhang.press(card, value={"a": "approve", "id": 5})

    assert texts == []
    assert zhang.message(card).card["body"]["elements"][0]["content"] == "一"
    assert zhang.message(card).version == 2


def test_a_form(bot, zhang, card, read_feishu):
    """Values by field name, dates with the zone, lists for several choices."""
    bot.answer = lambda heard: "{}"
    empty = zhang.press(card, value={"a": "reject"}, name="send", form={"day": "2026-11-27"})
    long = zhang.press(card, value={"a": "reject"}, name="send", form={"reason": "字" * 21})
    odd = zhang.press(card, value={"a": "reject"}, name="send", form={"reason": "贵", "tags": ["c"]})
    form = {"reason": "太贵", "day": "2026-11-27", "tags": ["a", "b"]}

    assert all("error" in one for one in (empty, long, odd)) and bot.heard == []
    assert zhang.press(card, value={"a": "reject"}, name="send", form=form) == {}
    action = read_feishu(bot.heard[0])["event"]["action"]
    assert action["form_value"] == {"reason": "太贵", "day": "2026-11-27 +0800", "tags": ["a", "b"]}
    assert (action["name"], action["value"]) == ("send", {"a": "reject"})


ANSWERS = {
    "nothing": ("", 200672),
    "not JSON": ("ok", 200672),
    "an unknown field": ('{"code": 0}', 200672),
    "a toast of an unknown type": ('{"toast": {"type": "warn", "content": "x"}}', 200672),
    "a card as text": (json.dumps({"card": {"type": "raw", "data": "{}"}}), 200673),
    "a card without raw": (json.dumps({"card": feishu_card()}), 200673),
    "a card with a note": (
        json.dumps({"card": {"type": "raw", "data": feishu_card(body={"elements": [{"tag": "note"}]})}}),
        200673,
    ),
    "a 1.0 card": (json.dumps({"card": {"type": "raw", "data": {"elements": []}}}), 200830),
    "an error": (("no", 500), 200671),
    "a redirect": (("", 302), 200671),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_wrong_answer(sandbox, bot, zhang, card, name):
    """The presser sees the client's code, the card stays, nothing is sent again."""
    sandbox.box.faults.retry_scale = 0.001
    answer, code = ANSWERS[name]
    bot.answer = lambda heard: answer
    shown = zhang.press(card, value={"a": "approve", "id": 5})

    assert shown["error"]["code"] == code
    assert zhang.message(card).version == 1
    assert len(bot.heard) == 1


def test_no_answer_to_a_press(sandbox, bot, zhang, card):
    """Unreachable is 200342."""
    sandbox.box.faults.bot_down = True

    assert zhang.press(card, value={"a": "approve", "id": 5})["error"]["code"] == 200342


def test_what_cannot_be_pressed(sandbox, bot, zhang, card):
    """Buttons that are not there, cards past their 14 days, people who left."""
    absent = zhang.press(card, value={"a": "other"})
    sandbox.box.world.age(zhang.message(card), 15 * 86400)
    old = zhang.press(card, value={"a": "approve", "id": 5})
    zhang.leave()

    assert "error" in absent and "error" in old
    assert len(bot.heard) == 1
    with pytest.raises(Exception, match="离职"):
        zhang.press(card, value={"a": "approve", "id": 5})


def test_updating_by_token(sandbox, bot, zhang, card, lark, read_feishu):
    """Only after the answer, twice, within half an hour; while pressed the card takes no PATCH either."""
    during = []

    def update(heard):
        body = {"token": read_feishu(heard)["event"]["token"], "card": feishu_card()}
        headers = {"Authorization": f"Bearer {_token(sandbox)}"}
        url = f"{sandbox.box.origin}/open-apis/interactive/v1/card/update"
        return requests.post(url, json=body, headers=headers, timeout=5).json()["code"]

    def answer(heard):
        during.extend((update(heard), lark.patch(card, feishu_card()).msg))
        return "{}"

    bot.answer = answer
    zhang.press(card, value={"a": "approve", "id": 5})
    later = [update(bot.heard[0]) for _ in range(3)]
    zhang.press(card, value={"a": "approve", "id": 5})
    sandbox.box.world.advance(1801)

    assert during[0] == 300000
    assert "card action is lock" in during[1]
    assert later == [0, 0, 300040]
    assert update(bot.heard[1]) == 300030


def _token(sandbox):
    url = f"{sandbox.box.origin}/open-apis/auth/v3/tenant_access_token/internal"
    keys = sandbox.box.credentials
    body = {"app_id": keys.feishu_app_id, "app_secret": keys.feishu_app_secret}
    return requests.post(url, json=body, timeout=5).json()["tenant_access_token"]
