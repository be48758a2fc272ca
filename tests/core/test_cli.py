"""Administration by `flask …`."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask

from bot.cli import commands
from bot.errors import PlatformError
from bot.message import Address, Reply
from storage import outbox
from storage.outbox import OutboxMessage
from tests.talk import PLATFORM, Room

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def flask(room: Room):
    """Run a command of `flask …`; what it printed."""
    app = Flask("bot")
    commands(app)
    app.extensions["house"] = SimpleNamespace(wake=lambda: None)

    def run(*words: str) -> str:
        told = app.test_cli_runner().invoke(args=words, catch_exceptions=False)
        return told.output

    return run


def test_understand_needs_neither_database_nor_configuration(tmp_path):
    """什么环境变量都没有，`flask understand` 也能用。"""
    told_at = "2026-11-24T10:00:00+08:00"
    given = json.dumps({"input": {"text": "我的待办", "chat_type": "p2p", "now": told_at}})
    bare = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}

    told = subprocess.run(
        [sys.executable, "-m", "flask", "understand"],
        input=given, cwd=ROOT, env=bare, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert json.loads(told.stdout)["intent"] == "my_tasks", told.stderr


def test_administration_leaves_no_queue_server_behind(tmp_path):
    """`flask db upgrade` 可能由 root 执行：不会留下别人连不上的队列服务。"""
    settings = {
        "PATH": os.environ["PATH"], "SECRET_KEY": "k" * 32, "DATABASE_URL": f"sqlite:///{tmp_path}/bot.db",
        "QUEUE_FOLDER": str(tmp_path / "queue"),
    }  # fmt: skip

    told = subprocess.run(
        [sys.executable, "-m", "flask", "db", "upgrade"],
        cwd=ROOT, env=settings, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "migrated 0001" in told.stdout, told.stderr
    assert not (tmp_path / "queue").exists()


def test_what_could_not_be_delivered_is_listed_and_sent_again(room, flask):
    """发不出去的消息可以查看，修好以后再发。"""
    room.twin.failing.append(PlatformError(230002, "bot not in chat"))
    row = outbox.send(Address(PLATFORM, person="ou_张三"), Reply(text="迟到的消息"), room.now)
    room.deliver()

    assert f"{row.id}\tfailed" in flask("outbox", "list")

    flask("outbox", "retry", str(row.id))
    room.later(minutes=1)
    OutboxMessage.update(next_at=room.now).execute()
    room.deliver()

    assert [shown.text for shown in room.twin.wall] == ["迟到的消息"]
    assert flask("outbox", "list") == ""


def test_all_that_failed_is_sent_again_but_not_what_may_have_arrived(room, flask):
    """`--failed` 只重发确定没到的，可能到了的不动。"""
    states = ("failed", "unknown", "sent")
    rows = [outbox.send(Address(PLATFORM, person="ou_张三"), Reply(text=state), room.now) for state in states]
    for row, state in zip(rows, states, strict=True):
        row.change(status=state)

    flask("outbox", "retry", "--failed")

    found = [OutboxMessage.get_by_id(row.id).status for row in rows]
    assert found == ["waiting", "unknown", "sent"]
