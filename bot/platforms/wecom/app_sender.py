"""Messages to one person by the self-built app: text, card, picture, file; and card updates.

https://developer.work.weixin.qq.com/document/path/90236, 94888.
"""

import zlib
from typing import Any

from bot.errors import PlatformError
from bot.message import Reply
from bot.platforms.base import Outgoing, Posted, Sent, Tools
from bot.platforms.wecom.client import AppClient
from bot.platforms.wecom.pace import HOUR, PER_MEMBER, PER_MEMBER_HOURLY, Pace
from bot.platforms.wecom.refusals import MEDIA_OVER
from bot.platforms.wecom.uploads import Uploads
from bot.platforms.wecom.words import spoken
from cards.elements import Card
from cards.wecom import render

_INTERVAL = 7200  # seconds in which WeCom drops an identical request: longer than the outbox tries
_SPREAD = 7200  # … and at most its four hours


class AppSender:
    """message/send. A repeat with the same key has identical JSON, which WeCom delivers once."""

    def __init__(self, client: AppClient, agent_id: str, url: str, tools: Tools, pace: Pace) -> None:
        self._client = client
        self._agent = int(agent_id)
        self._url = url
        self._tools = tools
        self._pace = pace
        self._uploads = Uploads(client, tools.open_file)

    def send(self, out: Outgoing) -> Sent:
        """Send one piece to the address's person."""
        person = out.address.person or out.address.chat
        self._pace.claim(f"app:{person.lower()}", PER_MEMBER)
        self._pace.claim(f"app-hour:{person.lower()}", PER_MEMBER_HOURLY, HOUR)
        try:
            told = self._post(out, person)
        except PlatformError as error:
            if error.code != MEDIA_OVER or not out.reply.files:
                raise
            self._uploads.forget(out.reply.files[0])
            told = self._post(out, person)
        missed = _missed(told)
        if person.lower() in missed:
            raise PlatformError("missed", "the member is not in the app's range or has no licence", gone=True)
        return Sent(str(told.get("msgid", "")), told.get("response_code", ""), missed)

    def update(self, posted: Posted, card: Card) -> Sent:
        """Show a card's next state to everybody who has it; each credential works once, within 72 hours."""
        body = {
            "userids": list(posted.seen_by) or [posted.address.person or posted.address.chat],
            "agentid": self._agent,
            "response_code": posted.credential,
            "template_card": render(card, self._tools.pack, "", "app", self._url),
        }
        told = self._client.call("post", "message/update_template_card", data=body)
        return Sent(undelivered=tuple(told.get("invaliduser") or ()))

    def _post(self, out: Outgoing, person: str) -> dict[str, Any]:
        body = {"touser": person, "agentid": self._agent, **self._content(out.reply, out.card_key, person)}
        return self._client.call("post", "message/send", data=body | _once(out.key))

    def _content(self, reply: Reply, card_key: str, person: str) -> dict[str, Any]:
        if reply.card:
            card = render(reply.card, self._tools.pack, card_key, "app", self._url)
            return {"msgtype": "template_card", "template_card": card}
        if reply.files:
            return self._uploads.message(reply.files[0])
        return {"msgtype": "text", "text": {"content": spoken(reply, person)}}


def _once(key: str) -> dict[str, Any]:
    """The same for every try of one message; another message with the same words has another interval."""
    return {
        "enable_duplicate_check": 1,
        "duplicate_check_interval": _INTERVAL + zlib.crc32(key.encode()) % _SPREAD,
    }


def _missed(told: dict[str, Any]) -> tuple[str, ...]:
    """Ids WeCom could not reach, lower case as it returns them."""
    both = f"{told.get('invaliduser', '')}|{told.get('unlicenseduser', '')}"
    return tuple(person.lower() for person in both.split("|") if person)
