"""P3 纪要, P3 会议纪要列表, 看 P3 的会议纪要: whole sentences that ask for minutes there are already."""

import re

from bot.understand.sentence import Sentence
from bot.understand.shapes import Reading
from bot.understand.vocabulary import Vocabulary

_WORD = r"(?:(?:历史|以前的?|过往的?|之前的?|往期|所有的?|全部的?)?(?:会议纪要|会议记录|纪要))"
_DEAL = r"(?:项目|商机)?\s*(?P<deal>\ue002\ue000*)"
_SEE = r"(?:请|帮我|给我|我想|\s)*(?:查看|看一?下|看看|看|查一?下|查询|查|找一?下|找|打开|翻一?下|翻出?|列出|列一?下|显示)\s*"
_LIST = r"\s*(?:列表|清单|记录|历史|有哪些|都有哪些|有几份|有吗|汇总)"
_END = r"[吧呗啊。?!\s]*"
_ASKED = re.compile(
    rf"(?:{_DEAL}\s*(?:的\s*{_WORD}|纪要|{_WORD}{_LIST})|{_SEE}(?:{_DEAL.replace('deal', 'seen')})\s*的?\s*{_WORD}(?:{_LIST})?"
    rf"|(?:{_SEE})?{_WORD}{_LIST})(?:{_LIST}|看一?下|看看)?{_END}"
)


def read(sentence: Sentence, vocabulary: Vocabulary) -> Reading | None:
    """Whose minutes are asked for, where showing them is registered."""
    if vocabulary.get("list_minutes") is None:
        return None
    asked = _ASKED.fullmatch(sentence.shape.strip())
    if asked is None:
        return None
    return Reading("list_minutes", {"project": sentence.ids[0].value} if sentence.ids else {})
