"""python -m jobs worker | clock: any number of either may run."""

import logging
import os
import signal
import sys
import threading
from datetime import timedelta
from pathlib import Path

from redis import Redis, RedisError

from bot.app import House, build
from bot.settings import Settings
from jobs import deliver, embedded, queue
from jobs.clock import Clock, Duty
from jobs.duties import DUTIES
from jobs.members import Members
from jobs.times import Daily

log = logging.getLogger("jobs")

TICK = 1.0  # seconds between two looks at the clock
PAUSE = 1.0  # seconds before a worker looks for a queue server that died


def main(arguments: list[str]) -> int:
    """Start what the first argument names."""
    if arguments not in (["worker"], ["clock"]):
        sys.stderr.write("usage: python -m jobs worker | clock\n")
        return 2
    house = build(Settings.from_env(os.environ))
    deliver.use(house.carrier())
    return _work(house) if arguments == ["worker"] else _watch(house)


def _work(house: House) -> int:
    """Work until told to stop; a queue server that died is brought back or waited for."""
    if house.redis is None:
        sys.stderr.write("no queue server here; `python -m jobs clock` delivers by itself\n")
        return 2
    stop = threading.Event()
    while not _worked(house.redis, stop):
        stop.wait(PAUSE)
        _revive(house)
    return 0


def _worked(redis: Redis, stop: threading.Event) -> bool:
    """One RQ worker's life: True when a signal ended it, False when the queue server went away."""
    _listen(stop)  # RQ sets its own handlers while it works
    deliver.drain()
    if stop.is_set():
        return True
    try:
        worker = queue.worker(redis, stop)
        worker.work(with_scheduler=False, logging_level="WARNING")
    except RedisError as error:
        _listen(stop)
        log.warning("the queue server went away: %s", type(error).__name__)
        return False
    return queue.told_to_stop(worker)


def _listen(stop: threading.Event) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())


def _watch(house: House) -> int:
    """Tick until told to stop: do what is due, and wake a worker for whatever is waiting."""
    stop = threading.Event()
    _listen(stop)
    members = Members(house.platforms)
    sync = Duty("sync_members", Daily(7, workdays=False), members.write, timedelta(hours=24), members.ask)
    clock = Clock([sync, *DUTIES], house.local)
    while not stop.wait(TICK):
        done = clock.tick()
        if done:
            log.info("done: %s", ", ".join(done))
        if house.redis is not None:
            _revive(house)
        deliver.sweep(house.bell)
    return 0


def _revive(house: House) -> None:
    """Bring an embedded queue server back that died."""
    embedded.connect(house.settings.redis_url, Path(house.settings.queue_folder))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
