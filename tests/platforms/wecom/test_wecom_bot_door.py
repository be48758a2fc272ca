"""The bot's door: group talk, presses, running answers, and the answers each may have."""

import base64
import hashlib
import json

import pytest

from bot.errors import RejectedRequest
from bot.message import Answer, FileRef, Reply
from bot.platforms.base import Call, HttpAnswer
from cards.elements import Card, Note, Picture, Text, Who

from .conftest import NOW, PNG, SHOWN, VECTORS

PICTURE = FileRef("k", "甘特图.png", "image/png")
PDF = FileRef("p", "报告.pdf", "application/pdf")


@pytest.fixture
def door(wecom):
    """The bot's door."""
    return wecom.doors[1]


@pytest.fixture
def hear(door, envelopes):
    """What the platform reads in an answer."""

    def opened(told: HttpAnswer) -> dict:
        body = json.loads(told.body)
        args = {
            "msg_signature": body["msgsignature"],
            "timestamp": str(body["timestamp"]),
            "nonce": body["nonce"],
        }
        assert body["nonce"] == "n7"
        return json.loads(envelopes["bot"].open(args, body["encrypt"]))

    return opened


def test_the_documented_callback_is_read(tools):
    """The documented group message gives chat, sender, answer address and text."""
    from bot.platforms.wecom import connect
    from bot.settings import WeComBotSettings, WeComSettings

    vector = VECTORS["V3"]
    bot = WeComBotSettings("aib", VECTORS["token"], VECTORS["aes_key"])
    only = connect(WeComSettings(), bot, "小助手", "", tools, clock=lambda: 1700000000)
    body = json.dumps({"encrypt": vector["encrypted"]}).encode()

    event = only.doors[0].read(Call("POST", vector, {}, body))

    assert (event.kind, event.text, event.sender) == ("message", "@小助手 今天的商机", "zhangsan")
    assert (event.chat.id, event.chat.kind, event.chat.via) == ("wrCHAT01", "group", "bot")
    assert event.key == "bot:CAIQ16HMjQYY"
    assert event.answer_url.endswith("response_code=RC")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("@销售助理 我的待办", "我的待办"),
        ("@销售助理\u2005我的待办", "我的待办"),
        ("@销售助理我的待办", "我的待办"),
        ("把 T12 派给 @李四 @销售助理", "把 T12 派给 @李四"),
        ("@李四 @销售助理 完成 T12", "@李四 完成 T12"),
        ("@销售助理小王 你好 @销售助理 帮助", "@销售助理小王 你好 帮助"),
        ("@销售助理", ""),
        ("@另一个名字 我的待办", "我的待办"),
        ("看看 @另一个名字", "看看 @另一个名字"),
    ],
)
def test_our_own_name_stands_in_front_once(door, bot_call, typed, read):
    """Wherever and however the bot was called, its name comes first and once; colleagues' @ stay."""
    event = door.read(bot_call(msgtype="text", text={"content": typed}))

    assert event.text == f"@销售助理 {read}"


def test_a_private_chat_keeps_its_words(door, bot_call):
    """In a single chat there is no group id and nothing is stripped."""
    event = door.read(bot_call(chatid=None, chattype="single", msgtype="text", text={"content": "帮助"}))

    assert (event.chat.id, event.chat.kind) == ("zhangsan", "p2p")
    assert event.text == "帮助"


def test_mixed_quoted_and_spoken_messages(door, bot_call):
    """Pictures of a mixed message and the quoted file are attached; speech comes written down."""
    item = [
        {"msgtype": "text", "text": {"content": "@销售助理 看图"}},
        {"msgtype": "image", "image": {"url": "u1"}},
    ]
    quote = {"msgtype": "file", "file": {"url": "u2"}}
    mixed = door.read(bot_call(msgtype="mixed", mixed={"msg_item": item}, quote=quote))
    spoken = door.read(bot_call(chattype="single", msgtype="voice", voice={"content": "我的待办"}))

    assert mixed.text == "@销售助理 看图"
    assert [(a.kind, a.handle) for a in mixed.files] == [("image", {"url": "u1"}), ("file", {"url": "u2"})]
    assert spoken.text == "我的待办"


def test_a_quote_is_kept(door, bot_call):
    """What was quoted comes beside the text."""
    quote = {"msgtype": "text", "text": {"content": "T12 合同初稿"}}

    event = door.read(bot_call(msgtype="text", text={"content": "@销售助理 完成"}, quote=quote))

    assert (event.text, event.quoted_text) == ("@销售助理 完成", "T12 合同初稿")


def pressed(seal, **more):
    key = seal.pack("finish_task", {"_takes": ["task"]})
    items = [{"question_key": "task", "option_ids": {"option_id": ["T12"]}}]
    told = {"event_key": key, "task_id": "c1", "selected_items": {"selected_item": items}}
    event = {"eventtype": "template_card_event", "template_card_event": told}
    return {"msgtype": "event", "create_time": 1764000000, "event": event, **more}


