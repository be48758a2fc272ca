"""What only tells why something is wanted: 月会要用，给我看下健康报告. It names no project and no customer."""

import re

from bot.understand.choose import Choice
from bot.understand.clauses import is_only_talk
from bot.understand.sentence import Sentence

_CLAUSE_END = re.compile(r"[,，;；。!！]")
_PURPOSE = re.compile(  # 股东会要看, 老板明天要听, 审计要材料, 客户催了
    r"(?:^|(?<=[\s,，。;；!！]))[^\s,，。;；!！\ue000-\ue008]{1,12}?"
    r"(?:要(?:用|看|听|材料|数据|汇报|开会)|急用|催(?:了|着|我)?|等着?(?:用|看|要)|问起|问了)[了呢啊哈]*(?=[\s,，。;；!！]|$)"
)


_TOLD_END = re.compile(r"(?:了|的|着|来|回来|过|啊|呀|哈)$")
_OPENING = re.compile(r"怕|免得|省得|(?:哦|噢|啊|嗯|对|对了|话说|那个?|欸|诶)+$")
_LEAST = 4  # characters of content behind an order's words; else the content stands before them


def leave_out_told(sentence: Sentence, choice: Choice) -> None:
    """For orders with free text: the clauses before one's own that only tell something: 标书要交了，新建任务 …"""
    if sum(c.isalnum() for c in sentence.shape[choice.end :]) < _LEAST:
        return
    place = 0
    for end in _CLAUSE_END.finditer(sentence.shape, 0, choice.start):
        clause = sentence.match[place : end.start()]
        if is_only_talk(clause) and (_TOLD_END.search(clause) or _OPENING.match(clause)):
            sentence.set_aside(place, end.start())
        place = end.end()


def leave_out(sentence: Sentence, choice: Choice) -> None:
    """Use up the clauses before the order's own, and wherever a purpose is told."""
    shape = sentence.shape
    for found in _PURPOSE.finditer(shape):
        if not found.start() <= choice.start < found.end():
            sentence.set_aside(*found.span())
    place = 0
    for end in _CLAUSE_END.finditer(shape, 0, choice.start):
        if is_only_talk(sentence.match[place : end.start()]):
            sentence.set_aside(place, end.start())
        place = end.end()
