"""Labelled free values: a name, a note, a person, up to where they can reach."""

import re

from bot.understand.draft import Draft, trim
from bot.understand.labels import Label
from bot.understand.sentence import USED
from bot.understand.values import person_here

TOKEN = re.compile(rf"[^\s,;。!?、{USED}]+")
_SKIP = re.compile(r"[\s:=是为@\"“「《]*")
_FIRM = re.compile(rf"[^,;。\n{USED}]+")
_CONTACT = re.compile(rf"[^\s,;。!?、:\d{USED}]+")
_PUT = re.compile(r"(?:就|先|暂时?)*(?:写|填|定|挂|算|给|归|是)(?=我|@|\S{2})")
_PERSON = re.compile(rf"@?\s?[^\s,;。!?、:\d@{USED}]{{1,16}}")
_BRACKETED = re.compile(r"\s*[「《\"“\[【]([^「」《》\"“”\[\]【】]{1,60})[」》\"”\]】]")
_QUOTED = re.compile(r"\s*[\"「《]([^\"」》]{2,400})[\"」》](?=\s|[,，]|$)")
_ENGLISH_NAME = re.compile(rf" [a-z][a-z.'-]*(?=[\s,;{USED}]|$)")
_DUTY = re.compile(rf"\s?来?(?:负责|主责|牵头)(?=$|[\s,;。{USED}])")
_LEFT_OPEN = re.compile(  # 客户名字我先空着: no value yet
    r"我?(?:先|暂时|还|暂)?(?:空着?|没有?(?:填|定|想好)?|不(?:知道|清楚|确定)|待(?:定|补|确认)|未(?:定|知)|不详|无|保密|tbd|n/?a|[?？\-/]+)"
)
_WHO = re.compile(r"谁|哪")


def value_start(text: str, label: Label) -> int:
    """Where the value begins behind colons, blanks and opening quotes."""
    found = _SKIP.match(text, label.value)
    return found.end() if found else label.value


def text_value(draft: Draft, label: Label, end: int) -> int:
    """A word, or all up to the next comma in a form. Returns where it ends, -1 when there is none."""
    free = draft.sentence.free
    if bracketed := _BRACKETED.match(free, label.value, end):
        draft.put(label.slot, draft.sentence.typed(*bracketed.span(1)))
        return bracketed.end()
    start = value_start(free, label)
    pattern = _CONTACT if label.slot == "contact" else _FIRM if _spacious(free, label, end) else TOKEN
    found = pattern.match(free, start, end)
    if not found:
        return -1
    stop = found.end()
    if pattern is not _FIRM:
        stop = _more_english(draft, start, stop, end)
    text = trim(draft.sentence.typed(start, stop))
    draft.put(label.slot, "" if _LEFT_OPEN.fullmatch(text.lower()) else text)
    return stop


def _spacious(free: str, label: Label, end: int) -> bool:
    """After a colon in a form a value may hold blanks."""
    return (
        ":" in free[label.start : label.value]
        and ("\n" in free or label.slot not in ("contact",))
        and "=" not in free[label.start : label.value]
    )


def _more_english(draft: Draft, start: int, stop: int, end: int) -> int:
    """John Smith, Standard Delivery: capitalised English words go together."""
    typed = draft.sentence.match
    while typed[stop - 1].isascii() and stop < end:
        more = _ENGLISH_NAME.match(draft.sentence.free, stop, end)
        if not more or not draft.sentence.typed(more.start() + 1, more.start() + 2).isupper():
            break
        stop = more.end()
    return stop


def note_value(draft: Draft, label: Label, end: int) -> int:
    """Everything up to the end, or what stands in quotation marks."""
    if quoted := _QUOTED.match(draft.sentence.match, label.value, end):
        draft.put(label.slot, draft.sentence.typed(*quoted.span(1)))
        return quoted.end()
    text = trim(draft.sentence.typed(label.value, end).replace(USED, " "))
    draft.put(label.slot, text)
    return end if text else -1


def person_value(draft: Draft, label: Label, end: int) -> int:
    """Somebody known, the speaker, or a short name."""
    free = draft.sentence.free
    start = value_start(free, label)
    start -= 1 if start > label.value and free[start - 1] == "@" else 0
    if put := _PUT.match(free, start, end):
        start = put.end()
    person = draft.sentence.person_at(start)
    if person:
        draft.put(label.slot, person.name)
        duty = _DUTY.match(free, person.end, end)
        return duty.end() if duty else person.end
    found = _PERSON.match(free, start, end)
    if (
        not found
        or not trim(found.group())
        or (not label.firm and found.end() - start > 8 and not free[start].isascii())
    ):
        return -1
    if _WHO.match(found.group()):
        return -1
    draft.put(label.slot, person_here(draft, start, found.end()))
    return found.end()
