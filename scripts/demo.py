"""`make demo`: the web, a worker, the clock, an embedded queue, the sandbox of both platforms, and a story.

Everything lives in a folder of its own (DEMO_FOLDER, else var/demo), which each start wipes; Ctrl-C stops
it all. The addresses are loopback only.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.demo.people import ADMINS, BOT_NAME  # noqa: E402

FOLDER = Path(os.environ.get("DEMO_FOLDER", ROOT / "var" / "demo")).resolve()
PATIENCE = 60  # seconds a part may take to answer


def main() -> int:
    """Start all parts, print the address, wait, stop all parts."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    web, page = (
        _port(int(os.environ.get("DEMO_WEB_PORT", "8000"))),
        _port(int(os.environ.get("PORT", "8800"))),
    )
    environment = _environment(web, page)
    running: list[subprocess.Popen[bytes]] = []
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        _run(environment, "-m", "flask", "db", "upgrade")
        _run(environment, "-m", "flask", "seed-demo")
        for name, command in _parts(web, page).items():
            running.append(_start(name, command, environment))
        _wait(f"http://127.0.0.1:{web}/readyz", running)
        _wait(f"http://127.0.0.1:{page}/", running)
        print(f"\n  打开 http://127.0.0.1:{page}/  和销售助理聊一聊（Ctrl-C 结束）\n", flush=True)
        while all(part.poll() is None for part in running):
            time.sleep(0.5)
        print(f"有一个部分停了，日志在 {FOLDER}/*.log", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        _stop(running)


def _environment(web: int, page: int) -> dict[str, str]:
    origin = f"http://127.0.0.1:{page}"
    key = secrets.token_hex(32)[:43]
    return {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{FOLDER}/bot.db",
        "FILES_URL": f"file://{FOLDER}/files",
        "REDIS_URL": "",
        "QUEUE_FOLDER": str(FOLDER / "queue"),
        "SECRET_KEY": secrets.token_hex(32),
        "PUBLIC_URL": f"http://127.0.0.1:{web}",
        "BOT_NAME": BOT_NAME,
        "ADMINS": ADMINS,
        "FEISHU_APP_ID": "cli_demo",
        "FEISHU_APP_SECRET": secrets.token_hex(16),
        "FEISHU_ENCRYPT_KEY": secrets.token_hex(16),
        "FEISHU_VERIFICATION_TOKEN": secrets.token_hex(16),
        "FEISHU_BASE_URL": origin,
        "WECOM_CORP_ID": "wwdemo",
        "WECOM_AGENT_ID": "1000002",
        "WECOM_SECRET": secrets.token_hex(16),
        "WECOM_TOKEN": secrets.token_hex(12),
        "WECOM_AES_KEY": key,
        "WECOM_BASE_URL": origin,
        "WECOM_BOT_ID": "aibdemo",
        "WECOM_BOT_TOKEN": secrets.token_hex(12),
        "WECOM_BOT_AES_KEY": key[::-1],
    }


def _parts(web: int, page: int) -> dict[str, list[str]]:
    gunicorn = ["-m", "gunicorn", "wsgi:app", "--worker-class", "gthread", "--threads", "8"]
    return {
        "web": [*gunicorn, "--bind", f"127.0.0.1:{web}"],
        "worker": ["-m", "jobs", "worker"],
        "clock": ["-m", "jobs", "clock"],
        "sandbox": ["-m", "bot.sandbox", "--port", str(page), "--bot", f"http://127.0.0.1:{web}"],
    }


def _run(environment: dict[str, str], *command: str) -> None:
    subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True)


def _start(name: str, command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    with (FOLDER / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _wait(url: str, running: list[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=2)
            return
        except OSError:
            if any(part.poll() is not None for part in running):
                break
            time.sleep(0.1)
    raise SystemExit(f"{url} 没有应答，日志在 {FOLDER}/*.log")


def _stop(running: list[subprocess.Popen[bytes]]) -> None:
    for part in reversed(running):
        part.terminate()
    for part in running:
        try:
            part.wait(10)
        except subprocess.TimeoutExpired:
            part.kill()
    pid = FOLDER / "queue" / "queue.pid"
    if pid.exists():
        os.kill(int(pid.read_text()), signal.SIGTERM)


def _port(wanted: int) -> int:
    """The wanted port, or any free one when it is taken."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    sys.exit(main())
