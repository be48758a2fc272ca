"""Feishu's callbacks to the bot: schema 2.0 events, the URL check and card actions, with their deadlines."""

import hashlib
import secrets
from collections.abc import Callable

from bot.sandbox.box import Box
from bot.sandbox.courier import Delivery, Outcome, deliver
from bot.sandbox.feishu import crypt

PATH = "/feishu/callback"
DEADLINE = 3.0
LADDER = (15.0, 300.0, 3600.0, 21600.0)
TENANT = "2ca1d211f64f6438"


def bot_open_id(box: Box) -> str:
    """The bot's own open_id, as bot/v3/info tells it."""
    return "ou_" + hashlib.sha256(box.credentials.feishu_app_id.encode()).hexdigest()[:32]


def ids(open_id: str) -> dict:
    """The id object of an event; user_id needs a scope the app does not have."""
    return {"open_id": open_id, "union_id": "on_" + open_id.removeprefix("ou_"), "user_id": None}


def event(box: Box, kind: str, body: dict, chat: str = "") -> Delivery:
    """An event as a delivery. A repeated message comes with a new event id, anything else with the same."""
    event_id, fresh = secrets.token_hex(16), kind == "im.message.receive_v1"

    def sealed(attempt: int) -> crypt.Envelope:
        id = secrets.token_hex(16) if fresh and attempt else event_id
        return crypt.seal(box.credentials.feishu_encrypt_key, envelope(box, kind, body, id))

    return Delivery("feishu", PATH, chat, DEADLINE, sealed, _acknowledged, ladder=LADDER)


def card_action(box: Box, body: dict, chat: str, receive: Callable[[Outcome], str]) -> Delivery:
    """A card callback: signed like an event, its time in microseconds, never retried by the platform."""
    event_id = secrets.token_hex(16)

    def sealed(attempt: int) -> crypt.Envelope:
        whole = envelope(box, "card.action.trigger", body, event_id)
        whole["header"]["create_time"] = str(int(box.world.now() * 1_000_000))
        return crypt.seal(box.credentials.feishu_encrypt_key, whole)

    return Delivery("feishu", PATH, chat, DEADLINE, sealed, receive)


def verify_url(box: Box) -> bool:
    """What saving the request URL does: the challenge must come back within a second."""
    challenge = secrets.token_hex(12)
    token = box.credentials.feishu_verification_token
    plain = {"challenge": challenge, "token": token, "type": "url_verification"}
    answers: list[Outcome] = []

    def sealed(attempt: int) -> crypt.Envelope:
        return crypt.seal(box.credentials.feishu_encrypt_key, plain, signed=False)

    deliver(box, Delivery("feishu", PATH, "", 1.0, sealed, lambda outcome: answers.append(outcome)))
    return answers[0].ok and challenge.encode() in answers[0].body


def envelope(box: Box, kind: str, body: dict, event_id: str) -> dict:
    """Schema 2.0 around an event."""
    header = {
        "event_id": event_id,
        "event_type": kind,
        "create_time": str(int(box.world.now() * 1000)),
        "token": box.credentials.feishu_verification_token,
        "app_id": box.credentials.feishu_app_id,
        "tenant_key": TENANT,
    }
    return {"schema": "2.0", "header": header, "event": body}


def _acknowledged(outcome: Outcome) -> str:
    return "" if outcome.ok else "not acknowledged, the platform will try again"
