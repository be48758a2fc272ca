"""Cards survive the way through the outbox, and nobody can write a button of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import RejectedRequest
from cards.elements import (
    Buttons,
    Card,
    Choice,
    DatePick,
    Divider,
    Fields,
    Form,
    Input,
    Note,
    Picture,
    Row,
    Rows,
    Table,
    Text,
    Tone,
    Who,
    button,
)  # fmt: skip
from cards.seal import Seal
from cards.wire import card_from, dump

SEAL = Seal("s" * 32)
FULL = Card(
    "T12 需求调研",
    (
        Text("请看一下", (Who("李四", {"x": "ou_1"}),)),
        Note("提示"),
        Fields((("负责人", "张三"),)),
        Rows((Row("T1", "一", "今天", Tone.LATE),), "待办", "task", (button("完成", "finish_task"),), 3),
        Table(("甲", "乙"), (("1", "2"),), (1,)),
        Picture("abc", "图"),
        Divider(),
        Buttons((button("完成", "finish_task", style="primary", task="T12"),)),
        Form(
            (Input("reason", "理由"), Choice("who", "谁", (("1", "一"),)), DatePick("due", "何时")),
            (),
            "直接说",
        ),
    ),
    Tone.GOING,
    "进行中",
    "task:T12",
    "张三",
)


def test_a_card_comes_back_from_json_as_it_was():
    """卡片存进数据库再取出来，一模一样。"""
    assert card_from(dump(FULL)) == FULL


@given(st.text(), st.dictionaries(st.text(), st.one_of(st.text(), st.integers(), st.booleans())))
def test_what_a_button_carries_comes_back(action, values):
    """按钮带的动作和参数，按下时原样回来。"""
    assert SEAL.unpack(SEAL.pack(action, values)) == (action, values)


@given(st.text(max_size=80))
def test_nobody_can_write_their_own_button(text):
    """不是我们签发的按钮，一律拒绝。"""
    with pytest.raises(RejectedRequest):
        SEAL.unpack(text)


def test_a_changed_button_is_refused():
    """改过一个字符的按钮，拒绝。"""
    packed = SEAL.pack("approve", {"quote": "Q5"})

    with pytest.raises(RejectedRequest):
        SEAL.unpack(packed.replace("W", "V", 1))
