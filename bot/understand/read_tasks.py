"""Values of task actions: add, assign, finish, reopen, due, priority, dependency."""

import re

from bot.understand import words
from bot.understand.choose import Choice
from bot.understand.draft import Draft, trim
from bot.understand.labelled import read_labels
from bot.understand.read_leads import reason
from bot.understand.sentence import USED
from bot.understand.take_tasks import take_goal, take_tasks
from bot.understand.values import (
    people_joined,
    person_here,
    take_due,
    take_ids,
    take_person,
    take_word,
)

_GIVEN = re.compile(r"(?:(?:指派|派|交|分|分配|安排|转)给|给|由|让|for|assign(?:ed)? to|to)\s*$")
_GONE = re.compile(r"昨天|前天|刚才?|上周|已经?|早就|了(?:$|[\s,，。!！啦])")
_MYSELF = re.compile(
    r"(?<=[\s,，\x00])我(?:自己)?来?(?:做|负责|跟进?|处理|弄|办)(?:吧|就行)?(?=$|[\s,，。\x00])"
)
_AT_ONCE = re.compile(r"(?:指?派)?给(?=\ue007)")
_EDGE = f" ,:;。，；\n{USED}"
_DUTY = re.compile(r"\s{0,3}(?:来)?(?:负责|来做|跟进|处理|去做|主责|牵头)(?=$|[\s,，。;；\n\x00])")
_EITHER = re.compile(r"\s*(?:还是|或者?|或是|以外|之外|除外|(?:不|没)(?:合适|在|空|行)|or(?![a-z]))")
_EXCEPT = re.compile(r"除了|除[^,，。]{1,8}外|以外|之外")
_NOBODY = re.compile(
    r"^(?:出去|下去|一下|谁|哪|他们?|她|你们?|您|大家|别人|其他人|对应|相关|someone|him|her|them|whom?)"
)
_LEVEL_ALONE = re.compile(
    r"(?<![^\s,，。\x00])(?P<w>最高|高|中|低|急|紧急|加急|特急|高优|低优|普通|urgent|high|medium|low)(?=$|[\s,，。!！\x00])"
)
_LEVEL = re.compile(r"优先级|priority|pri|优先")
_PROJECT_APART = re.compile(r"(?:^|[\s\x00])(?:在|给|为|往|到|于|for|in|to|under)?\s*(?:项目)?\s*$")
_PROJECT_AFTER = re.compile(
    rf"\s*(?:项目)?(?:里面?|下面?|中|上面?|[那这]边|[那这]个?|的)?(?=[\s,，:：{USED}]|$|添|加|新|建|创)"
)
_PROJECT_LEAD = re.compile(r"(?:在|给|为|往|到|于|for|in|to|under)?\s*(?:项目)?\s*$")
_PROJECT_SIGN = re.compile(r"\s*(?:项目)?\s*[,，:：]")
_TITLE_WORD = re.compile(
    r"^(?:(?:任务)?(?:标题|名称|内容)(?=[:：])|叫做?|名为|内容是|是|to|that|the)(?=[\s:：])[\s:：]*"
)
_QUOTED = re.compile(r"\s*[:：]?\s*(?:「(?P<t>[^」]+)」|《[^》]+》$)")
_TITLE_SIGN = re.compile(r"^(?:[:：,，]|一下|了(?!解))+")
_NEXT_STEP = re.compile(  # 做完后交给李四验收: what is to be done, not who does it
    r"(?:后|完|再)\s*(?:再|就)?(?:交给|转给|派给|指派给|发给|分给|让|由|请)"
    r"(?:\ue007\ue000*+\s?(?!来?(?:负责|做|跟进|处理|牵头)|[\d下本这周明今后月年])[一-龥]{2}|[一-龥]{4})"
)
_STRANGER = re.compile(
    r"\s*(?:给|to)?\s*@?(?P<n>[一-龥]{2,4}|[a-z][a-z.]{1,20})(?=$|[\s,，。!！\x00]|吧|处理|负责|来做)"
)


def add_task(draft: Draft, choice: Choice | None) -> bool:
    """A title, and who, when, how urgent, when these stand apart from it."""
    person = choice.found.groupdict().get("u") if choice else None
    if person and choice:
        draft.put("assignee", person_here(draft, *choice.found.span("u")))
        draft.sentence.take(*choice.found.span("u"))
    _named_at_once(draft, choice)
    _quoted_title(draft, choice.end if choice else 0)
    _project_of(draft, choice)
    urgency = words.find_word("priority", draft.sentence.match[choice.start : choice.end]) if choice else None
    draft.put("priority", urgency.value if urgency else None)
    handed_on = bool(_NEXT_STEP.search(draft.sentence.shape))
    read_labels(draft, *(() if handed_on else ("assignee",)), "due", "priority", "project")
    if "\n" in draft.sentence.match or "," not in draft.sentence.match:
        read_labels(draft, "title")  # else what follows it between commas is no part of it
    _level(draft)
    take_goal(draft)
    take_due(draft, "due", loose=False)
    if not handed_on:
        _given_to(draft)
        take_person(draft, "assignee", alone=True)
    draft.put("title", _title(draft))
    return True


