"""`flask check`: whether database, queue and each platform's credentials work, before people find out."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext
from peewee import PeeweeException
from redis import RedisError

from bot.errors import PlatformError
from storage import schema
from storage.db import database
from storage.people import User


@click.command("check")
@with_appcontext
def check() -> None:
    """Try the database, the queue and every configured platform; exit 1 when something does not work."""
    fine = True
    for name, ask in _questions(current_app.extensions["house"]):
        try:
            click.echo(f"ok    {name}: {ask()}")
        except (PeeweeException, RedisError, PlatformError, OSError) as error:
            fine = False
            click.echo(f"FAIL  {name}: {error}")
    sys.exit(0 if fine else 1)


def _questions(house: Any) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "database", _database
    yield "queue", lambda: _queue(house.redis)
    for name, platform in house.platforms.items():
        yield name, platform.check
    if not house.platforms:
        yield "platforms", lambda: "none configured, callbacks answer 404"


def _database() -> str:
    with database.connection_context():
        waiting = schema.waiting()
        if waiting:
            raise PeeweeException(f"run flask db upgrade ({', '.join(waiting)})")
        admins = User.select().where(User.admin, User.active).count()
    return f"up to date, {admins} admin(s)"


def _queue(redis: Any) -> str:
    if redis is None:
        return "none here, the clock delivers"
    redis.ping()
    return "answers"
