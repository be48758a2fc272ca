"""Days by arithmetic: months with their ends, weekdays by calendar weeks (GB/T 7408: Monday first)."""

from calendar import monthrange
from datetime import date, timedelta

DAY = timedelta(days=1)


def month_start(day: date, months: int = 0) -> date:
    """The first day of the month, `months` months on."""
    place = day.year * 12 + day.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)


def month_end(day: date, months: int = 0) -> date:
    """The last day of the month, `months` months on."""
    return month_start(day, months + 1) - DAY


def add_months(day: date, months: int) -> date:
    """The same day, months on, clipped to the month's end."""
    first = month_start(day, months)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def monday(day: date, weeks: int = 0) -> date:
    """The Monday of the week, `weeks` weeks on."""
    return day - DAY * day.weekday() + DAY * 7 * weeks


def quarter_start(day: date, quarters: int = 0) -> date:
    """The first day of the quarter, `quarters` quarters on."""
    return month_start(day.replace(day=1, month=(day.month - 1) // 3 * 3 + 1), quarters * 3)


def quarter_end(day: date, quarters: int = 0) -> date:
    """The last day of the quarter, `quarters` quarters on."""
    return quarter_start(day, quarters + 1) - DAY


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is none: 31 November."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
