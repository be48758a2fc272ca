"""The question asked last: an answer fills it, 算了 ends it, a full new order replaces it."""

import re
from collections.abc import Callable
from typing import Any

from bot.understand import words
from bot.understand.discount import find_discount
from bot.understand.draft import Draft, trim
from bot.understand.ids import KINDS, normal_id
from bot.understand.labelled import read_labels, split_tags
from bot.understand.moments import find_moment
from bot.understand.money import find_money
from bot.understand.phones import find_email, telephone
from bot.understand.sentence import Sentence
from bot.understand.shapes import NOTHING, Pending, Reading
from bot.understand.spec import Command, Slot
from bot.understand.values import (
    person_here,
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

_STOP = re.compile(
    r"(?:那|先|还是|就|那就|嗯|额|呃|,|，|\s)*(?:算了|取消|不用了?|不要了?|不弄了|不需要了?|没事了?|"
    r"放弃|停|退出|不做了|不建了|不派了|先不了|cancel|stop|never ?mind|forget it|no,? thanks|quit|"
    r"abort|nvm|再说|作罢|不改了|先不弄了)(?:吧|了|啦|,|，|\s|谢谢|thanks)*(?:吧|了)?[。.!！~]*"
)
_YES = re.compile(
    r"(?:是(?:的|啊|呀|哒)?|对(?:的|啊|呀|对|没错)?|没错|嗯+|恩+|好(?:的|啊|呀|滴|嘞)?|可以|行|确认|"
    r"确定|就是(?:这个|它)?|正是|ok(?:ay)?|yes|yep|yeah|yup|y|sure|right|correct|confirm|1|👌|👍|"
    r"是这个|对就这个|没问题|执行)(?:,|，|的|吧|啊|谢谢|\s)*[。.!！~]*"
)
_NO = re.compile(
    r"(?:不(?:是|对|行|用|要)?(?:的|了|啊)?|不是这个|否|错了?|no(?:pe)?|n|wrong|别|没有|不,?是)(?:,|"
    r"，|\s|谢谢)*[。.!！~]*"
)
_SOFT = re.compile(
    r"^(?:就|给|是|选|用|那就|那|嗯|应该是|大概|改成|改为|设为|派给|交给|指派给|到|为|报价?|金额是?|"
    r"预算是?|找|让|由|to|it's|its|make it|,|，|\s)+|(?:吧|啊|呀|哈|好了|就行|即可|来做|负责|,|，|"
    r"。|!|！|\s)+$"
)
_ONLY_PIECES = re.compile(r"[\s\ue000-\ue008]*")
_ORDER = re.compile(
    r"(?:新建|创建|添加|提醒|导出|搜索|查找|把|将|完成|派|指派|我的|甘特|健康|帮助|/|驳回|同意|批准|"
    r"提交|重新打开|我.{0,3}(?:待办|任务)|[tplq]-?\d+\s*\S|new|create|add|remind|show|my|help|find|"
    r"search|export|assign|finish|close|approve|reject)"
)
_CHATTER = re.compile(r"(?:好的?|谢谢|收到|哈+|在吗|你好|hi|hello|ok|嗯+|哦+|[。!?！？\s])*")
_EARLIER = re.compile(r"提前|提早|往前|earlier")
_NAME = re.compile(r"@?(?:[一-龥]{2,4}|[A-Za-z][\w. ]{1,20})")
_DIGIT = re.compile(r"\d")


def answer(
    pending: Pending, sentence: Sentence, command: Command | None, compose: Callable[[], Reading]
) -> Reading:
    """The reading of a message that comes while a question is open."""
    text = sentence.match.strip()
    if _STOP.fullmatch(text) or command is None:
        return NOTHING if command else compose()
    if pending.confirm:
        return _confirmed(pending, text, compose)
    fresh = compose()
    if fresh.intent not in ("none", pending.intent) and not _only_answers(fresh, pending, sentence, command):
        return fresh
    if fresh.intent == pending.intent and not fresh.ask and _starts_over(fresh, pending):
        return fresh
    return _filled(pending, sentence, command)


def _confirmed(pending: Pending, text: str, compose: Callable[[], Reading]) -> Reading:
    if _YES.fullmatch(text):
        return Reading(pending.intent, dict(pending.slots), tuple(pending.ask))
    if _NO.fullmatch(text):
        return NOTHING
    return compose()


def _starts_over(fresh: Reading, pending: Pending) -> bool:
    """The same order said again in full: its own values stand."""
    return bool(fresh.slots) and any(fresh.slots.get(k) not in (None, v) for k, v in pending.slots.items())


def _only_answers(fresh: Reading, pending: Pending, sentence: Sentence, command: Command) -> bool:
    """An answer that merely looks like an order: free text was asked for, or a bare number."""
    kinds = {slot.kind for name in pending.ask if (slot := command.slot(name))}
    if fresh.ask and len(sentence.match) <= 16 and not _verb_first(sentence.match):
        return True
    if fresh.intent in ("project_status", "quote_status") and _ONLY_PIECES.fullmatch(sentence.shape):
        return True
    return (
        bool(kinds & {"rest", "note"})
        and not _verb_first(sentence.match)
        and fresh.intent not in ("help", "my_tasks")
    )


def _verb_first(text: str) -> bool:
    return bool(_ORDER.match(text))


def _filled(pending: Pending, sentence: Sentence, command: Command) -> Reading:
    draft = Draft(command, sentence)
    draft.slots.update(pending.slots)
    for name in pending.ask:
        slot = command.slot(name)
        if slot and name not in draft.slots:
            _fill(draft, slot)
            if name in draft.slots:
                break
    _others(draft)
    if not set(draft.slots) - set(pending.slots) and not draft.bad:
        return (
            NOTHING
            if _chatter(sentence.match)
            else Reading(command.name, dict(pending.slots), tuple(pending.ask))
        )
    return draft.reading()


def _chatter(text: str) -> bool:
    return bool(_CHATTER.fullmatch(text))


def _others(draft: Draft) -> None:
    """What was said beyond the answer: a discount, a date, an owner."""
    before = dict(draft.slots)
    if any(s.name == "discount" for s in draft.command.slots):
        take_discount(draft)
    if any(s.name == "due" for s in draft.command.slots):
        take_due(draft, "due", loose=True)
    if "priority" not in before and draft.command.slot("priority"):
        found = words.find_word("priority", draft.sentence.left)
        draft.put("priority", found.value if found else None)


def _fill(draft: Draft, slot: Slot) -> None:
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
    found = find_moment(draft.sentence.left, draft.sentence.now)
    if found:
        take_due(draft, slot.name)
    elif draft.command.slot("shift"):
        take_shift(draft, bool(_EARLIER.search(draft.sentence.match)))


def _moment(draft: Draft, slot: Slot) -> None:
    from bot.understand.read_others import _when

    _when(draft)


def _person(draft: Draft, slot: Slot) -> None:
    take_person(draft, slot.name)
    if slot.name in draft.slots:
        return
    text = _core_text(draft)
    if text in ("我", "我自己", "me", "自己", "本人"):
        draft.put(slot.name, "me")
    elif _NAME.fullmatch(text):
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
    draft.put(slot.name, split_tags(draft.rest()))
    draft.sentence.take(0, len(draft.sentence.match))


def _text(draft: Draft, slot: Slot) -> None:
    """Free text keeps all that was written, but a title gives up a date standing apart."""
    if slot.name in ("title", "company", "name") and draft.command.slot("due"):
        take_due(draft, "due", loose=False)
    if slot.name == "company":
        read_labels(draft, "contact", "phone", "budget", "email", "need", "source", "industry", "note")
        take_phone(draft)
        take_money(draft, "budget")
    if slot.name == "file" and draft.sentence.files:
        found = draft.sentence.files[0]
        draft.put("file", draft.sentence.typed(*found.span()))
        return
    draft.put(slot.name, draft.rest())
    draft.sentence.take(0, len(draft.sentence.match))


def _anything(draft: Draft, slot: Slot) -> Any:
    take_period(draft, slot.name)


_FILLERS: dict[str, Callable[[Draft, Slot], Any]] = {
    "money": _money, "date": _date, "moment": _moment, "person": _person, "phone": _phone, "discount": _discount,
    "email": _email, "tags": _tags, "period": _anything, "rest": _text, "note": _text, "text": _text, "file": _text,
}  # fmt: skip
_ = person_here
