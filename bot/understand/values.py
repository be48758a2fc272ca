"""Values taken out of a sentence and put into a draft: numbers of records, money, dates, people, words."""

import re

from bot.understand import words
from bot.understand.discount import find_discount
from bot.understand.draft import Draft, trim
from bot.understand.durations import find_duration
from bot.understand.ids import Id
from bot.understand.moments import Moment
from bot.understand.money import Money, find_money, vague_money
from bot.understand.numerals import written
from bot.understand.periods import find_period
from bot.understand.phones import find_email, find_phone
from bot.understand.sentence import USED

_DUE_LEAD = re.compile(
    r"(?:截止(?:日期|时间)?|ddl|deadline|due(?: date)?|交付日期|完成时间|最晚|最迟|务必|请在|需要在|"
    r"必须在|要在|期限|by|before|until|till|on|in|于|在|到|至|为|是|争取|尽量|最好|一定|必须|要|:|=|"
    r",|，|\s)+$"
)
_DUE_TAIL = re.compile(
    r"\s*(?:截止|为止|到期|交付|前)?(?:要|必须|得|务必|再)?(?:完成|搞定|做完|弄完|弄好|搞完|写完|"
    r"干完|办好|上线|发布|交|办完|交付|提交|给我|结束|解决|处理完)?(?:就行|即可|就好|就可以|吧|哈|"
    r"啊)*(?=$|[\s,;。!\x00])"
)
_ABOUT_SO = re.compile(r"\s?(?:左右|上下|以内|之内|出头|封顶)")
_JOIN = re.compile(r"\s*(?:[、,/&+]|和|与|跟|及|以及|还有|and)?\s*")
_AND = re.compile(r"\s*(?:和|与|跟|及|、|and)\s*")
_LOOSE_EDGE = f" \n,;。、!?:({USED}"
_ME = re.compile(r"(?:我自己|我|窝|me|myself|本人|自己)(?!们)")
_DEADLINE_WORD = re.compile(r"(?:截止(?:日期|时间)?|ddl|deadline|due|最晚|最迟|务必|期限|[,:，在于])\s*$")
_BESIDE = re.compile(r"\s*(?:的?[前后][一两二三]天|(?:2[5-9]|[3-9]\d)\s?[点:])")
_NO_DAY = re.compile(r"^(?!.*前$).*(?:[底末年季节旬初]|元旦|中秋|国庆|春节|五一|清明|端午)", re.DOTALL)
_MOST_DATES = 8
_MEETING = re.compile(r"例会|会议|晨会|周会|的")


def take_ids(draft: Draft, name: str, *kinds: str, every: bool = True) -> None:
    """The record numbers of these kinds, several as a list; else what was replied to."""
    found = draft.sentence.ids_of(*kinds)
    if found and not every:
        found = _together(draft, found)
    if found:
        _take_list(draft, found)
        values = list(dict.fromkeys(one.value for one in found))
        slot = draft.slot(name)
        many = bool(slot and slot.many)
        if (
            len(values) > 1 and not many and name in ("project", "feature", "target")
        ):  # P3 P5 健康度: which one
            draft.doubt(name)
        else:
            draft.put(name, values if len(values) > 1 and many else values[0])
        return
    reply = draft.sentence.given.reply_to
    if reply and reply[0] in kinds:
        draft.put(name, reply[1])


def _take_list(draft: Draft, found: list[Id]) -> None:
    """Use up ids and the words that only join them."""
    for one, following in zip(found, [*found[1:], None], strict=True):
        joined = following is not None and _JOIN.fullmatch(draft.sentence.match, one.end, following.start)
        draft.sentence.take(one.start, following.start if joined and following else one.end)


def _together(draft: Draft, found: list[Id]) -> list[Id]:
    """The first ids that stand in one list."""
    kept = found[:1]
    for one in found[1:]:
        if not _JOIN.fullmatch(draft.sentence.match, kept[-1].end, one.start):
            break
        kept.append(one)
    return kept


def put_money(draft: Draft, name: str, money: Money | None) -> None:
    """An amount with its currency; an unclear one is asked."""
    if money is None:
        return
    about = _ABOUT_SO.match(draft.sentence.left, money.end)
    draft.sentence.take(money.start, about.end() if about else money.end)
    if not money.clear or (money.rough and name == "amount"):
        draft.doubt(name)
        return
    draft.put(name, written(money.amount))
    if money.currency != "CNY" and draft.command.slot("currency"):
        draft.put("currency", money.currency)


def take_money(draft: Draft, name: str, bare: bool = False) -> None:
    """The first amount with a unit; with `bare`, a naked figure too."""
    if not draft.wants(name):
        return
    money = find_money(draft.sentence.left) or (find_money(draft.sentence.left, bare=True) if bare else None)
    if money is None and bare and vague_money(draft.sentence.left):
        draft.doubt(name)
    put_money(draft, name, money)


def take_discount(draft: Draft, name: str = "discount") -> None:
    """The ratio to pay."""
    if not (found := find_discount(draft.sentence.left)) or not draft.wants(name):
        return
    draft.sentence.take(found.start, found.end)
    if found.ratio is None:
        draft.doubt(name)
    else:
        draft.put(name, written(found.ratio))


