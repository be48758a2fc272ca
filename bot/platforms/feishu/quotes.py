"""What a quoted message says; Feishu's events carry only its id."""

import json
import logging

from bot.errors import PlatformError
from bot.platforms.feishu import content
from bot.platforms.feishu.client import Client

_log = logging.getLogger(__name__)


class Quotes:
    """The words of people's messages by id, asked for only when an order quotes one (within a second)."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def of(self, message: str) -> str:
        """The message's text; empty for our own, for what is no text, and where Feishu does not tell."""
        try:
            item = self._client.message(message)
        except PlatformError as error:
            _log.warning("feishu does not tell a quoted message: %s", error)
            return ""
        if (item.get("sender") or {}).get("sender_type") != "user":
            return ""
        try:
            said = content.read(
                {"message_type": item["msg_type"], "content": item["body"]["content"], "message_id": message}
            )
        except (KeyError, TypeError, json.JSONDecodeError):
            return ""
        return _named(said[0], item.get("mentions") or []) if said else ""


def _named(text: str, mentions: list[dict]) -> str:
    """Placeholders of mentions as names, the longest key first."""
    for mention in sorted(mentions, key=lambda each: -len(each.get("key", ""))):
        text = text.replace(mention.get("key") or "\0", f"@{mention.get('name', '')}")
    return text.strip()
