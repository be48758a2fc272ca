"""What the bot says in the HTTP answer: streams, cards, and a pressed card's next state.

https://developer.work.weixin.qq.com/document/path/101031.
"""

import base64
import hashlib
from dataclasses import replace
from typing import Any

from bot.message import Answer, Event, Reply
from bot.platforms.base import Tools
from bot.platforms.wecom.words import BOT_MARKDOWN, joined, noted, spoken, whole, with_pictures
from cards.elements import Card
from cards.wecom import render
from cards.wecom.limits import cut_bytes

_MOST_IMAGES = 10
_WORKING = "正在处理…"
_OVER = "结果已另外发出。"
_CUT = "\n……（太长，后面的没有显示）"
_SHOWN = ("image/png", "image/jpeg")


def carried(reply: Reply) -> bool:
    """Whether a stream can show all of it: text of one bubble, pictures at the end."""
    pictures = all(file.mime in _SHOWN for file in reply.files) and len(reply.files) <= _MOST_IMAGES
    return pictures and len(spoken(reply).encode()) <= BOT_MARKDOWN and (reply.final or not reply.files)


def rides(event: Event, reply: Reply) -> bool:
    """Whether the HTTP answer to this event can hold all of the reply."""
    reply = with_pictures(reply)
    if event.kind == "entered":
        return bool(reply.text or reply.card) and not reply.files
    return event.kind in ("message", "poll") and carried(reply)


def said(event: Event, answer: Answer, tools: Tools, url: str, card_key: str) -> dict[str, Any] | None:
    """The answer to a message, a poll or the opening of the chat; None says nothing.

    A poll with nothing to tell ends the running answer: what is left comes by another way.
    """
    if event.kind == "poll":
        return _streamed(event, answer, _fitting(answer.reply or Reply(text=_OVER)), tools, url, card_key)
    reply = with_pictures(answer.reply) if answer.reply and rides(event, answer.reply) else None
    if reply is None:
        return None
    if event.kind == "entered":
        return _greeting(reply, tools, url, card_key)
    reply = whole(reply, "bot")
    if reply.card and not reply.text and not reply.files and reply.final:
        return _card(reply.card, tools, url, card_key)
    return _streamed(event, answer, reply, tools, url, card_key)


def _fitting(reply: Reply) -> Reply:
    """What a running answer gathered, within what one bubble holds."""
    files = reply.files[:_MOST_IMAGES]
    if len(spoken(reply).encode()) <= BOT_MARKDOWN:
        return replace(reply, files=files)
    names = spoken(replace(reply, text=""))
    room = BOT_MARKDOWN - len((names + _CUT).encode())
    return replace(reply, text=cut_bytes(reply.text, room) + _CUT, files=files)


def next_state(event: Event, answer: Answer, tools: Tools) -> Card | None:
    """What the pressed card shows now: its next state, with the toast as a line, as bots have no toasts."""
    shown = answer.replace
    if shown is None and answer.toast and event.press:
        shown = tools.card_of(event.press.card)
    return noted(shown, answer.toast) if shown else None


def pressed(event: Event, answer: Answer, tools: Tools, url: str) -> dict[str, Any] | None:
    """The update of a pressed card: for everybody, or a mere toast on the presser's own copy in a group."""
    card = next_state(event, answer, tools)
    if card is None or event.press is None:
        return None
    alone = answer.replace is None and event.chat.kind == "group"
    readers = {"userids": [event.sender]} if alone else {}
    shown = render(card, tools.pack, event.press.card, "bot", url)
    return {"response_type": "update_template_card", **readers, "template_card": shown}


def _greeting(reply: Reply, tools: Tools, url: str, card_key: str) -> dict[str, Any]:
    one = joined(reply)
    if one.card:
        return _card(one.card, tools, url, card_key)
    return {"msgtype": "text", "text": {"content": spoken(one)}}


def _card(card: Card, tools: Tools, url: str, card_key: str) -> dict[str, Any]:
    shown = render(card, tools.pack, card_key, "bot", url)
    return {"msgtype": "template_card", "template_card": shown}


def _streamed(
    event: Event, answer: Answer, reply: Reply, tools: Tools, url: str, card_key: str
) -> dict[str, Any]:
    stream = {
        "id": answer.stream or event.stream,
        "finish": reply.final,
        "content": spoken(reply) or ("" if reply.final else _WORKING),
    }
    if reply.files:
        stream["msg_item"] = [image(tools.open_file(file.key)) for file in reply.files]
    if reply.card is None:
        return {"msgtype": "stream", "stream": stream}
    card = _card(reply.card, tools, url, card_key)
    return {**card, "msgtype": "stream_with_template_card", "stream": stream}


def image(content: bytes) -> dict[str, Any]:
    """Raw bytes as the image part of a message; the digest is WeCom's, not a safeguard."""
    digest = hashlib.md5(content, usedforsecurity=False).hexdigest()
    return {"msgtype": "image", "image": {"base64": base64.b64encode(content).decode(), "md5": digest}}
