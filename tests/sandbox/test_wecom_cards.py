"""The strict reader of template cards, by type and channel."""

import pytest

from bot.sandbox.wecom.cards import check
from bot.sandbox.wecom.refusal import Refusal
from tests.sandbox.samples import wecom_card

ACTION = {"type": 1, "url": "https://example.com"}
OPTIONS = [{"id": "a", "text": "甲"}, {"id": "b", "text": "乙"}]
SUBMIT = {"text": "提交", "key": "go"}


def notice(**changes):
    return {"card_type": "text_notice", "main_title": {"title": "T12"}, "card_action": ACTION} | changes


def news(**changes):
    image = {"card_image": {"url": "https://example.com/a.png"}}
    return (
        {"card_type": "news_notice", "main_title": {"title": "T12"}, "card_action": ACTION} | image | changes
    )


def vote(**changes):
    box = {"question_key": "q", "mode": 1, "option_list": OPTIONS}
    base = {"card_type": "vote_interaction", "main_title": {"title": "去哪"}, "task_id": "v1"}
    return base | {"checkbox": box, "submit_button": SUBMIT} | changes


def form(**changes):
    selects = [{"question_key": "q", "title": "原因", "option_list": OPTIONS}]
    base = {"card_type": "multiple_interaction", "main_title": {"title": "驳回"}, "task_id": "m1"}
    return base | {"select_list": selects, "submit_button": SUBMIT} | changes


def buttons(count, **more):
    return [{"text": str(n), "key": str(n), **more} for n in range(count)]


def rows(count, **more):
    return [{"keyname": "金额", "value": str(n), **more} for n in range(count)]


REFUSED = {
    "no card": (None, "app", 41016),
    "an unknown type": ({"card_type": "list"}, "app", 40058),
    "no title": (notice(main_title={}), "app", 41016),
    "a notice that leads nowhere": (notice(card_action=None), "app", 40058),
    "a notice's action of type 0": (notice(card_action={"type": 0}), "app", 40058),
    "news without picture": (news(card_image=None), "app", 40058),
    "a picture of a wrong shape": (news(card_image={"url": "x", "aspect_ratio": 3}), "app", 40058),
    "a menu without task_id": (
        notice(action_menu={"desc": "x", "action_list": [{"text": "x", "key": "x"}]}),
        "app",
        40058,
    ),
    "a menu of four": (
        notice(task_id="t", action_menu={"desc": "x", "action_list": buttons(4)}),
        "app",
        40058,
    ),
    "a bot's menu without desc": (notice(task_id="t", action_menu={"action_list": buttons(1)}), "bot", 40058),
    "no buttons": (wecom_card(button_list=None), "app", 40058),
    "seven buttons": (wecom_card(button_list=buttons(7)), "app", 40058),
    "two buttons of one key": (wecom_card(button_list=[SUBMIT, SUBMIT]), "app", 40058),
    "a long key": (wecom_card(button_list=[{"text": "x", "key": "字" * 342}]), "app", 40058),
    "a fifth style": (wecom_card(button_list=buttons(1, style=5)), "app", 40058),
    "a bot's link button": (wecom_card(button_list=buttons(1, type=1, url="x")), "bot", 40058),
    "a link button without url": (wecom_card(button_list=buttons(1, type=1)), "app", 40058),
    "no task_id": (wecom_card(task_id=None), "app", 40058),
    "a task_id with a dot": (wecom_card(task_id="P3.1"), "app", 40058),
    "a long task_id": (wecom_card(task_id="x" * 129), "app", 40058),
    "seven rows": (wecom_card(horizontal_content_list=rows(7)), "app", 40058),
    "a file row of the bot": (
        wecom_card(horizontal_content_list=rows(1, type=2, media_id="m")),
        "bot",
        40058,
    ),
    "a member row without userid": (wecom_card(horizontal_content_list=rows(1, type=3)), "app", 40058),
    "a number as value": (wecom_card(horizontal_content_list=[{"keyname": "x", "value": 5}]), "app", 40058),
    "four links": (notice(jump_list=[{"title": "x", "type": 1, "url": "x"}] * 4), "app", 40058),
    "a question by the app": (notice(jump_list=[{"title": "x", "type": 3, "question": "x"}]), "app", 40058),
    "five paragraphs": (news(vertical_content_list=[{"title": "x"}] * 5), "app", 40058),
    "a vote without options": (vote(checkbox={"question_key": "q", "option_list": []}), "app", 40058),
    "a vote without button": (vote(submit_button=None), "app", 40058),
    "21 options": (
        vote(checkbox={"question_key": "q", "option_list": [{"id": str(n), "text": "x"} for n in range(21)]}),
        "app",
        40058,
    ),
    "two options of one id": (
        vote(checkbox={"question_key": "q", "option_list": [OPTIONS[0], OPTIONS[0]]}),
        "app",
        40058,
    ),
    "four selectors": (form(select_list=form()["select_list"] * 4), "app", 40058),
    "a choice that is none": (
        form(select_list=[{"question_key": "q", "option_list": OPTIONS, "selected_id": "c"}]),
        "app",
        40058,
    ),
    "buttons by push": (wecom_card(), "push", 40058),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name):
    """Hard rules have an errcode."""
    card, channel, code = REFUSED[name]
    with pytest.raises(Refusal) as caught:
        check(card, channel)

    assert caught.value.code == code


TAKEN = {
    "a notice": (notice(), "app"),
    "a notice with subtitle only": (notice(main_title={}, sub_title_text="x"), "push"),
    "news": (news(), "bot"),
    "buttons and a selection": (wecom_card(), "bot"),
    "six rows and six buttons": (
        wecom_card(horizontal_content_list=rows(6), button_list=buttons(6)),
        "app",
    ),
    "a link button of the app": (wecom_card(button_list=buttons(1, type=1, url="x")), "app"),
    "a vote": (vote(), "bot"),
    "a form": (form(), "app"),
    "texts longer than recommended": (wecom_card(main_title={"title": "字" * 60}), "app"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_taken(name):
    """What is documented is taken, and shown as it is."""
    card, channel = TAKEN[name]

    assert check(card, channel) == card


def test_blocks_a_type_does_not_have_are_not_shown():
    """No error, no picture of it."""
    shown = check(notice(button_list=buttons(1)) | {"vertical_content_list": [{"title": "x"}]}, "app")

    assert "button_list" not in shown and "vertical_content_list" not in shown
