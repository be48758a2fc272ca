"""Pressed buttons."""

import pytest

from bot.errors import RejectedRequest
from bot.message import ChatRef
from tests.platforms.feishu.calls import calls, sample
from tests.platforms.feishu.conftest import SEAL


def press(value: object) -> dict:
    """A press with what its button carries."""
    payload = sample("card_action")
    payload["event"]["action"]["value"] = value
    return payload


def test_a_press_names_its_action_card_and_credential(door):
    """点击带来动作、卡片和更新凭证。"""
    event = door.read(
        calls(press({"go": SEAL.pack("approve", {"quote": "Q5"}), "in": "group", "card": "c1"}))
    )

    assert (event.kind, event.key, event.sender) == ("press", "f7984f25108f8137722bb63cee927e66", "ou_wang")
    assert event.chat == ChatRef("feishu", "oc_group", "group")
    assert event.message == "om_card"
    assert (event.press.action, event.press.values["quote"]) == ("approve", "Q5")
    assert (event.press.card, event.press.credential) == ("c1", "c-295ee57216a5dc9de90fefd0aadb4b1d7dxxxx")


def test_a_card_without_a_key_of_ours_is_named_by_its_message(door):
    """没有自己的编号的卡片，用消息编号认。"""
    event = door.read(calls(press({"go": SEAL.pack("approve", {}), "in": "p2p"})))

    assert event.press.card == "om_card"
    assert event.chat.kind == "p2p"


def test_the_form_comes_by_our_names(door):
    """表单的值按我们的字段名来：日期去掉时区，空的不要，按钮的名字不算。"""
    event = door.read(calls(press({"go": SEAL.pack("approve", {}), "in": "group"})))

    assert event.press.values == {
        "reason": "价格太低",
        "due": "2024-04-01",
        "at": "2024-04-29 07:07",
        "clock": "00:00",
        "note": "第二张表",
        "people": ["ou_a", "ou_b"],
    }


def test_a_form_cannot_change_what_we_signed(door):
    """表单改不了按钮里签过名的值。"""
    event = door.read(
        calls(press({"go": SEAL.pack("approve", {"reason": "同意", "quote": "Q5"}), "in": "group"}))
    )

    assert event.press.values["reason"] == "同意"


@pytest.mark.parametrize(
    "value", ["text", None, {}, {"go": 7}, {"go": "forged"}, {"go": SEAL.pack("a", {}) + "x"}, []]
)
def test_buttons_that_are_not_ours_are_refused(door, value):
    """不是我们签的按钮，一律拒绝。"""
    with pytest.raises(RejectedRequest) as caught:
        door.read(calls(press(value)))

    assert caught.value.status in (400, 403)
