"""The answer to 你是想…吗: yes and no in all wordings, yes with another number, no with the order put right."""

import re
from collections.abc import Callable

from bot.understand.sentence import Sentence
from bot.understand.shapes import NOTHING, Pending, Reading
from bot.understand.spec import Command

_SOFTLY = r"(?:的|滴|嘞|哒|呐|吧|啊|呀|哈|噢|哦|哟|咯|呗|了|儿|谢谢|感谢|,|，|\s)*"
_YES = re.compile(
    r"(?:(?:就?是(?:这个意思|这意思|它|这个|这样|那个|这条|那条)?|对头?|没错|嗯+|恩|哦|好|可以|阔以|可|行|成|中|得(?=嘞)|确认|确定|"
    r"就(?:这个|它|这样|这么[办着做])|正是|正解|必须|ok(?:ay)?|yes|yep|yeah|yup|y(?![a-z])|sure|right|correct|confirm(?:ed)?|"
    r"go(?: ahead)?(?![a-z])|1(?!\d)|👌|👍|✅|这个|[没木]有?(?:问题|毛病)|执行|照办|照做|[办弄整搞](?=吧))"
    rf"{_SOFTLY}){{1,8}}(?:(?:我?(?:打错(?:了?字)?|手滑|写错|输错)|麻烦(?:你|您)?|辛苦(?:你|您)?|please){_SOFTLY})*[。.!！~]*"
)
_NO = re.compile(
    r"(?:[嗯恩啊哦,\s]*(?:不(?:是|对|行|用|要)(?:的|了|啊)?[,\s]*){1,3}|先?不(?:的|了|啊)?|不是这个|否|错了?|no(?:pe)?|n|wrong|别|没有|不,?是)"
    r"(?:,|，|\s|谢谢)*[。.!！~]*|(?:是|对|好|行|可以|确定|真的)(?:吗|么|不)[?？\s]*"
)
_PUT_RIGHT = re.compile(  # 搞错了，我是要…; 不是，是…; no, …
    r"(?:(?:不(?:是|对)|错|你?(?:搞|弄|理解|说|打|写|看|选)错|nope?(?![a-z])|wrong)(?:[\ue001-\ue006]\ue000*)?(?:的|了|啦|啊|呀|哦)*[,，。!！;；\s]+)+"
    r"(?:(?:我|俺)?(?:的意思|意思|说的?|想说)?(?:就?是)?(?:说|想|要|让你|应该)*)\s*(?=\S)"
)
_PIECE = re.compile(r"[\ue001-\ue006]\ue000*")
Compose = Callable[[int], Reading]


def confirmed(pending: Pending, sentence: Sentence, command: Command, compose: Compose) -> Reading:
    """Yes carries out what was offered, no ends it, another order replaces it; `compose` leaves characters out."""
    text = sentence.match.strip()
    if _YES.fullmatch(text):
        return Reading(pending.intent, dict(pending.slots), tuple(pending.ask))
    if _NO.fullmatch(text):
        return NOTHING
    wrong = _PUT_RIGHT.match(sentence.shape)
    said = _PIECE.sub(" ", sentence.shape[wrong.end() if wrong else 0 :]).strip()
    if sentence.ids and (not said if wrong else _YES.fullmatch(said)):
        return _renumbered(pending, sentence, command, bool(wrong))
    if wrong:
        return compose(len(sentence.line.as_typed(0, wrong.end())))
    fresh = compose(0)
    return completed(fresh, pending, command) if _says_again(fresh, pending) else fresh


def completed(fresh: Reading, pending: Pending, command: Command) -> Reading:
    """The same order once more; what it leaves out is taken from before."""
    slots = {**pending.slots, **fresh.slots}
    unusable = [name for name in fresh.ask if name not in command.missing(dict(fresh.slots))]
    return Reading(fresh.intent, slots, (*command.missing(slots), *unusable))


def _says_again(fresh: Reading, pending: Pending) -> bool:
    """同意 when 批准 Q38 was offered."""
    same = fresh.intent == pending.intent and bool(fresh.ask)
    return same and all(pending.slots.get(name) in (None, value) for name, value in fresh.slots.items())


def _renumbered(pending: Pending, sentence: Sentence, command: Command, wrong: bool) -> Reading:
    """是的，就是 T7 confirms; 不是，是 T8 puts the number right, where only one can be meant."""
    last = sentence.ids[-1]
    names = [
        one.name for one in command.slots if last.kind in one.kind.split("|") and one.name in pending.slots
    ]
    if last.value in pending.slots.values():
        return NOTHING if wrong else Reading(pending.intent, dict(pending.slots), tuple(pending.ask))
    if len(names) != 1:
        return NOTHING
    return Reading(pending.intent, {**pending.slots, names[0]: last.value}, tuple(pending.ask))
