"""Which of the mentions in a group is this bot's own."""

import logging
import time

from bot.errors import PlatformError
from bot.platforms.feishu.cache import SharedCache
from bot.platforms.feishu.client import Client

_log = logging.getLogger(__name__)
_KEEP = 7 * 24 * 3600
_PAUSE = 5.0  # seconds before asking again after a failure, so that a flood of messages does not wait


class Identity:
    """The bot's open_id: asked once, kept for a week. Unknown is an empty text, never a guess."""

    def __init__(self, client: Client, cache: SharedCache) -> None:
        self._client = client
        self._cache = cache
        self._not_before = 0.0

    def open_id(self) -> str:
        """The open_id, or an empty text while Feishu does not tell it."""
        known = self._cache.get("bot_open_id")
        if known or time.monotonic() < self._not_before:
            return known
        known = self._asked()
        if known:
            self._cache.set("bot_open_id", known, time.time() + _KEEP)
        else:
            self._not_before = time.monotonic() + _PAUSE
        return known

    def _asked(self) -> str:
        try:
            return self._client.bot_open_id()
        except PlatformError as error:
            _log.warning("feishu does not tell who the bot is: %s", error)
            return ""
