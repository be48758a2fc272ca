"""What an answer to our question fills: a value of the kind that was asked for."""

import re
from collections.abc import Callable
from typing import Any

from bot.understand import words
from bot.understand.discount import find_discount
from bot.understand.draft import Draft, trim
from bot.understand.ids import KINDS, normal_id
from bot.understand.labelled import read_labels, split_tags
from bot.understand.money import find_money
from bot.understand.phones import find_email, telephone
from bot.understand.read_leads import ITS_CONTACT, SURNAMES, sort_pieces
from bot.understand.spec import Slot
from bot.understand.values import (
    put_money,
    take_discount,
    take_due,
    take_email,
    take_ids,
    take_money,
    take_period,
    take_person,
    take_phone,
    take_shift,
)

_SOFT = re.compile(
    r"^(?:就|给|是|选|用|那就|那|嗯|应该是|大概|改成|改为|设为|派给|交给|指派给|到|为|报价?|金额是?|"
    r"预算是?|找|让|由|to|it's|its|make it|,|，|\s)+|(?:吧|啊|呀|哈|好了|就行|即可|来做|负责|,|，|"
    r"。|!|！|\s)+$"
)
_EARLIER = re.compile(r"提前|提早|往前|earlier")
_NOT_THIS = re.compile(r"(?:不[是改要用]|别)[^,，]{1,10}[,，]\s*(?=改|是|换|就)")  # 不改周五了，改到下周一
_NAME = re.compile(r"@?(?:[一-龥]{2,4}|[A-Za-z][\w. ]{1,20})")
_OR = re.compile(r"或|还是|(?<![a-z])or(?![a-z])")
_REASON_EDGE = re.compile(
    r"^(?:因为|由于|理由是?|原因是?|because)[:：\s]*|[,，\s]+(?:驳回|拒绝|不同意|打回|退回)(?:吧|了)?$"
)
_DIGIT = re.compile(r"\d")

_MYSELF = re.compile(r"(?:我(?:自己)?|自己|本人)(?:来|做|负责)*|me|myself")
_CALLED = re.compile(
    r"[\s,，]*(?:(?:哦|噢|啊|嗯|呃|额|对了?|那|就)[\s,，]*)*(?:公司|客户|名字)?(?:名称|名)?(?:叫做?|是|:)\s*"
)
_TAGGING = re.compile(
    r"^(?:就|那|[打贴加](?:上|个|一个)(?:标签)?|标签(?:是|叫)?[:：]?)(?=\S)|(?<=\S)(?:标签|吧|就行|就好)+$"
)
_INSTEAD = {"project": "lead", "lead": "project", "quote": "project", "file": "project"}


def fill(draft: Draft, slot: Slot) -> None:
    """Put into the slot what the answer says for its kind; where a deal or a lead will do, the one that is named."""
    other = draft.command.slot(_INSTEAD.get(slot.name, ""))
    if (
        other
        and draft.command.either
        and not draft.sentence.ids_of(slot.kind)
        and draft.sentence.ids_of(other.kind)
    ):
        slot = other
    kind = slot.kind
    if kind in _FILLERS:
        _FILLERS[kind](draft, slot)
    elif set(kind.split("|")) & set(KINDS.values()) or kind == "target":
        _record(draft, slot)
    elif kind in words.kinds():
        _word(draft, slot, kind)
    else:
        _text(draft, slot)


def _core_text(draft: Draft) -> str:
    text = draft.rest()
    while (shorter := trim(_SOFT.sub("", text))) != text and shorter:
        text = shorter
    return text


def _record(draft: Draft, slot: Slot) -> None:
    kinds = (
        ("lead", "project", "task", "quote", "account")
        if slot.kind == "target"
        else tuple(slot.kind.split("|"))
    )
    take_ids(draft, slot.name, *kinds)
    if slot.name in draft.slots:
        return
    text = _core_text(draft)
    number = next((found for kind in kinds if (found := normal_id(text, kind))), None)
    if number:
        draft.put(slot.name, number)
        draft.sentence.take(0, len(draft.sentence.match))
    elif kinds[0] in ("project", "lead", "feature") and text and not draft.sentence.ids:
        draft.put(slot.name, text)
        draft.sentence.take(0, len(draft.sentence.match))


