"""Utilisation: planned hours over available hours, by the working calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.sales.workdays import CHINA, Calendar, workdays_between

HOURS_A_DAY = Decimal(8)
UNESTIMATED = Decimal(2)  # hours a working day a task takes that nobody has estimated
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Piece:
    """One open task: first and last planned day, estimate in hours or 0 where there is none."""

    start: date
    due: date
    estimate: int = 0


def available(first: date, last: date, calendar: Calendar = CHINA) -> Decimal:
    """The hours of one person from `first` to `last`."""
    return HOURS_A_DAY * workdays_between(first - _DAY, last, calendar)


def planned(pieces: Iterable[Piece], first: date, last: date, calendar: Calendar = CHINA) -> Decimal:
    """The hours that fall between `first` and `last`; a task's hours are spread evenly over its working days.

    What is overdue is still to be done and counts whole.
    """
    return sum((_share(piece, first, last, calendar) for piece in pieces), Decimal(0))


def _share(piece: Piece, first: date, last: date, calendar: Calendar) -> Decimal:
    days = max(1, workdays_between(min(piece.start, piece.due) - _DAY, piece.due, calendar))
    hours = Decimal(piece.estimate) or UNESTIMATED * days
    if piece.due < first:
        return hours
    start, end = max(piece.start, first), min(piece.due, last)
    inside = max(0, workdays_between(start - _DAY, end, calendar)) if start <= end else 0
    return hours * min(inside, days) / days
