"""China's working calendar. Facts from the State Council's notice for 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sales.workdays import (
    CHINA,
    Calendar,
    add_workdays,
    holiday_name,
    is_makeup_day,
    is_workday,
    next_workday,
    workdays_between,
)

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@pytest.mark.feature("D5")
@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 2, 14), True),  # Saturday made up for the Spring Festival
        (date(2026, 2, 16), False),
        (date(2026, 2, 24), True),
        (date(2026, 10, 7), False),
        (date(2026, 10, 10), True),
        (date(2026, 11, 28), False),
        (date(2026, 11, 30), True),
        (date(2027, 10, 1), False),  # not announced yet, but fixed by law
    ],
)
def test_holidays_and_makeup_days_are_known(day, worked):
    """节假日休息，调休日上班。"""
    assert is_workday(day) is worked


@pytest.mark.feature("D5")
@pytest.mark.parametrize(
    ("day", "n", "then"),
    [
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
        (date(2026, 2, 14), 1, date(2026, 2, 24)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2026, 1, 5), -1, date(2026, 1, 4)),
        (date(2026, 11, 28), 0, date(2026, 11, 30)),
        (date(2026, 11, 27), 0, date(2026, 11, 27)),
        (date(2026, 1, 5), 250, date(2027, 1, 7)),
    ],
)
def test_working_days_are_added_over_holidays(day, n, then):
    """加工作日会跳过节假日，也会算上调休。"""
    assert add_workdays(day, n) == then


@pytest.mark.feature("D5")
@given(DAYS, st.integers(1, 300))
def test_adding_and_counting_are_inverse(day, n):
    """加 n 个工作日，数出来正好 n 个。"""
    assert workdays_between(day, add_workdays(day, n)) == n
    assert is_workday(add_workdays(day, -n))


@given(DAYS, DAYS)
def test_counting_agrees_with_walking(start, end):
    """查表数的和一天天走的一样多。"""
    first, last = sorted((start, end))
    walked = sum(is_workday(first + timedelta(n)) for n in range(1, (last - first).days + 1))

    assert workdays_between(first, last) == walked
    assert workdays_between(last, first) == -walked


@pytest.mark.feature("D5")
def test_the_company_may_make_exceptions():
    """公司可以自定哪天上班、哪天放假。"""
    own = Calendar(worked=frozenset({date(2026, 11, 28)}), off=frozenset({date(2026, 11, 30)}))

    assert next_workday(date(2026, 11, 27), own) == date(2026, 11, 28)
    assert next_workday(date(2026, 11, 28), own) == date(2026, 12, 1)
    assert holiday_name(date(2026, 11, 30), own) == "公司休假"
    assert next_workday(date(2026, 11, 27), CHINA) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 10, 1), "国庆节"),
        (date(2026, 5, 4), "劳动节"),
        (date(2026, 2, 20), "调休"),
        (date(2026, 11, 28), ""),
        (date(2026, 11, 27), ""),
    ],
)
def test_a_free_day_says_what_for(day, name):
    """放假的日子说得出名目。"""
    assert holiday_name(day) == name


def test_makeup_days_are_recognised():
    """调休上班的周末认得出来。"""
    assert is_makeup_day(date(2026, 2, 14))
    assert not is_makeup_day(date(2026, 11, 27))
    assert not is_makeup_day(date(2026, 11, 28))