def take_phone(draft: Draft, name: str = "phone") -> None:
    """A telephone number; one that nobody can have is asked."""
    found = find_phone(draft.sentence.left)
    if not found or not draft.wants(name):
        return
    draft.sentence.take(found.start, found.end)
    if found.value is None:
        draft.doubt(name)
    draft.put(name, found.value)


def take_email(draft: Draft, name: str = "email") -> None:
    """An e-mail address."""
    found = find_email(draft.sentence.left)
    if found and draft.wants(name):
        draft.put(name, draft.sentence.typed(*found))
        draft.sentence.take(*found)


def take_period(draft: Draft, name: str = "period", ahead: bool = False) -> None:
    """A stretch of time."""
    found = find_period(draft.sentence.left, draft.sentence.now, ahead)
    if found and draft.wants(name):
        draft.put(name, found.value)
        draft.sentence.take(found.start, found.end)


def take_word(draft: Draft, name: str, kind: str | None = None) -> None:
    """A word of a closed list."""
    found = words.find_word(kind or name, draft.sentence.left)
    if found and draft.wants(name):
        draft.put(name, found.value)
        draft.sentence.take(found.start, found.end)


def take_due(draft: Draft, name: str, loose: bool = True) -> Moment | None:
    """A date or datetime; one past or impossible is asked. Not `loose`: only one that stands by itself."""
    if not draft.wants(name):
        return None
    best, place = None, 0
    for _ in range(_MOST_DATES):
        found = draft.sentence.moment(place)
        if found is None:
            break
        if loose or _alone(draft, found):
            best = best if best and not found.limit else found
            if loose or found.limit:
                break
        place = found.end
    if best:
        put_moment(draft, name, best)
    return best


def put_moment(draft: Draft, name: str, found: Moment) -> None:
    """Keep a point in time with the words around it that only introduce it."""
    left = draft.sentence.left
    lead = _DUE_LEAD.search(left[: found.start])
    tail = _DUE_TAIL.match(left, found.end)
    draft.sentence.take(lead.start() if lead else found.start, tail.end() if tail else found.end)
    if found.value is None or _BESIDE.match(left, found.end):
        draft.doubt(name, found.past)
    else:
        draft.put(name, found.value.isoformat())


def _alone(draft: Draft, found: Moment) -> bool:
    """Whether a date stands apart from the text around it, or opens it, or is marked as a deadline."""
    left = draft.sentence.left
    before = left[: found.start]
    free_before = not before or before[-1] in _LOOSE_EDGE or bool(_DEADLINE_WORD.search(before))
    after = left[found.end : found.end + 1]
    free_after = not after or after in _LOOSE_EDGE or bool(_DUE_TAIL.match(left, found.end))
    if free_before and not free_after and not found.limit and _NO_DAY.match(left[found.start : found.end]):
        return False
    if free_before and (free_after or found.limit or _opening(before)):
        return not (not free_after and _weekday_noun(left, found))
    return free_after and (found.limit or not after) and not before[-1:].isascii()


def _opening(before: str) -> bool:
    return not trim(before.replace(USED, " "))


def _weekday_noun(left: str, found: Moment) -> bool:
    """周五例会: a weekday that only names the meeting."""
    return not found.timed and bool(_MEETING.match(left[found.end :]))


def take_person(draft: Draft, name: str, alone: bool = False) -> None:
    """Somebody mentioned or named; with `alone`, a bare name counts only apart from other text."""
    if not draft.wants(name):
        return
    free = draft.sentence.free
    for person in draft.sentence.people:
        if free[person.start] == USED or draft.sentence.left[person.start] == USED:
            continue
        edges = free[person.start - 1 : person.start] + free[person.end : person.end + 1]
        if alone and not person.mention and any(c not in _LOOSE_EDGE for c in edges):
            continue
        draft.put(name, person.name)
        draft.sentence.take(person.start, person.end)
        return


def people_joined(draft: Draft, place: int) -> list[str]:
    """李四和王芳: people joined to the one that ends at `place`."""
    found = []
    for person in draft.sentence.people:
        gap = draft.sentence.match[place : person.start]
        if person.start >= place and (_AND.fullmatch(gap) or (person.mention and gap.isspace())):
            draft.sentence.take(place, person.end)
            found.append(person.name)
            place = person.end
    return found


def person_here(draft: Draft, start: int, end: int) -> str:
    """Who stands in this piece: a known person, the speaker, or the name as typed."""
    person = draft.sentence.person_at(start)
    if person:
        return person.name
    if _ME.fullmatch(draft.sentence.match, start, end):
        return "me"
    return trim(draft.sentence.typed(start, end)).lstrip("@")


def take_shift(draft: Draft, back: bool, name: str = "shift") -> bool:
    """A length of time as a shift; `back` makes it earlier."""
    found = find_duration(draft.sentence.left)
    if not found:
        return False
    draft.sentence.take(found.start, found.end)
    if iso := found.iso():
        draft.put(name, ("-" if back else "") + iso)
    else:
        draft.doubt("due")
    return True