def _named_at_once(draft: Draft, choice: Choice | None) -> None:
    """加个任务给李四准备材料: who stands right behind the verb is to do it."""
    found = _AT_ONCE.match(draft.sentence.shape, choice.end) if choice else None
    who = draft.sentence.person_at(found.end()) if found else None
    if found and who and draft.wants("assignee"):
        draft.put("assignee", who.name)
        draft.sentence.take(found.start(), who.end)


def _quoted_title(draft: Draft, place: int) -> None:
    """新建任务「…」: what is in the marks is the title and nothing else."""
    if found := _QUOTED.match(draft.sentence.match, place):
        draft.put("title", draft.sentence.typed(*found.span("t")))
        draft.sentence.take(*found.span())


def _project_of(draft: Draft, choice: Choice | None) -> None:
    """The project named beside the verb, not one inside the title."""
    found = draft.sentence.ids_of("project")
    if not found:
        return
    one = found[0]
    before = draft.sentence.free[: one.start]
    apart = not trim(before.replace(USED, " ")) or _PROJECT_APART.search(before)
    after = _PROJECT_AFTER.match(draft.sentence.free[one.end :])
    inside = choice and one.start > choice.start and not _PROJECT_SIGN.match(draft.sentence.free, one.end)
    if inside and re.search(r"(?:给|为)\s*$", before):
        return
    if apart and (after or not choice or one.start < choice.start):
        lead = _PROJECT_LEAD.search(before)
        draft.put("project", one.value)
        draft.sentence.take(lead.start() if lead else one.start, one.end + (after.end() if after else 0))


def _level(draft: Draft) -> None:
    """A priority with its name, or such a word standing alone."""
    if not draft.wants("priority"):
        return
    named = _LEVEL.search(draft.sentence.left)
    if named:
        found = words.find_word("priority", draft.sentence.left)
        if found:
            draft.put("priority", found.value)
            draft.sentence.take(found.start, found.end)
            return
    alone = _LEVEL_ALONE.search(draft.sentence.free)
    if alone:
        draft.put("priority", words.whole_word("level", alone.group("w")))
        draft.sentence.take(*alone.span())


def _given_to(draft: Draft) -> None:
    """我来做, 给 @李四, 由王芳, for Tom: the word that gives goes with the name."""
    if not draft.wants("assignee"):
        return
    free = draft.sentence.free
    if own := _MYSELF.search(free):
        draft.put("assignee", "me")
        draft.sentence.take(*own.span())
        return
    for person in draft.sentence.people:
        lead = _GIVEN.search(free[: person.start])
        duty = _DUTY.match(free, person.end)
        start = lead.start() if lead else person.start
        end = duty.end() if duty else person.end
        apart = start == 0 or free[start - 1] in _EDGE
        if free[person.start] != USED and (lead or (duty and apart)) and free[end : end + 1] in ("", *_EDGE):
            draft.put("assignee", person.name)
            draft.sentence.take(start, end)
            return


def _title(draft: Draft) -> str:
    text = draft.rest()
    text = _TITLE_WORD.sub("", text)
    return trim(_TITLE_SIGN.sub("", text))


def assign_task(draft: Draft, choice: Choice | None) -> bool:
    """Which tasks, to whom, until when."""
    take_tasks(draft)
    _assignee(draft, choice)
    read_labels(draft, "priority")
    _level(draft)
    take_word(draft, "priority")
    take_goal(draft)
    take_due(draft, "due")
    take_person(draft, "assignee")
    return True


def _assignee(draft: Draft, choice: Choice | None) -> None:
    """Whoever the verb names; one or the other is asked."""
    groups = choice.found.groupdict() if choice else {}
    if _EXCEPT.search(draft.sentence.match):
        draft.doubt("assignee")
    elif choice and groups.get("u"):
        who = person_here(draft, *choice.found.span("u"))
        draft.sentence.take(*choice.found.span("u"))
        if _EITHER.match(draft.sentence.match, choice.found.end("u")):
            draft.doubt("assignee")
            return
        others = people_joined(draft, choice.found.end("u"))
        draft.put("assignee", [who, *others] if others else who)
    elif choice:
        _unknown_assignee(draft, choice)


def _unknown_assignee(draft: Draft, choice: Choice) -> None:
    """A name nobody knows: what stands right after the verb."""
    found = _STRANGER.match(draft.sentence.free, choice.end)
    if not found or _NOBODY.match(found.group("n")) or draft.sentence.moment(text=found.group("n")):
        return
    if words.whole_word("level", found.group("n")) or found.group("n") in ("任务", "task", "tasks", "一下"):
        return
    draft.put("assignee", draft.sentence.typed(*found.span("n")))
    draft.sentence.take(*found.span())


def finish_task(draft: Draft, choice: Choice | None) -> bool:
    """The tasks that are done."""
    take_tasks(draft)
    return True


def deadline_in(draft: Draft, choice: Choice) -> bool:
    """T12 周五前完成 sets the due date; T12 昨天完成了 does not."""
    found = draft.sentence.moment()
    if not found:
        return False
    if found.limit:
        return True
    around = draft.sentence.match[: choice.end + 2]
    return found.value is not None and not _GONE.search(around)


def reopen_task(draft: Draft, choice: Choice | None) -> bool:
    """The task, and why."""
    take_ids(draft, "task", "task", every=False)
    read_labels(draft, "reason")
    draft.put("reason", reason(draft, choice.start if choice else 0))
    return True
