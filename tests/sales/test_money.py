"""Quote arithmetic."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sales.money import GOODS_TAX, QuoteLine, add_up, line_amount, to_cents

CENTS = st.decimals(min_value=0, max_value=10**7, places=2)
RATES = st.sampled_from([D("0"), D("0.06"), D("0.09"), D("0.13")])
LINES = st.lists(
    st.builds(
        QuoteLine,
        title=st.just("许可"),
        unit_price=CENTS,
        quantity=st.integers(1, 500).map(D),
        discount=st.decimals(min_value="0.5", max_value=1, places=2),
        tax_rate=RATES,
        unit_cost=CENTS,
    ),
    max_size=6,
)


@pytest.mark.feature("F1")
def test_a_plain_quote_takes_its_discount_off():
    """12.8 万打 9 折是 115,200 元，含 6% 的税。"""
    totals = add_up([QuoteLine("平台许可", D(128000))], D("0.9"))

    assert totals.total == D("115200.00")
    assert (totals.subtotal, totals.saved) == (D("128000.00"), D("12800.00"))
    assert (totals.net, totals.tax) == (D("108679.25"), D("6520.75"))
    assert totals.discount == D("0.9")
    assert totals.margin is None


@pytest.mark.feature("F1")
def test_each_line_is_rounded_half_up_before_it_is_added():
    """逐行四舍五入，再相加。"""
    lines = [QuoteLine("流量", D("0.335")), QuoteLine("流量", D("0.335"))]

    assert line_amount(lines[0]) == D("0.34")
    assert add_up(lines).total == D("0.68")


@pytest.mark.feature("F1")
def test_tax_can_come_on_top():
    """不含税价，税另加。"""
    totals = add_up([QuoteLine("设备", D(1000), D(3), tax_rate=GOODS_TAX)], tax_included=False)

    assert (totals.net, totals.tax, totals.total) == (D("3000.00"), D("390.00"), D("3390.00"))


@pytest.mark.feature("F1")
def test_margin_needs_every_cost():
    """成本都知道才有毛利。"""
    known = QuoteLine("实施", D(106), unit_cost=D(60))

    assert add_up([known]).margin == D("0.4000")
    assert add_up([known, QuoteLine("培训", D(100))]).margin is None
    assert add_up([]).total == D("0.00")


@pytest.mark.feature("F1")
@given(LINES, st.decimals(min_value="0.5", max_value=1, places=2), st.booleans())
def test_the_sums_always_agree(lines, discount, included):
    """任何报价：合计 = 不含税 + 税，原价 = 折后 + 优惠，都精确到分。"""
    totals = add_up(lines, discount, included)

    assert totals.total == totals.net + totals.tax
    assert totals.subtotal - totals.saved == sum((line_amount(x, discount) for x in lines), D(0))
    assert all(to_cents(x) == x for x in (totals.subtotal, totals.saved, totals.net, totals.tax))
    assert totals.saved >= 0
    assert totals.net >= 0


@pytest.mark.feature("F1")
@given(LINES)
def test_no_discount_costs_nothing_less(lines):
    """折扣越低，客户付得越少。"""
    assert add_up(lines, D("0.8")).total <= add_up(lines, D(1)).total
