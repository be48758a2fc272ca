"""Values of what is put to a record: files, minutes, votes, roles."""

import re

from bot.understand import words
from bot.understand.choose import Choice
from bot.understand.draft import Draft, trim
from bot.understand.labelled import read_labels
from bot.understand.names import is_name
from bot.understand.residue import nothing_left, read_project_name
from bot.understand.sentence import USED
from bot.understand.values import person_here, take_ids, take_person

_IN_BRACKETS = re.compile(r"\s\ue002\ue000*\s$")  # at the end: …（P51）
_EXPORTING = re.compile(r"导出|导成|(?<![a-z])export")
_NEAR = re.compile(r"\s*(?:,|[(（]|for|of|on|to|:|的|给|为|-|项目|\s)*\s*")
_TARGETS = ("lead", "project", "task", "quote", "account")
_INSIDE = re.compile(r"(?:项目|线索|任务)?(?:里面?|下面?|上面?|中)$")
_NOT_TARGET = re.compile(r"[上下本这今明后]|周|星期|月")
_WHERE_IS_IT = re.compile(
    r"(?:附件|文件)(?:呢|在哪[里儿]?|有吗|有没有)?[?？呢吗]+$|(?:错|坏|丢|漏)了[!！。~]*$"
)
_FILE_WORD = re.compile(r"附件|文件")
_FILE_NOUN = re.compile(  # the word alone; 招标文件 is a name
    r"(?<![一-龥])(?:这|该|那)(?:个|份|张|版)(?:文件|文档|附件)?|(?:(?<![一-龥])|(?<=[的个份些]))(?:文件|文档|附件)|之前的?|以前的?"
)
_CONTENT_BEFORE = re.compile(
    r"^(?:(?:如下|(?:记|写|录|存|补|整理)(?:一?下|一?[份条个])|给|为|把|将|帮我|请|记录|写|整理|添加|项目|的|一下|:|：|for|of|to|on)+(?=\s|[:：]|$)[\s:：]*)+"
)
_SURROUND = re.compile(  # 刚散会，帮我建
    r"(?:[\s,，。!]|帮我|帮忙|麻烦|给我|给|请|我[要想来]?|大家|今天|刚才?|刚刚|的|会议?|(?:开|散)完?会?了?|会?(?:开|散)[完了]+|结束了?|"
    r"那个?|记得|把|将|这次|本次|一?[下份个])+"
)
_OF = re.compile(r"^(?:给|把|将|为)|(?:这个|那个)?(?:的|这边的?|那边的?|今天的?)+$")
_WHEN = re.compile(
    r"今天|昨天|刚|上午|下午|早上|本周|上周|这周|周[一二三四五六日]|星期|月|\d[号日点]|[和跟与]|会"
)
_NO_CONTENT = re.compile(
    r"^(?:[\s,，。!~]|帮我|帮忙|麻烦|请|给我|建|写|记录?|录入?|整理?|弄|搞|做|出|来|存|发|补|新建|一?[份个下条篇]|吧|呗|哈|啊|啦|哦|谢谢|辛苦)+$"
)
_TO_COME = re.compile(
    r"(?:我|你|他|她|等|晚[点些]|稍后|稍等|明[天早]|回头|待会儿?|一会儿?|下午|晚上)+(?:再|会|来|就|去)*(?:补|写|发|整理|交|给|录|弄)[^,，。]{0,3}|"
    r"(?:给我|帮我|麻烦)*(?:找|查|搜|翻|看|发我|发给我|转我)(?:一?下|出来|看看)*"
)
_AND = re.compile(r"\s*(?:和|与|跟|及|、|,|，|and)\s*")
_AGAINST = re.compile(r"反对|不赞成|不支持|against|down|-1|踩")
_IS = re.compile(r"\s*(?:是|为|is|as|to|当|做|给|:|=)\s*")  # 李四是财务 tells, it does not order
_WHETHER = re.compile(r"支持?不支持|是否支持|能不能|不能")  # F3 到底支不支持离线 asks what it can
_VOTING = re.compile(r"投|(?<![a-z])vote")
_WISH_NOISE = re.compile(
    r"^(?:帮我?|我|来|要|想|给|支持|反对|一下|这个|功能|需求|[:：\s])+|(?:这个|的?功能|的?需求|吧|一票)+$"
)


