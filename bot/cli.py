"""Administration by `flask …`."""

import sys

import click
from flask import Flask
from flask.cli import AppGroup

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


def commands(app: Flask) -> None:
    """Give the application its commands."""
    app.cli.add_command(db_commands)
    app.cli.add_command(audit_commands)
