"""The bot's door (智能机器人): group talk, presses and polls, JSON in an encrypted envelope."""

import json
from dataclasses import replace

from bot.errors import RejectedRequest
from bot.message import Answer, Event
from bot.platforms.base import Call, HttpAnswer, Tools
from bot.platforms.wecom import bot_answers, bot_events
from bot.platforms.wecom.app import check_address, refuse_large
from bot.platforms.wecom.crypto import Envelope

_SILENT = HttpAnswer()


class BotDoor:
    """GET checks the address, POST brings messages, presses and polls of running answers.

    A press is sent once and its card can be changed only in this answer, within five seconds.
    """

    path = "/wecom/bot/callback"
    methods: tuple[str, ...] = ("GET", "POST")

    def __init__(self, envelope: Envelope, bot_name: str, url: str, tools: Tools) -> None:
        self._envelope = envelope
        self._bot_name = bot_name
        self._url = url
        self._tools = tools

    def read(self, call: Call) -> Event | HttpAnswer:
        """The event in a callback. Raises RejectedRequest (4xx) for anything that is not WeCom's."""
        if call.method == "GET":
            return check_address(self._envelope, call)
        refuse_large(call)
        told = self._opened(call)
        try:
            event = bot_events.event_from(told, self._bot_name, self._tools.unpack)
        except (AttributeError, TypeError, ValueError, KeyError, OverflowError) as error:
            raise RejectedRequest("not WeCom's fields", 400) from error
        return _with_nonce(event, call) if event else _SILENT

    def takes(self, event: Event, answer: Answer) -> bool:
        """Text, card and pictures ride, other files do not; a press takes its next card and a toast."""
        if event.kind == "press":
            return answer.reply is None and bot_answers.next_state(event, answer, self._tools) is not None
        return answer.reply is not None and bot_answers.rides(event, answer.reply)

    def answer(self, event: Event, answer: Answer, card_key: str = "") -> HttpAnswer:
        """An encrypted stream, card or card update, or 200 with nothing."""
        if event.kind == "press":
            words = bot_answers.pressed(event, answer, self._tools, self._url)
        else:
            words = bot_answers.said(event, answer, self._tools, self._url, card_key)
        return self._sealed(words, event.echo) if words else _SILENT

    def _opened(self, call: Call) -> dict:
        try:
            encrypted = json.loads(call.body)["encrypt"]
            told = json.loads(self._envelope.open(call.args, encrypted))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise RejectedRequest("not WeCom's JSON", 403) from error
        if not isinstance(told, dict):
            raise RejectedRequest("not WeCom's JSON", 403)
        return told

    def _sealed(self, words: dict, nonce: str) -> HttpAnswer:
        encrypted, signature, timestamp = self._envelope.seal(json.dumps(words, ensure_ascii=False), nonce)
        told = {"encrypt": encrypted, "msgsignature": signature, "timestamp": timestamp, "nonce": nonce}
        return HttpAnswer(json.dumps(told))


def _with_nonce(event: Event, call: Call) -> Event:
    """The answer must carry the nonce of its own call."""
    return replace(event, echo=call.args["nonce"])
