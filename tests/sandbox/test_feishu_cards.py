"""The strict reader of card JSON 2.0."""

import re

import pytest

from tests.sandbox.samples import feishu_card, feishu_with

PLAIN = {"tag": "plain_text", "content": "好"}
MD = {"tag": "markdown", "content": "x"}
SUBMIT = {"tag": "button", "name": "go", "form_action_type": "submit", "text": PLAIN}


def button(**changes):
    return {"tag": "button", "text": PLAIN, "behaviors": [{"type": "callback", "value": {"a": 1}}]} | changes


def form(*elements, name="f"):
    return {"tag": "form", "name": name, "elements": list(elements)}


def table(**changes):
    return {"tag": "table", "columns": [{"name": "a", "data_type": "text"}], "rows": [{"a": "x"}]} | changes


def nested(depth):
    inner = MD
    for _ in range(depth):
        inner = {"tag": "interactive_container", "elements": [inner]}
    return inner


REFUSED = {
    "schema 1.0": (feishu_card(schema="1.0"), 200830),
    "no schema": ({"elements": []}, 200830),
    "no body": ({"schema": "2.0"}, 200621),
    "an unknown top-level property": (feishu_card(elements=[]), 200621),
    "an unknown property of a component": (feishu_with(MD | {"wide": True}), 200621),
    "update_multi false": (feishu_card(config={"update_multi": False}), 200621),
    "an old config": (feishu_card(config={"wide_screen_mode": True}), 200621),
    "a colour nobody knows": (feishu_card(header={"title": PLAIN, "template": "pink"}), 200621),
    "a header without title": (feishu_card(header={"template": "blue"}), 200621),
    "a note": (feishu_with({"tag": "note", "elements": []}), 200861),
    "an action module": (feishu_with({"tag": "action", "actions": []}), 200861),
    "201 elements": (feishu_with(*[{"tag": "hr"}] * 201), 11310),
    "four tables": (feishu_with(*[table()] * 4), 11310),
    "four tables, one in Markdown": (
        feishu_with(*[table()] * 3, {"tag": "markdown", "content": "| a | b |\n|---|---|\n| 1 | 2 |"}),
        11310,
    ),
    "a table in a column": (
        feishu_with({"tag": "column_set", "columns": [{"tag": "column", "elements": [table()]}]}),
        200621,
    ),
    "a row with an unknown column": (feishu_with(table(rows=[{"b": "x"}])), 200915),
    "a number as text": (feishu_with(table(rows=[{"a": 5}])), 200914),
    "a page of 11 rows": (feishu_with(table(page_size=11)), 200621),
    "a string value": (feishu_with(button(behaviors=[{"type": "callback", "value": "x"}])), 200671),
    "a bare value on a button": (feishu_with(button(value={"a": 1})), 200621),
    "an unknown button type": (feishu_with(button(type="green")), 200621),
    "a confirm without title": (feishu_with(button(confirm={"text": PLAIN})), 200621),
    "a form without submit": (feishu_with(form({"tag": "input", "name": "a"})), 200621),
    "a form in a container": (
        feishu_with({"tag": "interactive_container", "elements": [form(SUBMIT)]}),
        200621,
    ),
    "a form without name": (feishu_with(form(SUBMIT, name="")), 200530),
    "a field without name": (feishu_with(form({"tag": "input"}, SUBMIT)), 200530),
    "two fields of one name": (
        feishu_with(form({"tag": "input", "name": "a"}, {"tag": "input", "name": "a"}, SUBMIT)),
        200530,
    ),
    "a chart in a form": (feishu_with(form({"tag": "chart", "chart_spec": {"type": "bar"}}, SUBMIT)), 200621),
    "a multi select outside a form": (
        feishu_with({"tag": "multi_select_static", "name": "m", "options": [{"text": PLAIN, "value": "a"}]}),
        200621,
    ),
    "an initial option that is none": (
        feishu_with(
            {"tag": "select_static", "options": [{"text": PLAIN, "value": "a"}], "initial_option": "b"}
        ),
        200621,
    ),
    "a date picker without placeholder": (feishu_with({"tag": "date_picker", "name": "d"}), 200621),
    "a broken date": (feishu_with({"tag": "date_picker", "name": "d", "initial_date": "11/27"}), 200621),
    "a long placeholder": (
        feishu_with({"tag": "input", "name": "i", "placeholder": PLAIN | {"content": "字" * 101}}),
        200621,
    ),
    "an element_id with a digit first": (feishu_with(MD | {"element_id": "1a"}), 200621),
    "a long element_id": (feishu_with(MD | {"element_id": "a" * 21}), 200621),
    "one element_id twice": (feishu_with(MD | {"element_id": "a"}, MD | {"element_id": "a"}), 200621),
    "six containers deep": (feishu_with(nested(6)), 200621),
    "an unknown picture": (feishu_with({"tag": "img", "img_key": "img_x", "alt": PLAIN}), 200570),
    "an unknown person": (feishu_with({"tag": "person", "user_id": "ou_nobody"}), 100290),
    "an at to nobody": (feishu_with({"tag": "markdown", "content": "<at id=ou_nobody></at>"}), 100290),
    "a Gantt chart": (feishu_with({"tag": "chart", "chart_spec": {"type": "gantt"}}), 200550),
    "text as a string": (feishu_with({"tag": "div", "text": "x"}), 200621),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(lark, name):
    """230099 carries the nested ErrCode and the place."""
    card, code = REFUSED[name]
    answer = lark.send("oc_sales", "interactive", card)

    assert answer.code == 230099
    assert re.search(r"ErrCode:\s*(\d+)", answer.msg)[1] == str(code)
    assert "ErrPath:" in answer.msg


TAKEN = {
    "a button and a form": feishu_card(),
    "200 elements": feishu_with(*[{"tag": "hr"}] * 200),
    "three tables": feishu_with(*[table()] * 3),
    "columns": feishu_with(
        {
            "tag": "column_set",
            "flex_mode": "bisect",
            "columns": [{"tag": "column", "elements": [MD, button()]}],
        }
    ),
    "fields in columns of a form": feishu_with(
        form({"tag": "column_set", "columns": [{"tag": "column", "elements": [SUBMIT]}]})
    ),
    "five containers": feishu_with(nested(5)),
    "a panel": feishu_with({"tag": "collapsible_panel", "header": {"title": PLAIN}, "elements": [MD]}),
    "a menu": feishu_with({"tag": "overflow", "options": [{"text": PLAIN, "value": "a"}], "value": {"x": 1}}),
    "an at": feishu_with({"tag": "markdown", "content": "<at id=ou_lisi></at> 请看"}),
}


@pytest.mark.parametrize("name", TAKEN)
def test_taken(lark, name):
    """What the platform documents is taken."""
    answer = lark.send("oc_sales", "interactive", TAKEN[name])

    assert answer.success(), answer.msg


def test_too_large(lark):
    """Above 30 KB the message itself is refused."""
    card = feishu_with({"tag": "markdown", "content": "字" * 10_300})

    assert lark.send("oc_sales", "interactive", card).code == 230025
