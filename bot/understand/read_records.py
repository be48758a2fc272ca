"""Values of what is put to a record: files, minutes, votes, roles."""

import re

from bot.understand import words
from bot.understand.choose import Choice
from bot.understand.draft import Draft, trim
from bot.understand.labelled import read_labels
from bot.understand.names import is_name
from bot.understand.sentence import USED
from bot.understand.values import person_here, take_ids, take_person

_NEAR = re.compile(r"\s*(?:for|of|on|to|:|的|给|为|-|项目|\s)*\s*")
_TARGETS = ("lead", "project", "task", "quote", "account")
_INSIDE = re.compile(r"(?:项目|线索|任务)?(?:里面?|下面?|上面?|中)$")
_NOT_TARGET = re.compile(r"[上下本这今明后]|周|星期|月")
_FILE_WORD = re.compile(r"附件|文件")
_FILE_NOUN = re.compile(r"文件|文档|附件")
_CONTENT_BEFORE = re.compile(
    r"^(?:(?:给|为|把|将|帮我|请|记录|写|整理|添加|项目|的|一下|:|：|for|of|to|on)+(?=\s|[:：]|$)[\s:：]*)+"
)
_AND = re.compile(r"\s*(?:和|与|跟|及|、|,|，|and)\s*")
_AGAINST = re.compile(r"反对|不赞成|不支持|against|down|-1|踩")
_WISH_NOISE = re.compile(r"^(?:给|支持|反对|一下|这个|功能|需求|[:：\s])+|(?:这个|的?功能|的?需求|吧|一票)+$")


def attach_file(draft: Draft, choice: Choice | None) -> bool:
    """Which file to which record."""
    take_ids(draft, "target", *_TARGETS, every=False)
    files = draft.sentence.files
    if files:
        draft.put("file", draft.sentence.typed(*files[0].span()))
        draft.sentence.take(*files[0].span())
    elif draft.sentence.given.file:
        draft.put("file", draft.sentence.given.file)
    elif choice and choice.rule.bonus < 0:
        return False
    if choice and choice.found.groupdict().get("x"):
        span = choice.found.span("x")
        if _NOT_TARGET.match(draft.sentence.match, span[0]):
            return False
        text = draft.sentence.match[span[0] : span[1]]
        text = _INSIDE.sub("", text)
        if draft.wants("target") and is_name(text) and not _FILE_WORD.search(text):
            draft.put("target", trim(draft.sentence.typed(span[0], span[0] + len(text))))
    return True


def file_versions(draft: Draft, choice: Choice | None) -> bool:
    """Of which file, of which project."""
    files = draft.sentence.files
    if files:
        draft.put("file", draft.sentence.typed(*files[0].span()))
        draft.sentence.take(*files[0].span())
    take_ids(draft, "project", "project")
    if draft.wants("file"):
        from bot.understand.residue import read_project_name

        plain = _FILE_NOUN.sub(lambda f: USED * len(f.group()), draft.sentence.free)
        draft.sentence.free = plain
        return read_project_name(draft, "file") or "project" in draft.slots
    return True


def meeting_minutes(draft: Draft, choice: Choice | None) -> bool:
    """The text, and of which project."""
    ids = draft.sentence.ids_of("project")
    place = choice.start if choice else 0
    end = choice.end if choice else 0
    if ids and (
        ids[0].start < place
        or _NEAR.fullmatch(draft.sentence.match, end, ids[0].start)
        or "\n" in draft.sentence.match
    ):
        draft.put("project", ids[0].value)
        draft.sentence.take(ids[0].start, ids[0].end)
    if "\n" in draft.sentence.match or "=" in draft.sentence.match:
        read_labels(draft, "project", "content")
    text = draft.rest()
    text = _CONTENT_BEFORE.sub("", text)
    draft.put("content", trim(text))
    return True


def vote_feature(draft: Draft, choice: Choice | None) -> bool:
    """For or against which wish."""
    take_ids(draft, "feature", "feature")
    text = draft.sentence.match
    if _AGAINST.search(text):
        draft.put("value", "-1")
    if draft.wants("feature"):
        name = _WISH_NOISE.sub("", draft.rest())
        draft.put("feature", trim(name))
    return True


def _user(draft: Draft, choice: Choice) -> None:
    """One colleague; of several at once we ask whom first."""
    start, end = choice.found.span("u")
    before = [person for person in draft.sentence.people if person.end <= start]
    if before and _AND.fullmatch(draft.sentence.match, before[-1].end, start):
        draft.doubt("user")
    else:
        draft.put("user", person_here(draft, start, end))
    draft.sentence.take(start, end)


def set_role(draft: Draft, choice: Choice | None) -> bool:
    """Who becomes what."""
    groups = choice.found.groupdict() if choice else {}
    if choice and groups.get("u"):
        _user(draft, choice)
    if choice and groups.get("role"):
        draft.put("role", words.whole_word("role", draft.sentence.match[slice(*choice.found.span("role"))]))
    if draft.wants("user"):
        take_person(draft, "user")
    if draft.wants("role"):
        found = words.find_word("role", draft.sentence.free)
        draft.put("role", found.value if found else None)
    return True
