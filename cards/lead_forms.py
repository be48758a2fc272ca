"""Forms about leads: what was read out of a pasted text, and why one is given up."""

from collections.abc import Mapping
from typing import Any

from bot.sales.levels import LEAD_REASONS, NEED_WORDS
from cards.elements import Button, Buttons, Card, Choice, Form, Input, Note, Tone, button
from cards.leads import subject_of

_DRAFT = (
    ("company", "公司"),
    ("contact", "联系人"),
    ("phone", "电话"),
    ("budget", "预算"),
    ("industry", "行业"),
    ("source", "来源"),
)


def draft_card(values: Mapping[str, Any]) -> Card:
    """What was read out of a pasted text, to be corrected before it is saved."""
    needs = tuple((str(level), word) for level, word in NEED_WORDS.items())
    inputs = [Input(name, label, str(values.get(name, ""))) for name, label in _DRAFT]
    form = Form(
        (*inputs, Choice("need", "需求", needs, value=str(values.get("need", "")))),
        (Button("录入线索", "create_lead", dict(values), style="primary"),),
        hint="新建线索 公司 联系人 电话 预算50万",
    )
    return Card("这样录入对吗？", (Note("还没有保存。改好再点录入，预算写数字（元）。"), form), Tone.WAITING)


def disqualify_form(lead: Any) -> Card:
    """Why a lead is given up."""
    form = Form(
        (
            Choice("reason", "原因", tuple((word, word) for word in LEAD_REASONS), value=LEAD_REASONS[0]),
            Input("note", "补充说明", placeholder="可不填", multiline=True),
        ),
        (button("判为无效", "qualify_lead", style="danger", lead=lead.number, result="disqualified"),),
        hint=f"{lead.number} 无效 电话空号",
    )
    back = Buttons((button("返回", "show_lead", lead=lead.number),))
    return Card(lead.title, (form, back), Tone.WAITING, tag="无效线索", subject=subject_of(lead))
