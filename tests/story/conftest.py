"""One house for all stories on SQLite, one on PostgreSQL for the whole story once more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.story.actors import Actor, Page, cast
from tests.story.house import House


@pytest.fixture(scope="package")
def sqlite_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The product on SQLite, with the demo's two companies in it."""
    folder = tmp_path_factory.mktemp("house")
    yield from _opened(folder, f"sqlite:///{folder}/bot.db")


@pytest.fixture(scope="package")
def postgres_house(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Iterator[House]:
    """The product on PostgreSQL, in a database of its own."""
    import psycopg

    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute("CREATE DATABASE story")
    before, _, after = postgres_url.rpartition("/postgres")
    yield from _opened(tmp_path_factory.mktemp("house"), f"{before}/story{after}")


def _opened(folder: Path, url: str) -> Iterator[House]:
    house = House(folder, url)
    try:
        house.open()
        yield house
    finally:
        house.close()


@pytest.fixture
def house(request: pytest.FixtureRequest) -> Iterator[House]:
    """The house the test is told to use, SQLite's where it is not told; this process looks into it."""
    house: House = request.getfixturevalue(getattr(request, "param", "sqlite_house"))
    with house.inside():
        yield house


@pytest.fixture(params=["feishu", "wecom"])
def platform(request: pytest.FixtureRequest) -> str:
    """Everything happens on both."""
    return request.param


@pytest.fixture
def people(house: House, platform: str) -> dict[str, Actor]:
    """One company's people by their part: sales, presales, manager, director, other, stranger …"""
    return cast(Page(house), platform)
