"""RQ, used for one thing: telling a worker that promises are waiting.

JSON serializer, one queue, row numbers only. Retries belong to the outbox, so a lost job loses nothing: the
sweep finds what is due. One wake is enough for many rows, so a second one is not queued while one waits.
"""

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from redis import Redis, RedisError
from rq import Queue, SimpleWorker
from rq.serializers import JSONSerializer

log = logging.getLogger("jobs.queue")

NAME = "outbox"
_AWAKE = "outbox:awake"
AWAY = 5.0  # seconds
FORGOTTEN = 5  # seconds after which a wake nobody took may be queued again


class Bell:
    """Wakes the workers. While Redis is away promises wait in the outbox; the sweep rings again.

    Never raises; a Redis that is away is left alone for AWAY seconds, so that nobody waits for it each time.
    """

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._queue = Queue(NAME, connection=redis, serializer=JSONSerializer)
        self._away_until = 0.0

    def ring(self) -> None:
        """Queue one drain, unless one is waiting already."""
        self._ask(self._wake)

    def taken(self) -> None:
        """A drain has begun: from now on a new wake must be queued."""
        self._ask(lambda: self._redis.delete(_AWAKE))

    def _wake(self) -> None:
        if self._redis.set(_AWAKE, 1, nx=True, ex=FORGOTTEN):
            self._queue.enqueue(
                "jobs.deliver.drain", job_timeout=300, result_ttl=0, failure_ttl=7 * 24 * 3600
            )

    def _ask(self, what: Callable[[], Any]) -> None:
        if time.monotonic() < self._away_until:
            return
        try:
            what()
        except RedisError as error:
            self._away_until = time.monotonic() + AWAY
            log.warning("no queue server: %s", type(error).__name__)


class Worker(SimpleWorker):
    """RQ's worker, which also ends for a signal that came before it listened: then `stop` is set."""

    stop = threading.Event()

    def _install_signal_handlers(self) -> None:
        super()._install_signal_handlers()
        if self.stop.is_set():
            self._shutdown_requested_date = datetime.now(UTC)
            self._stop_requested = True


def worker(redis: Redis, stop: threading.Event) -> Worker:
    """A worker for the outbox; any number may run. Work stays in this process, as drains are short."""
    queue = Queue(NAME, connection=redis, serializer=JSONSerializer)
    made = Worker(
        [queue], connection=redis, serializer=JSONSerializer, worker_ttl=60, maintenance_interval=30
    )
    made.stop = stop
    return made


def told_to_stop(worker: SimpleWorker) -> bool:
    """Whether a worker ended because of a signal; RQ also ends it when its connection broke in a job."""
    return worker._shutdown_requested_date is not None
