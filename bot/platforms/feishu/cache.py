"""What the processes share of one Feishu app: the access token, who the bot is, what has been uploaded."""

import time
from typing import Any

from redis import RedisError


class SharedCache:
    """Texts that expire, in this process and (if there is one) in Redis for the others.

    Has the SDK's cache interface: `expire` is an absolute Unix time. Redis being away only costs repeats.
    """

    def __init__(self, redis: Any, prefix: str) -> None:
        self._redis = redis
        self._prefix = prefix
        self._here: dict[str, tuple[str, float]] = {}

    def get(self, key: str) -> str:
        """The text kept under `key`, or an empty one."""
        value, expire = self._here.get(key, ("", 0))
        if expire > time.time():
            return value
        return self._from_redis(key) if self._redis else ""

    def set(self, key: str, value: str, expire: float) -> None:
        """Keep a text until `expire`."""
        self._here[key] = (value, expire)
        seconds = int(expire - time.time())
        if self._redis and seconds > 0:
            try:
                self._redis.set(self._prefix + key, value, ex=seconds)
            except RedisError:
                return

    def drop(self, key: str) -> None:
        """Forget a text, here and for the others."""
        self._here.pop(key, None)
        if self._redis:
            try:
                self._redis.delete(self._prefix + key)
            except RedisError:
                return

    def _from_redis(self, key: str) -> str:
        try:
            value, seconds = self._redis.get(self._prefix + key), self._redis.ttl(self._prefix + key)
        except RedisError:
            return ""
        if value is None or seconds <= 0:
            return ""
        text = value.decode() if isinstance(value, bytes) else value
        self._here[key] = (text, time.time() + seconds)
        return text
