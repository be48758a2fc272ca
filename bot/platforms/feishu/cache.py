"""What the processes share of one Feishu app: the access token, who the bot is, what has been uploaded."""

import time
from collections.abc import Callable
from typing import Any

from redis import RedisError

_PAUSE = 10.0  # seconds without Redis after it failed, so that nobody waits for it again and again


class SharedCache:
    """Texts that expire, in this process and (if there is one) in Redis for the others.

    Has the SDK's cache interface: `expire` is an absolute Unix time. Redis being away only costs repeats.
    """

    def __init__(self, redis: Any, prefix: str) -> None:
        self._redis = redis
        self._prefix = prefix
        self._here: dict[str, tuple[str, float]] = {}
        self._away_until = 0.0

    def get(self, key: str) -> str:
        """The text kept under `key`, or an empty one."""
        value, expire = self._here.get(key, ("", 0))
        return value if expire > time.time() else self._shared(lambda: self._from_redis(key)) or ""

    def set(self, key: str, value: str, expire: float) -> None:
        """Keep a text until `expire`."""
        self._here[key] = (value, expire)
        seconds = int(expire - time.time())
        if seconds > 0:
            self._shared(lambda: self._redis.set(self._prefix + key, value, ex=seconds))

    def drop(self, key: str) -> None:
        """Forget a text, here and for the others."""
        self._here.pop(key, None)
        self._shared(lambda: self._redis.delete(self._prefix + key))

    def _from_redis(self, key: str) -> str:
        value, seconds = self._redis.get(self._prefix + key), self._redis.ttl(self._prefix + key)
        if value is None or seconds <= 0:
            return ""
        text = value.decode() if isinstance(value, bytes) else value
        self._here[key] = (text, time.time() + seconds)
        return text

    def _shared(self, ask: Callable[[], Any]) -> Any:
        """What Redis says, or None while there is none."""
        if self._redis is None or time.monotonic() < self._away_until:
            return None
        try:
            return ask()
        except RedisError:
            self._away_until = time.monotonic() + _PAUSE
            return None
