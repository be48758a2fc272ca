"""Forms a task's buttons open."""

from datetime import date
from typing import Any

from cards.elements import Buttons, Card, Choice, DatePick, Element, Form, Input, Note, Tone, button
from cards.tasks import deadline_words, subject_of

_SHIFTS = (("P1D", "1 天"), ("P3D", "3 天"), ("P7D", "1 周"))


def due_form(task: Any, today: date) -> Card:
    """When a task shall be due instead."""
    form = Form(
        (Choice("shift", "顺延", _SHIFTS, value="P1D"), DatePick("due", "或者改到哪天")),
        (button("改期", "set_due", style="primary", task=task.number),),
        hint=f"延期 {task.number} 三天",
    )
    return _form_card(task, "延期", (Note(f"现在截止：{deadline_words(task, today)}"), form))


def block_form(task: Any) -> Card:
    """What holds a task up."""
    reasons = ("等客户反馈", "等内部资源", "前置任务没完成")
    form = Form(
        (Input("reason", "卡在哪里", required=True, suggestions=reasons),),
        (button("标记受阻", "block_task", style="primary", task=task.number),),
        hint=f"{task.number} 受阻 等客户反馈",
    )
    return _form_card(task, "受阻", (form,))


def _form_card(task: Any, tag: str, body: tuple[Element, ...]) -> Card:
    back = Buttons((button("返回", "show_task", task=task.number),))
    return Card(f"{task.number} {task.title}", (*body, back), Tone.WAITING, tag=tag, subject=subject_of(task))
