"""Administration by `flask …`."""

import sys
from datetime import UTC, datetime

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext

from bot.cli_calendar import calendar
from bot.cli_check import check
from bot.cli_users import users
from bot.demo import story
from storage import audit, undelivered
from storage.db import database, migrate

db_commands = AppGroup("db", help="The database's schema.")
audit_commands = AppGroup("audit", help="The audit chain.")
outbox_commands = AppGroup("outbox", help="What was promised and could not be delivered.")


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
        click.echo(f"the chain breaks at row {broken.id} ({broken.at:%Y-%m-%d %H:%M})")
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


@outbox_commands.command("list")
def list_outbox() -> None:
    """Show what could not be delivered, the latest first."""
    with database.connection_context():
        for row in undelivered.latest(limit=100):
            told = f"{row.id}\t{row.status}\t{row.at:%Y-%m-%d %H:%M}\t{row.attempts}x\t{row.what}"
            click.echo(f"{told}\t{row.error}")


@outbox_commands.command("retry")
@click.argument("numbers", nargs=-1, type=int)
@click.option("--failed", is_flag=True, help="All that failed (what may have arrived is left alone).")
@with_appcontext
def retry_outbox(numbers: tuple[int, ...], failed: bool) -> None:
    """Send again the rows with these NUMBERS; a row that may have arrived can arrive twice."""
    with database.connection_context():
        again = undelivered.revive(datetime.now(UTC), None if failed else numbers)
    current_app.extensions["house"].wake()
    click.echo(f"{again} will be sent again")


def commands(app: Flask) -> None:
    """Give the application its commands."""
    app.cli.add_command(db_commands)
    for command in (audit_commands, outbox_commands, users, calendar, check, seed_demo, understand):
        app.cli.add_command(command)


def bare_app() -> Flask:
    """An application without database or configuration, for the commands that need neither."""
    app = Flask("bot")
    app.cli.add_command(understand)
    return app
