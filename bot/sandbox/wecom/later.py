"""What the 智能机器人 may do after its answer: one message by response_url, and fetching members' files."""

from flask import Response, request

from bot.sandbox.box import Box
from bot.sandbox.gateway import named
from bot.sandbox.wecom import bot
from bot.sandbox.wecom.bot_answers import CONTENT_BYTES, post_card
from bot.sandbox.wecom.gate import body, check_frequency
from bot.sandbox.wecom.passive import robot
from bot.sandbox.wecom.refusal import must


def respond(box: Box) -> dict:
    """POST aibot/response?response_code=: markdown or a card, once within an hour, always a new message."""
    check_frequency(box, "aibot/response")
    asked = body()
    kind = asked.get("msgtype")
    must(kind in ("markdown", "template_card"), "invalid message type", 40008)
    with box.world.lock:
        address = _address(box)
        chat = box.world.chats[address["chat"]]
        if kind == "template_card":
            post_card(box, chat, asked.get("template_card"), address["quotes"])
        else:
            text = (asked.get("markdown") or {}).get("content") or ""
            must(isinstance(text, str) and text, "markdown.content is required", 44004)
            must(len(text.encode()) <= CONTENT_BYTES, "markdown.content is at most 20480 bytes", 45002)
            box.world.post(chat, robot(box), "markdown", text=text, reply_to=address["quotes"])
        address["used"] = True
    return {}


def _address(box: Box) -> dict:
    address = must(box.wecom.get("urls", {}).get(request.args.get("response_code")), "invalid response_code")
    must(not address["used"], "response_code was used before")
    must(address["until"] > box.world.now(), "response_code is expired")
    return address


def media(box: Box, token: str) -> Response:
    """GET of a file's address: AES-256-CBC under the bot's key, for five minutes."""
    known = box.wecom.get("media_urls", {}).get(token)
    if known is None or known["until"] <= box.world.now():
        return Response("<Error><Code>AccessDenied</Code></Error>", 403, mimetype="application/xml")
    file = box.world.files[known["file"]]
    sealed = bot.crypto(box).encrypt_bytes(file.data)
    return named(Response(sealed, mimetype="application/octet-stream"), file.name)
