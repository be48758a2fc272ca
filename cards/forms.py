"""Forms that serve several kinds of records: who shall do it, and what was said with the customer."""

from collections.abc import Sequence
from typing import Any

from bot.sales.levels import CHANNEL_WORDS
from cards.elements import Buttons, Card, Choice, DatePick, Form, Input, Tone, button

_HEARD = ("电话沟通，继续推进", "已发资料，等对方回复", "约了上门拜访")


def assign_form(record: Any, colleagues: Sequence[Any]) -> Card:
    """To whom a task or lead shall go; a task may get a due day with it."""
    options = tuple((person.number, person.name) for person in colleagues)
    fields: list[Choice | DatePick] = [Choice("assignee", "交给谁", options)]
    if record.noun == "task":
        fields.append(DatePick("due", "截止日期"))
    form = Form(
        tuple(fields),
        (button("指派", f"assign_{record.noun}", style="primary", **{record.noun: record.number}),),
        hint=f"把 {record.number} 派给 @同事 下周五前",
    )
    return Card(_title(record), (form, _back(record)), Tone.WAITING, tag="指派", subject=_subject(record))


def followup_form(record: Any) -> Card:
    """What happened with the customer, and when the next contact is due."""
    channels = tuple((str(channel), word) for channel, word in CHANNEL_WORDS.items())
    form = Form(
        (
            Input("content", "跟进内容", required=True, multiline=True, suggestions=_HEARD),
            Choice("channel", "方式", channels),
            DatePick("next", "下次跟进"),
        ),
        (button("保存", "log_followup", style="primary", target=record.number),),
        hint=f"跟进 {record.number} 电话聊了需求，下周一上门",
    )
    return Card(_title(record), (form, _back(record)), Tone.WAITING, tag="写跟进", subject=_subject(record))


def _back(record: Any) -> Buttons:
    return Buttons((button("返回", f"show_{record.noun}", **{record.noun: record.number}),))


def _subject(record: Any) -> str:
    return f"{record.noun}:{record.number}"


def _title(record: Any) -> str:
    return f"{record.number} {record.title}" if record.noun == "task" else record.title