def _word(draft: Draft, slot: Slot, kind: str) -> None:
    found = words.find_word(
        {"priority": "level", "need": "amount_of_need"}.get(kind, kind), draft.sentence.match
    )
    if found:
        draft.put(slot.name, found.value)
        draft.sentence.take(found.start, found.end)


def _money(draft: Draft, slot: Slot) -> None:
    take_discount(draft) if draft.command.slot("discount") else None
    put_money(draft, slot.name, find_money(draft.sentence.left) or find_money(draft.sentence.left, bare=True))


def _date(draft: Draft, slot: Slot) -> None:
    if denied := _NOT_THIS.match(draft.sentence.match):
        draft.sentence.take(*denied.span())
    found = draft.sentence.moment()
    if found:
        take_due(draft, slot.name)
    elif draft.command.slot("shift"):
        take_shift(draft, bool(_EARLIER.search(draft.sentence.match)))


def _days(draft: Draft, slot: Slot) -> None:
    from bot.understand.workday_orders import find_days

    sentence = draft.sentence
    found = find_days(sentence.left, sentence.now.date(), sentence.given.calendar)
    draft.put(slot.name, found.value if found else None)


def _moment(draft: Draft, slot: Slot) -> None:
    from bot.understand.read_others import take_times

    take_times(draft)


def _person(draft: Draft, slot: Slot) -> None:
    """Somebody known, else what looks like a name; one or the other is asked again."""
    if len(draft.sentence.people) > 1 and _OR.search(draft.sentence.match):
        return
    take_person(draft, slot.name)
    if slot.name in draft.slots:
        return
    text = "" if draft.sentence.ids else _core_text(draft)
    if _MYSELF.fullmatch(text):
        draft.put(slot.name, "me")
    elif _NAME.fullmatch(text) and (text.isascii() or text.lstrip("@")[0] in SURNAMES + "小老阿"):
        draft.put(slot.name, text.lstrip("@"))
    draft.sentence.take(0, len(draft.sentence.match)) if slot.name in draft.slots else None


def _phone(draft: Draft, slot: Slot) -> None:
    take_phone(draft, slot.name)
    if slot.name not in draft.slots and _DIGIT.search(draft.sentence.match):
        draft.put(slot.name, telephone(draft.sentence.match))
        draft.doubt(slot.name)


def _discount(draft: Draft, slot: Slot) -> None:
    if find_discount(draft.sentence.left):
        take_discount(draft, slot.name)


def _email(draft: Draft, slot: Slot) -> None:
    if find_email(draft.sentence.left):
        take_email(draft, slot.name)


def _tags(draft: Draft, slot: Slot) -> None:
    draft.put(slot.name, split_tags(_TAGGING.sub("", draft.rest())))
    draft.sentence.take(0, len(draft.sentence.match))


def _text(draft: Draft, slot: Slot) -> None:
    """Free text keeps all that was written, but a title gives up a date standing apart."""
    if slot.name in ("title", "company", "name") and draft.command.slot("due"):
        take_due(draft, "due", loose=False)
    if slot.name == "company":
        lead = _CALLED.match(draft.sentence.free)
        draft.sentence.take(*lead.span()) if lead else None
        read_labels(draft, "contact", "phone", "budget", "email", "need", "source", "industry", "note")
        take_phone(draft)
        take_money(draft, "budget")
        sort_pieces(draft) if ITS_CONTACT.match(draft.rest()) else None
    if slot.name == "file" and draft.sentence.files:
        found = draft.sentence.files[0]
        draft.put("file", draft.sentence.typed(*found.span()))
        return
    if slot.name == "title":
        take_person(draft, "assignee", alone=True)
    draft.put(slot.name, _as_reason(draft.rest()) if slot.name == "reason" else draft.rest())
    draft.sentence.take(0, len(draft.sentence.match))


def _as_reason(text: str) -> str:
    """因为毛利低, 折扣太低，驳回: the reason itself."""
    return _REASON_EDGE.sub("", text).strip() or text


def _anything(draft: Draft, slot: Slot) -> Any:
    take_period(draft, slot.name)


_FILLERS: dict[str, Callable[[Draft, Slot], Any]] = {
    "money": _money,
    "date": _date,
    "moment": _moment,
    "days": _days,
    "person": _person,
    "phone": _phone,
    "discount": _discount,
    "email": _email,
    "tags": _tags,
    "period": _anything,
    "rest": _text,
    "note": _text,
    "text": _text,
    "file": _text,
}
