"""Registered actions without a grammar of their own: known by alias, read by the kinds of their arguments."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.understand import veto, words
from bot.understand.choose import Choice
from bot.understand.draft import Draft, trim
from bot.understand.ids import KINDS
from bot.understand.labelled import read_labels, split_tags
from bot.understand.sentence import Sentence
from bot.understand.spec import Command, Slot
from bot.understand.values import (
    take_discount,
    take_due,
    take_email,
    take_ids,
    take_money,
    take_period,
    take_person,
    take_phone,
    take_shift,
    take_word,
)
from bot.understand.vocabulary import Vocabulary

_RECORDS = frozenset(KINDS.values())
_URL = re.compile(r"https?://[^\s\x00<>\"'，。；）]+")
_NUMBER = re.compile(r"\d{1,9}")
_RECORD = re.compile(r"[A-Z]\d+(?:/v\d+)?")
_LEAD_WORDS = re.compile(r"^(?:请|麻烦|帮我|给我|我要|我想|把|将|给|的|一下|吧|了|please|the|my|:|,|\s)+")
_SUBJECT = re.compile(  # 赢单概率, 输单原因分析: the words only name what is talked about
    r"(?:的)?(?:概率|几率|率|原因是|原因有|原因分析|分析|可能性?|数量|金额|情况|时间|之?后|之?前|名单|记录|列表|报告|"
    r"统计|规则|条件|流程|标准|不了|得|怎么|如何|什么|哪)"
)
_TOWARDS = re.compile(r"^(?:到|至)\s*")
_TAIL_WORDS = re.compile(r"(?:一下|吧|了|的|谢谢|please|\s)+$")
_BLANKS = re.compile(r"\s+")
_POLITE = re.compile(
    r"[\ue000-\ue008\s,、把将给/]|请|麻烦|帮我|给我|我要|我想|项目|线索|任务|报价|客户|please|@"
)


@dataclass(frozen=True)
class Registered:
    """An alias of a registered action in the sentence."""

    name: str
    start: int
    end: int

    def beats(self, choice: Choice) -> bool:
        """Whether it is the better reading: it begins earlier, or there and is longer."""
        begin, end = choice.start, choice.end
        if self.start != begin:
            return self.start < begin
        return self.end - self.start >= end - begin


def choose(sentence: Sentence, vocabulary: Vocabulary) -> Registered | None:
    """The first, longest alias in the sentence that is meant as an order."""
    if vocabulary.pattern is None:
        return None
    for found in vocabulary.pattern.finditer(sentence.match[:260]):
        alias = _BLANKS.sub(" ", found.group())
        name = vocabulary.alias_of(alias) or vocabulary.alias_of(alias.replace(" ", ""))
        if (
            name
            and _numbered_right(sentence, alias, vocabulary.commands[name], vocabulary)
            and _meant(sentence, found, vocabulary.commands[name].changes)
        ):
            return Registered(name, *found.span())
    return None


def _numbered_right(sentence: Sentence, alias: str, command: Command, vocabulary: Vocabulary) -> bool:
    """Whether the numbers named are such as the action takes; 派给 is about tasks unless L12 is named."""
    kinds = {kind for slot in command.slots if slot.required for kind in slot.kind.split("|")} & _RECORDS
    named = {found.kind for found in sentence.ids}
    shared = any(alias in vocabulary.commands[name].aliases for name in vocabulary.fixed)
    return not kinds or bool(kinds & named) or not (named or shared)


def _meant(sentence: Sentence, found: re.Match[str], changes: bool) -> bool:
    """At the beginning, or beside ids and people only; not denied, conditional or told."""
    shape = sentence.shape
    start, end = found.span()
    if any(
        check(shape, start, end)
        for check in (veto.is_denied, veto.is_conditional, veto.is_reported, veto.is_quoted)
    ):
        return False
    if changes and (veto.is_asked(shape, start, end) or _SUBJECT.match(shape, end)):
        return False
    before = _POLITE.sub("", shape[:start])
    return not before or (found.start() <= 12 and shape[found.end() :].strip("了吧。！!? ") == "")


def read(sentence: Sentence, chosen: Registered, vocabulary: Vocabulary) -> Draft:
    """Take the arguments by their kinds; what is left is the free text."""
    draft = Draft(vocabulary.commands[chosen.name], sentence)
    sentence.take(chosen.start, chosen.end)
    for slot in draft.command.slots:
        _take_record(draft, slot)
    if found := _URL.search(sentence.line.typed):
        _take_url(draft, found)
    read_labels(draft)
    for slot in draft.command.slots:
        if draft.wants(slot.name):
            _take(draft, slot)
    _take_texts(draft)
    return draft


def holds(sentence: Sentence, chosen: Registered, vocabulary: Vocabulary) -> bool:
    """Whether nothing is left over and records are numbered: 查看 P3 报价进度 asks for something else."""
    draft = read(sentence, chosen, vocabulary)
    named = [slot for slot in draft.command.slots if _named_kind(slot) and slot.name in draft.slots]
    if not all(_numbers(draft.slots[slot.name]) for slot in named):
        return False
    spoken = any(
        slot.kind in ("text", "rest", "note", "tags") and slot.name in draft.slots
        for slot in draft.command.slots
    )
    return spoken or not trim(_TAIL_WORDS.sub("", _LEAD_WORDS.sub("", draft.rest())))


def _numbers(value: object) -> bool:
    return all(_RECORD.fullmatch(str(each)) for each in (value if isinstance(value, list) else [value]))


def _take_url(draft: Draft, found: re.Match[str]) -> None:
    slot = next((s for s in draft.command.slots if s.kind == "url"), None)
    place = draft.sentence.match.find(found.group().lower())
    if slot and place >= 0:
        draft.put(slot.name, found.group())
        draft.sentence.take(place, place + len(found.group()))


def _take_record(draft: Draft, slot: Slot) -> None:
    kinds = tuple(kind for kind in slot.kind.split("|") if kind in _RECORDS)
    if slot.kind == "target":
        kinds = tuple(_RECORDS)
    if kinds:
        take_ids(draft, slot.name, *kinds, every=slot.many)


def _take(draft: Draft, slot: Slot) -> None:
    kind = slot.kind
    if kind in _SIMPLE:
        _SIMPLE[kind](draft, slot.name)
    elif kind == "choice":
        _choice(draft, slot)
    elif kind == "shift":
        take_shift(draft, False, slot.name)
    elif kind in words.kinds():
        take_word(draft, slot.name, kind)
    elif kind == "number" and (found := _NUMBER.search(draft.sentence.left)):
        draft.put(slot.name, int(found.group()))
        draft.sentence.take(*found.span())


def _choice(draft: Draft, slot: Slot) -> None:
    """One of the listed words; known Chinese words for it count as well."""
    for choice in slot.choices:
        place = draft.sentence.free.find(choice.lower())
        if place >= 0:
            draft.put(slot.name, choice)
            draft.sentence.take(place, place + len(choice))
            return
    if slot.name in words.kinds() or slot.name == "need":
        found = words.find_word(slot.name if slot.name in words.kinds() else "level", draft.sentence.free)
        if found and found.value in slot.choices:
            draft.put(slot.name, found.value)
            draft.sentence.take(found.start, found.end)


def _take_texts(draft: Draft) -> None:
    """Short texts take a piece each, the last of them or the free text all that is left."""
    slots = [
        s
        for s in draft.command.slots
        if s.kind in ("text", "rest", "note", "tags", "account", "contact", "team") or _named_kind(s)
    ]
    slots = [
        s for s in slots if draft.wants(s.name) and (s.required or s.kind in ("rest", "text", "note", "tags"))
    ]
    for n, slot in enumerate(slots):
        if n + 1 < len(slots) and slot.kind != "rest":
            pieces = draft.chunks()
            if pieces:
                draft.put(slot.name, trim(draft.sentence.typed(*pieces[0])))
                draft.sentence.take(*pieces[0])
            continue
        said = _whole(draft) if slot.kind in ("rest", "note") else _TOWARDS.sub("", draft.rest())
        text = trim(_TAIL_WORDS.sub("", _LEAD_WORDS.sub("", said)))
        draft.put(slot.name, split_tags(text) if slot.kind == "tags" else text)
        break


def _whole(draft: Draft) -> str:
    """The unused text; a date in the midst of it was used, but stays part of what is said."""
    runs = [(a, b) for a, b in draft.runs() if trim(draft.sentence.typed(a, b))]
    parts = []
    for n, (start, end) in enumerate(runs):
        gap = (end, runs[n + 1][0]) if n + 1 < len(runs) else (end, end)
        dated = draft.sentence.moment(text=draft.sentence.match[slice(*gap)])
        parts.append(
            draft.sentence.typed(start, gap[1] if dated else end)
            if dated
            else trim(draft.sentence.typed(start, end)) + " "
        )
    return "".join(parts)


def _named_kind(slot: Slot) -> bool:
    return bool(set(slot.kind.split("|")) & _RECORDS) or slot.kind == "target"


_SIMPLE: dict[str, Callable[[Draft, str], object]] = {
    "money": take_money,
    "discount": take_discount,
    "phone": take_phone,
    "email": take_email,
    "period": take_period,
    "person": take_person,
    "date": lambda draft, name: take_due(draft, name),
    "moment": lambda draft, name: take_due(draft, name),
}
