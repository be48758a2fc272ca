"""Feishu's callback: one route for events and card presses.

Only the console's URL check is answered without a signature that holds: Feishu does not check signatures
there, its token is enough. Any other such call learns nothing but "no".
"""

import json
from collections.abc import Callable
from typing import Any

from bot.errors import RejectedRequest
from bot.message import Answer, Event
from bot.platforms.base import Call, HttpAnswer
from bot.platforms.feishu.envelope import SIGNATURE, Envelope, same
from bot.platforms.feishu.events import EventReader, IdentityUnknown
from bot.settings import FeishuSettings
from cards.elements import Card

_LARGEST = 1024 * 1024  # bytes; Feishu's own bodies stay far below
_MISSHAPEN = (KeyError, TypeError, AttributeError, ValueError, ArithmeticError, OSError, RecursionError)
_URL_CHECK = "url_verification"


class FeishuDoor:
    """Reads what Feishu calls with, and answers it. `draw` gives a card's JSON for a chat of some kind."""

    path = "/feishu/callback"
    methods: tuple[str, ...] = ("POST",)
    updates_cards = True
    shows_toasts = True

    def __init__(
        self, settings: FeishuSettings, reader: EventReader, draw: Callable[[Card, str, str], dict[str, Any]]
    ) -> None:
        self._settings = settings
        self._envelope = Envelope(settings.encrypt_key)
        self._reader = reader
        self._draw = draw

    def read(self, call: Call) -> Event | HttpAnswer:
        """The event of a genuine call. One that cannot be judged yet gets 503: Feishu asks again."""
        if len(call.body) > _LARGEST:
            raise RejectedRequest("body over 1 MB", 413)
        data = self._opened(call)
        if data.get("type") == _URL_CHECK:
            return _answer({"challenge": data.get("challenge")})
        try:
            return self._reader.read(data) or _answer({})
        except IdentityUnknown:
            return _answer({}, 503)
        except _MISSHAPEN as error:
            raise RejectedRequest("an event of no known shape", 400) from error

    def takes(self, event: Event, answer: Answer) -> bool:
        """A press's answer holds a toast and the pressed card's next state; a message goes its own way."""
        return event.press is not None and answer.reply is None

    def answer(self, event: Event, answer: Answer, card_key: str = "") -> HttpAnswer:
        """For a press its toast and the card's next state; for everything else only that it has come."""
        if event.press is None:
            return _answer({})
        body: dict[str, Any] = {}
        if answer.toast:
            body["toast"] = {"type": "success" if answer.ok else "error", "content": answer.toast}
        if answer.replace:
            body["card"] = {"type": "raw", "data": self._draw(answer.replace, card_key, event.chat.kind)}
        return _answer(body)

    def _opened(self, call: Call) -> dict[str, Any]:
        signed = self._envelope.signed(call.headers, call.body)
        try:
            data = self._envelope.open(call.body)
        except (ValueError, RecursionError) as error:
            raise RejectedRequest("a body we cannot open", 400 if signed else 401) from error
        if not signed and data.get("type") != _URL_CHECK:
            raise RejectedRequest("wrong signature" if call.headers.get(SIGNATURE) else "no signature")
        if not self._for_us(data):
            raise RejectedRequest("token or app is another one", 403 if signed else 401)
        return data

    def _for_us(self, data: dict[str, Any]) -> bool:
        """Whether token and app are ours; the URL check and old events carry theirs elsewhere."""
        header, event = _object(data.get("header")), _object(data.get("event"))
        new = data.get("schema") == "2.0"
        token = header.get("token") if new else data.get("token")
        app = header.get("app_id") if new else event.get("app_id", self._settings.app_id)
        return same(self._settings.verification_token, token) and same(self._settings.app_id, app)


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _answer(body: dict[str, Any], status: int = 200) -> HttpAnswer:
    return HttpAnswer(json.dumps(body, ensure_ascii=False), status, "application/json; charset=utf-8")
