"""Values of the remaining actions: projects, reminders, tags, files, minutes, votes, roles."""

import re
from dataclasses import replace
from datetime import datetime, time

from bot.understand import calendar_days as cal
from bot.understand.choose import Choice
from bot.understand.clock import find_clock
from bot.understand.draft import Draft, trim
from bot.understand.labelled import read_labels
from bot.understand.moments import Moment
from bot.understand.read_leads import take_template
from bot.understand.repeats import Repeat, find_repeat, is_beyond
from bot.understand.sentence import USED
from bot.understand.values import people_joined, person_here, take_due, take_ids, take_money, take_person

_MORNING = time(9)
_CALLING = 3  # 叫我, 喊李四: a reminder only with a time
_TIMELY = re.compile(r"记得|到时|到点|一声|(?<![a-z])call(?![a-z])")
_OPENING = re.compile(rf"[{USED}\s,，请麻烦帮我]*")
_ONLY_USED = re.compile(rf"[{USED}\s]+")
_CONTENT_LEAD = re.compile(
    r"^(?:我|一下|要|to|that|about|of|for|记得|别忘了?|,|，|:|：|\s|的时候|时候?|at|on|in|"
    r"by)+(?=[\s:：,，]|(?<=[\s:：,，]))|^(?:to|that|about|on|at)\s+|^(?:[,，:：])\s*|^的(?=\s)"
)
_CONTENT_TAIL = re.compile(r"(?:\s(?:on|at|by|in|the|to)|[,，])$")
_CLOSING = re.compile(
    r"(?:[,，\s]*(?:谢谢|多谢|谢了|谢啦|辛苦了?|拜托了?|thanks|thx|(?<![酒网贴])吧|[哈呗啊哦呀啦哟咯喽噢~!！]))+$"
)
_NAME_LEAD = re.compile(r"^(?:叫做?|名为|名称|名字|是|给|把|将|named|called|:)+")
_UNSURE = re.compile(r"不知道|不清楚|不会|没想好|怎么|咋|啥|什么")
_NAME_TAIL = re.compile(r"\s(?:with|and|for|by|from|of|on)$")
_RELATED = re.compile(r"(?:关联|来自|基于|从|for|from)(?:线索|lead)?\s*(?=[\x00]|$|[,，\s])")


def create_project(draft: Draft, choice: Choice | None) -> bool:
    """Its name, and what was said with a label."""
    take_ids(draft, "lead", "lead", every=False)
    _relation(draft)
    read_labels(draft, "template", "customer", "owner", "due", "budget", "lead", "name")
    take_template(draft)
    take_due(draft, "due", loose=False)
    take_money(draft, "budget")
    take_person(draft, "owner", alone=True)
    pieces = draft.chunks()
    if pieces and draft.wants("name"):
        start, end = _named(draft.sentence.free, pieces)
        end -= draft.sentence.free[start:end].endswith("吗")  # 可以新建项目「…」吗
        text = _NAME_LEAD.sub("", draft.sentence.free[start:end])
        tail = _NAME_TAIL.search(text)
        if len(text) > 1 and not _UNSURE.search(text):
            draft.put(
                "name", trim(draft.sentence.typed(end - len(text), end - (len(tail.group()) if tail else 0)))
            )
    return True


def _named(free: str, pieces: list[tuple[int, int]]) -> tuple[int, int]:
    """The first piece, with those that follow a blank between letters and characters: P2P 平台."""
    start, end = pieces[0]
    for after, until in pieces[1:]:
        if free[end:after] != " " or free[end - 1].isascii() == free[after].isascii():
            break
        end = until
    return start, end


def _relation(draft: Draft) -> None:
    found = _RELATED.search(draft.sentence.free)
    if found and draft.slots.get("lead"):
        draft.sentence.take(*found.span())


def remind(draft: Draft, choice: Choice | None) -> bool:
    """Whom, when, how often, of what."""
    _whom(draft, choice)
    if is_beyond(draft.sentence.left):
        draft.doubt("at")
    else:
        take_times(draft)
    if (
        choice
        and choice.rule.bonus == _CALLING
        and draft.wants("at")
        and not _TIMELY.search(draft.sentence.match)
    ):
        return False
    read_labels(draft, "content")
    text = draft.rest()
    for pattern in (_CONTENT_LEAD, _CLOSING, _CONTENT_TAIL):
        text = trim(pattern.sub("", text))
    draft.put("content", text)
    return True


def _whom(draft: Draft, choice: Choice | None) -> None:
    span = choice.found.span("u") if choice and choice.found.groupdict().get("u") else None
    if span:
        who = person_here(draft, *span)
        draft.sentence.take(*span)
        others = people_joined(draft, span[1]) if who != "me" else []
        if others:
            draft.put("who", [who, *others])
            return
        if who not in ("me", "我们", "大家", "团队", "所有人", "everyone", "us"):
            draft.put("who", who)


def take_times(draft: Draft) -> None:
    """Once, or again and again from the first time on."""
    repeat = find_repeat(draft.sentence.left)
    if repeat is None:
        take_when(draft)
        return
    draft.sentence.take(repeat.start, repeat.end)
    draft.put("repeat", repeat.value)
    draft.put("at", _first_time(draft, repeat).isoformat())


def take_when(draft: Draft) -> None:
    """When to remind; a day without an hour is nine in the morning, the past is asked."""
    found = _moment(draft)
    if not found:
        return
    draft.sentence.take(found.start, found.end)
    value = found.value
    if value is not None and not isinstance(value, datetime):
        value = datetime.combine(value, _MORNING)
    if value is None or value <= draft.sentence.now:
        draft.doubt("at", found.past or value)
    else:
        draft.put("at", value.isoformat())


def _moment(draft: Draft) -> Moment | None:
    """A point in time; the day and the hour may stand on both sides of the verb: 明天早上提醒我八点半出门."""
    left = draft.sentence.left
    found = draft.sentence.moment()
    first = find_clock(left)
    if (
        first
        and first.exact
        and found
        and _OPENING.fullmatch(left[: first.start])
        and found.start > first.end
    ):
        return draft.sentence.moment(text=left[: first.end])  # 3点提醒我通知大家周四例会改到4点
    clock = find_clock(left, found.end) if found else None
    gap = left[found.end : clock.start] if found and clock else "-"
    if not found or not clock or not clock.exact or not _ONLY_USED.fullmatch(gap):
        return found
    joined = draft.sentence.moment(text=left[found.start : found.end] + left[clock.start : clock.end])
    if joined is None or joined.end - joined.start < found.end - found.start + clock.end - clock.start:
        return found
    draft.sentence.take(clock.start, clock.end)
    return replace(joined, start=found.start, end=found.end)


def _first_time(draft: Draft, repeat: Repeat) -> datetime:
    """The first time a repetition comes, at its hour or at nine."""
    clock = find_clock(draft.sentence.left)
    at = _MORNING
    if clock:
        hour = clock.hour + 12 if not clock.sure and 1 <= clock.hour <= 6 else clock.hour
        at = time(hour % 24, clock.minute)
        draft.sentence.take(clock.start, clock.end)
    day = draft.sentence.now.date()
    for _ in range(400):
        moment = datetime.combine(day, at)
        if moment > draft.sentence.now and repeat.falls_on(day, draft.sentence.given.calendar):
            return moment
        day += cal.DAY
    return datetime.combine(day, at)
