"""Administration by `flask …`."""

import sys
from datetime import UTC, datetime

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext

from bot.demo import story
from storage import audit
from storage.db import database, migrate

db_commands = AppGroup("db", help="The database's schema.")
audit_commands = AppGroup("audit", help="The audit chain.")


@db_commands.command("upgrade")
def upgrade() -> None:
    """Bring the schema up to date."""
    with database.connection_context():
        for name in migrate():
            click.echo(f"migrated {name}")


@audit_commands.command("verify")
def verify() -> None:
    """Check that nobody changed or removed an audit row."""
    with database.connection_context():
        broken = audit.first_break()
    if broken is not None:
        click.echo(f"the chain breaks at row {broken.id} ({broken.at:%Y-%m-%d %H:%M} UTC)")
        sys.exit(1)
    click.echo("the audit chain is whole")


@click.command("seed-demo")
@with_appcontext
def seed_demo() -> None:
    """Fill an empty database with the demo's story."""
    house = current_app.extensions["house"]
    with database.connection_context(), database.atomic():
        story.seed(house.local(datetime.now(UTC)))


@click.command("understand")
def understand() -> None:
    """Read JSON lines {"input": …} and write what was understood, a line each."""
    from bot.understand import lines

    lines.run(sys.stdin, sys.stdout)


def commands(app: Flask) -> None:
    """Give the application its commands."""
    app.cli.add_command(db_commands)
    for command in (audit_commands, seed_demo, understand):
        app.cli.add_command(command)
