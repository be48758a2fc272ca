"""What several processes share through the queue server: one token, one pace, one upload."""

import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from redis import Redis

from bot.errors import PlatformError
from bot.message import Address, FileRef, Reply
from bot.platforms.base import Outgoing
from bot.platforms.wecom import connect
from bot.settings import WeComBotSettings, WeComSettings
from jobs import embedded

from .conftest import CORP, KEY, TOKEN

PUSH = Address("wecom", chat="wrC", kind="group", via="push", push="K")


@pytest.fixture(scope="module")
def redis() -> Iterator[Redis]:
    """A real queue server of our own."""
    with tempfile.TemporaryDirectory(prefix="wq") as folder:
        client = embedded.connect("", Path(folder))
        assert client is not None
        yield client
        client.shutdown(nosave=True)


@pytest.fixture
def process(server, tools, redis):
    """Another process of the bot: a platform with its own client, the same queue server."""
    redis.flushall()
    app = WeComSettings(CORP, "1000002", "secret", TOKEN, KEY, base_url=server.url)
    return lambda: connect(app, WeComBotSettings(), "销售助理", "", replace(tools, redis=redis))


def say(platform, number, address=None, reply=None):
    to = address or Address("wecom", person=f"p{number}")
    return platform.send(Outgoing(f"m{number}", to, reply or Reply(text="好")))


def test_one_token_for_all_however_many_ask_at_once(process, server):
    """Eight processes start together, and again when the token dies: one fetch each time."""
    platforms = [process() for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(say, platforms, range(8)))

    assert len(server.to("gettoken")) == 1

    server.lay("gettoken", {"errcode": 0, "access_token": "t2", "expires_in": 7200})
    server.lay("message/send", lambda query: {"errcode": 42001 if query["access_token"] == "t1" else 0})
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(say, platforms, range(8, 16)))

    assert len(server.to("gettoken")) == 2


def test_one_pace_for_all(process, server):
    """The twenty pushes of a minute are counted over all processes."""
    one, other = process(), process()
    for number in range(19):
        say((one, other)[number % 2], number, PUSH)

    with pytest.raises(PlatformError) as refused:
        say(other, 20, PUSH)

    assert refused.value.retry and 1 <= refused.value.wait <= 60


def test_one_upload_for_all(process, server):
    """What one process uploaded, another sends."""
    server.lay("media/upload", {"errcode": 0, "media_id": "M"})
    report = Reply(files=(FileRef("p", "报告.pdf", "application/pdf"),))

    for number in range(3):
        say(process(), number, reply=report)

    assert len(server.to("media/upload")) == 1
    assert json.loads(server.to("message/send")[-1]["body"])["file"] == {"media_id": "M"}
