"""Values of quote actions: make, submit, approve, reject, status."""

import re

from bot.understand.choose import Choice
from bot.understand.draft import Draft, trim
from bot.understand.durations import DURATION, find_duration, read_duration
from bot.understand.ids import with_version
from bot.understand.labelled import read_labels
from bot.understand.money import find_money
from bot.understand.names import is_name
from bot.understand.read_leads import reason
from bot.understand.read_qualified import named
from bot.understand.values import put_moment, put_money, take_discount, take_due, take_ids, take_money

_SUBMIT = re.compile(
    r"(?:并|然后|直接|同时|顺便|and|then)?\s*(?:提交(?:审批|审核|给?领导)?|送审|提审|报审|"
    r"走审批(?:流程)?|发起审批|(?:and )?submit(?: it)?(?: for approval)?)"
)
_NOT_YET = re.compile(
    r"(?:先|暂时?|还|请)*(?:别|不要|不用|不必|不|未|没)(?:急着|着急|马上|用|要)?\s*$|(?:don't|do not|not)\s*$"
)
_OWN_ORDER = re.compile(
    r"[\s,，]*[qQ]-?\d+\s*(?:我|先|就)*(?:驳回|拒绝|不同意|打回|退回|否决)(?:了|吧|掉)*\s*$"
)
_DECIDING = re.compile(r"同意|批准|通过|驳回|拒绝|打回|approve|reject")
_VALID = re.compile(r"有效期?(?:至|到|为|是)?|valid (?:until|till|to|for)|截止")
_NEAR = 12  # characters a date before 有效 may take
_UP_TO = re.compile(r"\s*(?:之?前|以?内|为止)?\s*(?:都|均|保持)?\s*")
_GOES_ON = re.compile(r"(?:我|你|他|她|咱|会|晚|稍|等|再|先|要|得|已)")  # 报价进度我晚点更新 asks for nothing
_COMMENT_NOISE = re.compile(
    r"^(?:[这那][单份个条]|看[过完]了?|看了|收到|了|吧|啊|的|哈|啦|没问题|请|我|ok|好的?|谢谢|审批|报价单?|这个|一下|the|it|this|quote|"
    r"please|,|，|\s)*$"
)
_PARTICLE = re.compile(r"^(?:了|吧|啦|我|可以|那|就)+(?:[,，\s]+|$)")


def create_quote(draft: Draft, choice: Choice | None) -> bool:
    """For which deal, how much, at what discount, and whether it goes to approval at once."""
    take_ids(draft, "project", "project", every=False)
    take_ids(draft, "lead", "lead", every=False)
    _name_from(draft, choice)
    read_labels(draft, "note", "amount", "discount", "valid_until", "submit", "project", "currency")
    take_discount(draft)
    take_submit(draft)
    _validity(draft)
    _amount(draft, choice.end if choice else 0)
    if not (draft.slots.keys() & {"project", "lead"}):
        named(draft, "project")
    draft.slots.pop("currency", None) if draft.slots.get("currency") in ("CNY",) else None
    return True


def _amount(draft: Draft, place: int) -> None:
    """The figure behind the word that quotes; one before it may be a budget."""
    if draft.wants("amount") and (money := find_money(draft.sentence.left, place)):
        put_money(draft, "amount", money)
    take_money(draft, "amount", bare=True)


def _name_from(draft: Draft, choice: Choice | None) -> None:
    if choice and choice.found.groupdict().get("name"):
        span = choice.found.span("name")
        if is_name(draft.sentence.match[span[0] : span[1]]):
            draft.put("project", trim(draft.sentence.typed(*span)))
            draft.sentence.take(*span)


def take_submit(draft: Draft) -> None:
    """Whether it is to go to approval at once."""
    found = _SUBMIT.search(draft.sentence.free)
    if found and draft.wants("submit"):
        denied = _NOT_YET.search(draft.sentence.free[: found.start()])
        draft.put("submit", None if denied else True)
        draft.sentence.take(denied.start() if denied else found.start(), found.end())


def _validity(draft: Draft) -> None:
    """有效期至 12月15号, 有效期30天, 12月15号前有效, 一个月有效."""
    found = _VALID.search(draft.sentence.left)
    if found and draft.wants("valid_until") and not _valid_behind(draft, found):
        _valid_before(draft, found)


def _valid_behind(draft: Draft, found: re.Match[str]) -> bool:
    moment = draft.sentence.moment(found.end())
    if moment and moment.start - found.end() <= 3:
        take_due(draft, "valid_until")
        draft.sentence.take(*found.span())
        return True
    length = find_duration(draft.sentence.left, found.end())
    if length and length.start - found.end() <= 3 and (day := draft.sentence.moved(length)):
        draft.put("valid_until", day.isoformat())
        draft.sentence.take(found.start(), length.end)
        return True
    return False


def _valid_before(draft: Draft, found: re.Match[str]) -> None:
    head = draft.sentence.left[: found.start()]
    for place in range(max(0, found.start() - _NEAR), found.start()):
        moment = draft.sentence.moment(place, head)
        if moment and _UP_TO.fullmatch(head, moment.end):
            put_moment(draft, "valid_until", moment)
            break
        length = DURATION.match(head, place)
        span = read_duration(length) if length and _UP_TO.fullmatch(head, length.end()) else None
        if span and (day := draft.sentence.moved(span)):
            draft.put("valid_until", day.isoformat())
            draft.sentence.take(place, found.start())
            break
    draft.sentence.take(*found.span())


def _take_quotes(draft: Draft, every: bool = True) -> None:
    """The quotes; which version of one is seen from the quote itself (Q5/v2)."""
    for one in draft.sentence.ids_of("quote"):
        draft.sentence.take(one.end, with_version(draft.sentence.match, one))
    take_ids(draft, "quote", "quote", every=every)
    if draft.sentence.ids_of("quote") and _DECIDING.search(draft.sentence.free):
        draft.slots.pop("quote", None)
        draft.doubt("quote")


def submit_quote(draft: Draft, choice: Choice | None) -> bool:
    """The quote that goes to approval."""
    _take_quotes(draft)
    return True


def approve(draft: Draft, choice: Choice | None) -> bool:
    """The quote, and what the approver adds."""
    _take_quotes(draft, every=False)
    read_labels(draft, "comment")
    place = choice.end if choice else 0
    after = " ".join(part for a, b in draft.runs() if (part := _said(draft, max(a, place), b)))
    text = after or draft.rest()
    draft.put("comment", "" if _COMMENT_NOISE.match(text.lower()) else _PARTICLE.sub("", text))
    return True


def _said(draft: Draft, start: int, end: int) -> str:
    """A piece as typed, when it says something."""
    text = trim(draft.sentence.typed(start, end)) if end > start else ""
    return text if any(c.isalnum() for c in text) and not _COMMENT_NOISE.match(text.lower()) else ""


def reject(draft: Draft, choice: Choice | None) -> bool:
    """The quote, and why not."""
    _take_quotes(draft, every=False)
    read_labels(draft, "reason")
    if "reason" in draft.slots:
        draft.slots["reason"] = _OWN_ORDER.sub("", str(draft.slots["reason"]))
    draft.put("reason", reason(draft, choice.start if choice else 0))
    return True


def quote_status(draft: Draft, choice: Choice | None) -> bool:
    """Which quote, or the quote of which project."""
    _take_quotes(draft)
    take_ids(draft, "project", "project")
    if not (draft.slots.keys() & {"quote", "project"}):
        return not (choice and _GOES_ON.match(draft.sentence.match, choice.end)) and named(draft, "project")
    return True
