"""What colleagues are called; Feishu's messages name only those who are mentioned."""

import logging
import time

from bot.errors import PlatformError
from bot.platforms.feishu.cache import SharedCache
from bot.platforms.feishu.client import Client

_log = logging.getLogger(__name__)
_KEEP, _KEEP_UNKNOWN = 7 * 24 * 3600, 3600
_NOBODY = " "  # kept where Feishu will not say
_PAUSE = 60.0  # seconds before asking again after no answer, so that messages do not wait for names


class Names:
    """Names by open_id: asked once a week, shared by all processes. Unknown is an empty text."""

    def __init__(self, client: Client, cache: SharedCache) -> None:
        self._client = client
        self._cache = cache
        self._not_before = 0.0

    def of(self, open_id: str) -> str:
        """The person's name, or an empty text."""
        kept = self._cache.get(f"name:{open_id}")
        if kept or time.monotonic() < self._not_before:
            return kept.strip()
        try:
            name = self._client.person_name(open_id)
        except PlatformError as error:
            _log.warning("feishu does not tell a name: %s", error)
            if error.retry:
                self._not_before = time.monotonic() + _PAUSE
                return ""
            name = ""
        self._cache.set(f"name:{open_id}", name or _NOBODY, time.time() + (_KEEP if name else _KEEP_UNKNOWN))
        return name