def test_a_press_in_a_group(door, bot_call, seal):
    """A press names action, selection and our card, and has an answer address."""
    event = door.read(bot_call(**pressed(seal)))

    assert (event.press.action, event.press.values, event.press.card) == (
        "finish_task",
        {"task": "T12"},
        "c1",
    )
    assert event.answer_url


def test_the_pressed_card_shows_its_next_state_to_all(door, bot_call, hear, seal):
    """The update keeps the card's id and has no list of readers."""
    event = door.read(bot_call(**pressed(seal)))
    answer = Answer(replace=Card("T12 合同", stamp="张三 完成 11月24日"))

    assert door.takes(event, answer)

    told = hear(door.answer(event, answer))

    assert told["response_type"] == "update_template_card"
    assert "userids" not in told
    assert (told["template_card"]["card_type"], told["template_card"]["task_id"]) == ("text_notice", "c1")
    assert "✓ 张三 完成 11月24日" in told["template_card"]["sub_title_text"]


def test_what_the_card_says_is_not_said_twice(door, bot_call, hear, seal):
    """The line over a pressed card is left out where the card's own words or stamp say it."""
    event = door.read(bot_call(**pressed(seal)))
    said = Card("T12 合同", (Note("张三 10:00 完成 T12"),), stamp="张三 完成")
    told = [
        hear(door.answer(event, Answer(replace=said, toast=toast)))["template_card"]["sub_title_text"]
        for toast in ("完成 T12", "T12：张三 完成", "张三 完成", "另一句")
    ]

    assert told[0] == told[1] == told[2] == "✓ 张三 完成\n张三 10:00 完成 T12"
    assert "另一句" in told[3]


def test_a_refusal_shows_on_the_pressers_copy_only(door, bot_call, hear, seal):
    """Bots have no toasts: the card as it stands comes back with a line, to one reader."""
    event = door.read(bot_call(**pressed(seal)))
    answer = Answer(toast="这件事需要销售经理来做", ok=False)

    assert door.takes(event, answer)

    told = hear(door.answer(event, answer))

    assert told["userids"] == ["zhangsan"]
    assert told["template_card"]["main_title"]["title"] == SHOWN.title
    assert told["template_card"]["task_id"] == "c1"
    assert told["template_card"]["sub_title_text"].startswith("这件事需要销售经理来做")
    assert told["template_card"]["button_list"]


def test_a_press_cannot_carry_a_message(door, bot_call, seal):
    """A message after a press goes by the outbox; nothing to say is an empty 200."""
    event = door.read(bot_call(**pressed(seal)))

    assert not door.takes(event, Answer(Reply(text="好")))
    assert not door.takes(event, Answer(replace=Card("x"), reply=Reply(text="好")))
    assert door.answer(event, Answer()) == HttpAnswer()


def heard(door, bot_call, hear, reply, stream="", **fields):
    said = {"msgtype": "text", "text": {"content": "@销售助理 帮助"}, **fields}
    event = door.read(bot_call(**said))
    answer = Answer(reply, stream=stream)
    assert door.takes(event, answer)
    return event, hear(door.answer(event, answer, "c5"))


def test_text_is_a_finished_stream(door, bot_call, hear):
    """Messages may not be answered with plain text: a finished stream, people to act by name."""
    event, told = heard(door, bot_call, hear, Reply(text="派好了", mention=(Who("李四", {"wecom": "lisi"}),)))

    assert told["msgtype"] == "stream"
    assert told["stream"] == {"id": event.stream, "finish": True, "content": "@李四 派好了"}


def test_a_card_is_a_card_and_both_are_both(door, bot_call, hear):
    """Card alone, or text with card in one answer; the card carries our key."""
    card = Card("L12 上海智云", SHOWN.body)
    _, alone = heard(door, bot_call, hear, Reply(card=card))
    _, both = heard(door, bot_call, hear, Reply(text="记下了", card=card))

    assert alone["msgtype"] == "template_card"
    assert alone["template_card"]["task_id"] == "c5"
    assert both["msgtype"] == "stream_with_template_card"
    assert (both["stream"]["content"], both["template_card"]["task_id"]) == ("记下了", "c5")


def test_long_paragraphs_are_said_beside_the_card(door, bot_call, hear):
    """What a card would cut is the stream's text; the card keeps the rest and its buttons."""
    card = Card("帮助 · 任务", (Text("· 完成 T12　完成任务\n" * 12), *SHOWN.body))
    _, told = heard(door, bot_call, hear, Reply(card=card))

    assert told["stream"]["content"].count("完成 T12") == 12
    assert "sub_title_text" not in told["template_card"] and told["template_card"]["button_list"]


