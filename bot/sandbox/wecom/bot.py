"""Callbacks of the 智能机器人: encrypted JSON with an empty receiveid, and polls of a running stream."""

import json
import secrets
from collections.abc import Callable
from threading import Thread

from bot.sandbox.box import Box
from bot.sandbox.courier import Delivery, Envelope, Outcome, attempt
from bot.sandbox.wecom.crypt import Crypto
from bot.sandbox.world import Chat

PATH = "/wecom/bot/callback"
DEADLINE = 5.0
LADDER = (15.0, 300.0, 900.0)
STREAM_LIFE = 360.0  # seconds from the member's message
URL_LIFE = 3600.0
MEDIA_LIFE = 300.0

Take = Callable[[dict], str]  # acts on a decrypted answer, gives a note


def crypto(box: Box) -> Crypto:
    """The bot's keys."""
    return Crypto(box.credentials.wecom_bot_token, box.credentials.wecom_bot_aes_key)


def head(box: Box, person: str, chat: Chat) -> dict:
    """What every callback begins with."""
    place = {"chatid": chat.id} if chat.type == "group" else {}
    return {
        "msgid": secrets.token_hex(12),
        "aibotid": box.credentials.wecom_bot_id,
        **place,
        "chattype": "group" if chat.type == "group" else "single",
        "from": {"userid": person},
    }


def callback(box: Box, content: dict, chat: Chat, take: Take, ladder: tuple[float, ...] = LADDER) -> Delivery:
    """A callback; `take` gets the decrypted answer when there is one that can be read."""
    keys, nonces = crypto(box), {}

    def sealed(number: int) -> Envelope:
        envelope = keys.seal_json(content)
        nonces["last"] = envelope.params["nonce"]
        return envelope

    def receive(outcome: Outcome) -> str:
        if not outcome.ok:
            return "not acknowledged" + (", the platform will try again" if ladder else ", dropped")
        if not outcome.body.strip():
            return ""
        try:
            return take(json.loads(keys.open_json(outcome.body, nonces["last"])))
        except (ValueError, KeyError, TypeError) as error:
            return f"ignored: {error}"

    return Delivery("wecom", PATH, chat.id, DEADLINE, sealed, receive, opened=keys.open_json, ladder=ladder)


def response_url(box: Box, chat: Chat, quotes: str) -> str:
    """A one-time address for a later answer, good for an hour."""
    code = secrets.token_urlsafe(32)
    box.wecom.setdefault("urls", {})[code] = {
        "chat": chat.id,
        "quotes": quotes if chat.type == "group" else "",
        "until": box.world.now() + URL_LIFE,
        "used": False,
    }
    return f"{box.origin}/cgi-bin/aibot/response?response_code={code}"


def media_url(box: Box, key: str) -> str:
    """An address of a file's encrypted bytes, good for five minutes."""
    token = secrets.token_urlsafe(24)
    media = {"file": key, "until": box.world.now() + MEDIA_LIFE}
    box.wecom.setdefault("media_urls", {})[token] = media
    return f"{box.origin}/aibot-media/{token}"


def follow(box: Box, stream: str, person: str, chat: Chat, take: Take) -> None:
    """Poll the bot about a running stream until it is finished or six minutes have passed.

    No page says whether the polls of one stream differ in their msgid: here they do not, which is harder.
    """
    Thread(target=_poll, args=(box, stream, person, chat, take), daemon=True, name="stream").start()


def _poll(box: Box, stream: str, person: str, chat: Chat, take: Take) -> None:
    content = head(box, person, chat) | {"msgtype": "stream", "stream": {"id": stream}}
    while not box.closing.wait(box.faults.poll_every):
        state = box.wecom.get("streams", {}).get(stream)
        if state is None or state["finished"]:
            return
        if box.world.now() >= state["until"]:
            _give_up(box, state)
            return
        attempt(box, callback(box, content, chat, take, ladder=()), 0)


def _give_up(box: Box, state: dict) -> None:
    state["finished"] = True
    message = box.world.messages.get(state["message"])
    if message is not None:
        box.world.change(message, finished=True)
