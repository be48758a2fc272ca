"""`flask calendar`: days the company works or does not, against the public calendar.

DATE is 2026-12-31, or the first and last of several: 2026-12-30/2027-01-02.
"""

from datetime import date, timedelta

import click
from flask.cli import AppGroup

from bot.cli_recorded import recorded
from bot.sales.words import weekday_words
from storage import work_calendar
from storage.db import database
from storage.work_calendar import Kind, WorkDay

calendar = AppGroup("calendar", help="Days the company works, or not, against the public calendar.")


class Days(click.ParamType):
    """One day, or all from a first to a last."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> list[date]:
        """The days; a year at most."""
        try:
            first, last = (date.fromisoformat(part) for part in (value.split("/") * 2)[:2])
        except ValueError:
            self.fail(f"{value} is no date such as 2026-12-31 or 2026-12-30/2027-01-02", param, ctx)
        length = (last - first).days + 1
        if not 0 < length <= 366:
            self.fail(f"{value} is no stretch of at most a year", param, ctx)
        return [first + timedelta(days=n) for n in range(length)]


@calendar.command("list")
def list_days() -> None:
    """Show every day decided about: day, weekday, kind, reason, by whom."""
    with database.connection_context():
        for row in work_calendar.decided(date.min):
            click.echo("\t".join(_shown(row)))


@calendar.command("work")
@click.argument("days", metavar="DATE", type=Days())
@click.option("--reason", default="", help="Why, for whoever looks it up.")
def work(days: list[date], reason: str) -> None:
    """Work on DATE, whatever the public calendar says."""
    _decide(days, Kind.WORKED, reason)


@calendar.command("off")
@click.argument("days", metavar="DATE", type=Days())
@click.option("--reason", default="", help="Why, for whoever looks it up.")
def off(days: list[date], reason: str) -> None:
    """Give DATE off."""
    _decide(days, Kind.OFF, reason)


@calendar.command("clear")
@click.argument("days", metavar="DATE", type=Days())
@click.option("--reason", default="", help="Why, for whoever looks it up.")
def clear(days: list[date], reason: str) -> None:
    """Follow the public calendar on DATE again."""
    _decide(days, Kind.PUBLIC, reason)


def _decide(days: list[date], kind: Kind, reason: str) -> None:
    with recorded(f"calendar {kind}", days=f"{days[0]}/{days[-1]}", reason=reason) as now:
        work_calendar.decide(days, kind, reason, None, now)
    for day in days:
        click.echo(f"{day}\t{weekday_words(day)}\t{kind}")


def _shown(row: WorkDay) -> tuple[str, ...]:
    by = row.by.name if row.by_id else "-"
    return str(row.day), weekday_words(row.day), row.kind, row.reason or "-", by
