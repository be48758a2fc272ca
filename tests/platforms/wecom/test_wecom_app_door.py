"""The app's door: what comes in as which event, and what rides in the answer."""

import re
from datetime import UTC, datetime

import pytest

from bot.errors import RejectedRequest
from bot.message import Answer, FileRef, Reply
from bot.platforms.base import Call, HttpAnswer
from bot.platforms.wecom import xml
from cards.elements import Card, Who

from .conftest import NOW, VECTORS


@pytest.fixture
def door(wecom):
    """The app's door."""
    return wecom.doors[0]


def message(kind: str, more: str = "", number: str = "42") -> str:
    return (
        f"<FromUserName>zhangsan</FromUserName><CreateTime>1764000000</CreateTime>"
        f"<MsgType>{kind}</MsgType>{more}<MsgId>{number}</MsgId><AgentID>1000002</AgentID>"
    )


def happening(name: str, more: str = "", sender: str = "zhangsan") -> str:
    return (
        f"<FromUserName>{sender}</FromUserName><CreateTime>1764000000</CreateTime><MsgType>event</MsgType>"
        f"<Event>{name}</Event>{more}<AgentID>1000002</AgentID>"
    )


def test_the_address_check_is_answered_with_its_plain_echo(wecom, envelopes):
    """Saving the address in the console gets the decrypted echo, also when a proxy spoilt the plus."""
    sealed, signature, stamp = envelopes["app"].seal("1616140317555161061", "n")
    args = {"msg_signature": signature, "timestamp": str(stamp), "nonce": "n"}

    for echo in (sealed, sealed.replace("+", " ")):
        told = wecom.doors[0].read(Call("GET", {**args, "echostr": echo}, {}, b""))

        assert told == HttpAnswer("1616140317555161061")


def test_a_typed_message(door, app_call):
    """Text comes with its sender, private chat, moment and a repeat key made of the message number."""
    event = door.read(app_call(message("text", "<Content><![CDATA[我的待办 <b>]]></Content>")))

    assert (event.kind, event.text, event.sender) == ("message", "我的待办 <b>", "zhangsan")
    assert (event.chat.id, event.chat.kind, event.chat.via) == ("zhangsan", "p2p", "app")
    assert event.key == "app:42"
    assert event.at == datetime.fromtimestamp(1764000000, UTC)


@pytest.mark.parametrize(
    ("kind", "more", "text", "file"),
    [
        ("image", "<PicUrl>u</PicUrl><MediaId>M</MediaId>", "", "image"),
        ("voice", "<MediaId>M</MediaId><Format>amr</Format>", "", "audio"),
        ("video", "<MediaId>M</MediaId><ThumbMediaId>T</ThumbMediaId>", "", "video"),
        ("file", "<MediaId>M</MediaId><FileName>报价.pdf</FileName>", "", "file"),
        (
            "location",
            "<Label>园区</Label><Location_X>1.5</Location_X><Location_Y>2</Location_Y>",
            "园区\n1.5\n2",
            "",
        ),
        ("link", "<Title>新闻</Title><Url>http://a</Url>", "新闻\nhttp://a", ""),
    ],
)
def test_other_messages(door, app_call, kind, more, text, file):
    """Files become attachments with their media id; places and links become text."""
    event = door.read(app_call(message(kind, more)))

    assert event.text == text
    assert [a.kind for a in event.files] == ([file] if file else [])
    assert all(a.handle == {"media": "M"} for a in event.files)


@pytest.mark.parametrize(
    ("fields", "kind", "text", "sender"),
    [
        (happening("enter_agent"), "entered", "", "zhangsan"),
        (happening("subscribe"), "entered", "", "zhangsan"),
        (happening("unsubscribe"), "left", "", "zhangsan"),
        (happening("click", "<EventKey>我的待办</EventKey>"), "message", "我的待办", "zhangsan"),
        (
            happening("change_contact", "<ChangeType>delete_user</ChangeType><UserID>lisi</UserID>", "sys"),
            "left",
            "",
            "lisi",
        ),
    ],
)
def test_happenings(door, app_call, fields, kind, text, sender):
    """Opening the app, menu words and leavers are events of our own kinds."""
    event = door.read(app_call(fields))

    assert (event.kind, event.text, event.sender) == (kind, text, sender)


@pytest.mark.parametrize(
    "fields",
    [
        happening("LOCATION", "<Latitude>1</Latitude>"),
        happening("sys_approval_change", sender="sys"),
        happening("click", "<EventKey>x</EventKey>", sender="sys"),
        message("shortvideo"),
        happening("something_new"),
    ],
)
def test_what_nobody_needs_is_only_acknowledged(door, app_call, fields):
    """Unknown kinds and the system's own voice start no conversation."""
    assert door.read(app_call(fields)) == HttpAnswer()


def press(seal, *items: str, values: dict | None = None) -> str:
    key = seal.pack("finish_task", values or {"_takes": ["task"], "note": "n"})
    selected = f"<SelectedItems>{''.join(items)}</SelectedItems>" if items else ""
    card = "<TaskId>c9</TaskId><CardType>button_interaction</CardType><ResponseCode>RC1</ResponseCode>"
    return happening("template_card_event", f"<EventKey>{key}</EventKey>{card}{selected}")


