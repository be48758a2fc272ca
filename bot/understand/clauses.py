"""An order with small talk around it: 冲业绩了 看下本月排行榜. The one clause that is an order is read alone."""

import re
from collections.abc import Callable, Iterator

from bot.understand.address import Letter
from bot.understand.shapes import NOTHING, Reading
from bot.understand.vocabulary import Vocabulary

_CLAUSE = re.compile(
    r"[^,，;；。!！?？\n…~～\s]+(?:\s(?=[a-z0-9]|(?<=[a-z0-9]\s))[^,，;；。!！?？\n…~～\s]+)*", re.IGNORECASE
)
_MOST = 5
_LONGEST = 80
_TALK = 14  # characters beside an order that changes something; more may be part of what it says
_SPOILS = re.compile(  # denied, conditional, told, or more than one thing: the clause cannot be taken alone
    r"[\"“”「」『』]|原话|来着|误操作|失败|缓缓|放一放|再议|开玩笑|逗你|忽略|别|不用|不要|不必|不急|不行|没(?!问题|事)|还没|如果|要是|万一|除非|等|再说|之?后|以后|算了|取消|听说|据说|说|好像|可能|应该|也许|"
    r"忽略|无视|绕过|忘掉|希望|建议|打算|准备|计划|为什么|为啥|凭什么|谁|吗|上次|之前|昨天|然后|接着|并且|同时|顺便|但|不过|才|"
    r"(?<![a-z])(?:not|don'?t|if|when|after|until|unless|maybe|said|says|why|who|but|and|then)(?![a-z])"
)
_VALUES = re.compile(
    r"[0-9０-９@＠#＃%折万元]|[一二三四五六七八九十]+[点号天周月日]|[明后今]天|周[一二三四五六日]|月底|[上下本这去今明]个?(?:周|星期|礼拜|月|季|年)|[昨前]天"
)
_WITH_TEXT = frozenset(("log_followup", "meeting_minutes"))
Compose = Callable[[Letter], Reading]


def order_among(letter: Letter, roster: tuple[str, ...], vocabulary: Vocabulary, compose: Compose) -> Reading:
    """The reading of the only clause that is an order, when the others only talk; else nothing."""
    spans = list(_spans(letter.text))
    if not 2 <= len(spans) <= _MOST or len(letter.text) > _LONGEST:
        return NOTHING
    orders = [
        (span, reading) for span in spans if (reading := compose(_part(letter, *span))).intent != "none"
    ]
    if len(orders) != 1:
        return NOTHING
    (start, end), reading = orders[0]
    if reading.intent in _WITH_TEXT and end < spans[-1][1]:  # what follows may be its text
        return NOTHING
    command = vocabulary.get(reading.intent)
    beside = letter.text[:start] + " " + letter.text[end:]
    spoken_to = any(name in beside for name in roster)  # 李四，T16 麻烦你完成一下
    return reading if command and not spoken_to and _only_talk(beside, command.changes) else NOTHING


def _only_talk(beside: str, changes: bool) -> bool:
    return is_only_talk(beside) and (not changes or sum(c.isalnum() for c in beside) <= _TALK)


def is_only_talk(text: str) -> bool:
    """Whether words beside an order deny, delay and limit nothing, and hold no value."""
    return not _SPOILS.search(text.lower()) and not _VALUES.search(text)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _CLAUSE.finditer(text))


def _part(letter: Letter, start: int, end: int) -> Letter:
    people = tuple((a - start, b - start, name) for a, b, name in letter.people if start <= a and b <= end)
    return Letter(letter.text[start:end], people)
