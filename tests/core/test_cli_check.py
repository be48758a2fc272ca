"""`flask check`, against the sandbox as the platforms."""

from dataclasses import replace

import pytest
from flask import Flask

from bot.app import build
from bot.cli import commands
from bot.sandbox import Credentials, Sandbox
from bot.settings import Settings
from storage import db

NOBODY = "http://127.0.0.1:9"


@pytest.fixture
def checked(tmp_path):
    """Run `flask check` with credentials of ours where the platforms know others; output and exit code."""
    theirs = Credentials.made_up()
    sandbox = Sandbox(theirs, NOBODY)
    origin, houses = sandbox.start(), []

    def run(ours: Credentials = theirs, migrated: bool = True) -> tuple[str, int]:
        environ = {
            **ours.environ(),
            "SECRET_KEY": "a key that only the tests know",
            "DATABASE_URL": f"sqlite:///{tmp_path}/bot.db",
            "FILES_URL": f"file://{tmp_path}/files",
            "QUEUE_FOLDER": str(tmp_path / "queue"),
            "FEISHU_BASE_URL": origin,
            "WECOM_BASE_URL": origin,
        }
        house = build(Settings.from_env(environ))
        houses.append(house)
        if migrated:
            db.migrate()
        app = Flask("bot")
        app.extensions["house"] = house
        commands(app)
        told = app.test_cli_runner().invoke(args=["check"], catch_exceptions=False)
        return told.output, told.exit_code

    yield run, theirs
    for house in houses:
        house.redis.shutdown(nosave=True)
    sandbox.stop()
    db.database.obj.close_all()


def test_everything_in_order_is_said(checked):
    """都配对了：数据库、飞书、企业微信各一行 ok。"""
    run, _ = checked

    told, code = run()

    assert code == 0, told
    assert told.count("ok ") == 4
    assert "the app sees" in told


def test_a_wrong_secret_is_named_by_platform(checked):
    """哪个平台的密钥错了，就说是哪个。"""
    run, theirs = checked

    told, code = run(replace(theirs, feishu_app_secret="wrong"))

    assert code == 1
    assert "FAIL  feishu:" in told
    assert "ok    wecom:" in told


def test_an_old_schema_is_told(checked):
    """忘了升级数据库，检查会说。"""
    run, _ = checked

    told, code = run(migrated=False)

    assert code == 1
    assert "flask db upgrade" in told
