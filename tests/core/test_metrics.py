"""/metrics: who may read it, and that all web processes count together."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from flask.testing import FlaskClient

from bot.app import create_app
from bot.settings import Settings
from storage import db
from tests.story.house import WEB, until

ROOT = Path(__file__).resolve().parents[2]
BOOT = 60.0  # seconds two processes may take to start on a busy machine
TOKEN = "only the monitoring knows"
ELSEWHERE = {"REMOTE_ADDR": "10.1.2.3"}


def _environ(folder: Path, **more: str) -> dict[str, str]:
    places = {"DATABASE_URL": f"sqlite:///{folder}/bot.db", "FILES_URL": f"file://{folder}/files"}
    return {"SECRET_KEY": "k" * 32, **places, "QUEUE_FOLDER": str(folder / "queue"), **more}


def _app(folder: Path, **more: str) -> FlaskClient:
    app = create_app(Settings.from_env(_environ(folder, **more)), serving=False)
    with db.database.connection_context():
        db.migrate()
    return app.test_client()


def test_without_a_token_only_this_machine_reads_the_metrics(tmp_path):
    """没设令牌时，只有本机能看；经代理转来的外人不算本机。"""
    client = _app(tmp_path)

    here = client.get("/metrics")
    passed_on = client.get("/metrics", headers={"X-Forwarded-For": "8.8.8.8"})

    assert (here.status_code, passed_on.status_code) == (200, 403)
    assert "outbox_oldest_waiting_seconds 0.0" in here.text
    assert client.get("/metrics", environ_base=ELSEWHERE).status_code == 403
    assert client.get("/healthz", environ_base=ELSEWHERE).status_code == 200


def test_with_a_token_whoever_has_it_reads_the_metrics(tmp_path):
    """设了令牌，带着它从哪儿来都行；没带、带错，本机也不行。"""
    client = _app(tmp_path, METRICS_TOKEN=TOKEN)

    def asked(word: str) -> int:
        headers = {"Authorization": word} if word else {}
        return client.get("/metrics", headers=headers, environ_base=ELSEWHERE).status_code

    assert asked(f"Bearer {TOKEN}") == 200
    assert [asked(word) for word in ("", "Bearer wrong", f"Basic {TOKEN}", "Bearer 错")] == [403] * 4
    assert client.get("/metrics").status_code == 403


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """A gunicorn of two processes that count in one folder; its address."""
    counting = tmp_path / "metrics"
    counting.mkdir()
    environ = {
        **os.environ,
        **_environ(tmp_path, REDIS_URL="redis://127.0.0.1:9/0"),  # nobody is there, and counting needs none
        "PROMETHEUS_MULTIPROC_DIR": str(counting),
        "FEISHU_APP_ID": "cli_x",
        "FEISHU_APP_SECRET": "secret",
        "FEISHU_ENCRYPT_KEY": "encrypt",
        "FEISHU_VERIFICATION_TOKEN": "token",
    }
    subprocess.run([sys.executable, "-m", "flask", "db", "upgrade"], cwd=ROOT, env=environ, check=True)
    socket = tmp_path / "port"
    command = [sys.executable, *WEB, "--workers", "2", "--bind", "127.0.0.1:0", "--log-file", str(socket)]
    process = subprocess.Popen(command, cwd=ROOT, env=environ)
    until(lambda: "Listening at: " in (socket.read_text() if socket.exists() else ""), "it listens")
    address = socket.read_text().split("Listening at: ")[1].split()[0]
    requests.get(f"{address}/healthz", timeout=BOOT)
    yield address
    process.terminate()
    process.wait(BOOT)


def test_all_web_processes_count_together(web):
    """两个网站进程数在一起：问哪一个，都是同一个总数。"""
    for _ in range(12):
        assert requests.post(f"{web}/feishu/callback", data=b"{}", timeout=20).status_code == 401

    pages = [requests.get(f"{web}/metrics", timeout=20).text for _ in range(8)]

    assert all('callbacks_rejected_total{door="/feishu/callback"} 12.0' in page for page in pages)
