"""Scores by rule."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sales.scoring import Prospect, rate

TODAY = date(2026, 11, 24)
HOT = Prospect("high", Decimal(500_000), "老客户介绍", "13800138000", "", "技术总监", TODAY, 6, TODAY, 2, 90)


@pytest.mark.feature("C1")
def test_a_hot_lead_scores_high_and_says_why():
    """好线索分高，说得出理由。"""
    score = rate(HOT, TODAY)

    assert score.value == 99
    assert score.words() == "预算 50 万 +20、需求高 +20、联系到技术总监 +13"


@pytest.mark.feature("C1")
def test_a_cold_lead_says_what_is_missing():
    """凉了的线索，说得出为什么。"""
    score = rate(Prospect("low", last_touch=TODAY - timedelta(20)), TODAY)

    assert score.value == 0
    assert [reason.text for reason in score.reasons] == ["已 20 天没有跟进", "没有联系方式", "需求低"]


@pytest.mark.feature("C1")
@given(
    st.builds(
        Prospect,
        need=st.sampled_from(["high", "medium", "low", "", "?"]),
        budget=st.none() | st.decimals(min_value=-5, max_value=10**10, places=2),
        source=st.text(max_size=6),
        phone=st.sampled_from(["", "13800138000"]),
        contact_title=st.text(max_size=5),
        last_touch=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        touches=st.integers(0, 99),
        next_on=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        deciders=st.integers(0, 20),
        chance=st.integers(0, 100),
    )
)
def test_any_prospect_scores_between_0_and_100(prospect):
    """分数总在 0 到 100，理由加起来就是分数。"""
    score = rate(prospect, TODAY)

    assert 0 <= score.value <= 100
    assert score.value == max(0, min(100, sum(reason.points for reason in score.reasons)))
