"""Which tags are put on or taken off, and which records they are about."""

import re

from bot.understand.choose import Choice
from bot.understand.draft import Draft, trim
from bot.understand.labelled import split_tags
from bot.understand.names import is_name
from bot.understand.sentence import USED
from bot.understand.values import take_ids

_TARGETS = ("lead", "project", "task", "quote", "account")
_TARGET = re.compile(
    r"(?:给|把|将|在|对|为|客户|项目|线索|任务)*\s*(?P<n>[^\s,，]{2,20}?)\s*(?:的|上|里)?\s*$"
)
_EMPTY = re.compile(  # 都, 这家给, 帮我再, 吧: words around tags that are none themselves
    r"(?:[\s,:.!~、。，：]|这(?:家|个|条|几[条家个])(?:客户|公司|项目|任务|线索)?|那(?:家|个|条)(?:客户|公司|项目|任务|线索)?|两[条家个]|"
    r"给|设置?|它|把|将|从|身上|上|里|的|为|是|加|到|也|都|全部?|再|还|和|跟|就|先|想|要|我|咱|帮我?|帮忙|麻烦|请|可以|统一|一起|一并|一块儿?|"
    r"一?[个下些]|客户|项目|任务|线索|标记|标注|标为|吧|了|呗|哈|啊|呀|啦|哦|嘛|谢谢|辛苦|(?<![a-z])(?:to|from|on|with|for|the|as|please)(?![a-z]))*"
)
_BESIDE = re.compile(r"[\s,，]+")
_LEAD = re.compile(
    r"^(?:(?:请|帮我|帮忙|麻烦|给它|给|把|将|身上的|上的|里的|的|这[家个条](?:客户|公司|项目|任务|线索)?|叫做?|名为|为|是|再加|加上|加个|:|：|\s)+(?=\S))"
)
_TAIL = re.compile(
    r"(?:\s+上|这[个些]|这?[两三四五几]个|一下|(?<![酒网贴])吧|呗|哈|啦|谢谢|[!！。~\s]|的|去掉|删掉)+$"
)
_REMARK = re.compile(r"[错好多少完过]了$|不错|太[多少乱]|谁|什么|怎么|[我他她你]们?要")  # 标签打错了
_COUNTED = re.compile(r"[两三四五几2345]个|这些")
_AND = re.compile(r"(?<=[^\s,、])(?:和|跟|与|及)(?=[^\s,、])|\s(?:和|跟|与|及)\s")
_QUOTED = re.compile(r"[「『“\"'【《]([^「」『』“”\"'【】《》]{1,20})[」』”\"'】》]")


def set_tag(draft: Draft, choice: Choice | None) -> bool:
    """Which records, which tags."""
    take_ids(draft, "target", *_TARGETS, every=False)
    if choice and choice.rule.bonus < 0 and draft.wants("target"):  # #高潜 alone may be about anything
        return False
    text = draft.sentence.free
    pieces = draft.chunks()
    if draft.wants("target") and pieces and choice and pieces[0][0] < choice.start:
        _target_before(draft, choice)
    elif draft.wants("target") and len(pieces) > 1 and "#" not in text:
        _first_as_target(draft, pieces[0])
    tags = _tags(draft)
    draft.put("tags", tags)
    return not any(_REMARK.search(tag) for tag in tags)


def _target_before(draft: Draft, choice: Choice) -> None:
    before = draft.sentence.free[: choice.start]
    found = _TARGET.search(before)
    if found and is_name(found.group("n")) and USED not in found.group("n"):
        if not _EMPTY.fullmatch(found.group("n")) and found.group("n")[0] not in "给把将":
            draft.put("target", trim(draft.sentence.typed(*found.span("n"))))
        draft.sentence.take(*found.span())


def _first_as_target(draft: Draft, piece: tuple[int, int]) -> None:
    text = draft.sentence.free[piece[0] : piece[1]]
    if draft.sentence.free[piece[1]] in "、,/":  # 加标签 大客户、教育行业: all of them are tags
        return
    if is_name(text) and not _EMPTY.fullmatch(text):
        draft.put("target", trim(draft.sentence.typed(*piece)))
        draft.sentence.take(*piece)


def _tags(draft: Draft) -> list[str]:
    """What is left without the words around tags; 央企和信创两个标签 are two."""
    found: list[str] = []
    for start, end in draft.runs():
        text = draft.sentence.typed(start, end)
        if quoted := _QUOTED.findall(text):
            found += quoted
            continue
        counted = _COUNTED.search(draft.sentence.match)
        text = _AND.sub(" ", text) if counted else text
        kept = [part for part in _BESIDE.split(text) if not _EMPTY.fullmatch(part.lower())]
        found += split_tags(_TAIL.sub("", _LEAD.sub("", " ".join(kept))))
    return list(dict.fromkeys(found))
