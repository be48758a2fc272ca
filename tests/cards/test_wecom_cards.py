"""Cards as template cards: the right type, within the limits, no button lost; judged by the sandbox."""

import json
from dataclasses import replace

import pytest

from bot.sandbox.wecom.cards import check
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
from cards.seal import Seal
from cards.wecom import chosen, render

SEAL = Seal("0123456789abcdef")
OPEN = button("打开", "show_task")
ROWS = Rows(
    tuple(Row(f"T{n}", f"T{n} 第 {n} 件事", "周五") for n in range(1, 9)), "本周 12", "task", (OPEN,), more=4
)
FIELDS = Fields(tuple((f"字段{n}", f"值 {n}") for n in range(6)))
APPROVE = Form(
    (Input("reason", "理由", suggestions=("折扣太低", "毛利不足")),),
    (
        button("同意", "approve", style="primary", quote="Q5"),
        button("驳回", "reject", style="danger", quote="Q5"),
    ),
    hint="驳回 Q5 账期太长",
)
CREATE = Form(
    (
        Input("title", "标题", value="写方案"),
        Choice("owner", "负责人", (("U1", "张三"), ("U2", "李四")), "U2"),
        DatePick("due", "截止", "2026-11-27"),
    ),
    (button("创建", "create_task", project="P3"),),
    hint="新建任务 写方案 @李四 下周五前",
)
CARDS = {
    "words": Card("帮助", (Text("可以这样说", (Who("张三"),)), Divider(), Note("更多见文档"))),
    "fields": Card("L12 上海智云", (FIELDS, Buttons((button("认领", "claim_lead", lead="L12"),))), Tone.NEW),
    "rows": Card("张三的待办", (ROWS, Buttons((button("全部", "my_tasks"),))), Tone.LATE),
    "approve": Card("Q5/v2 报价审批", (FIELDS, APPROVE), Tone.WAITING, "待审批"),
    "create": Card("新建任务", (CREATE,)),
    "table": Card(
        "看板",
        (Table(("阶段", "数量", "金额"), tuple((f"阶段{n}", "3", "12.8 万") for n in range(9)), (1, 2)),),
    ),
    "long": Card("长" * 90, (Text("说明" * 300), Fields((("很长很长的标签", "值" * 99),)), ROWS), Tone.DONE),
    "many": Card("操作", (Buttons(tuple(button(f"按钮 {n}", "act", n=n) for n in range(8))),)),
    "picture": Card("P3", (Picture("k", "甘特图"), Note("见图"))),
    "empty": Card("空"),
}


def sizes(card: dict, limits: str) -> None:
    """The recommended lengths hold: nothing is cut by the client without a sign."""
    app = limits == "app"
    assert len(card["main_title"]["title"]) <= (36 if app else 26)
    wide = card["card_type"] == "multiple_interaction" and app
    assert len(card["main_title"].get("desc", "")) <= (160 if wide else 44 if app else 30)
    assert len(card.get("sub_title_text", "")) <= (160 if app else 112)
    assert len(card.get("source", {}).get("desc", "")) <= (20 if app else 13)
    for pair in card.get("horizontal_content_list", ()):
        assert 0 < len(pair["keyname"]) <= 5 and len(pair["value"]) <= (30 if app else 26)
    for question in (*card.get("select_list", ()), *filter(None, [card.get("button_selection")])):
        assert len(question["title"]) <= 13
        assert all(len(option["text"]) <= (16 if app else 10) for option in question["option_list"])
    for pressed in card.get("button_list", ()):
        assert len(pressed["text"]) <= 10


