"""Rates WeCom enforces silently: what goes over them vanishes, so it waits in the outbox instead."""

import time
import uuid
from collections import defaultdict, deque
from typing import Any

from bot.errors import PlatformError

MINUTE, HOUR = 60.0, 3600.0
PER_MEMBER = 28  # message/send drops what exceeds 30 a minute to one member
PER_MEMBER_HOURLY = 950  # … or 1,000 an hour
PER_PUSH = 19  # webhook/send refuses what exceeds 20 a minute for one key


class Pace:
    """Counts sends in a sliding window, over all processes where Redis is there."""

    def __init__(self, redis: Any = None) -> None:
        self._redis = redis
        self._seen: dict[str, deque[float]] = defaultdict(deque)

    def claim(self, lane: str, most: int, window: float = MINUTE) -> None:
        """Count one send. Raises PlatformError(retry, wait) when the window of seconds is full."""
        first, count = self._shared(lane, window) if self._redis is not None else self._own(lane, window)
        if count >= most:
            wait = max(1.0, first + window - time.time())
            text = f"{window / MINUTE:.0f} 分钟内已经发了 {count} 条"
            raise PlatformError("pace", text, retry=True, wait=wait)
        self._note(lane, window)

    def _own(self, lane: str, window: float) -> tuple[float, int]:
        seen = self._seen[lane]
        while seen and seen[0] <= time.time() - window:
            seen.popleft()
        return (seen[0] if seen else 0.0), len(seen)

    def _shared(self, lane: str, window: float) -> tuple[float, int]:
        key, now = f"wecom:pace:{lane}", time.time()
        pipe = self._redis.pipeline()
        pipe.zremrangebyscore(key, 0, now - window)
        pipe.zcard(key)
        pipe.zrange(key, 0, 0, withscores=True)
        _, count, oldest = pipe.execute()
        return (oldest[0][1] if oldest else 0.0), count

    def _note(self, lane: str, window: float) -> None:
        now = time.time()
        if self._redis is None:
            self._seen[lane].append(now)
            return
        key = f"wecom:pace:{lane}"
        pipe = self._redis.pipeline()
        pipe.zadd(key, {uuid.uuid4().hex: now})
        pipe.expire(key, int(window) + 1)
        pipe.execute()
