"""Sliding windows: how often something happened lately."""

from collections import defaultdict, deque
from threading import Lock


class Windows:
    """Counts events per name; `take` says whether one more still fits and counts it if so."""

    def __init__(self) -> None:
        self._seen: defaultdict[tuple, deque[float]] = defaultdict(deque)
        self._lock = Lock()

    def take(self, name: tuple, now: float, *limits: tuple[int, float]) -> float:
        """Zero when the event fits every (count, seconds) limit, else the seconds until it would."""
        with self._lock:
            times = self._seen[name]
            while times and times[0] <= now - max(seconds for _, seconds in limits):
                times.popleft()
            wait = max(_wait(times, now, count, seconds) for count, seconds in limits)
            if not wait:
                times.append(now)
            return wait


def _wait(times: deque[float], now: float, count: int, seconds: float) -> float:
    if len(times) < count:
        return 0.0
    return max(0.0, times[-count] + seconds - now)