def attach_file(draft: Draft, choice: Choice | None) -> bool:
    """Which file to which record."""
    take_ids(draft, "target", *_TARGETS, every=False)
    files = draft.sentence.files
    if files:
        draft.put("file", draft.sentence.typed(*files[0].span()))
        draft.sentence.take(*files[0].span())
    elif draft.sentence.given.file:
        draft.put("file", draft.sentence.given.file)
    elif choice and (choice.rule.bonus < 0 or _WHERE_IS_IT.search(draft.sentence.match)):
        return False
    if choice and choice.found.groupdict().get("x"):
        span = choice.found.span("x")
        if _NOT_TARGET.match(draft.sentence.match, span[0]):
            return False
        text = draft.sentence.match[span[0] : span[1]]
        text = _INSIDE.sub("", text)
        if "\ue008" in draft.sentence.shape[span[0] : span[1]]:  # attach NDA.pdf: the file itself
            text = ""
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
    if not draft.wants("file"):
        return True
    draft.sentence.free = _FILE_NOUN.sub(lambda f: USED * len(f.group()), draft.sentence.free)
    if draft.sentence.given.file and nothing_left(draft):
        draft.put("file", draft.sentence.given.file)
    return read_project_name(draft, "file") or "project" in draft.slots


def meeting_minutes(draft: Draft, choice: Choice | None) -> bool:
    """The text, and of which project."""
    if _EXPORTING.search(draft.sentence.match) and words.find_word("format", draft.sentence.match):
        return False
    place = choice.start if choice else 0
    _deal_beside(draft, place, choice.end if choice else 0)
    if "\n" in draft.sentence.match or "=" in draft.sentence.match:
        read_labels(draft, "project", "content")
    if choice and not draft.sentence.match[:place].isspace():
        _meeting_of(draft, place)
    reply = draft.sentence.given.reply_to
    draft.put("project", reply[1] if reply and reply[0] == "project" else None)
    text = trim(_CONTENT_BEFORE.sub("", draft.rest()))
    if _TO_COME.fullmatch(text):
        return False
    draft.put("content", _NO_CONTENT.sub("", text))
    return True


def _deal_beside(draft: Draft, place: int, end: int) -> None:
    """The deal before the word or right behind it, in a form, or in brackets at the end; not one in the text."""
    match, ids = draft.sentence.match, draft.sentence.ids_of("project")
    if ids and (
        ids[0].start < place
        or _NEAR.fullmatch(match, end, ids[0].start)
        or _NO_CONTENT.fullmatch(match[end : ids[0].start])
        or "\n" in match
    ):
        take_ids(draft, "project", "project", every=False)
    if last := _IN_BRACKETS.search(draft.sentence.shape):
        take_ids(draft, "project", "project", every=False)
        draft.sentence.take(*last.span())


def _meeting_of(draft: Draft, place: int) -> None:
    """What stands before the word: a deal's name, or how it came to it, which is no content."""
    for start, end in [run for run in draft.runs() if run[1] <= place]:
        text = trim(draft.sentence.typed(start, end))
        name = _OF.sub("", text)
        if _SURROUND.fullmatch(text):
            draft.sentence.take(start, end)
        elif draft.wants("project") and is_name(name) and not _WHEN.search(name) and "," not in name:
            draft.put("project", name)
            draft.sentence.take(start, end)


def vote_feature(draft: Draft, choice: Choice | None) -> bool:
    """For or against which wish."""
    take_ids(draft, "feature", "feature")
    text = draft.sentence.match
    if _WHETHER.search(text):
        return False
    if _AGAINST.search(text):
        draft.put("value", "-1")
    if draft.wants("feature"):
        draft.put("feature", trim(_WISH_NOISE.sub("", draft.rest())))
    return not draft.wants("feature") or bool(_VOTING.search(text))


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
    if groups.get("u") and not groups.get("v") and _IS.fullmatch(groups.get("v2") or ""):
        return False
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
