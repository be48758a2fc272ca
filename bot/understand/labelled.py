"""Labelled values read into a draft: 负责人 李四, budget=230k, 备注：年底前要上线, forms line by line."""

import re
from collections.abc import Callable

from bot.understand import words
from bot.understand.discount import find_discount
from bot.understand.draft import Draft, trim
from bot.understand.label_texts import TOKEN, note_value, person_value, text_value, value_start
from bot.understand.labels import Label, find_labels
from bot.understand.money import find_money, vague_money
from bot.understand.numerals import written
from bot.understand.phones import find_email, telephone
from bot.understand.sentence import USED
from bot.understand.values import put_moment, put_money

Reader = Callable[[Draft, Label, int], int]
_SCOPE = 900
_TAGS = re.compile(r"[,、;/|\s#]+")
_LINKING = frozenset({"note", "rest"})
_YES = re.compile(r"是|yes|true|要|y|提交|1")
_FIELD = re.compile(r"[^\s:]{1,6}:")
_UNTIL = re.compile(r"(?<![a-z])(?:till|until|by|in|to)(?![a-z])")  # no budget till 2028
_DIGIT = re.compile(r"\s*-?\d")
_DIALLED = re.compile(r"[\s:是为]*([+(]?\d[\d ()-]*\d)(?:\s*(?:转|ext\.?)\s*\d+)?")
_SENTENCE_END = re.compile(r"[。\n;；]")
_BRACKET = re.compile(r"\s*[「《\"“【]")


def read_labels(draft: Draft, *names: str) -> None:
    """Read the labelled values of these slots, or of all, and use them up."""
    slots = names or tuple(slot.name for slot in draft.command.slots)
    labels = find_labels(draft.sentence.free[:_SCOPE], slots)
    edge = -1
    for n, label in enumerate(labels):
        if label.start < edge or not draft.wants(label.slot) or draft.sentence.free[label.start] == USED:
            continue
        slot = draft.slot(label.slot)
        end = _end(draft, labels[n + 1 :], label, slot.kind if slot else "text")
        reached = _read(draft, label, end, slot.kind if slot else "text")
        if reached < 0 and label.firm and not draft.sentence.match[label.value : end].strip():
            draft.sentence.take(label.start, label.value)  # a field left empty
        edge = max(edge, reached)


def _end(draft: Draft, later: list[Label], label: Label, kind: str) -> int:
    """Where a value can reach: the line's end or the next label; free text only stops at a firm one."""
    text = draft.sentence.free
    match = draft.sentence.match
    line = match.find("\n", label.value)
    limit = line if line >= 0 else len(text)
    if "\n" in match[label.start : label.value]:  # nothing behind the label: what stands below it, or nothing
        below = kind in _LINKING and not _FIELD.match(match, label.value)
        limit = len(text) if below else label.value if kind in _LINKING else limit
    following = (
        one.start
        for one in later
        if (one.firm or one.start > label.value)
        and one.start >= label.value
        and (one.firm or kind not in _LINKING)
    )
    return min(limit, next(following, limit))


def _read(draft: Draft, label: Label, end: int, kind: str) -> int:
    reader = _READERS.get(kind, text_value)
    reached = reader(draft, label, end)
    if reached > label.value:
        draft.sentence.take(label.start, reached)
        return reached
    return -1


def _money(draft: Draft, label: Label, end: int) -> int:
    left = draft.sentence.left
    found = find_money(left[:end], label.value, bare=True)
    if found and found.start - label.value <= 4 and not _UNTIL.search(left, label.value, found.start + 1):
        put_money(draft, label.slot, found)
        return found.end
    rest = left[label.value : end]
    if vague_money(rest[:8]) or _DIGIT.match(rest):
        draft.doubt(label.slot)
        token = TOKEN.match(left, value_start(left, label), end)
        return token.end() if token else -1
    return -1


def _discount(draft: Draft, label: Label, end: int) -> int:
    found = find_discount(draft.sentence.left[label.start : end])
    if not found:
        return -1
    if found.ratio is None:
        draft.doubt(label.slot)
    else:
        draft.put(label.slot, written(found.ratio))
    return label.start + found.end


def _date(draft: Draft, label: Label, end: int) -> int:
    found = draft.sentence.moment(label.value, draft.sentence.left[:end])
    if not found or found.start - label.value > 4:
        return -1
    put_moment(draft, label.slot, found)
    return found.end


def _phone(draft: Draft, label: Label, end: int) -> int:
    free = draft.sentence.left
    found = _DIALLED.match(free, label.value, end)
    if not found:
        return -1
    value = telephone(found.group(1))
    if value is None:
        draft.doubt(label.slot)
    draft.put(label.slot, value)
    return found.end()


def _email(draft: Draft, label: Label, end: int) -> int:
    found = find_email(draft.sentence.left[label.value : end])
    if not found:
        return -1
    draft.put(label.slot, draft.sentence.typed(label.value + found[0], label.value + found[1]))
    return label.value + found[1]


def _word(kind: str) -> Reader:
    def read(draft: Draft, label: Label, end: int) -> int:
        start = value_start(draft.sentence.free, label)
        found = words.word_at(kind, draft.sentence.free[:end], start)
        if not found:
            return -1
        draft.put(label.slot, found.value)
        return found.end

    return read


def _tags(draft: Draft, label: Label, end: int) -> int:
    text = draft.sentence.typed(label.value, end)
    line = _SENTENCE_END.split(text)[0]
    draft.put(label.slot, split_tags(line))
    return label.value + len(line) if trim(line) else -1


def split_tags(text: str) -> list[str]:
    """Tags between commas, blanks and hash signs."""
    return [
        tag
        for part in _TAGS.split(text.replace("，", ",").replace("、", ","))
        if (tag := trim(part).lstrip("#"))
    ]


def _ids(kind: str) -> Reader:
    def read(draft: Draft, label: Label, end: int) -> int:
        near = [i for i in draft.sentence.ids_of(kind) if label.value <= i.start < min(end, label.value + 4)]
        if near:
            draft.put(label.slot, near[0].value)
            return near[0].end
        return (
            text_value(draft, label, end)
            if label.firm or (kind in ("project", "feature") and _named(draft, label))
            else -1
        )

    return read


def _named(draft: Draft, label: Label) -> bool:
    return bool(_BRACKET.match(draft.sentence.free[label.value :]))


def _flag(draft: Draft, label: Label, end: int) -> int:
    if not label.firm:
        return -1
    text = trim(draft.sentence.left[label.value : end])
    if _YES.match(text):
        draft.put(label.slot, True)
    return end


_READERS: dict[str, Reader] = {
    "text": text_value,
    "note": note_value,
    "rest": note_value,
    "person": person_value,
    "money": _money,
    "discount": _discount,
    "date": _date,
    "moment": _date,
    "phone": _phone,
    "email": _email,
    "need": _word("amount_of_need"),
    "priority": _word("level"),
    "role": _word("role"),
    "channel": _word("channel"),
    "result": _word("result"),
    "type": _word("type"),
    "tags": _tags,
    "task": _ids("task"),
    "project": _ids("project"),
    "lead": _ids("lead"),
    "quote": _ids("quote"),
    "feature": _ids("feature"),
    "flag": _flag,
    "target": text_value,
    "file": text_value,
    "what": _word("what"),
    "format": _word("format"),
}
