"""Days, money and shares in words."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sales import words

FRIDAY = date(2026, 11, 27)


def test_a_day_carries_its_weekday():
    """日期总带星期。"""
    assert words.day_words(FRIDAY) == "11月27日 周五"


def test_the_year_is_named_only_when_it_is_another():
    """别的年份才写年。"""
    assert words.day_words(date(2027, 1, 4), FRIDAY) == "2027年1月4日 周一"
    assert words.day_words(FRIDAY, date(2026, 1, 1)) == "11月27日 周五"


def test_a_moment_adds_the_clock():
    """时刻写到分。"""
    assert words.moment_words(datetime(2026, 11, 27, 15, 0)) == "11月27日 周五 15:00"  # noqa: DTZ001


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 26), "昨天"),
        (date(2026, 11, 27), "今天"),
        (date(2026, 11, 28), "明天"),
        (date(2026, 11, 29), "后天"),
        (date(2026, 11, 30), "11月30日 周一"),
    ],
)
def test_near_days_are_named(day, said):
    """近的日子说今天明天。"""
    assert words.near_words(day, FRIDAY) == said


def test_a_short_day_names_another_year_only():
    """窄处写 11/27，别的年份才带年。"""
    assert words.short_day(FRIDAY) == words.short_day(FRIDAY, FRIDAY) == "11/27"
    assert words.short_day(date(2027, 1, 4), FRIDAY) == "27/1/4"


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 11, 21), "超期 6 天"),
        (FRIDAY, "今天到期"),
        (date(2026, 11, 28), "明天到期"),
        (date(2026, 11, 30), "还有 3 天"),
    ],
)
def test_a_deadline_is_told_from_today(due, said):
    """离截止还有几天，或超期几天。"""
    assert words.due_words(due, FRIDAY) == said


@pytest.mark.parametrize(
    ("amount", "said", "full"),
    [
        ("0", "0 元", "¥0.00"),
        ("8500", "8,500 元", "¥8,500.00"),
        ("8500.5", "8,500.5 元", "¥8,500.50"),
        ("9999.994", "9,999.99 元", "¥9,999.99"),
        ("9999.995", "1 万", "¥10,000.00"),
        ("128000", "12.8 万", "¥128,000.00"),
        ("128450", "12.85 万", "¥128,450.00"),
        ("12800000", "1,280 万", "¥12,800,000.00"),
        ("99999999", "1 亿", "¥99,999,999.00"),
        ("120000000", "1.2 亿", "¥120,000,000.00"),
        ("1500000000000", "15,000 亿", "¥1,500,000,000,000.00"),
        ("-128000", "-12.8 万", "-¥128,000.00"),
    ],
)
def test_money_is_said_in_wan_and_signed_in_full(amount, said, full):
    """说的时候用万，签字时写全。"""
    assert words.money_words(Decimal(amount)) == said
    assert words.money_full(Decimal(amount)) == full


def test_foreign_money_names_its_currency():
    """外币要写币种。"""
    assert words.money_words(Decimal(30000), "USD") == "3 万美元"
    assert words.money_words(Decimal(300), "BRL") == "300 BRL"
    assert words.money_full(Decimal(30000), "USD") == "US$30,000.00"


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_said_money_is_within_half_a_hundredth_of_its_unit(amount):
    """说出来的金额读回去，误差不超过单位的半个百分之一。"""
    figure, unit = words.money_words(amount).split()
    scale = {"元": 1, "万": 10_000, "亿": 100_000_000}[unit]

    assert abs(Decimal(figure.replace(",", "")) * scale - amount) <= Decimal("0.005") * scale


@pytest.mark.parametrize(
    ("ratio", "said"), [("0.9", "9 折"), ("0.95", "9.5 折"), ("0.855", "8.55 折"), ("1", "原价")]
)
def test_a_discount_is_said_as_traders_do(ratio, said):
    """折扣按行话说。"""
    assert words.discount_words(Decimal(ratio)) == said


def test_a_share_of_nothing_is_a_dash():
    """没有分母就画一横。"""
    assert words.share_words(None) == "—"
    assert words.share_words(0.785) == "79%"
    assert words.share_words(Decimal("0.1234"), 1) == "12.3%"
