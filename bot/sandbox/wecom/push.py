"""Group push (消息推送): webhook/send and webhook/upload_media, one key a group, no callbacks."""

import base64
import binascii
import hashlib
import re

from flask import request

from bot.sandbox.box import Box
from bot.sandbox.wecom import cards, media
from bot.sandbox.wecom.gate import body, check_frequency
from bot.sandbox.wecom.passive import cut
from bot.sandbox.wecom.refusal import Refusal, must
from bot.sandbox.world import Chat, Sender

_MINUTE = (20, 60.0)
_BYTES = {"text": 2048, "markdown": 4096, "markdown_v2": 4096}
_PICTURE_BYTES = 2 * 1024 * 1024
_NAMED = re.compile(r"<@([^>\s]+)>")
NAME = "消息推送"


def send(box: Box) -> dict:
    """POST webhook/send?key=."""
    chat = _group(box)
    check_frequency(box, "webhook/send")
    wait = box.windows.take(("wecom push", chat.push_key), box.world.now(), _MINUTE)
    must(not wait, "api freq out of limit", 45009)
    fields = _content(box, chat, body())
    box.world.post(chat, Sender("push", NAME, bot=True), memory={"via": "push"}, **fields)
    return {}


def upload(box: Box) -> dict:
    """POST webhook/upload_media?key=&type=: only the same key can send it."""
    chat = _group(box)
    check_frequency(box, "webhook/upload_media")
    return media.take(box, request.args.get("type"), f"push {chat.push_key}", ("file", "voice"))


def _group(box: Box) -> Chat:
    key = request.args.get("key")
    chat = next((one for one in box.world.chats.values() if key and one.push_key == key), None)
    return must(chat, "invalid webhook url", 93000)


def _content(box: Box, chat: Chat, asked: dict) -> dict:
    kind = str(asked.get("msgtype"))
    part = asked.get(kind) or {}
    if kind not in _KINDS:
        raise Refusal(40008, f"invalid message type {kind}")
    must(isinstance(part, dict) and part, f"missing {kind}")
    return _KINDS[kind](box, chat, kind, part)


def _written(box: Box, chat: Chat, kind: str, part: dict) -> dict:
    must(isinstance(part.get("content"), str) and part["content"], "empty content", 44004)
    text, lost = cut(part["content"], _BYTES[kind])
    named = [] if kind == "markdown_v2" else [*_NAMED.findall(text), *(part.get("mentioned_list") or ())]
    mentions = [{"id": id, "name": _name(box, id)} for id in dict.fromkeys(named)]
    shown = text if kind == "markdown_v2" else _NAMED.sub(lambda at: f"@{_name(box, at[1])}", text)
    shown = " ".join([shown, *(f"@{_name(box, id)}" for id in part.get("mentioned_list") or ())])
    return {
        "kind": "text" if kind == "text" else "markdown",
        "text": shown,
        "mentions": mentions,
        "cut": lost,
    }


def _name(box: Box, id: str) -> str:
    person = box.world.person("wecom", id)
    return "所有人" if id == "@all" else person.name if person else id


def _image(box: Box, chat: Chat, kind: str, part: dict) -> dict:
    try:
        data = base64.b64decode(part.get("base64") or "", validate=True)
    except binascii.Error as error:
        raise Refusal(40058, "image.base64 is not base64") from error
    must(data.startswith((b"\x89PNG", b"\xff\xd8\xff")), "invalid image", 40123)
    must(len(data) <= _PICTURE_BYTES, "image is at most 2 MB", 40006)
    must(hashlib.md5(data).hexdigest() == part.get("md5"), "image.md5 does not match")
    mime = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
    file = box.world.keep(data, "图片" + (".png" if mime == "image/png" else ".jpg"), mime, "push")
    return {"kind": "image", "file": file.key}


def _file(box: Box, chat: Chat, kind: str, part: dict) -> dict:
    key = media.live(box, part.get("media_id"), kind, f"push {chat.push_key}")
    return {"kind": "file", "file": key}


def _news(box: Box, chat: Chat, kind: str, part: dict) -> dict:
    articles = part.get("articles") or []
    must(isinstance(articles, list) and 1 <= len(articles) <= 8, "news.articles: 1 to 8")
    must(
        all(one.get("title") and one.get("url") for one in articles), "an article needs title and url", 41016
    )
    lines = [f"[{one['title']}]({one['url']})\n{one.get('description', '')}".strip() for one in articles]
    return {"kind": "markdown", "text": "\n\n".join(lines)}


def _card(box: Box, chat: Chat, kind: str, part: dict) -> dict:
    card = cards.check(part, "push")
    for row in card.get("horizontal_content_list") or ():
        if row.get("type") == 2:
            media.live(box, row["media_id"], "file", f"push {chat.push_key}")
    return {"kind": "card", "card": card}


_KINDS = {
    "text": _written,
    "markdown": _written,
    "markdown_v2": _written,
    "image": _image,
    "file": _file,
    "voice": _file,
    "news": _news,
    "template_card": _card,
}
