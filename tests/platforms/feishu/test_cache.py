"""What processes share through Redis, and what happens without it."""

import time
from collections.abc import Iterator

import pytest
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from bot.platforms.feishu.cache import SharedCache
from jobs import embedded

ONCE = Retry(NoBackoff(), 0)


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    """A real server of our own."""
    folder = tmp_path_factory.mktemp("q")
    if embedded.connect("", folder) is None:
        pytest.fail("no Valkey or Redis server on this machine")
    client = Redis(unix_socket_path=str(folder / "queue.sock"), retry=ONCE)
    yield client
    client.shutdown(nosave=True)


def test_what_one_process_keeps_another_finds(redis):
    """一个进程取来的令牌，别的进程也能用，直到过期。"""
    one, other = SharedCache(redis, "feishu:a:"), SharedCache(redis, "feishu:a:")

    one.set("token", "t-1", time.time() + 60)

    assert other.get("token") == "t-1"
    assert SharedCache(redis, "feishu:b:").get("token") == ""
    assert 0 < redis.ttl("feishu:a:token") <= 60


def test_what_is_dropped_is_gone_for_all(redis):
    """扔掉的令牌，重新取之前谁也拿不到。"""
    one, other = SharedCache(redis, "feishu:c:"), SharedCache(redis, "feishu:c:")
    one.set("token", "t-1", time.time() + 60)

    one.drop("token")

    assert (one.get("token"), other.get("token")) == ("", "")


def test_what_has_expired_is_not_given_out():
    """过期的不再给出。"""
    cache = SharedCache(None, "")

    cache.set("token", "t-1", time.time() - 1)

    assert cache.get("token") == ""


def test_a_dead_redis_costs_only_repeats():
    """Redis 不在时，只是各取各的。"""
    cache = SharedCache(Redis(port=9, retry=ONCE), "x:")

    cache.set("token", "t-1", time.time() + 60)

    assert cache.get("token") == "t-1"
    assert cache.get("other") == ""

    cache.drop("token")

    assert cache.get("token") == ""