@pytest.mark.parametrize("limits", ["app", "bot", "push"])
@pytest.mark.parametrize("name", CARDS)
def test_every_kind_of_card_is_accepted_whole(name, limits):
    """The strict reader takes it, shows every block of it, and every length holds."""
    made = render(CARDS[name], SEAL.pack, "c1-2", limits)

    assert check(made, limits) == made
    sizes(made, limits)


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("limits", ["app", "bot"])
def test_no_button_is_lost(name, limits):
    """Every button of the card can be pressed, in the list, the menu or as submit."""
    made = render(CARDS[name], SEAL.pack, "c1", limits)
    menu = made.get("action_menu", {}).get("action_list", [])
    live = [*made.get("button_list", []), *menu, *filter(None, [made.get("submit_button")])]
    wanted = [b for e in CARDS[name].body if isinstance(e, Buttons | Rows | Form) for b in e.buttons]

    assert [one["text"] for one in live] == [b.text for b in wanted]
    assert [SEAL.unpack(one["key"])[0] for one in live] == [b.action for b in wanted]


@pytest.mark.parametrize("name", CARDS)
def test_a_stamped_card_has_nothing_to_press(name):
    """Who did what and when stands first, and no button or selector is left."""
    made = render(replace(CARDS[name], stamp="王芳 同意 11月24日 15:05"), SEAL.pack, "c1", "bot")

    assert made["card_type"] == "text_notice"
    assert made["sub_title_text"].splitlines()[0] == "✓ 王芳 同意 11月24日 15:05"
    assert not {"button_list", "button_selection", "select_list", "submit_button"} & made.keys()


def pressed(made: dict, text: str, selected: dict) -> tuple[str, dict]:
    """What a press of this button with this selection comes to."""
    live = [*made.get("button_list", []), *filter(None, [made.get("submit_button")])]
    action, values = SEAL.unpack(next(one["key"] for one in live if one["text"] == text))
    return action, chosen(values, selected)


def test_rows_become_one_selector_beside_their_buttons():
    """The reader picks a row, then presses; another button of the card does not take the row with it."""
    made = render(CARDS["rows"], SEAL.pack, "c1")

    assert [o["id"] for o in made["button_selection"]["option_list"]] == [f"T{n}" for n in range(1, 9)]
    assert made["horizontal_content_list"][0] == {"keyname": "T1", "value": "第 1 件事 周五"}
    assert "还有 4 项" in made["sub_title_text"]
    assert pressed(made, "打开", {"task": ["T3"]}) == ("show_task", {"task": "T3"})
    assert pressed(made, "全部", {"task": ["T3"]}) == ("my_tasks", {})


def test_lists_of_one_slot_share_selector_and_buttons():
    """Overdue, today and this week are three lists with the same two buttons: shown once."""
    lists = tuple(Rows((Row(f"T{n}", f"事 {n}"),), f"组 {n}", "task", (OPEN,)) for n in range(3))
    made = render(Card("待办", lists), SEAL.pack, "c1")

    assert len(made["button_list"]) == 1
    assert [o["id"] for o in made["button_selection"]["option_list"]] == ["T0", "T1", "T2"]
    assert made["sub_title_text"] == "组 0 · 组 1 · 组 2"


def test_more_than_ten_options_are_counted():
    """Ten fit, the chosen one among them; the others are said to be there."""
    options = tuple((f"U{n}", f"同事 {n}") for n in range(14))
    form = Form((Choice("owner", "负责人", options, "U13"),), (button("派", "assign"),))
    made = render(Card("派给谁", (form,)), SEAL.pack, "c1")

    ids = [o["id"] for o in made["button_selection"]["option_list"]]
    assert len(ids) == 10 and ids[-1] == "U13" == made["button_selection"]["selected_id"]
    assert "还有 4 项" in made["sub_title_text"]


def test_approving_does_not_take_a_reason_by_accident():
    """The client preselects the first option: an optional reason starts with none."""
    made = render(CARDS["approve"], SEAL.pack, "c1")
    first = made["button_selection"]["option_list"][0]["id"]

    assert pressed(made, "同意", {"reason": [first]}) == ("approve", {"quote": "Q5", "reason": ""})
    assert pressed(made, "驳回", {"reason": ["毛利不足"]}) == (
        "reject",
        {"quote": "Q5", "reason": "毛利不足"},
    )
    assert made["sub_title_text"].endswith("也可以直接说：驳回 Q5 账期太长")


