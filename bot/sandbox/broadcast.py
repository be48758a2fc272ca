"""The event stream: what happens in the world is told to every open page."""

import queue
from collections.abc import Iterator
from threading import Lock
from typing import Any

_BACKLOG = 1000


class Broadcast:
    """Subscribers each get their own queue; a page that stopped reading loses the oldest news."""

    def __init__(self) -> None:
        self._queues: set[queue.Queue] = set()
        self._lock = Lock()

    def tell(self, kind: str, **news: Any) -> None:
        """Tell everybody; `kind` is message, update, wire, faults or reset."""
        with self._lock:
            listening = tuple(self._queues)
        for one in listening:
            _put(one, {"type": kind, **news})

    def listen(self, patience: float = 15) -> Iterator[dict | None]:
        """News as they come; None when nothing happened for `patience` seconds."""
        mine: queue.Queue = queue.Queue(_BACKLOG)
        with self._lock:
            self._queues.add(mine)
        try:
            yield None
            while True:
                yield _next(mine, patience)
        finally:
            with self._lock:
                self._queues.discard(mine)


def _put(one: queue.Queue, news: dict) -> None:
    try:
        one.put_nowait(news)
    except queue.Full:
        one.get_nowait()
        one.put_nowait(news)


def _next(one: queue.Queue, patience: float) -> dict | None:
    try:
        return one.get(timeout=patience)
    except queue.Empty:
        return None
