"""What we say on Feishu: one message for each piece, and what to try when Feishu will not have it."""

import json
import re
from collections.abc import Callable
from typing import Any

from bot.errors import PlatformError, TooLate
from bot.message import Reply
from bot.platforms.base import Outgoing, Posted, Sent
from bot.platforms.feishu import failures
from bot.platforms.feishu.client import Client
from bot.platforms.feishu.uploads import Uploads
from cards.elements import Card, Who
from cards.text import as_text

Body = tuple[str, dict[str, Any]]  # message type and content
_LONGEST = 40_000  # characters; Feishu takes 150 KB of text
_TAG = re.compile(r"<(?=/?\s*(?:at|a|b|i|u|s)\b)", re.IGNORECASE)
_PRIVATE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)|[\w.+-]+(@[\w-]+\.[\w.-]+)")


class Sender:
    """Sends through `client`; `draw` gives a card's JSON for a chat of some kind."""

    def __init__(
        self, client: Client, uploads: Uploads, draw: Callable[[Card, str, str], dict[str, Any]]
    ) -> None:
        self._client = client
        self._uploads = uploads
        self._draw = draw

    def send(self, out: Outgoing) -> Sent:
        """Send one piece; what Feishu will not build or show goes plainer. Raises PlatformError."""
        body = self._body(out)
        while True:
            try:
                return Sent(self._deliver(out, *body))
            except PlatformError as error:
                plainer = _plainer(body, out.reply, error)
                if plainer is None or plainer == body:
                    raise
                body = plainer

    def update(self, posted: Posted, card: Card) -> Sent:
        """Replace a card by its message id. Raises PlatformError, TooLate after 14 days."""
        if not posted.message:
            raise PlatformError("unsent", "the card itself has not been sent yet", retry=True)
        try:
            self._client.patch(posted.message, _json(self._draw(card, posted.key, posted.address.kind)))
        except PlatformError as error:
            if error.code not in failures.TOO_LATE:
                raise
            raise TooLate(error.code, error.message) from error
        return Sent(posted.message)

    def _body(self, out: Outgoing) -> Body:
        reply = out.reply
        if reply.card:
            return "interactive", self._draw(reply.card, out.card_key, out.address.kind)
        if reply.files:
            return self._uploads.message(reply.files[0])
        return "text", {"text": spoken(reply.text, reply.mention)}

    def _deliver(self, out: Outgoing, kind: str, content: dict[str, Any]) -> str:
        """Quotes the question in groups and topics; where it is gone, speaks into the chat."""
        to, text = out.address, _json(content)
        if to.reply_to and (to.kind == "group" or to.thread):
            try:
                return self._client.reply(to.reply_to, kind, text, out.key, to.thread)
            except PlatformError as error:
                if error.code not in failures.NO_REPLY or not (to.chat or to.person):
                    raise
        target = ("chat_id", to.chat) if to.chat else ("open_id", to.person)
        return self._client.create(*target, kind, text, out.key)


def spoken(text: str, mention: tuple[Who, ...] = ()) -> str:
    """A text message: who must act first, as mentions; nothing in the text itself can be read as a tag."""
    names = [_mention(who) for who in mention]
    return " ".join([*names, _TAG.sub("＜", text)])[:_LONGEST]


def _mention(who: Who) -> str:
    known = who.ids.get("feishu")
    name = _TAG.sub("＜", who.name)
    return f'<at user_id="{known}">{name}</at>' if known else f"@{name}"


def _plainer(body: Body, reply: Reply, error: PlatformError) -> Body | None:
    """What to send in place of a refused message, or None."""
    if error.retry:
        return None
    if error.code in failures.BAD_CARD and body[0] == "interactive" and reply.card:
        return "text", {"text": spoken(as_text(reply.card, buttons=False))}
    if error.code == failures.PARAMETER and body[0] == "text":
        return "text", {"text": spoken(reply.text, tuple(Who(who.name) for who in reply.mention))}
    if error.code == failures.PRIVATE:
        return body[0], _masked(body[1])
    return None


def _masked(value: Any, name: str = "") -> Any:
    """Shown text without whole phone numbers and e-mail addresses."""
    if isinstance(value, dict):
        return {key: _masked(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_masked(item) for item in value]
    if isinstance(value, str) and name in ("text", "content", "default_value"):
        return _PRIVATE.sub(_mask, value)
    return value


def _mask(found: re.Match) -> str:
    return f"***{found[3]}" if found[3] else f"{found[1]}****{found[2]}"


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
