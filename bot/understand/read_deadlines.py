"""Values of what changes a task: its due date, its priority, what it waits for."""

import re

from bot.understand import words
from bot.understand.choose import Choice
from bot.understand.draft import Draft
from bot.understand.sentence import USED
from bot.understand.take_tasks import take_tasks
from bot.understand.values import (
    take_due,
    take_ids,
    take_shift,
)

_BACK = re.compile(
    r"提前|提早|早(?=\s?[\d一二两俩三仨四五六七八九十半]+个?[天周日月小])|往前|前移|earlier|bring forward|advance"
)
_SHIFTING = re.compile(
    r"延|推|晚|早|挪|再给|多给|顺|提前|提早|往后|往前|拖|缓|宽限|postpone|delay|push|extend|shift|move"
)
_TOWARDS = re.compile(r"(?:到|至|to|until|till|为|成|在)\s*$")
_OLD = re.compile(r"[从由]|(?<![a-z])from ")
_TO_NEW = re.compile(r"\s*(?:改|调整?|推迟?|延[迟期后]?|挪|移|换|变更|提前|顺延)?\s*(?:到|为|成|至|to )")
_NEEDED = re.compile(r"前置.*(?:设为|设成|是|为|改为|:)$|依赖于?$|depends? on$")
_FIGURES = re.compile(r"\d|[月日号]")


def set_due(draft: Draft, choice: Choice | None) -> bool:
    """A date, or how far it moves."""
    take_tasks(draft)
    verb = draft.sentence.match[choice.start : choice.end] if choice else ""
    _forget_old(draft)
    found = draft.sentence.moment()
    towards = found and _TOWARDS.search(draft.sentence.match[: found.start])
    if not found and _SHIFTING.search(draft.sentence.match):
        take_shift(draft, bool(_BACK.search(draft.sentence.match)))
        return True
    if found and not towards and _SHIFTING.search(verb) and _bare_shift(draft, found.start):
        take_shift(draft, bool(_BACK.search(verb)))
        return True
    if take_due(draft, "due") is None and draft.sentence.left and _figures(draft):
        draft.doubt("due")
    return True


def _forget_old(draft: Draft) -> None:
    """从周三改到周五: the day it was is no value."""
    left = draft.sentence.left
    old = _OLD.search(left)
    day = draft.sentence.moment(old.end(), left) if old else None
    if old and day and day.start <= old.end() + 1 and _TO_NEW.match(left, day.end):
        draft.sentence.take(old.start(), day.end)


def _bare_shift(draft: Draft, start: int) -> bool:
    """推迟三天后: after a word that shifts, the length counts, not the day."""
    from bot.understand.durations import find_duration

    length = find_duration(draft.sentence.left)
    return length is not None and length.start <= start


def _figures(draft: Draft) -> bool:
    return bool(_FIGURES.search(draft.sentence.left))


def set_priority(draft: Draft, choice: Choice | None) -> bool:
    """The tasks and their new priority."""
    take_tasks(draft)
    text = _without_tasks(draft)
    found = words.last_word("level", text, choice.end if choice else 0)
    named = words.find_word("priority", text)
    beside = named and choice and named.start <= choice.end and choice.start <= named.end  # 低优先级, 高优
    near = (
        (named if beside and not found else found)
        or words.find_word("level", text)
        or words.find_word("priority", text)
    )
    if near:
        draft.put("priority", near.value)
    return True


def _without_tasks(draft: Draft) -> str:
    text = draft.sentence.match
    for one in draft.sentence.ids:
        if one.kind == "task":
            text = text[: one.start] + USED * (one.end - one.start) + text[one.end :]
    return text


def add_dependency(draft: Draft, choice: Choice | None) -> bool:
    """Which task waits for which."""
    groups = choice.found.groupdict() if choice else {}
    for name, slot in (("a", "task"), ("b", "depends_on")):
        if choice and groups.get(name):
            _ids_in(draft, slot, *choice.found.span(name))
    left = draft.sentence.ids_of("task")
    if _about_replied(draft, choice) or _only_needed(draft, choice):
        take_ids(draft, "depends_on", "task", every=False)
    elif left and draft.wants("task"):
        take_ids(draft, "task", "task", every=False)
    if draft.sentence.ids_of("task") and draft.wants("depends_on"):
        take_ids(draft, "depends_on", "task", every=False)
    reply = draft.sentence.given.reply_to
    if draft.wants("task") and reply and reply[0] == "task":
        draft.put("task", reply[1])
    return True


def _only_needed(draft: Draft, choice: Choice | None) -> bool:
    """前置任务设为 T9, 依赖 T9: only what is waited for is named."""
    ids = draft.sentence.ids_of("task")
    verb = draft.sentence.match[choice.start : ids[0].start].strip() if choice and ids else ""
    return (
        len(ids) == 1
        and bool(_NEEDED.search(verb))
        and draft.sentence.given.reply_to is None
        and bool(choice and ids[0].start >= choice.end)
    )


def _about_replied(draft: Draft, choice: Choice | None) -> bool:
    """依赖 T12 as a reply to T70: what stands behind the verb is what the replied task waits for."""
    reply, ids = draft.sentence.given.reply_to, draft.sentence.ids_of("task")
    return bool(choice and reply and reply[0] == "task" and ids and ids[0].start >= choice.end)


def _ids_in(draft: Draft, slot: str, start: int, end: int) -> None:
    found = [i for i in draft.sentence.ids if i.kind == "task" and start <= i.start < end]
    values = list(dict.fromkeys(i.value for i in found))
    for one in found:
        draft.sentence.take(one.start, one.end)
    draft.put(slot, values if len(values) > 1 else values[0] if values else None)
