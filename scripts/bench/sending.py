"""From a callback to the answer at the platform, and how fast one worker empties the outbox, beside RQ."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from bench.figures import Figure, percentile
from bot.message import Address, Reply
from bot.platforms.base import Outgoing, Sent
from jobs.deliver import Carrier
from storage import outbox
from storage.db import database
from tests.story.actors import CAST, Actor, Page
from tests.story.house import House

ROUNDS = 10
PAUSE = 0.1  # seconds; nobody comes near the platform's own limit of five messages a second and chat
MESSAGES = 1000
JOBS = 100


class Loopback:
    """A platform that takes everything at once."""

    name = "loopback"
    doors = ()

    def repeatable(self, address: Address) -> bool:
        """Always."""
        return True

    def pieces(self, address: Address, reply: Reply) -> list[tuple[Address, Reply]]:
        """As it is."""
        return [(address, reply)]

    def send(self, out: Outgoing) -> Sent:
        """Taken."""
        return Sent("m")


def answers(house: House) -> Iterator[Figure]:
    """Callback in → answer in the chat, one worker, colleagues one after the other.

    The first round is not counted: the worker may still be starting, and fetches its token.
    """
    page = Page(house)
    people = [Actor(page, "feishu", id) for part, id in CAST["feishu"].items() if part != "stranger"]
    took = [_answered(actor) for _ in range(1 + ROUNDS) for actor in people][len(people) :]
    yield Figure(
        "(b) callback in → answer in the chat, p50", percentile(took, 0.5), "ms", aim="≤ 30, must ≤ 150"
    )
    yield Figure("(b) the same, p95", percentile(took, 0.95), "ms", aim="≤ 300 ms")


def _answered(actor: Actor) -> float:
    world = actor.page.house.sandbox.box.world
    before = len(world.messages_in(actor.place(False)))
    began = time.perf_counter()
    actor.say("我的待办")
    while len(world.messages_in(actor.place(False))) < before + 2:
        time.sleep(0.001)
    took = (time.perf_counter() - began) * 1000
    time.sleep(PAUSE)
    return took


def outbox_rate(house: House) -> Iterator[Figure]:
    """Messages a second through one worker's loop, beside RQ's fork worker doing nothing."""
    with database.connection_context(), database.atomic():
        for n in range(MESSAGES):
            outbox.send(Address("loopback", person=f"p{n % 50}"), Reply(text=f"第 {n} 条"))
    carrier = Carrier({name: Loopback() for name in ("loopback", *house.parts.platforms)}, house.parts.local)
    began = time.perf_counter()
    done = carrier.drain()
    rate = done / (time.perf_counter() - began)
    assert done >= MESSAGES
    yield Figure("(d) outbox, loopback platform", rate, "1/s", _rq_rate(house), "RQ fork worker, no-op jobs",
                 "≥ 10, must ≥ 5")  # fmt: skip


def _rq_rate(house: House) -> float:
    socket = str(house.folder / "queue" / "queue.sock")
    redis = Redis(unix_socket_path=socket)
    queue = Queue("bench", connection=redis, serializer=JSONSerializer)
    jobs = [queue.enqueue("time.time", result_ttl=60) for _ in range(JOBS)]
    environ = {**os.environ, "NO_COLOR": "1"}
    command = [sys.executable, "-m", "rq.cli", "worker", "bench", "--burst", "--quiet", "--url", f"unix://{socket}",
               "-S", "rq.serializers.JSONSerializer"]  # fmt: skip
    subprocess.run(command, env=environ, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    began, ended = (j.refresh() or j for j in (jobs[0], jobs[-1]))
    return JOBS / (ended.ended_at - began.started_at).total_seconds()
