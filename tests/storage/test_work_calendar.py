"""The calendar is read seldom, and what another process changed is known soon."""

from datetime import UTC, date, datetime

import pytest
from peewee import IntegrityError

from bot.sales.workdays import CHINA, Calendar
from storage import work_calendar
from storage.db import database as connected
from storage.work_calendar import KEPT, Kind, WorkDay

EVE = date(2026, 12, 31)
NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)


def _elsewhere(kind: Kind) -> None:
    """As another process writes it: behind this one's back."""
    connected.execute_sql(
        f"INSERT INTO work_day (day, kind, reason, at) VALUES ('{EVE}', '{kind}', '', '2026-11-24 02:00:00')"
    )


@pytest.fixture
def seconds():
    """A clock of seconds that stands until it is moved."""
    return [1000.0]


def test_what_another_process_decided_is_known_within_seconds(database, seconds):
    """别的进程改了日历，这边最多晚 KEPT 秒就知道。"""
    assert work_calendar.current(lambda: seconds[0]) == CHINA

    _elsewhere(Kind.OFF)

    assert work_calendar.current(lambda: seconds[0]) == CHINA

    seconds[0] += KEPT

    assert work_calendar.current(lambda: seconds[0]) == Calendar(off=frozenset({EVE}))


def test_what_this_process_decides_is_known_at_once(database, seconds):
    """自己改的立刻生效，改回去也是。"""
    for kind, known in (
        (Kind.OFF, Calendar(off=frozenset({EVE}))),
        (Kind.WORKED, Calendar(worked=frozenset({EVE}))),
        (Kind.PUBLIC, CHINA),
    ):
        work_calendar.decide([EVE], kind, "", None, NOW)

        assert work_calendar.current(lambda: seconds[0]) == known

    assert WorkDay.select().count() == 1


def test_a_day_is_decided_about_once(database):
    """一天只有一行，两边同时写也只留一行。"""
    _elsewhere(Kind.OFF)

    with pytest.raises(IntegrityError), connected.atomic():
        WorkDay.add(day=EVE, kind="off", at=NOW)
