"""Cards on Feishu, judged by the sandbox's strict reader."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.box import Box
from bot.sandbox.credentials import Credentials
from bot.sandbox.feishu import cards as strict
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
)
from cards.feishu import render
from cards.feishu.shapes import escape
from cards.seal import Seal

SEAL = Seal("a secret only tests know")
BOX = Box(Credentials.made_up(), "http://127.0.0.1:9")
ROWS = Rows(
    (Row("T1", "写方案", "明天"), Row("T2", "演示", "已晚 3 天", Tone.LATE)),
    heading="今天",
    slot="task",
    buttons=(button("完成", "finish_task"), button("延期", "set_due", shift="P1D")),
)
FORM = Form(
    (
        Input("reason", "理由", required=True, multiline=True, value="太低"),
        Choice("to", "交给", (("ou_a", "张三"), ("ou_b", "李四")), value="ou_b"),
        DatePick("due", "截止", value="2026-11-27", error="这天是休息日。"),
    ),
    (button("同意", "approve", quote="Q5"), button("驳回", "reject", quote="Q5", style="danger")),
    hint="驳回 Q5 价格太低",
)
EVERYTHING = Card(
    "P3 智云项目",
    (
        Text("第一行\n第二行"),
        Text("请处理", mention=(Who("王芳", {"feishu": "ou_wangfang"}),)),
        Fields((("阶段", "报价"), ("金额", "12.8 万"), ("负责人", "张三"))),
        ROWS,
        Table(("项目", "金额"), (("P1", "12"), ("P2", "3")), right=(1,)),
        Picture("gantt", "甘特图"),
        Divider(),
        FORM,
        Form((Input("reason", "备注"),), (button("跟进", "log_followup", target="P3"),)),
        Buttons((button("推进", "advance"), button("删除", "remove", style="danger", confirm="确定删除？"))),
        Note("也可以直接说：推进 P3"),
    ),
    tone=Tone.GOING,
    tag="进行中",
)


def drawn(card: Card, **more) -> dict:
    """The card as Feishu takes it."""
    found = render(card, SEAL.pack, "c1", **more)
    strict.check(BOX, found)
    return found


def tagged(value: object, tag: str) -> Iterator[dict]:
    """Every element of a kind, in reading order."""
    if isinstance(value, dict):
        if value.get("tag") == tag:
            yield value
        for item in value.values():
            yield from tagged(item, tag)
    if isinstance(value, list):
        for item in value:
            yield from tagged(item, tag)


def carried(element: dict) -> tuple[str, dict]:
    """The action and values a drawn button sends."""
    return SEAL.unpack(element["behaviors"][0]["value"]["go"])


def test_every_element_is_taken():
    """每种元素飞书都收。"""
    card = drawn(EVERYTHING)

    assert card["header"]["template"] == "blue"
    assert card["header"]["text_tag_list"][0]["color"] == "blue"
    assert card["config"]["update_multi"] is True
    assert card["config"]["summary"]["content"] == "P3 智云项目 进行中"


@pytest.mark.parametrize("tone", list(Tone))
def test_the_colour_is_the_state(tone):
    """颜色就是状态。"""
    assert drawn(Card("T12", tone=tone, tag="x"))["header"]["template"] == tone.value


def test_the_first_button_stands_out():
    """第一个按钮最醒目，危险的是红色，删除前先问一句。"""
    buttons = list(tagged(drawn(Card("T12", EVERYTHING.body[-2:-1])), "button"))

    assert [one["type"] for one in buttons] == ["primary_filled", "danger"]
    assert buttons[1]["confirm"]["text"]["content"] == "确定删除？"
    assert carried(buttons[0]) == ("advance", {})


def test_each_row_has_its_own_buttons():
    """每一行都有自己的小按钮，带着这一行的编号。"""
    buttons = list(tagged(drawn(Card("我的待办", (ROWS,))), "button"))

    assert [carried(one)[1] for one in buttons] == [
        {"task": "T1"},
        {"shift": "P1D", "task": "T1"},
        {"task": "T2"},
        {"shift": "P1D", "task": "T2"},
    ]
    assert {one["size"] for one in buttons} == {"small"}


def test_a_form_is_sent_by_each_of_its_buttons():
    """表单的每个按钮都能提交，各带各的动作；同名字段不重名。"""
    card = drawn(Card("Q5", (FORM, FORM)))
    forms = list(tagged(card, "form"))

    submits = list(tagged(forms[0], "button"))
    assert [(carried(one)[0], one["form_action_type"]) for one in submits] == [
        ("approve", "submit"),
        ("reject", "submit"),
    ]
    assert [one["name"] for one in tagged(card, "input")] == ["reason", "reason__2"]
    assert next(tagged(forms[0], "select_static"))["initial_option"] == "ou_b"
    assert next(tagged(forms[0], "date_picker"))["initial_date"] == "2026-11-27"


def test_a_stamped_card_has_nothing_to_press():
    """盖了章的卡片，没有能点的东西。"""
    card = drawn(Card("Q5", EVERYTHING.body, stamp="王芳 11月24日 同意"))

    assert not [*tagged(card, "button"), *tagged(card, "form"), *tagged(card, "input")]
    assert "王芳 11月24日 同意" in json.dumps(card, ensure_ascii=False)


def test_a_picture_is_shown_once_it_is_uploaded():
    """图上传了才显示，没上传先写明是什么图。"""
    BOX.world.keep(b"png", "a.png", "image/png", "feishu app", "img_1", "image")
    card = Card("P3", (Picture("gantt", "甘特图"),))

    assert next(tagged(drawn(card, picture=lambda key: "img_1"), "img"))["img_key"] == "img_1"
    assert "（图：甘特图）" in json.dumps(drawn(card), ensure_ascii=False)


def test_numbers_stand_right():
    """数字靠右，其余靠左。"""
    cells = list(tagged(drawn(Card("业绩", (EVERYTHING.body[4],))), "markdown"))

    assert [one["text_align"] for one in cells] == ["left", "right"] * 3


def test_a_mention_is_a_mention_and_a_name_is_only_a_name():
    """有飞书身份的人才 @ 得到，别的只写名字。"""
    known, unknown = Who("王芳", {"feishu": "ou_wangfang"}), Who("<at id=all></at>", {"wecom": "x"})

    text = next(tagged(drawn(Card("Q5", (Text("请审批", mention=(known, unknown)),))), "markdown"))["content"]

    assert text == "<at id=ou_wangfang></at> @&#60;at id=all&#62;&#60;/at&#62; 请审批"


def test_a_button_says_in_what_kind_of_chat_it_stands():
    """按钮记着自己在群里还是私聊里，也记着卡片的编号。"""
    value = next(tagged(drawn(Card("T", (Buttons((button("a", "b"),)),)), kind="p2p"), "button"))[
        "behaviors"
    ][0]

    assert value["value"]["in"] == "p2p"
    assert value["value"]["card"] == "c1"


def test_a_long_list_is_cut_and_says_so():
    """太长的列表只显示放得下的，写明还有几项，按钮都在。"""
    rows = tuple(Row(f"T{n}", f"任务 {n}", "很长的说明" * 10) for n in range(80))
    long = Card("我的待办", (Rows(rows, slot="task", buttons=ROWS.buttons, more=5), *EVERYTHING.body[-2:]))

    card = drawn(long)

    shown = [carried(one)[1]["task"] for one in tagged(card, "button") if "task" in carried(one)[1]]
    left = len(rows) - len(set(shown)) + 5
    assert set(shown) == {f"T{n}" for n in range(len(set(shown)))}
    assert f"还有 {left} 项" in json.dumps(card, ensure_ascii=False)
    assert [carried(one)[0] for one in tagged(card, "button")][-2:] == ["advance", "remove"]


def test_a_card_of_too_many_words_fits():
    """再多的字也放得下，而且不超过飞书的 30 KB。"""
    card = drawn(Card("长", (Text('引号"' * 20_000), Note("长" * 20_000), *EVERYTHING.body)))

    assert len(json.dumps(json.dumps(card, ensure_ascii=False), ensure_ascii=False).encode()) < 30 * 1024


def test_typed_marks_stay_marks():
    """客户写的星号、尖括号、链接原样显示，换行还是换行。"""
    assert escape("a*b_c <at id=all></at>\n# 标题 [x](http://y)") == (
        "a&#42;b&#95;c &#60;at id=all&#62;&#60;/at&#62;<br>&#35; 标题 &#91;x&#93;(http://y)"
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("- 样机", "&#45; 样机"),
        ("1. 需求", "1&#46; 需求"),
        ("---", "&#45;--"),
        ("===", "&#61;=="),
        ("-5%", "-5%"),
        ("2.5 万", "2.5 万"),
        ("要点\n- 样机", "要点<br>&#45; 样机"),
    ],
)
def test_a_typed_list_is_no_list(typed, written):
    """写成“- ”“1. ”“---”开头的字段，照样显示，不变成列表和横线。"""
    assert escape(typed) == written


WORDS = st.text(max_size=60)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS, WORDS, st.lists(WORDS, min_size=1, max_size=4))
def test_any_words_make_a_card_feishu_takes(title, label, value, cells):
    """不管写了什么字，卡片飞书都收，也没有混进标签。"""
    card = Card(
        title or "空",
        (
            Text(value),
            Text(value, mention=(Who(label),)),
            Fields(((label, value),)),
            Rows((Row("T1", title, value),), heading=label, slot="task", buttons=ROWS.buttons),
            Table(tuple(cells), (tuple(cells),)),
            Form((Input("note", label or "备注", value=value),), (button(title or "好", "act"),)),
            Note(value),
        ),
        tag=label,
    )

    for text in tagged(drawn(card), "markdown"):
        plain = text["content"]
        for own in ("**", "<br>", "<font color='grey'>", "</font>"):
            plain = plain.replace(own, "")
        assert not set(plain) & set("*_~[]<>`")
