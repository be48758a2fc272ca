"""The wire log: the last exchanges of bot and platforms, encrypted and in clear, secrets masked."""

import itertools
import re
from collections import deque
from collections.abc import Iterable
from threading import Lock

from bot.sandbox.broadcast import Broadcast

KEPT = 300
_LONGEST = 64 * 1024
_CREDENTIAL = re.compile(r"\b((?:access_token|corpsecret|response_code|key)=[^&\"\s]{3})[^&\"\s]+")


class Wire:
    """Remembers the last exchanges; `secrets` are replaced wherever they appear."""

    def __init__(self, news: Broadcast, secrets: Iterable[str]) -> None:
        self._news = news
        self._secrets = {s for s in secrets if s}
        self._log: deque[dict] = deque(maxlen=KEPT)
        self._numbers = itertools.count(1)
        self._lock = Lock()

    def hide(self, secret: str) -> str:
        """Never show this value again (a token just issued); returns it."""
        with self._lock:
            self._secrets.add(secret)
        return secret

    def note(self, direction: str, platform: str, chat: str = "", **exchange: object) -> int:
        """Write one exchange down. Direction is `to_bot` (a callback) or `to_platform` (an API call)."""
        with self._lock:
            number = next(self._numbers)
            entry = {"id": number, "direction": direction, "platform": platform, "chat": chat}
            entry |= {name: self._masked(value) for name, value in exchange.items()}
            self._log.append(entry)
        self._news.tell("wire", chat=chat, id=number)
        return number

    def last(self, limit: int = KEPT) -> list[dict]:
        """The latest exchanges, newest first."""
        with self._lock:
            return list(reversed(self._log))[:limit]

    def clear(self) -> None:
        """Forget every exchange."""
        with self._lock:
            self._log.clear()

    def _masked(self, value: object) -> object:
        if isinstance(value, bytes):
            value = value.decode("utf-8", "backslashreplace")
        if isinstance(value, dict):
            return {name: self._masked(one) for name, one in value.items()}
        if not isinstance(value, str):
            return value
        value = value if len(value) <= _LONGEST else value[:_LONGEST] + " …"
        for secret in self._secrets:
            value = value.replace(secret, secret[:3] + "***")
        return _CREDENTIAL.sub(r"\1***", value)
