"""Points in time: a day, a time of day, both, or an offset from now. Says when one is past or impossible."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.sales import workdays
from bot.sales.workdays import CHINA, Calendar
from bot.understand import calendar_days as cal
from bot.understand.clock import Clock, find_clock, match_clock
from bot.understand.days import Day, find_day
from bot.understand.durations import Duration, find_duration

_AFTER = re.compile(r"\s*(?:[之以]?后|过后|later|from now|after)")
_WITHIN = re.compile(r"\s*(?:[之以]?内|[之以]?前)")
_ENGLISH_LEAD = re.compile(r"(?:in|within)\s+(?:the next\s+|about\s+)?$")
_BETWEEN = re.compile(r"(?:\s*的?\s*,?\s*|\s+(?:at|by|on|,)\s+|\([^)]{0,4}\)\s*|前\s*的?)")
_BEFORE_DAY = re.compile(r"(?:\s*,?\s*(?:on\s+)?)$")
_DEADLINE = re.compile(r"\s*(?:[之以]?前|[之以]?内|截止|为止|到期)(?!天)")


@dataclass(frozen=True)
class Moment:
    """A point in time found. `value` is None when it is past or impossible: then we ask, and `past` says which.

    `timed` says that an hour or a part of day was named, `limit` that it was a deadline (前, 内).
    """

    start: int
    end: int
    value: date | datetime | None
    timed: bool = False
    limit: bool = False
    shift: Duration | None = None
    past: date | datetime | None = None


def find_moment(text: str, now: datetime, start: int = 0, calendar: Calendar = CHINA) -> Moment | None:
    """The first point in time from `start`; working days and holidays are those of the calendar."""
    day = find_day(text, now.date(), start, calendar)
    offset = _find_offset(text, now, start, calendar)
    if offset and (day is None or offset.start <= day.start):
        return offset
    clock = find_clock(text, start)
    if clock and not clock.exact and day and clock.start >= day.end + 3:
        clock = None
    if day is None:
        return _of_clock(text, clock, now) if clock else None
    return _of_day(text, day, now, start)


def _of_day(text: str, day: Day, now: datetime, start: int) -> Moment | None:
    gap = _BETWEEN.match(text, day.end)
    clock = match_clock(text, gap.end() if gap else day.end) or match_clock(text, day.end)
    if clock is None and text[day.end - 1] in "今明晚早":
        clock = match_clock(text, day.end - 1)
    begin, end = day.start, max(day.end, clock.end if clock else 0)
    if clock is None or not clock.exact:
        ahead = _clock_before(text, day.start, start)
        if ahead:
            clock, begin = ahead, ahead.start
    elif text[day.start : day.end] in ("今晚", "明晚", "昨晚") and not clock.part:
        clock = _evening(clock)
    if clock is None and text[day.start : day.end].endswith(("早", "晚")):
        clock = match_clock(text, day.end - 1)
    return _joined(text, begin, end, day.day, clock, now)


def _evening(clock: Clock) -> Clock:
    hour = clock.hour
    hour = 24 if hour == 12 else hour + 12 if 5 <= hour < 12 else hour + 24 if hour < 5 else hour
    return Clock(clock.start, clock.end, hour, clock.minute, "evening", clock.exact, True)


def _clock_before(text: str, place: int, start: int) -> Clock | None:
    clock = find_clock(text[:place], max(start, place - 12))
    if clock and clock.exact and _BEFORE_DAY.fullmatch(text, clock.end, place):
        return clock
    return None


def _joined(text: str, start: int, end: int, day: date | None, clock: Clock | None, now: datetime) -> Moment:
    limit, end = _limit(text, end)
    if day is None:
        return Moment(start, end, None, bool(clock), limit)
    if clock is None:
        return _moment(start, end, day, day >= now.date(), limit)
    moment = datetime.combine(day, time()) + timedelta(hours=_named_hour(clock), minutes=clock.minute)
    return _moment(start, end, moment, moment > now, limit)


def _moment(start: int, end: int, value: date, ahead: bool, limit: bool) -> Moment:
    timed = isinstance(value, datetime)
    return Moment(start, end, value if ahead else None, timed, limit, past=None if ahead else value)


def _named_hour(clock: Clock) -> int:
    """With a day named: 1–6 is the afternoon, 7–12 that morning or noon."""
    return clock.hour + 12 if not clock.sure and 1 <= clock.hour <= 6 else clock.hour


def _of_clock(text: str, clock: Clock, now: datetime) -> Moment:
    limit, end = _limit(text, clock.end)
    midnight = datetime.combine(now.date(), time())
    moment = midnight + timedelta(hours=_named_hour(clock), minutes=clock.minute)
    if moment <= now and (not clock.sure or clock.part in ("morning", "forenoon", "night")):
        moment = _next_time(clock, moment, now)
    return _moment(clock.start, end, moment, moment > now, limit)


def _next_time(clock: Clock, moment: datetime, now: datetime) -> datetime:
    """7–12 o'clock is the next time it comes, tonight or tomorrow; a past morning is tomorrow's."""
    if clock.sure:
        return moment + cal.DAY
    if 1 <= clock.hour <= 6:
        return moment
    half = moment + timedelta(hours=12)
    return half if half > now else moment + cal.DAY


def _limit(text: str, end: int) -> tuple[bool, int]:
    found = _DEADLINE.match(text, end)
    return (True, found.end()) if found else (False, end)


def _find_offset(text: str, now: datetime, start: int, calendar: Calendar) -> Moment | None:
    place = start
    while duration := find_duration(text, place):
        if moment := _offset(text, duration, now, calendar):
            return moment
        place = duration.end
    return None


def _offset(text: str, duration: Duration, now: datetime, calendar: Calendar) -> Moment | None:
    begin = duration.start
    lead = _ENGLISH_LEAD.search(text[:begin])
    tail = _AFTER.match(text, duration.end)
    limit = _WITHIN.match(text, duration.end)
    if not (lead or tail or limit):
        return None
    if limit and limit.group().endswith("前") and not lead:
        return None
    behind = tail or limit
    end = behind.end() if behind else duration.end
    value = moved(now, duration, calendar)
    if value is None:
        return None
    if not isinstance(value, datetime) and (gap := _BETWEEN.match(text, end)) is not None:
        clock = match_clock(text, gap.end())
        if clock:
            return _joined(text, lead.start() if lead else begin, clock.end, value, clock, now)
    return Moment(lead.start() if lead else begin, end, value, isinstance(value, datetime), not tail)


def moved(now: datetime, duration: Duration, calendar: Calendar = CHINA) -> date | datetime | None:
    """Now, or today, plus a length of time: hours from this minute, days and months from today."""
    if duration.unit in ("hour", "minute", "ke"):
        return _sum(now.replace(second=0, microsecond=0), duration)
    try:
        return _day_on(now.date(), duration, calendar)
    except (OverflowError, ValueError):
        return None


def _sum(now: datetime, duration: Duration) -> datetime:
    minutes = {"hour": 60, "minute": 1, "ke": 15}
    extra = duration.extra[0] * minutes.get(duration.extra[1], 0)
    return now + timedelta(minutes=duration.number * minutes[duration.unit] + extra)


def _day_on(today: date, duration: Duration, calendar: Calendar) -> date:
    number, unit = duration.number, duration.unit
    if unit == "workday":
        return workdays.add_workdays(today, number, calendar)
    if unit in ("day", "week"):
        days = number * (7 if unit == "week" else 1)
        return today + cal.DAY * (days + (3 if duration.extra[0] and unit == "week" else 0))
    months = number * {"month": 1, "quarter": 3, "year": 12}[unit]
    extra = duration.extra
    day = cal.add_months(today, months + (extra[0] if extra[1] == "month" else 0))
    return day + cal.DAY * (extra[0] if extra[1] == "day" else 0)
