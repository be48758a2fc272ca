"""What a quoted message says and holds; Feishu's events carry only its id."""

import json
import logging

from bot.errors import PlatformError
from bot.message import Attachment
from bot.platforms.feishu import content
from bot.platforms.feishu.client import Client

_log = logging.getLogger(__name__)

Said = tuple[str, tuple[Attachment, ...]]  # a message's words and files
_NOTHING: Said = ("", ())


class Quotes:
    """People's messages by id, asked for only when an order quotes one (within a second)."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def of(self, message: str) -> Said:
        """The message's words and files; nothing for our own, and where Feishu does not tell."""
        try:
            item = self._client.message(message)
        except PlatformError as error:
            _log.warning("feishu does not tell a quoted message: %s", error)
            return _NOTHING
        if (item.get("sender") or {}).get("sender_type") != "user":
            return _NOTHING
        try:
            said = content.read(
                {"message_type": item["msg_type"], "content": item["body"]["content"], "message_id": message}
            )
        except (KeyError, TypeError, json.JSONDecodeError):
            return _NOTHING
        return (_named(said[0], item.get("mentions") or []), said[1]) if said else _NOTHING


def _named(text: str, mentions: list[dict]) -> str:
    """Placeholders of mentions as names, the longest key first."""
    for mention in sorted(mentions, key=lambda each: -len(each.get("key", ""))):
        text = text.replace(mention.get("key") or "\0", f"@{mention.get('name', '')}")
    return text.strip()
