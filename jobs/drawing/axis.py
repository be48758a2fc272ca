"""Days across the page: where each lies, which are free, and which carry a label."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from bot.sales.words import short_day, weekday_words
from bot.sales.workdays import CHINA, Calendar, is_workday

_DAY = timedelta(days=1)
_LEAST = 10  # days shown at least
_EDGE = 34  # space a diamond or an arrow needs beside the first and last bar
_NARROW = 4
_LABEL = 92  # a date of size 26 and the space beside it


class Label(NamedTuple):
    """A date above its day: where its middle lies, where the day begins, the date, and what stands below:
    the weekday, or the year where only months are named."""

    x: float
    line: float
    day: str
    below: str


@dataclass(frozen=True)
class Axis:
    """`days` days from `first`, each `step` wide, beginning at `left`."""

    first: date
    days: int
    left: float
    step: float
    calendar: Calendar = CHINA

    def x(self, day: date) -> float:
        """Where a day begins."""
        return self.left + (day - self.first).days * self.step

    def middle(self, day: date) -> float:
        """Where a day's middle lies, kept inside the axis."""
        inside = min(max(day, self.first), self.last)
        return self.x(inside) + self.step / 2

    @property
    def last(self) -> date:
        """The last day shown."""
        return self.first + _DAY * (self.days - 1)

    @property
    def right(self) -> float:
        """Where the last day ends."""
        return self.left + self.days * self.step

    def free_runs(self) -> list[tuple[date, int]]:
        """Runs of days nobody works, the first day and how many; none where days are too narrow to see."""
        runs: list[tuple[date, int]] = []
        if self.step < _NARROW:
            return runs
        for day in (self.first + _DAY * n for n in range(self.days)):
            if is_workday(day, self.calendar):
                continue
            if runs and runs[-1][0] + _DAY * runs[-1][1] == day:
                runs[-1] = (runs[-1][0], runs[-1][1] + 1)
            else:
                runs.append((day, 1))
        return runs

    def labels(self) -> list[Label]:
        """Every day or every other when there is room, else Mondays, else the first of months."""
        days = [self.first + _DAY * n for n in range(self.days)]
        every = ceil(_LABEL / self.step)
        if every <= 2:
            return [self._label(day, weekday_words(day)) for day in days[::every]]
        every = ceil(_LABEL / (7 * self.step))
        if every <= 4:
            mondays = [day for day in days if day.weekday() == 0]
            return [self._label(day, weekday_words(day)) for day in mondays[::every]]
        months = [day for day in days if day.day == 1]
        every = ceil(_LABEL / (28 * self.step))
        return [self._label(day, f"{day.year}年") for day in months[::every]]

    def _label(self, day: date, below: str) -> Label:
        middle = self.x(day) + self.step / 2
        middle = min(max(middle, self.left + 20), self.right - 20)
        return Label(middle, self.x(day), short_day(day), below)


def axis(first: date, last: date, left: float, right: float, calendar: Calendar = CHINA) -> Axis:
    """The days from `first` to `last`, at least ten, across the room between `left` and `right`."""
    days = max((last - first).days + 1, _LEAST)
    room = right - left - 2 * _EDGE
    return Axis(first, days, left + _EDGE, room / days, calendar)
