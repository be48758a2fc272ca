"""The deals a forecast is made of, weighed."""

from datetime import datetime
from decimal import Decimal

from peewee import Expression

from bot.sales.forecast import Deal
from bot.sales.periods import span_of
from bot.sales.stages import Outcome
from storage.projects import Project


def weighed(about: Expression, period: str, now: datetime) -> list[Deal]:
    """The deals that meet `about` and are not lost; of a period those that close in it."""
    query = Project.select().where(about, Project.outcome != Outcome.LOST).order_by(Project.id)
    found = [_weighed(deal, now) for deal in query]
    if not period:
        return found
    first, last = span_of(period, now.date())
    return [deal for deal in found if deal.close_on and first <= deal.close_on <= last]


def _weighed(deal: Project, now: datetime) -> Deal:
    """A won deal belongs to the month in which it was won."""
    closed = deal.closed_at.astimezone(now.tzinfo).date() if deal.closed_at else deal.close_on
    return Deal(deal.amount or Decimal(0), deal.chance, closed, deal.outcome)