def test_pictures_ride_at_the_end(door, bot_call, hear):
    """Pictures of the reply and of the card come as base64 with their digest."""
    reply = Reply(text="甘特图", files=(PICTURE,), card=Card("P3", (Picture("k2", "进度"),)))
    _, told = heard(door, bot_call, hear, reply)

    assert told["stream"]["finish"] is True
    assert (
        told["stream"]["msg_item"]
        == [
            {
                "msgtype": "image",
                "image": {"base64": base64.b64encode(PNG).decode(), "md5": hashlib.md5(PNG).hexdigest()},
            }
        ]
        * 2
    )


def test_a_running_answer_goes_on_and_ends(door, bot_call, hear):
    """First an open stream, polls replace its content, the last one ends it with the picture."""
    event, first = heard(door, bot_call, hear, Reply(text="正在画", final=False))
    poll = door.read(bot_call(msgtype="stream", stream={"id": event.stream}, msgid="m2", response_url=None))
    waiting = hear(door.answer(poll, Answer(Reply(text="马上好", final=False), stream=poll.stream)))
    done = hear(door.answer(poll, Answer(Reply(text="好了", files=(PICTURE,)), stream=poll.stream)))

    assert (first["stream"]["finish"], first["stream"]["id"]) == (False, event.stream)
    assert (poll.kind, poll.stream) == ("poll", event.stream)
    assert waiting["stream"] == {"id": event.stream, "finish": False, "content": "马上好"}
    assert done["stream"]["finish"] and len(done["stream"]["msg_item"]) == 1


def test_a_poll_nobody_knows_is_ended(door, bot_call, hear):
    """A stream without anything to tell is finished, or the platform would ask for six minutes."""
    poll = door.read(bot_call(msgtype="stream", stream={"id": "old"}))

    told = hear(door.answer(poll, Answer()))

    assert told["stream"]["finish"] is True and told["stream"]["id"] == "old"


def test_other_files_and_too_much_text_do_not_ride(door, bot_call):
    """A PDF, an unfinished picture and more than 20480 bytes take another way."""
    event = door.read(bot_call(msgtype="text", text={"content": "@销售助理 报告"}))

    for reply in (
        Reply(text="报告", files=(PDF,)),
        Reply(files=(PICTURE,), final=False),
        Reply(text="长" * 6827),
        Reply(text="多", files=(PICTURE,) * 11),
    ):
        assert not door.takes(event, Answer(reply))
        assert door.answer(event, Answer(reply)) == HttpAnswer()


def test_the_greeting_is_text_or_card(door, bot_call, hear):
    """Opening the chat may be answered with plain text or one card; both become one."""
    entered = {"msgtype": "event", "event": {"eventtype": "enter_chat"}, "chattype": "single", "chatid": None}
    _, text = heard(door, bot_call, hear, Reply(text="你好"), **entered)
    _, both = heard(door, bot_call, hear, Reply(text="你好", card=Card("能做什么", SHOWN.body)), **entered)

    assert text == {"msgtype": "text", "text": {"content": "你好"}}
    assert both["msgtype"] == "template_card"
    assert both["template_card"]["sub_title_text"].startswith("你好")


def test_events_nobody_needs_are_acknowledged(door, bot_call):
    """Feedback and events of tomorrow get an empty 200."""
    for name in ("feedback_event", "auth_change_event"):
        assert door.read(bot_call(msgtype="event", event={"eventtype": name})) == HttpAnswer()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'"x"',
        b'{"encrypt": 5}',
        b'{"encrypt": "\\ud800"}',
        b'{"encrypt": null}',
        b"\xff",
        b"[" * 9999,
    ],
)
def test_hostile_bodies_are_refused(door, body):
    """Nothing a stranger sends raises anything but a refusal of the 4xx kind."""
    args = {"msg_signature": "0" * 40, "timestamp": str(NOW), "nonce": "n"}

    with pytest.raises(RejectedRequest) as refused:
        door.read(Call("POST", args, {}, body))

    assert 400 <= refused.value.status < 500


def test_signed_nonsense_is_refused(door, bot_call):
    """A genuine envelope around fields of no known shape ends in a refusal."""
    for fields in ({}, {"msgtype": "text"}, {"msgtype": "event", "event": None}, {"msgtype": "stream"}):
        with pytest.raises(RejectedRequest):
            door.read(bot_call(**fields))


def test_an_unsigned_press_is_refused(door, bot_call, seal):
    """A made-up button key is not acted on."""
    told = {"event_key": "approve", "task_id": "c1"}
    event = {"eventtype": "template_card_event", "template_card_event": told}

    with pytest.raises(RejectedRequest) as refused:
        door.read(bot_call(msgtype="event", event=event))

    assert refused.value.status == 403
