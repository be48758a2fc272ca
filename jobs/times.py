"""When a scheduled duty is due: each answers with its latest moment at or before now, in now's zone."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.sales.workdays import CHINA, Calendar, is_workday


class When(Protocol):
    """A rule for moments."""

    def latest(self, now: datetime, calendar: Calendar = CHINA) -> datetime:
        """The latest moment at or before `now`."""


@dataclass(frozen=True)
class Every:
    """Every so many minutes, counted from midnight."""

    minutes: int

    def latest(self, now: datetime, calendar: Calendar = CHINA) -> datetime:
        """The latest multiple of the interval."""
        passed = now.hour * 60 + now.minute
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + timedelta(minutes=passed - passed % self.minutes)


@dataclass(frozen=True)
class Daily:
    """Each working day (or each day) at an hour."""

    hour: int
    minute: int = 0
    workdays: bool = True

    def latest(self, now: datetime, calendar: Calendar = CHINA) -> datetime:
        """Today's or the latest earlier day's moment."""
        at = now.replace(hour=self.hour, minute=self.minute, second=0, microsecond=0)
        while at > now or (self.workdays and not is_workday(at.date(), calendar)):
            at -= timedelta(days=1)
        return at


@dataclass(frozen=True)
class Weekly:
    """Once a week; `weekday` 0 is Monday. On a holiday it waits for the next working day of that week."""

    weekday: int
    hour: int
    minute: int = 0

    def latest(self, now: datetime, calendar: Calendar = CHINA) -> datetime:
        """This week's or last week's moment."""
        monday = now.date() - timedelta(days=now.weekday())
        this = self._in_week(now, monday, calendar)
        return this if this <= now else self._in_week(now, monday - timedelta(days=7), calendar)

    def _in_week(self, now: datetime, monday: date, calendar: Calendar) -> datetime:
        days = [monday + timedelta(days=n) for n in range(self.weekday, 7)]
        day = next((d for d in days if is_workday(d, calendar)), days[0])
        return datetime.combine(day, now.timetz()).replace(
            hour=self.hour, minute=self.minute, second=0, microsecond=0
        )


@dataclass(frozen=True)
class Monthly:
    """Once a month, on its first working day."""

    hour: int
    minute: int = 0

    def latest(self, now: datetime, calendar: Calendar = CHINA) -> datetime:
        """This month's or last month's moment."""
        this = self._in_month(now, now.date(), calendar)
        last = now.date().replace(day=1) - timedelta(days=1)
        return this if this <= now else self._in_month(now, last, calendar)

    def _in_month(self, now: datetime, month: date, calendar: Calendar) -> datetime:
        days = (month.replace(day=n) for n in range(1, 29))
        day = next((d for d in days if is_workday(d, calendar)), month.replace(day=1))
        at = now.replace(hour=self.hour, minute=self.minute, second=0, microsecond=0)
        return at.replace(year=day.year, month=day.month, day=day.day)
