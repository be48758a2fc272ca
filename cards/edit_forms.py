"""The form that puts a record's data right: its present values, and what is wrong beside the field."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.sales.edits import LABELS, NEEDED, typed_form
from bot.sales.levels import NEED_WORDS, PRIORITY_WORDS
from cards.elements import Button, Buttons, Card, Choice, DatePick, Element, Form, Input, Note, Tone, button

_HINTS = {"lead": "{} 预算改成60万", "project": "{} 金额改成80万", "task": "{} 改名 新的名称"}
_PLACEHOLDERS = {"budget": "比如 60万", "amount": "比如 80万", "phone": "手机或座机"}
_LEVELS: dict[str, Mapping[Any, str]] = {"need": NEED_WORDS, "priority": PRIORITY_WORDS}
WRONG = "有一处没看懂，改好再保存；别的都还在。"


def edit_form(
    record: Any,
    colleagues: Sequence[Any] = (),
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> Card:
    """A lead's, deal's or task's data to be corrected; `typed` is what was written before `errors` were
    found, `colleagues` who may have a deal."""
    values, wrong = {**typed_form(record), **(typed or {})}, errors or {}
    fields = tuple(
        _field(name, label, values[name], wrong.get(name, ""), colleagues)
        for name, label in LABELS[record.noun].items()
    )
    save = Button("保存", f"save_{record.noun}", _sent(record, typed or {}), "primary")
    form = Form(fields, (save,), hint=_HINTS[record.noun].format(record.number))
    back = Buttons((button("返回", f"show_{record.noun}", **{record.noun: record.number}),))
    title = f"{record.number} {record.title}" if record.noun == "task" else record.title
    warned: tuple[Element, ...] = (Note(WRONG),) if wrong else ()
    return Card(
        title, (*warned, form, back), Tone.WAITING, tag="改资料", subject=f"{record.noun}:{record.number}"
    )


def _sent(record: Any, typed: Mapping[str, str]) -> dict[str, str]:
    """What the button carries: the record, and which fields somebody has written into already."""
    own = {record.noun: record.number}
    return {**own, "touched": ",".join(typed)} if typed else own


def _field(
    name: str, label: str, value: str, error: str, colleagues: Sequence[Any]
) -> Input | Choice | DatePick:
    if name in _LEVELS:
        return Choice(name, label, tuple((str(n), word) for n, word in _LEVELS[name].items()), value, error)
    if name == "owner":
        return Choice(name, label, tuple((one.number, one.name) for one in colleagues), value, error)
    if name == "close_on":
        return DatePick(name, label, value, error)
    return Input(
        name, label, value, _PLACEHOLDERS.get(name, ""), name in NEEDED, multiline=name == "note", error=error
    )
