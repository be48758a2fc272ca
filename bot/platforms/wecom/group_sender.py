"""Messages into a group without an open callback: the one-time response_url, and the group push (webhook).

https://developer.work.weixin.qq.com/document/path/101138, 99110. Neither knows a repeat from something new.
"""

import hashlib
import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests

from bot.errors import PlatformError
from bot.message import FileRef, Reply
from bot.platforms.base import Outgoing, Sent, Tools
from bot.platforms.wecom.bot_answers import image
from bot.platforms.wecom.pace import PER_PUSH, Pace
from bot.platforms.wecom.refusals import checked, silence
from bot.platforms.wecom.words import PUSH_TEXT, calling, spoken
from cards.text import as_text
from cards.wecom import render

_IMAGE_BYTES = 2 * 1024 * 1024
_SHOWN = ("image/png", "image/jpeg")
_TIMEOUT = (3.05, 10)


class GroupSender:
    """Plain JSON without a token; the address is the secret."""

    def __init__(self, base_url: str, url: str, tools: Tools, pace: Pace) -> None:
        self._base = base_url.rstrip("/") + "/cgi-bin/webhook/"
        self._url = url
        self._tools = tools
        self._pace = pace
        self._http = requests.Session()

    def answer(self, out: Outgoing) -> Sent:
        """Use up the event's response_url: a card, or the same as markdown where the card is refused."""
        address, reply = out.address.answer_url, out.reply
        if reply.card is None:
            return self._post(address, {"msgtype": "markdown", "markdown": {"content": spoken(reply)}})
        card = render(reply.card, self._tools.pack, out.card_key, "bot", self._url)
        try:
            return self._post(address, {"msgtype": "template_card", "template_card": card})
        except PlatformError as error:
            if error.retry or error.unknown:
                raise
            text = {"content": as_text(reply.card)}
            return self._post(address, {"msgtype": "markdown", "markdown": text})

    def push(self, out: Outgoing) -> Sent:
        """Post into the group of the push key, at most 20 a minute."""
        key = push_key(out.address.push)
        self._pace.claim("push:" + hashlib.sha256(key.encode()).hexdigest()[:16], PER_PUSH)
        return self._post(self._base + "send", self._content(out.reply, key), {"key": key})

    def _content(self, reply: Reply, key: str) -> dict[str, Any]:
        if reply.card:
            card = render(reply.card, self._tools.pack, "", "push", self._url)
            return {"msgtype": "template_card", "template_card": card}
        if reply.files:
            return self._file(reply.files[0], key)
        text = calling(reply)
        if len(text.encode()) > PUSH_TEXT:
            return {"msgtype": "markdown_v2", "markdown_v2": {"content": spoken(reply)}}
        return {"msgtype": "text", "text": {"content": text}}

    def _file(self, file: FileRef, key: str) -> dict[str, Any]:
        content = self._tools.open_file(file.key)
        if file.mime in _SHOWN and len(content) <= _IMAGE_BYTES:
            return image(content)
        params, part = {"key": key, "type": "file"}, {"media": (file.name, content, file.mime)}
        with silence(harmless=True):
            told = self._http.post(self._base + "upload_media", params=params, files=part, timeout=(3.05, 60))
            media = checked(told.json())["media_id"]
        return {"msgtype": "file", "file": {"media_id": media}}

    def _post(self, address: str, words: dict[str, Any], params: dict[str, str] | None = None) -> Sent:
        body = json.dumps(words, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json"}
        with silence(harmless=False):
            told = self._http.post(address, params=params, data=body, headers=headers, timeout=_TIMEOUT)
            told.raise_for_status()
            checked(told.json())
        return Sent()


def push_key(push: str) -> str:
    """The key of a push, given as the webhook's whole address or as the key alone."""
    return parse_qs(urlsplit(push).query).get("key", [push])[0]
