"""The self-built app's door: private chats and card presses, XML in an encrypted envelope."""

import secrets
import time

from bot.errors import RejectedRequest
from bot.message import Answer, Event, Reply
from bot.platforms.base import Call, HttpAnswer, Tools
from bot.platforms.wecom import xml
from bot.platforms.wecom.app_events import event_from
from bot.platforms.wecom.crypto import Envelope
from bot.platforms.wecom.words import APP_TEXT, spoken

BODY_LIMIT = 1_000_000
_SILENT = HttpAnswer()  # 200 with an empty body: received, the answer follows by message/send


class AppDoor:
    """GET checks the address, POST brings messages, events and presses.

    A pressed card is changed by the outbox (update_template_card with the press's credential): the answer to
    the callback would reach the presser's copy only.
    """

    path = "/wecom/app/callback"
    methods: tuple[str, ...] = ("GET", "POST")

    def __init__(self, envelope: Envelope, corp_id: str, tools: Tools) -> None:
        self._envelope = envelope
        self._corp_id = corp_id
        self._tools = tools

    def read(self, call: Call) -> Event | HttpAnswer:
        """The event in a callback. Raises RejectedRequest (4xx) for anything that is not WeCom's."""
        if call.method == "GET":
            return check_address(self._envelope, call)
        refuse_large(call)
        encrypted = xml.word(xml.parse(call.body), "Encrypt")
        fields = xml.parse(self._envelope.open(call.args, encrypted))
        try:
            event = event_from(fields, self._tools.unpack)
        except (AttributeError, TypeError, ValueError, KeyError) as error:
            raise RejectedRequest("not WeCom's fields", 400) from error
        return event or _SILENT

    def takes(self, event: Event, answer: Answer) -> bool:
        """Only a short text rides in the answer, and never on a press."""
        reply = answer.reply
        if reply is None or event.kind not in ("message", "entered"):
            return False
        plain = bool(reply.text) and reply.card is None and not reply.files
        return plain and len(spoken(reply, event.sender).encode()) <= APP_TEXT

    def answer(self, event: Event, answer: Answer, card_key: str = "") -> HttpAnswer:
        """An encrypted text, or 200 with nothing."""
        if answer.reply is None or not self.takes(event, answer):
            return _SILENT
        return HttpAnswer(self._sealed(event, answer.reply), content_type="application/xml; charset=utf-8")

    def _sealed(self, event: Event, reply: Reply) -> str:
        message = {
            "ToUserName": event.sender,
            "FromUserName": self._corp_id,
            "CreateTime": int(time.time()),
            "MsgType": "text",
            "Content": spoken(reply, event.sender),
        }
        nonce = secrets.token_hex(8)
        encrypted, signature, timestamp = self._envelope.seal(xml.render(message), nonce)
        envelope = {"Encrypt": encrypted, "MsgSignature": signature, "TimeStamp": timestamp, "Nonce": nonce}
        return xml.render(envelope)


def check_address(envelope: Envelope, call: Call) -> HttpAnswer:
    """The echo WeCom wants when the callback address is saved; a proxy may have turned + into a space."""
    return HttpAnswer(envelope.open(call.args, call.args.get("echostr", "").replace(" ", "+")))


def refuse_large(call: Call) -> None:
    """Nothing WeCom sends is larger than a megabyte."""
    if len(call.body) > BODY_LIMIT:
        raise RejectedRequest("too large", 413)
