"""What is said without an order in it: a record's number, its files, a wish, a greeting, thanks, a voice."""

import re
import unicodedata

from bot.context import Context
from cards.elements import Card
from handlers import help as helping
from storage import wishes
from storage.wishes import Side

_US = r"(?:@\S+\s+)?"  # in a group we are called first
_NUMBER = re.compile(_US + r"([FLTPfltp]\d{1,9})\s*")
_FILES_OF = re.compile(
    _US
    + r"(?:看看|看下|看一下|查看|列出|打开)?\s*([LTPQltpq]\d{1,9})\s*(?:的|有|都有)*(?:哪些|什么|所有|全部)?"
    r"(?:文件|附件)(?:列表|都有哪些|有哪些)?[呢吧啊?？。\s]*"
)
_SIDE = re.compile(
    _US + r"(?:我|\s)*(?:支持|赞成|(?P<against>反对|不支持|不赞成))\s*[「\"]?(?P<name>.{2,100}?)[」\"]?\s*"
)
_GREETING = re.compile(
    _US + r"(?:你好|您好|哈喽|在吗|在不在|早上好|早|hi|hello)[啊呀呢,，。.!！?？~\s]*", re.I
)
_NEVER_MIND = re.compile(
    _US + r"(?:算了|不用了|没事了?|取消|不做了|never ?mind|cancel)[吧啊了,，。.!~\s]*", re.I
)
_THANKS = re.compile(_US + r"(?:谢谢|多谢|谢了|辛苦了|thanks|thx)[你您啊啦了,，。.!~\s]*", re.I)

VOICE = (
    "这里没有配置语音识别服务，语音我听不了。请打字，或把转成的文字贴给我，"
    "比如：P3 会议纪要：李四周五前出报价。文件和图片可以直接发。"
)


def bare_number(text: str) -> str:
    """The number of a record where nothing else was said, else nothing."""
    said = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text))
    return said[1].upper() if said else ""


def files_of(text: str) -> str:
    """The number of a record whose files are asked for, and nothing else, else nothing."""
    said = _FILES_OF.fullmatch(unicodedata.normalize("NFKC", text))
    return said[1].upper() if said else ""


def vote(ctx: Context) -> dict[str, str]:
    """The vote for or against a wish called by its whole name, as the action takes it, else nothing."""
    said = _SIDE.fullmatch(unicodedata.normalize("NFKC", ctx.event.text))
    wish = wishes.alike(ctx.user.company, said["name"]) if said else None
    if said is None or wish is None:
        return {}
    return {"feature": wish.number, "value": Side.AGAINST if said["against"] else Side.FOR}


def unheard(ctx: Context) -> bool:
    """Whether somebody spoke and nobody has written down what: a voice message without recognised words."""
    spoken = any(file.kind == "audio" for file in ctx.event.files)
    return spoken and not ctx.event.text.strip() and ctx.event.chat.kind != "group"


def answer(ctx: Context) -> Card | str | None:
    """What a greeting, thanks or a voice message are answered with; None for anything else.

    In a group only a greeting is answered.
    """
    said = unicodedata.normalize("NFKC", ctx.event.text).strip()
    if _GREETING.fullmatch(said):
        return helping.welcome(ctx)
    if ctx.event.chat.kind == "group":
        return None
    if unheard(ctx):
        return VOICE
    if _NEVER_MIND.fullmatch(said):
        return "好的，没有在等的事。要收回刚做的，发「撤销」。"
    return "不客气，有事随时说。" if _THANKS.fullmatch(said) else None
