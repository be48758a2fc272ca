"""Carries callbacks to the bot as the platforms do: with a deadline, repeats, delays and retries."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread

import requests

from bot.sandbox.box import Box

CONNECT = 2.0  # seconds both platforms wait for a TCP connection


@dataclass(frozen=True)
class Envelope:
    """One HTTP request to the bot: `plain` is what lies inside the encryption."""

    method: str
    params: dict[str, str]
    headers: dict[str, str]
    body: bytes
    plain: str


@dataclass(frozen=True)
class Outcome:
    """How the bot took it. `error` is empty, timeout, unreachable or down (the switch); status 0 then."""

    status: int
    ms: int
    body: bytes = b""
    error: str = ""

    @property
    def ok(self) -> bool:
        """Whether the platform counts it as delivered."""
        return self.status == 200 and not self.error

    def as_json(self) -> dict:
        """For the page."""
        return {"status": self.status, "ms": self.ms, "error": self.error}


@dataclass(frozen=True)
class Delivery:
    """A callback that can be delivered again: `seal(attempt)` encrypts it anew each time.

    `receive` is called with every outcome and acts on the answer; what it returns is logged as a note.
    `opened` decrypts an answer for the log. `ladder` holds the waits before the platform's own retries.
    """

    platform: str
    path: str
    chat: str
    deadline: float
    seal: Callable[[int], Envelope]
    receive: Callable[[Outcome], str | None]
    opened: Callable[[bytes], str] = lambda body: body.decode("utf-8", "replace")
    ladder: tuple[float, ...] = ()


def deliver(box: Box, delivery: Delivery) -> Outcome:
    """Deliver once and as often as the switches say; the first outcome is returned."""
    if box.faults.delay:
        box.closing.wait(box.faults.delay)
    outcome = attempt(box, delivery, 0)
    for number in range(1, box.faults.repeat + 1):
        attempt(box, delivery, number)
    if box.faults.repeat_after:
        _later(box, box.faults.repeat_after, lambda: attempt(box, delivery, 1))
    if not outcome.ok and delivery.ladder and box.faults.retry_scale:
        _later(box, 0, lambda: _climb(box, delivery))
    return outcome


def attempt(box: Box, delivery: Delivery, number: int) -> Outcome:
    """One delivery: over the wire, into the log, its answer acted on."""
    envelope = delivery.seal(number)
    outcome = _post(box, delivery, envelope)
    note = delivery.receive(outcome)
    box.wire.note(
        "to_bot",
        delivery.platform,
        delivery.chat,
        at=int(time.time() * 1000),
        attempt=number,
        method=envelope.method,
        url=_address(box, delivery, envelope),
        headers=envelope.headers,
        body=envelope.body,
        decrypted=envelope.plain,
        status=outcome.status,
        ms=outcome.ms,
        error=outcome.error,
        answer=outcome.body,
        answer_decrypted=_opened(delivery, outcome),
        note=note or "",
    )
    return outcome


def _post(box: Box, delivery: Delivery, envelope: Envelope) -> Outcome:
    if box.faults.bot_down:
        return Outcome(0, 0, error="down")
    began = time.perf_counter()
    try:
        answer = requests.request(
            envelope.method,
            box.bot_url + delivery.path,
            params=envelope.params,
            data=envelope.body,
            headers=envelope.headers,
            timeout=(CONNECT, delivery.deadline),
            allow_redirects=False,
        )
    except requests.Timeout:
        return Outcome(0, _since(began), error="timeout")
    except requests.RequestException:
        return Outcome(0, _since(began), error="unreachable")
    late = _since(began) > delivery.deadline * 1000
    return Outcome(answer.status_code, _since(began), answer.content, "timeout" if late else "")


def _climb(box: Box, delivery: Delivery) -> None:
    for number, wait in enumerate(delivery.ladder, 1):
        if box.closing.wait(wait * box.faults.retry_scale) or attempt(box, delivery, number).ok:
            return


def _later(box: Box, seconds: float, work: Callable[[], object]) -> None:
    def run() -> None:
        if not box.closing.wait(seconds):
            work()

    Thread(target=run, daemon=True, name="courier").start()


def _opened(delivery: Delivery, outcome: Outcome) -> str:
    try:
        return delivery.opened(outcome.body) if outcome.body else ""
    except (ValueError, KeyError, TypeError):
        return ""


def _address(box: Box, delivery: Delivery, envelope: Envelope) -> str:
    prepared = requests.Request(
        envelope.method, box.bot_url + delivery.path, params=envelope.params
    ).prepare()
    return prepared.url or ""


def _since(began: float) -> int:
    return round((time.perf_counter() - began) * 1000)
