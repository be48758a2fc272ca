"""The weighted pipeline by month: Σ amount × probability; lost counts nothing, won counts whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.sales.money import to_cents
from bot.sales.stages import Outcome


@dataclass(frozen=True)
class Deal:
    """One deal: amount in yuan, `chance` in percent, the day it should close or did."""

    amount: Decimal
    chance: int
    close_on: date | None = None
    outcome: str = Outcome.OPEN

    @property
    def weighted(self) -> Decimal:
        """What of the amount to count on."""
        share = {Outcome.WON: 100, Outcome.LOST: 0}.get(Outcome(self.outcome), self.chance)
        return to_cents(self.amount * share / 100)


@dataclass(frozen=True)
class Month:
    """All deals of a month (its first day; None where no day is set)."""

    first: date | None
    count: int
    amount: Decimal
    weighted: Decimal
    won: Decimal


def by_month(deals: Iterable[Deal]) -> tuple[Month, ...]:
    """The months that have deals, in order, those without a day last; lost deals are left out."""
    months: dict[date | None, list[Deal]] = {}
    for deal in deals:
        if deal.outcome != Outcome.LOST:
            months.setdefault(deal.close_on.replace(day=1) if deal.close_on else None, []).append(deal)
    order = sorted(months, key=lambda first: (first is None, first or date.max))
    return tuple(_month(first, months[first]) for first in order)


def total(months: Iterable[Month]) -> Month:
    """All months in one."""
    known = tuple(months)
    return Month(
        None,
        sum(month.count for month in known),
        sum((month.amount for month in known), Decimal(0)),
        sum((month.weighted for month in known), Decimal(0)),
        sum((month.won for month in known), Decimal(0)),
    )


def _month(first: date | None, deals: list[Deal]) -> Month:
    return Month(
        first,
        len(deals),
        sum((deal.amount for deal in deals), Decimal(0)),
        sum((deal.weighted for deal in deals), Decimal(0)),
        sum((deal.amount for deal in deals if deal.outcome == Outcome.WON), Decimal(0)),
    )
