"""Carrying out promises: a row is taken, sent, and written down. The only place where sending is retried."""

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.errors import BotError, PlatformError, TooLate, UserError
from bot.message import Address, Attachment, Reply
from bot.platforms.base import Fetched, Outgoing, Platform, Posted
from cards.wire import card_from, dump
from jobs.queue import Bell
from jobs.registry import FETCHING, JOBS
from storage import outbox, posted, replies
from storage.db import database
from storage.outbox import OutboxMessage

log = logging.getLogger("jobs.deliver")

BATCH = 50
PATIENCE = 120.0  # seconds one drain may take; the sweep wakes a worker for the rest
TRIES = 3  # of a job; then its asker is told that it did not work out
BROKEN = "这件事没做成，已经记下了（编号 {}）。请稍后再试；还不行就把编号发给管理员。"


UNSENT = "{}没有发出去，平台不收（{}）。发小一点的版本，或者把编号 {} 告诉管理员。"


class Overtaken(Exception):
    """Another worker holds the row by now: what this one wrote is taken back."""


class Carrier:
    """Carries out due rows. `local` turns UTC into the installation's time, which jobs are given."""

    def __init__(
        self,
        platforms: dict[str, Platform],
        local: Callable[[datetime], datetime],
        taken: Callable[[], None] = lambda: None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.platforms = platforms
        self.local = local
        self.taken = taken
        self.clock = clock

    def drain(self) -> int:
        """Carry out what is due, for PATIENCE at most; how many rows were handled."""
        self.taken()
        done, enough = 0, time.monotonic() + PATIENCE
        with database.connection_context():
            while time.monotonic() < enough and (rows := outbox.due(self.clock(), BATCH)):
                done += sum(self._carry(row) for row in rows)
        return done

    def _carry(self, row: OutboxMessage) -> int:
        lost = outbox.ever_tried(row)
        if not outbox.take(row, self.clock()):
            return 0
        try:
            _HOW[row.kind](self, row, lost)
        except TooLate as error:
            outbox.sent(row, f"too late: {error.code}")
        except PlatformError as error:
            self._refused(row, error)
        except UserError as error:
            self._tell(row, error.text)
        except Overtaken:
            log.warning("promise %s took longer than its lease", row.id)
        except Exception as error:
            log.exception("promise %s failed", row.id)
            self._stumbled(row, repr(error))
        return 1

    def _stumbled(self, row: OutboxMessage, error: str) -> None:
        if row.kind == "job" and row.attempts >= TRIES:
            self._tell(row, BROKEN.format(row.key), error)
        else:
            outbox.again(row, error, self.clock())

    def _refused(self, row: OutboxMessage, error: PlatformError) -> None:
        if error.unknown and not self._repeatable(row):
            outbox.failed(row, str(error), "unknown")
        elif error.retry or error.unknown:
            outbox.again(row, str(error), self.clock(), error.wait)
        else:
            log.warning("promise %s refused: %s", row.id, error)
            self._given_up(row, error)

    def _given_up(self, row: OutboxMessage, error: PlatformError) -> None:
        """A message that will never arrive; of a file its readers are told, as they wait for it."""
        reply = row.body.get("reply") or {}
        names = "".join(f"《{file['name']}》" for file in reply.get("files", ()))
        with database.atomic():
            if outbox.failed(row, str(error)) and names and not error.gone:
                text = UNSENT.format(names, error.code, row.key)
                outbox.send(Address(**row.body["address"]), Reply(text=text), self.clock())

    def _repeatable(self, row: OutboxMessage) -> bool:
        address = Address(**row.body["address"]) if row.kind == "send" else None
        return address is None or self.platforms[address.platform].repeatable(address)

    def _send(self, row: OutboxMessage, lost: bool) -> None:
        address, reply = Address(**row.body["address"]), replies.from_json(row.body["reply"])
        platform = self.platforms[address.platform]
        if lost and not platform.repeatable(address):
            outbox.failed(row, "a worker died while sending", "unknown")
            return None
        if not row.body.get("single"):
            late = replace(address, stream="")  # a running answer that was to carry it has ended
            pieces = platform.pieces(late, reply)
            if len(pieces) != 1 or pieces[0] != (address, reply):
                return self._split(row, pieces)
        return self._send_one(row, platform, address, reply)

    def _split(self, row: OutboxMessage, pieces: list[tuple[Address, Reply]]) -> None:
        """One reply, several platform messages: each becomes a promise of its own, in the same moment."""
        with database.atomic():
            for address, reply in pieces:
                outbox.send(address, reply, row.at, single=True)
            outbox.sent(row, "split")

    def _send_one(self, row: OutboxMessage, platform: Platform, address: Address, reply: Reply) -> None:
        card_key = f"c{row.key}" if reply.card else ""
        if reply.card and posted.by_key(card_key) is None:
            posted.remember(card_key, row.body["address"], dump(reply.card), row.at)
        said = platform.send(Outgoing(row.key, address, reply, card_key))
        with database.atomic():
            outbox.sent(row, said.message)  # before the card: presses lock them in this order
            if reply.card:
                posted.sent(card_key, said.message, said.credential)

    def _update(self, row: OutboxMessage, lost: bool) -> None:
        kept = posted.by_key(row.body["posted"])
        if kept is None or kept.version != row.body["version"]:
            return outbox.sent(row, "superseded")
        place = Posted(Address(**kept.address), kept.key, kept.message, kept.credential, tuple(kept.seen_by))
        said = self.platforms[kept.platform].update(place, card_from(row.body["card"]))
        with database.atomic():
            outbox.sent(row, said.message)
            posted.spent(kept.key, kept.credential)
        return None

    def _job(self, row: OutboxMessage, lost: bool) -> None:
        """Drawing holds no transaction: on SQLite nobody else could write meanwhile."""
        name, now = row.body["job"], self.local(self.clock())
        with outbox.gathered() as promises:
            JOBS[name](now, *([self._fetch] if name in FETCHING else []), **row.body["values"])
        with database.atomic():
            if not outbox.finish(row):
                raise Overtaken
            for promise in promises:
                promise.save()

    def _fetch(self, platform: str, attachment: Attachment, most: int) -> Fetched:
        return self.platforms[platform].fetch(attachment, most)

    def _tell(self, row: OutboxMessage, text: str, error: str = "") -> None:
        """A job will not come to its end: tell its asker why, once."""
        here: dict[str, Any] | None = row.body.get("values", {}).get("here")
        with database.atomic():
            if outbox.failed(row, error or text) and here:
                outbox.send(Address(**here), Reply(text=text), self.clock())


_HOW = {"send": Carrier._send, "update": Carrier._update, "job": Carrier._job}

_carrier: Carrier | None = None


def use(carrier: Carrier) -> None:
    """Let this process's drains go through `carrier`."""
    global _carrier
    _carrier = carrier


def drain() -> int:
    """What RQ calls: carry out everything that is due."""
    if _carrier is None:
        raise BotError("this process has no carrier; start it with `python -m jobs worker`")
    return _carrier.drain()


def sweep(bell: Bell | None) -> None:
    """Find what is due and wake a worker for it; where there is no queue, carry it out here."""
    if bell is None:
        drain()
        return
    with database.connection_context():
        waiting = bool(outbox.due(datetime.now(UTC), 1))
    if waiting:
        bell.ring()
