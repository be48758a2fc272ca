"""The whole product for the tests: web, worker and queue as real processes, both platforms in a thread.

Nothing is replaced: callbacks are encrypted and signed, gunicorn answers them, an embedded Valkey wakes the
worker, the worker calls the platforms' API. The test's own process looks into the same database.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import requests

from bot.app import House as Parts
from bot.app import build
from bot.demo import people, story
from bot.sandbox import Credentials, Sandbox
from bot.settings import Settings
from jobs import deliver, embedded
from jobs.clock import Clock, Duty
from jobs.deliver import Carrier
from jobs.duties import DUTIES
from jobs.members import Members
from jobs.times import Every
from storage import db, files

ROOT = Path(__file__).resolve().parents[2]
WEB = ("-m", "gunicorn", "wsgi:app", "--worker-class", "gthread", "--threads", "8", "--no-control-socket")
WORKER = ("-m", "jobs", "worker")
PATIENCE = 20.0  # seconds for anything to happen on a busy machine


class House:
    """Starts and stops everything; `database_url` must name an empty database."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder = folder
        self.credentials = Credentials.made_up()
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.sandbox = Sandbox(self.credentials, self.url)
        self.sandbox.box.faults.poll_every = 0.1
        self.origin = self.sandbox.start()
        self.environ = self._environ(database_url)
        self.parts: Parts = build(Settings.from_env(self.environ))
        self.running: list[subprocess.Popen[bytes]] = []
        self._fill()

    def _environ(self, database_url: str) -> dict[str, str]:
        return {
            **os.environ,
            **self.credentials.environ(),
            "DATABASE_URL": database_url,
            "FILES_URL": f"file://{self.folder}/files",
            "REDIS_URL": "",
            "QUEUE_FOLDER": str(self.folder / "queue"),
            "SECRET_KEY": "a key that only the tests know",
            "PUBLIC_URL": self.url,
            "BOT_NAME": self.credentials.bot_name,
            "ADMINS": people.ADMINS,
            "FEISHU_BASE_URL": self.origin,
            "WECOM_BASE_URL": self.origin,
        }

    def _fill(self) -> None:
        with db.database.connection_context():
            db.migrate()
            with db.database.atomic():
                story.seed(self.parts.local(datetime.now(UTC)))

    def open(self) -> None:
        """Start the web and a worker."""
        self.start_web()
        self.start_worker()

    def start_web(self) -> subprocess.Popen[bytes]:
        """A gunicorn as production runs it."""
        web = self._start("web", *WEB, "--bind", f"127.0.0.1:{self.port}")
        until(lambda: web.poll() is not None or _answers(self.url), "the web answers")
        return web

    def start_worker(self) -> subprocess.Popen[bytes]:
        """One more worker, busy or listening once it shows up in the queue."""
        return self._start("worker", *WORKER)

    def _start(self, name: str, *command: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("ab") as log:
            part = subprocess.Popen(
                [sys.executable, *command], cwd=ROOT, env=self.environ, stdout=log, stderr=log
            )
        self.running.append(part)
        return part

    def workers(self) -> list[subprocess.Popen[bytes]]:
        """The workers that run."""
        return [part for part in self.running if part.args[-1] == "worker"]

    def stop(self, part: subprocess.Popen[bytes], number: int = signal.SIGTERM) -> None:
        """End one process by a signal and wait for its end."""
        part.send_signal(number)
        part.wait(PATIENCE)
        self.running.remove(part)

    def close(self) -> None:
        """Stop everything that was started."""
        for part in list(self.running):
            self.stop(part)
        self.stop_queue()
        self.sandbox.stop()
        db.database.obj.close_all()

    def queue_pid(self) -> int:
        """The process of the embedded queue server; 0 when there is none."""
        try:
            return int((self.folder / "queue" / "queue.pid").read_text())
        except (OSError, ValueError):
            return 0

    def stop_queue(self, number: int = signal.SIGTERM) -> None:
        """End the queue server by a signal and wait until it is gone."""
        pid = self.queue_pid()
        if pid and _alive(pid):
            os.kill(pid, number)
            until(lambda: not _alive(pid), "the queue server is gone")
        (self.folder / "queue" / "queue.pid").unlink(missing_ok=True)

    def start_queue(self) -> None:
        """Bring the queue server back with what it had kept, as the clock does."""
        embedded.connect("", self.folder / "queue")

    @contextmanager
    def inside(self) -> Iterator[None]:
        """This process looks into the house's database and files, and sweeps as the clock does."""
        self.connect()
        over = Event()
        sweeper = Thread(target=self._sweep, args=(over,))
        sweeper.start()
        yield
        over.set()
        sweeper.join()
        db.database.obj.close_all()

    def connect(self) -> None:
        """Point this process at the house's database and files."""
        db.connect(self.environ["DATABASE_URL"])
        files.connect(self.environ["FILES_URL"])

    def _sweep(self, over: Event) -> None:
        while not over.wait(0.5):
            deliver.sweep(self.parts.bell)

    def at(self, moment: datetime) -> list[str]:
        """Let it be `moment`: the clock's duties and everything promised by then are carried out."""
        clock = Clock(DUTIES, self.parts.local, lambda: moment)
        carrier = Carrier(self.parts.platforms, self.parts.local, clock=lambda: moment)
        done = clock.tick()
        carrier.drain()
        return done

    def learn_names(self) -> None:
        """Ask the platforms who works there, as the clock does every morning."""
        members = Members(self.parts.platforms)
        sync = Duty("sync_members", Every(1), members.write, timedelta(hours=1), members.ask)
        Clock([sync], self.parts.local).tick()

    def log(self, name: str = "*") -> str:
        """What the web, the worker, or all of them wrote."""
        return "".join(path.read_text(errors="replace") for path in sorted(self.folder.glob(f"{name}.log")))


def until(true: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Wait, looking often, for something another process brings about."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, f"it never happened: {what}"
        time.sleep(0.03)


def _answers(url: str) -> bool:
    try:
        return requests.get(f"{url}/healthz", timeout=2).ok
    except requests.RequestException:
        return False


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().split(")")[-1].split()[0] != "Z"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
