"""Dates, money, discounts and telephone numbers, each against values worked out by hand."""

from datetime import datetime

import pytest

from bot.understand.discount import find_discount
from bot.understand.moments import find_moment
from bot.understand.money import find_money, vague_money
from bot.understand.normalise import fold
from bot.understand.numerals import written
from bot.understand.phones import find_phone
from tests.understand import tables


@pytest.mark.parametrize(("now", "typed", "value"), tables.moments())
def test_a_point_in_time_is_read_whole_and_right_or_asked(now: datetime, typed: str, value: str):
    """日期和时刻要么读对，要么反问，从不悄悄读错。"""
    text = fold(typed)
    found = find_moment(text, now)

    assert _moment(found) == value
    assert found is None or (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize(("typed", "value"), tables.pairs("money"))
def test_money_is_exact_or_asked(typed: str, value: str):
    """金额精确到分；看不清的会问。"""
    text = fold(typed)
    found = find_money(text) or find_money(text, bare=True)

    assert _money(found, text) == value


@pytest.mark.parametrize(("typed", "value"), tables.pairs("discounts"))
def test_a_discount_is_the_ratio_to_pay(typed: str, value: str):
    """折扣换成要付的比例；不合理的会问。"""
    found = find_discount(fold(typed))

    assert ("-" if found is None else "?" if found.ratio is None else written(found.ratio)) == value


@pytest.mark.parametrize(("typed", "value"), tables.pairs("phones"))
def test_a_number_nobody_can_have_is_asked(typed: str, value: str):
    """不可能的号码会问，可能的统一写法。"""
    found = find_phone(fold(typed))

    assert ("-" if found is None else found.value or "?") == value


def _moment(found) -> str:
    if found is None:
        return "-"
    return "?" if found.value is None else found.value.isoformat()[:16]


def _money(found, text: str) -> str:
    if found is None:
        return "?" if vague_money(text) else "-"
    if not found.clear:
        return "?"
    return written(found.amount) + ("" if found.currency == "CNY" else f" {found.currency}")