def test_a_form_with_one_button_shows_all_its_selectors():
    """What cannot be chosen goes along with the value it has; days are offered from the present one."""
    made = render(CARDS["create"], SEAL.pack, "c1")

    assert made["card_type"] == "multiple_interaction"
    assert [s["question_key"] for s in made["select_list"]] == ["owner", "due"]
    assert made["select_list"][1]["option_list"][0] == {"id": "2026-11-27", "text": "11月27日 周五"}
    action, values = pressed(made, "创建", {"owner": ["U1"], "due": ["2026-11-28"]})
    assert action == "create_task"
    assert values == {"title": "写方案", "project": "P3", "owner": "U1", "due": "2026-11-28"}


def test_a_form_with_several_buttons_keeps_them_all():
    """Only one selector fits beside buttons: the other fields go along as they are."""
    form = replace(CREATE, buttons=(*CREATE.buttons, button("取消", "cancel")))
    made = render(Card("新建任务", (form,)), SEAL.pack, "c1")

    assert [b["text"] for b in made["button_list"]] == ["创建", "取消"]
    _, values = pressed(made, "创建", {"owner": ["U1"]})
    assert values == {"title": "写方案", "project": "P3", "owner": "U1", "due": "2026-11-27"}


def test_colour_and_word_tell_the_state():
    """Green for done, red for late; the tag is the word where there is one."""
    late = render(CARDS["rows"], SEAL.pack, "c1")
    waiting = render(CARDS["approve"], SEAL.pack, "c1")

    assert late["source"] == {"desc": "需要关注", "desc_color": 2}
    assert waiting["source"] == {"desc": "待审批", "desc_color": 1}
    assert "source" not in render(CARDS["fields"], SEAL.pack, "c1")


def test_a_push_says_what_to_type():
    """No buttons in a group push: the first two are told as sentences."""
    made = render(CARDS["fields"], SEAL.pack, "c1", "push")
    form = render(CARDS["approve"], SEAL.pack, "c1", "push")

    assert made["sub_title_text"].endswith("要操作请 @我 说“认领 L12”")
    assert form["sub_title_text"].endswith("请 @我 说：驳回 Q5 账期太长")


def test_the_likely_next_step_stands_out():
    """Where one button leads, the others step back; where none does, all are alike."""
    led = render(CARDS["approve"], SEAL.pack, "c1")
    alike = render(CARDS["many"], SEAL.pack, "c1")

    assert [one["style"] for one in led["button_list"]] == [1, 2]
    assert not any("style" in one for one in alike["button_list"])


def test_a_list_stays_together():
    """What has no room beside each other is counted, not put above the list."""
    made = render(CARDS["rows"], SEAL.pack, "c1", "push")

    assert [pair["keyname"] for pair in made["horizontal_content_list"]] == [f"T{n}" for n in range(1, 7)]
    assert made["sub_title_text"].splitlines()[:2] == ["本周 12", "还有 6 项"]


def test_points_with_names_stand_beside_each_other():
    """A paragraph that is a list of names and words is shown as pairs."""
    topics = Text("· 线索：新建线索、认领\n· 任务：新建任务、完成\n· 报价与审批：报价、同意")
    made = render(Card("我能做这些", (topics,)), SEAL.pack, "c1")

    assert made["horizontal_content_list"][2] == {"keyname": "报价与审批", "value": "报价、同意"}
    assert "sub_title_text" not in made


def test_a_list_without_room_goes_under_its_heading():
    """Five fields leave one pair: two rows are told as lines, not torn apart."""
    few = Rows((Row("P12", "P12 海纳环保", "超期 8 天"), Row("P8", "P8 恒通制造", "超期 7 天")), "最需要关注")
    made = render(Card("健康报告", (Fields(FIELDS.pairs[:5]), few)), SEAL.pack, "c1")

    assert made["sub_title_text"] == "最需要关注\nP12 海纳环保 超期 8 天\nP8 恒通制造 超期 7 天"
    assert len(made["horizontal_content_list"]) == 5


