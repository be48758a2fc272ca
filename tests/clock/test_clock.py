"""Duties are done once each, by whichever clock comes first, and caught up while they still matter."""

import threading
from datetime import datetime, timedelta

import pytest

from bot.sales.workdays import Calendar
from jobs.clock import Clock, Duty
from jobs.times import Daily, Every, Monthly, Weekly
from storage.db import database as db
from tests.talk import ZONE

NINE = Daily(9)


def _at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@pytest.fixture
def done() -> list[datetime]:
    """Moments at which the duty ran."""
    return []


def _clock(done: list[datetime], now: datetime, when=NINE, matters: timedelta = timedelta(hours=3)) -> Clock:
    return Clock([Duty("digest", when, done.append, matters)], lambda at: at.astimezone(ZONE), lambda: now)


def test_a_duty_runs_once_a_day(database, done):
    """到点做一次，同一天不再做。"""
    for minute in (0, 1, 30):
        _clock(done, _at(24, 9, minute)).tick()

    assert done == [_at(24, 9, 0)]


def test_a_clock_that_was_stopped_catches_up_what_still_matters(database, done):
    """停过的时钟补做还有意义的事。"""
    _clock(done, _at(24, 11, 40)).tick()

    assert done == [_at(24, 11, 40)]


def test_what_no_longer_matters_is_let_go(database, done):
    """过了时效的，不再补发。"""
    _clock(done, _at(24, 12, 1)).tick()

    assert done == []


def test_a_duty_that_failed_is_tried_again(database):
    """做到一半出错，算没做；歇一分钟再来，不会每秒都试。"""
    tries: list[int] = []
    now = [_at(24, 9)]

    def stumble(now: datetime) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError("no ink")

    clock = Clock(
        [Duty("digest", NINE, stumble, timedelta(hours=3))],
        lambda at: at.astimezone(ZONE),
        lambda: now[0],
    )

    assert [clock.tick(), clock.tick()] == [[], []]

    now[0] = _at(24, 9, 1)

    assert [clock.tick(), clock.tick()] == [["digest"], []]


def test_what_takes_long_is_asked_before_the_transaction(database):
    """要联网的部分在事务之外问，不占着数据库。"""
    inside: list[bool] = []
    duty = Duty("members", NINE, lambda now: inside.append(db.in_transaction()), timedelta(hours=3),
                ask=lambda: inside.append(db.in_transaction()))  # fmt: skip

    Clock([duty], lambda at: at.astimezone(ZONE), lambda: _at(24, 9)).tick()

    assert inside == [False, True]


def test_two_clocks_do_everything_once(database, done):
    """两个时钟一起走，事情只做一次。"""
    clocks = [_clock(done, _at(24, 9)) for _ in range(6)]
    threads = [threading.Thread(target=clock.tick) for clock in clocks]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(done) == 1


@pytest.mark.parametrize(
    ("when", "now", "latest"),
    [
        (Daily(9), _at(24, 10), _at(24, 9)),
        (Daily(9), _at(24, 8), _at(23, 9)),
        (Daily(9), _at(23, 8), _at(20, 9)),  # Monday morning: Friday
        (Daily(9), _at(22, 12), _at(20, 9)),  # Sunday
        (Daily(9, workdays=False), _at(22, 12), _at(22, 9)),
        (Daily(9), _at(5, 12, month=10), _at(30, 9, month=9)),  # National Day
        (Daily(9), _at(10, 12, month=10), _at(10, 9, month=10)),  # a working Saturday
        (Monthly(10, 20), _at(24, 10), _at(2, 10, 20)),  # the first is a Sunday
        (Monthly(10, 20), _at(2, 10, 19), _at(8, 10, 20, month=10)),  # after the national holiday
        (Weekly(0, 9, 5), _at(24, 10), _at(23, 9, 5)),
        (Weekly(0, 9, 5), _at(23, 9, 4), _at(16, 9, 5)),
        (Weekly(0, 9), _at(9, 12, month=10), _at(8, 9, month=10)),  # Monday is a holiday: first working day
        (Every(5), _at(24, 10, 13), _at(24, 10, 10)),
    ],
)
def test_each_rule_knows_its_latest_moment(when, now, latest):
    """规则知道最近一次是什么时候。"""
    assert when.latest(now) == latest


@pytest.mark.feature("D5")
@pytest.mark.parametrize(
    ("when", "now", "latest"),
    [
        (Daily(9), _at(25, 12), _at(24, 9)),  # Wednesday is off
        (Daily(9), _at(29, 12), _at(29, 9)),  # Sunday is worked
        (Daily(9, workdays=False), _at(25, 12), _at(25, 9)),
        (Weekly(2, 9), _at(27, 12), _at(26, 9)),
    ],
)
def test_duties_follow_the_company_s_days(when, now, latest):
    """公司放假那天不发早报，调休上班的周日照发。"""
    own = Calendar(off=frozenset({_at(25, 0).date()}), worked=frozenset({_at(29, 0).date()}))

    assert when.latest(now, own) == latest
