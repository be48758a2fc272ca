"""What Feishu's door lets in, and how it answers."""

import json

import pytest

from bot.errors import RejectedRequest
from bot.message import Answer, Event, Reply
from bot.platforms.base import Call, HttpAnswer
from cards.elements import Card, Tone
from tests.platforms.feishu.calls import calls, envelope, sample, sealed, signed, unsigned
from tests.platforms.feishu.conftest import SEAL

CHECK = {"challenge": "abc", "token": "vtoken", "type": "url_verification"}


def pressed(**values) -> dict:
    """A press of our own button."""
    payload = sample("card_action")
    payload["event"]["action"]["value"] = {"go": SEAL.pack("approve", values), "in": "group"}
    return payload


def refused(door, call: Call) -> int:
    """The status a call is refused with."""
    with pytest.raises(RejectedRequest) as caught:
        door.read(call)
    return caught.value.status


def body_of(answer: HttpAnswer) -> dict:
    """What an answer says."""
    assert answer.status == 200
    return json.loads(answer.body)


def test_the_url_check_is_answered_without_a_signature(door):
    """控制台保存地址时的校验不带签名，原样回 challenge。"""
    assert body_of(door.read(unsigned(envelope(CHECK)))) == {"challenge": "abc"}


def test_the_url_check_is_not_judged_by_its_signature(door):
    """地址校验不看签名：带着我们算不出的签名也照回，令牌才算数。"""
    assert body_of(door.read(signed(envelope(CHECK), key="other key"))) == {"challenge": "abc"}
    assert refused(door, signed(envelope({**CHECK, "token": "other"}), key="other key")) == 401


def test_a_url_check_with_another_token_is_refused(door):
    """令牌不对的校验不回。"""
    assert refused(door, unsigned(envelope({**CHECK, "token": "other"}))) == 401


def test_plaintext_is_refused_although_it_says_the_right_token(door):
    """配置了密钥就不收明文。"""
    plain = json.dumps(CHECK).encode()

    assert refused(door, unsigned(plain)) == 401
    assert refused(door, signed(plain)) == 400


def test_an_event_needs_its_signature(door):
    """没有签名、签名不对的事件都不收。"""
    body = envelope(sample("message_text"))

    assert refused(door, unsigned(body)) == 401
    assert refused(door, signed(body, key="other key")) == 401
    assert isinstance(door.read(signed(body)), Event)


def test_unsigned_calls_are_told_nothing_apart(door):
    """没有签名的请求，填充错、解不开、令牌错，得到的都是同一个回答。"""
    wrong_pad = json.dumps({"encrypt": sealed(b"x" * 15 + b"\xff")[:43] + "="}).encode()
    bodies = [envelope(sample("message_text")), envelope("not json"), wrong_pad, b"{}", b"", b"\xff"]

    assert {refused(door, unsigned(body)) for body in bodies} == {401}


def test_another_app_or_token_is_refused(door):
    """别的应用、别的令牌，签名对也不收。"""
    for name in ("token", "app_id"):
        payload = sample("message_text")
        payload["header"][name] = "other"

        assert refused(door, calls(payload)) == 403

    first = sample("events", "first_entered")
    assert refused(door, calls({**first, "token": None})) == 403


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"7",
        b'"encrypt"',
        b'{"encrypt": 7}',
        b'{"encrypt": ""}',
        b'{"encrypt": "%%%"}',
        '{"encrypt": "中文"}'.encode(),
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b"\xff\xfe",
        envelope("[1, 2]"),
        envelope("not json"),
        envelope(b"\xff\xfe"),
        envelope("[" * 100_000),
        envelope("9" * 5000),
    ],
)
def test_hostile_bodies_are_refused_even_when_signed(door, body):
    """读不懂的报文一律 400，不抛别的错。"""
    assert refused(door, signed(body)) == 400


def test_a_body_over_a_megabyte_is_refused_unread(door):
    """超过 1 MB 的报文不读。"""
    assert refused(door, unsigned(b"{" * (1024 * 1024 + 1))) == 413


def _without(payload: dict, *path: str) -> dict:
    inner = payload
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    return payload


@pytest.mark.parametrize(
    "payload",
    [
        _without(sample("message_text"), "event"),
        _without(sample("message_text"), "event", "message", "chat_id"),
        _without(sample("message_text"), "event", "sender", "sender_id", "open_id"),
        _without(sample("message_text"), "header", "event_type"),
        _without(sample("card_action"), "event", "operator"),
        _without(sample("events", "first_entered"), "event", "user"),
        {**sample("message_text"), "event": []},
        {**sample("message_text"), "event": {"sender": "x", "message": 5}},
    ],
)
def test_a_genuine_but_misshapen_event_is_refused(door, payload):
    """缺了字段的事件回 400。"""
    assert refused(door, calls(payload)) == 400


def test_events_nobody_needs_are_acknowledged(door):
    """不认识的事件也要回 200，否则会被重推四次。"""
    assert body_of(door.read(calls(sample("events", "unknown")))) == {}


def test_a_message_is_only_acknowledged(door):
    """消息的应答不带内容，回复走发件箱。"""
    event = door.read(calls(sample("message_text")))

    assert not door.takes(event, Answer(Reply(text="好的")))
    assert body_of(door.answer(event, Answer(Reply(text="好的")))) == {}


def test_a_press_is_answered_by_a_toast_and_the_next_card(door):
    """按钮的应答里有提示和新卡片。"""
    event = door.read(calls(pressed(quote="Q5")))
    answer = Answer(replace=Card("Q5 报价", stamp="王芳 已同意", tone=Tone.DONE), toast="已同意 Q5")

    body = body_of(door.answer(event, answer, "c1"))

    assert door.takes(event, answer)
    assert body["toast"] == {"type": "success", "content": "已同意 Q5"}
    assert body["card"]["type"] == "raw"
    assert body["card"]["data"]["header"]["title"]["content"] == "Q5 报价"


def test_a_refused_press_shows_an_error_and_keeps_the_card(door):
    """被拒绝的点击只弹出错误提示，卡片不变。"""
    event = door.read(calls(pressed(quote="Q5")))

    assert body_of(door.answer(event, Answer(toast="只有主管可以审批。", ok=False))) == {
        "toast": {"type": "error", "content": "只有主管可以审批。"}
    }
    assert body_of(door.answer(event, Answer(ok=False))) == {}
    assert not door.takes(event, Answer(Reply(text="详情另发")))
