"""Who stands where, and how a period is called."""

from decimal import Decimal

import pytest

from bot.sales.periods import period_words
from bot.sales.ranking import Metric, Score, figure_words, ranked


def test_equals_share_a_place_and_nobody_has_one_with_nothing():
    """并列占同一名次，下一名往后顺延；没有成绩的不上榜。"""
    figures = (3, 5, 0, 5, 1)

    places = ranked(Score(n, f"甲{n}", Decimal(figure)) for n, figure in enumerate(figures))

    assert [(one.place, one.score.person) for one in places] == [(1, 1), (1, 3), (3, 0), (4, 4)]


def test_figures_are_said_as_people_say_them():
    """金额用万，次数带量词。"""
    assert figure_words(Metric.AMOUNT, Decimal(455000)) == "45.5 万"
    assert figure_words(Metric.FOLLOWUPS, Decimal(12)) == "12 次"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("this_month", "本月"),
        ("2026", "2026年"),
        ("2026-Q4", "2026年四季度"),
        ("2026-11", "2026年11月"),
        ("2026-11-03", "2026年11月3日"),
        ("2026-11-01/2026-11-15", "2026年11月1日至15日"),
        ("2026-10-28/2026-11-03", "2026年10月28日至11月3日"),
        ("2026-12-28/2027-01-03", "2026年12月28日至2027年1月3日"),
    ],
)
def test_periods_are_called_what_people_call_them(period, words):
    """时间段写成人话。"""
    assert period_words(period) == words
