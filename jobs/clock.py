"""The clock: what is due, once, however many clocks run; a stopped one catches up what still matters.

Kept in the database (one row for each occurrence under a unique index), because `rq cron` keeps its state in
memory, runs everything twice with two processes, and cannot catch up.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from jobs.times import When
from storage import occurrences, work_calendar
from storage.db import database

log = logging.getLogger("jobs.clock")

REST = timedelta(minutes=1)  # after a failure


@dataclass(frozen=True)
class Duty:
    """Something to do at its times. `run(now)` is called inside a transaction and promises its results.

    An occurrence found later than `matters` is let go. `ask` may take its time and use a network: it is
    called before the transaction begins, and may be called by two clocks.
    """

    name: str
    when: When
    run: Callable[[datetime], None]
    matters: timedelta
    ask: Callable[[], None] = lambda: None


class Clock:
    """Takes due occurrences. `local` turns UTC into the installation's zone."""

    def __init__(
        self,
        duties: Sequence[Duty],
        local: Callable[[datetime], datetime],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.duties = duties
        self.local = local
        self.clock = clock
        self._rest: dict[str, datetime] = {}

    def tick(self) -> list[str]:
        """Do what is due and not done; the names of the duties this clock did."""
        now = self.local(self.clock())
        with database.connection_context():
            return [duty.name for duty in self.duties if self._do(duty, now)]

    def _do(self, duty: Duty, now: datetime) -> bool:
        due_at = duty.when.latest(now, work_calendar.current())
        if now - due_at > duty.matters or occurrences.taken(duty.name, due_at):
            return False
        if now < self._rest.get(duty.name, now):
            return False
        try:
            duty.ask()
            with database.atomic():
                if not occurrences.take(duty.name, due_at, now):
                    return False
                duty.run(now)
        except Exception:
            log.exception("duty %s failed, will be tried again", duty.name)
            self._rest[duty.name] = now + REST
            return False
        return True
