"""Values of a follow-up: whom it concerns, what was done, how, and when to go on."""

import re

from bot.understand import words
from bot.understand.choose import Choice
from bot.understand.draft import Draft, trim
from bot.understand.labelled import read_labels
from bot.understand.names import is_name
from bot.understand.values import take_ids

_TALK = re.compile(
    r"了|电话|微信|拜访|沟通|聊|发|谈|约|见|客户|对方|说|开会|演示|报价|合同|今天|昨天|已|要|想|"
    r"called|sent|met|talk|visit|discuss"
)
_TARGET_LEAD = re.compile(r"(?:给|对|为|在|把|将|客户|线索|项目|跟|和|与)\s*$")
_SIDE = re.compile(r"^(?:里|下|上)\s*[,，:：]\s*")
_BY = re.compile(r"[\s\x00]*(?:by|via|over) (?:phone|call|e-?mail|wechat|video)\s*[:,]\s*")
_NAMED_BEFORE = re.compile(
    r"[\s\x00]*(?:请|麻烦|帮我|帮忙|帮)?(?:给|对|为|跟|和|客户|项目|线索)*\s*(?P<n>[^\s,，。\x00]{2,20}?)\s*(?:的|"
    r"今天|刚才?)?\s*"
)


def log_followup(draft: Draft, choice: Choice | None) -> bool:
    """Whom it concerns, what was done, when to go on."""
    sentence = draft.sentence
    _numbered_target(draft)
    read_labels(draft, "next", "content", "channel", *(("target",) if "\n" in sentence.match else ()))
    if draft.wants("target") and not _named_target(draft, choice):
        reply = sentence.given.reply_to
        if reply and reply[0] in ("lead", "project", "account", "customer"):
            draft.put("target", reply[1])
    if by := _BY.match(sentence.free):
        sentence.take(*by.span())
    content = draft.slots.get("content") or _SIDE.sub("", draft.rest())
    day = sentence.moment(text=content.lower()) if content else None
    if day and (day.start, day.end) == (0, len(content)):
        draft.put("next", day.value.isoformat() if day.value else None)
        content = ""
    draft.put("content", "" if content in ("的", "吧", "一下", "下", "要", "想") else content)
    channel = words.find_word("channel", sentence.match)
    if channel and content:
        draft.put("channel", channel.value)
    return True


def _numbered_target(draft: Draft) -> None:
    """Records by number, with the word that leads up to them."""
    near = draft.sentence.ids_of("lead", "project")
    if not near:
        return
    lead = _TARGET_LEAD.search(draft.sentence.free[: near[0].start])
    take_ids(draft, "target", "lead", "project", every=False)
    if lead:
        draft.sentence.take(*lead.span())


def _named_target(draft: Draft, choice: Choice | None) -> bool:
    """A name before the verb (给星河家居写跟进), or the first piece after it."""
    sentence = draft.sentence
    place = choice.start if choice else 0
    before = _NAMED_BEFORE.fullmatch(sentence.free[:place])
    if before and is_name(before.group("n")):
        return _keep_target(draft, before.start("n"), before.end("n"))
    pieces = [piece for piece in draft.chunks() if piece[0] >= place]
    if not pieces:
        return False
    start, end = pieces[0]
    text = sentence.free[start:end]
    stop = text.find(":")
    if stop > 1:
        end = start + stop
        text = text[:stop]
    few = len(text) <= 14 and is_name(text) and not _TALK.search(text)
    own = sentence.free[end : end + 1] in (" ", ":", "") or len(pieces) > 1
    if few and own:
        return _keep_target(draft, start, end)
    return False


def _keep_target(draft: Draft, start: int, end: int) -> bool:
    draft.put("target", trim(draft.sentence.typed(start, end)))
    draft.sentence.take(0 if start <= 4 else start, end)
    return True