def item(key: str, *ids: str) -> str:
    options = "".join(f"<OptionId>{i}</OptionId>" for i in ids)
    return f"<SelectedItem><QuestionKey>{key}</QuestionKey><OptionIds>{options}</OptionIds></SelectedItem>"


def test_a_press_brings_action_values_selection_and_credential(door, app_call, seal):
    """What was selected joins the button's values, also when one element stands where several may."""
    event = door.read(app_call(press(seal, item("task", "T12"))))

    assert event.kind == "press"
    assert event.press.action == "finish_task"
    assert event.press.values == {"note": "n", "task": "T12"}
    assert (event.press.card, event.press.credential) == ("c9", "RC1")


def test_only_the_buttons_own_selectors_count(door, app_call, seal):
    """A selector of another list is not mixed into the button's values."""
    both = door.read(app_call(press(seal, item("task", "T1", "T2"), item("deal", "P3"))))

    assert both.press.values == {"note": "n", "task": "T1"}


def test_two_presses_in_one_second_are_two_events(door, app_call, seal):
    """Events without a number are told apart by everything they carry, and a repeat is the same."""
    one = door.read(app_call(press(seal, values={"a": 1})))
    again = door.read(app_call(press(seal, values={"a": 1})))
    other = door.read(app_call(press(seal, values={"a": 2})))

    assert one.key == again.key != other.key
    assert len(one.key) <= 128


def test_a_press_we_did_not_sign_is_refused(door, app_call):
    """A made-up button key is not acted on."""
    with pytest.raises(RejectedRequest) as refused:
        door.read(
            app_call(happening("template_card_event", "<EventKey>approve</EventKey><TaskId>c</TaskId>"))
        )

    assert refused.value.status == 403


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"<xml></xml>",
        b"<xml><Encrypt></Encrypt></xml>",
        b"<xml><Encrypt><a/></Encrypt></xml>",
        b"<xml><Encrypt>x</Encrypt><Encrypt>y</Encrypt></xml>",
        b"\xff\xfe\x00",
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><xml><Encrypt>&a;</Encrypt></xml>",
        b"<a>" * 30000,
        b"x" * 1_000_001,
        VECTORS["V4"]["encrypted"].encode(),
    ],
)
def test_hostile_bodies_are_refused(door, body):
    """Nothing a stranger sends raises anything but a refusal of the 4xx kind."""
    args = {"msg_signature": "0" * 40, "timestamp": str(NOW), "nonce": "n"}

    with pytest.raises(RejectedRequest) as refused:
        door.read(Call("POST", args, {}, body))

    assert 400 <= refused.value.status < 500


def test_signed_nonsense_is_refused(door, app_call):
    """A genuine envelope around broken fields ends in a refusal."""
    for fields in ("<MsgType>event", "<MsgType>event</MsgType><Event>template_card_event</Event>"):
        with pytest.raises(RejectedRequest):
            door.read(app_call(fields))


def test_a_short_text_rides_encrypted_in_the_answer(door, app_call, envelopes):
    """The answer is a sealed text message to the sender, escaped whatever it holds."""
    event = door.read(app_call(message("text", "<Content>帮助</Content>")))
    answer = Answer(Reply(text="好的 <T12> ]]> & 完成"))

    assert door.takes(event, answer)

    told = xml.parse(door.answer(event, answer).body)
    args = {"msg_signature": told["MsgSignature"], "timestamp": told["TimeStamp"], "nonce": told["Nonce"]}
    plain = xml.parse(envelopes["app"].open(args, told["Encrypt"]))

    assert plain["Content"] == "好的 <T12> ]]> & 完成"
    assert (plain["ToUserName"], plain["MsgType"]) == ("zhangsan", "text")
    assert re.fullmatch(r"\d+", plain["CreateTime"])


@pytest.mark.parametrize(
    "reply",
    [
        Reply(text="长" * 683),
        Reply(card=Card("L12")),
        Reply(text="图", files=(FileRef("k", "a.png", "image/png"),)),
        Reply(text="长" * 680, mention=(Who("李四四四", {"wecom": "lisi"}),)),
    ],
)
def test_what_does_not_fit_goes_by_the_outbox(door, app_call, reply):
    """More than 2048 bytes, cards and files are not taken; the answer is then an empty 200."""
    event = door.read(app_call(message("text", "<Content>帮助</Content>")))

    assert not door.takes(event, Answer(reply))
    assert door.answer(event, Answer(reply)) == HttpAnswer()


def test_a_press_is_answered_with_nothing(door, app_call, seal):
    """Cards pressed in the app are changed by the outbox, for everybody."""
    event = door.read(app_call(press(seal, item("task", "T12"))))

    for answer in (Answer(replace=Card("L12")), Answer(toast="好"), Answer(Reply(text="好"))):
        assert not door.takes(event, answer)
        assert door.answer(event, answer) == HttpAnswer()
