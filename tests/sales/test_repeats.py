"""When something that repeats comes again, and how that is said."""

from datetime import date, datetime

import pytest

from bot.errors import UserError
from bot.sales.repeats import after, following, repeat_words
from bot.sales.workdays import Calendar
from tests.talk import ZONE


def _at(month: int, day: int, hour: int = 15) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=ZONE)


TUESDAY = _at(11, 24)


@pytest.mark.feature("H3")
@pytest.mark.parametrize(
    ("repeat", "days", "words"),
    [
        ("daily", ("11-25", "11-26"), "每天"),
        ("workday", ("11-25", "11-26", "11-27", "11-30"), "每个工作日"),
        ("weekly:TUE", ("12-01", "12-08"), "每周二"),
        ("weekly:TUE,weekly:THU", ("11-26", "12-01", "12-03"), "每周二、周四"),
        ("weekly:MON,weekly:WED,weekly:FRI", ("11-25", "11-27", "11-30"), "每周一、周三、周五"),
        ("biweekly:TUE", ("12-08", "12-22"), "隔周二"),
        ("monthly:1,monthly:15", ("12-01", "12-15"), "每月 1、15 号"),
    ],
)
def test_one_time_follows_another(repeat, days, words):
    """一周几天、隔周、每月几号：一次接一次排得出，也说得出。"""
    at, found = TUESDAY, []
    for _ in days:
        at = following(repeat, at)
        found.append(f"{at:%m-%d}")

    assert tuple(found) == days
    assert repeat_words(repeat) == words


def test_what_was_missed_is_not_made_up_for():
    """停机错过的不补，接着排以后的。"""
    late = _at(12, 2, 9)

    assert after("weekly:TUE,weekly:THU", TUESDAY, late) == _at(12, 3)


@pytest.mark.feature("D5")
def test_a_working_day_is_the_company_s():
    """每个工作日：公司放假那天跳过，调休上班那天要来。"""
    own = Calendar(off=frozenset({date(2026, 11, 25)}), worked=frozenset({date(2026, 11, 28)}))
    first = following("workday", TUESDAY, own)

    assert first == _at(11, 26)
    assert following("workday", _at(11, 27), own) == _at(11, 28)


@pytest.mark.parametrize("repeat", ["yearly", "weekly:XXX", "monthly:32", "weekly:MON,often"])
def test_what_cannot_be_kept_is_refused(repeat):
    """做不到的重复，直说能怎么说。"""
    with pytest.raises(UserError, match="重复没看懂"):
        following(repeat, TUESDAY)
