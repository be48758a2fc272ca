"""Rates WeCom enforces silently: what goes over them vanishes, so it waits in the outbox instead."""

import time
import uuid
from collections import defaultdict, deque
from typing import Any

from bot.errors import PlatformError

WINDOW = 60.0
PER_MEMBER = 28  # message/send drops what exceeds 30 a minute to one member
PER_PUSH = 19  # webhook/send refuses what exceeds 20 a minute for one key


class Pace:
    """Counts sends in a sliding minute, over all processes where Redis is there."""

    def __init__(self, redis: Any = None) -> None:
        self._redis = redis
        self._seen: dict[str, deque[float]] = defaultdict(deque)

    def claim(self, lane: str, most: int) -> None:
        """Count one send. Raises PlatformError(retry, wait) when the minute is full."""
        first, count = self._shared(lane) if self._redis is not None else self._own(lane)
        if count >= most:
            wait = max(1.0, first + WINDOW - time.time())
            raise PlatformError("pace", f"一分钟内已经发了 {count} 条", retry=True, wait=wait)
        self._note(lane)

    def _own(self, lane: str) -> tuple[float, int]:
        seen = self._seen[lane]
        while seen and seen[0] <= time.time() - WINDOW:
            seen.popleft()
        return (seen[0] if seen else 0.0), len(seen)

    def _shared(self, lane: str) -> tuple[float, int]:
        key, now = f"wecom:pace:{lane}", time.time()
        pipe = self._redis.pipeline()
        pipe.zremrangebyscore(key, 0, now - WINDOW)
        pipe.zcard(key)
        pipe.zrange(key, 0, 0, withscores=True)
        _, count, oldest = pipe.execute()
        return (oldest[0][1] if oldest else 0.0), count

    def _note(self, lane: str) -> None:
        now = time.time()
        if self._redis is None:
            self._seen[lane].append(now)
            return
        key = f"wecom:pace:{lane}"
        pipe = self._redis.pipeline()
        pipe.zadd(key, {uuid.uuid4().hex: now})
        pipe.expire(key, int(WINDOW) + 1)
        pipe.execute()