def test_a_number_with_a_version_is_one_name():
    """Q3/v1 is not torn after the 3; a name too long for its place stands with the words."""
    quotes = Rows((Row("Q3", "Q3/v1 ¥115,200.00", "P16 恒联"), Row("Q12", "Q12/v10 ¥1.00", "P1 智云")))
    made = render(Card("待我审批", (quotes,)), SEAL.pack, "c1")

    assert made["horizontal_content_list"] == [
        {"keyname": "Q3/v1", "value": "¥115,200.00 P16 恒联"},
        {"keyname": "Q12", "value": "Q12/v10 ¥1.00 P1 智云"},
    ]


def test_a_long_name_gives_way_to_what_is_said_of_it():
    """How late something is must not be cut off; the name before it may be."""
    reason = "T114 立项材料准备（陈静）超期 8 天"
    red = Rows((Row("P8", "P8 恒通制造 ERP 替换一期", reason), Row("P12", "P12 海纳环保监测平台", "赢率 9%")))
    made = render(Card("健康报告", (red,)), SEAL.pack, "c1", "bot")

    value = made["horizontal_content_list"][0]["value"]
    assert value.endswith("…" + " " + reason) and value.startswith("恒通") and len(value) <= 26


def test_what_is_due_later_does_not_stand_above_what_is_late():
    """Of three lists the last is only counted: the reader sees what is late first."""
    late, later = (
        Rows(tuple(Row(f"T{n}", f"T{n} 事 {n}") for n in numbers), word, "task", (OPEN,))
        for word, numbers in (("超期 6", range(1, 7)), ("以后 2", range(7, 9)))
    )
    made = render(Card("我的待办", (late, later)), SEAL.pack, "c1")

    assert made["sub_title_text"] == "超期 6 · 以后 2"
    assert len(made["button_selection"]["option_list"]) == 8


def test_table_numbers_keep_their_heading():
    """Columns of numbers would say nothing without their names."""
    made = render(CARDS["table"], SEAL.pack, "c1")

    assert made["sub_title_text"] == "还有 3 项"
    assert made["horizontal_content_list"][0] == {"keyname": "阶段0", "value": "数量 3 · 金额 12.8 万"}


def test_updates_of_app_cards_have_no_task_id():
    """The documented update body has none; a bot's update keeps the card's."""
    assert "task_id" not in render(CARDS["fields"], SEAL.pack, "")
    assert render(CARDS["fields"], SEAL.pack, "c7", "bot")["task_id"] == "c7"


@pytest.mark.parametrize("channel", ["app", "bot"])
def test_a_button_wecom_cannot_carry_is_left_out_and_said(channel):
    """1024 bytes is all a key may have: the other buttons stay, and the card says to type instead."""
    long = button("记下", "follow_up", deal="P3", note="".join(chr(0x4E00 + n * 7) for n in range(900)))
    both = render(Card("P3 智云", (Buttons((long, OPEN)),)), SEAL.pack, "c1", channel)
    alone = render(Card("P3 智云", (Note("是哪一个？"), Buttons((long,)))), SEAL.pack, "c1", channel)

    assert [made["text"] for made in both["button_list"]] == ["打开"]
    assert both["sub_title_text"].startswith("内容太长") and alone["sub_title_text"].startswith("内容太长")
    assert alone["card_type"] == "text_notice" and "是哪一个？" in alone["sub_title_text"]
    assert check(both, channel) and check(alone, channel)


def test_keys_are_json_safe():
    """Cards travel as JSON."""
    assert json.loads(json.dumps(render(CARDS["rows"], SEAL.pack, "c1")))


def test_a_day_s_key_is_not_told_beside_the_day():
    """以日期为编号的行，日期只写一遍，选项也认得出是哪天。"""
    rows = Rows((Row("2026-12-31", "12/31 周四放假", "公司年会"),), "公司自己定的", "days", (OPEN,))
    shown = json.dumps(render(Card("工作日历", (rows,)), SEAL.pack, "c1"), ensure_ascii=False)

    assert "12/31 周四放假" in shown
    assert "2026-12-31 12/31" not in shown and "2026-12-31 周四" not in shown
