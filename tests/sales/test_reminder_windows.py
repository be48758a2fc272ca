"""Reminder windows: each occurs once."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sales import reminders
from bot.sales.reminders import Hours, due_soon, expiring, may_tell, next_moment, overdue, quiet, snoozed
from bot.sales.workdays import is_workday

CHINA = timezone(timedelta(hours=8))
DUE = date(2026, 11, 27)  # a Friday


@pytest.mark.feature("H2")
@pytest.mark.parametrize(
    ("due", "today", "days"),
    [
        (DUE, date(2026, 11, 26), 1),
        (DUE, date(2026, 11, 25), None),
        (DUE, DUE, None),
        (date(2026, 11, 29), DUE, 2),  # due on Sunday, told on Friday
        (date(2026, 11, 30), DUE, 3),
        (date(2026, 11, 30), date(2026, 11, 28), None),  # nobody is told on Saturday
    ],
)
def test_due_soon_is_told_on_the_last_working_day_before(due, today, days):
    """到期前最后一个工作日提醒一次。"""
    window = due_soon("T12", due, today)

    assert (window and window.days) == days


@pytest.mark.feature("H2")
@pytest.mark.parametrize(
    ("today", "key", "level"),
    [
        (DUE, None, None),
        (date(2026, 11, 28), None, None),
        (date(2026, 11, 30), "late:T12:20261127:1", 1),
        (date(2026, 12, 1), "late:T12:20261127:1", 1),
        (date(2026, 12, 2), "late:T12:20261127:3", 1),
        (date(2026, 12, 8), "late:T12:20261127:7", 2),
        (date(2026, 12, 31), "late:T12:20261127:7", 2),
    ],
)
def test_overdue_repeats_three_times(today, key, level):
    """超期后第 1、3、7 个工作日提醒，之后不再打扰；最后一次告诉经理。"""
    window = overdue("T12", DUE, today)

    assert (window and window.key) == key
    assert (window and window.level) == level


@pytest.mark.feature("H1")
@pytest.mark.parametrize(("idle", "level"), [(6, None), (7, 1), (13, 1), (14, 2), (21, 3), (60, 3)])
def test_no_follow_up_climbs_from_owner_to_manager(idle, level):
    """7 天没跟进提醒负责人，14 天加上经理，21 天请经理定夺。"""
    today = date(2026, 11, 24)
    window = quiet("P3", today - timedelta(idle), today)

    assert (window and window.level) == level


@pytest.mark.feature("H1")
def test_a_planned_next_activity_stops_the_clock():
    """约好了下一步就不催；到日子没动静，再从那天算起。"""
    touched, planned = date(2026, 11, 2), date(2026, 11, 20)

    assert quiet("P3", touched, date(2026, 11, 19), planned) is None
    assert quiet("P3", touched, date(2026, 11, 26), planned) is None
    assert quiet("P3", touched, date(2026, 11, 27), planned).level == 1


@pytest.mark.feature("H1")
def test_a_new_touch_opens_new_windows():
    """跟进之后重新计时，窗口不会和上次的相同。"""
    first = quiet("P3", date(2026, 11, 2), date(2026, 11, 9))
    second = quiet("P3", date(2026, 11, 9), date(2026, 11, 16))

    assert first.key != second.key
    assert reminders.quiet_steps(10) == (10, 20, 30)


@pytest.mark.feature("H2")
def test_a_waiting_approval_is_nudged_and_an_ending_quote_is_told():
    """审批等了一个工作日会催；报价快到期会说。"""
    assert reminders.undecided("Q5", date(2026, 11, 23), date(2026, 11, 24)).level == 1
    assert expiring("Q5", DUE, date(2026, 11, 24)).days == 3
    assert expiring("Q5", DUE, date(2026, 11, 23)) is None
    assert expiring("Q5", DUE, date(2026, 11, 30)) is None


@pytest.mark.feature("H2")
@pytest.mark.feature("H6")
@given(st.dates(date(2026, 1, 1), date(2027, 6, 1)))
def test_each_window_occurs_once_over_time(due):
    """无论哪天到期：窗口一共四个，每个只有一个键，只在工作日。"""
    days = [due + timedelta(n) for n in range(-20, 40)]
    found = [(d, w) for d in days for w in (due_soon("T1", due, d), overdue("T1", due, d)) if w]

    assert len({window.key for _, window in found}) == 4
    assert all(is_workday(day) for day, _ in found)


@pytest.mark.feature("H6")
@pytest.mark.parametrize(
    ("moment", "then"),
    [
        (datetime(2026, 11, 27, 10, 0), datetime(2026, 11, 27, 10, 0)),  # noqa: DTZ001
        (datetime(2026, 11, 27, 7, 0), datetime(2026, 11, 27, 9, 0)),  # noqa: DTZ001
        (datetime(2026, 11, 27, 19, 0), datetime(2026, 11, 30, 9, 0)),  # noqa: DTZ001
        (datetime(2026, 11, 28, 7, 0), datetime(2026, 11, 30, 9, 0)),  # noqa: DTZ001
        (datetime(2026, 2, 14, 8, 0), datetime(2026, 2, 14, 9, 0)),  # noqa: DTZ001  make-up Saturday
    ],
)
def test_nobody_is_told_in_quiet_hours(moment, then):
    """夜里、周末、节假日不打扰，推到下一个工作时间。"""
    assert next_moment(moment.replace(tzinfo=CHINA)) == then.replace(tzinfo=CHINA)


@pytest.mark.feature("H6")
@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1)))  # noqa: DTZ001
def test_the_next_moment_is_always_allowed(moment):
    """推到的时间总是可以打扰的，而且不早于现在。"""
    own = Hours(time(8, 30), time(21))
    later = next_moment(moment, own)

    assert later >= moment
    assert may_tell(later, own)


@pytest.mark.feature("H3")
@pytest.mark.parametrize(
    ("word", "then"),
    [
        ("hour", datetime(2026, 11, 27, 16, 0)),  # noqa: DTZ001
        ("tomorrow", datetime(2026, 11, 28, 9, 0)),  # noqa: DTZ001
        ("workday", datetime(2026, 11, 30, 9, 0)),  # noqa: DTZ001
    ],
)
def test_a_reminder_can_be_snoozed(word, then):
    """稍后提醒：1 小时、明早 9 点、下个工作日。"""
    assert snoozed(word, datetime(2026, 11, 27, 15, 0)) == then  # noqa: DTZ001
