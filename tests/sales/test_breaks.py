"""The free stretches ahead. Facts from the State Council's notice for 2026."""

from datetime import date

from bot.sales.breaks import Break, breaks_from, makeups_from
from bot.sales.workdays import Calendar

OCTOBER = Break("国庆节", date(2026, 10, 1), date(2026, 10, 7))


def test_a_break_reaches_from_its_first_free_day_to_its_last():
    """假期连着周末一起算，正在放的也算；年前的除夕叫春节。"""
    spring, qingming = breaks_from(date(2026, 2, 20))[:2]

    assert spring == Break("春节", date(2026, 2, 15), date(2026, 2, 23))
    assert qingming == Break("清明节", date(2026, 4, 4), date(2026, 4, 6))
    assert breaks_from(date(2026, 9, 30))[0] == OCTOBER


def test_the_company_s_own_days_move_a_break_s_ends():
    """公司多放一天，假期就长一天；公司要上班的那天不算。"""
    longer = Calendar(off=frozenset({date(2026, 9, 30)}), worked=frozenset({date(2026, 10, 7)}))

    assert breaks_from(date(2026, 9, 29), longer)[0] == Break("国庆节", date(2026, 9, 30), date(2026, 10, 6))


def test_makeup_days_are_the_public_ones():
    """调休上班日只列国家公布的，公司自己加的另列。"""
    own = Calendar(worked=frozenset({date(2026, 9, 26)}))

    assert makeups_from(date(2026, 9, 1), own)[:2] == [date(2026, 9, 20), date(2026, 10, 10)]
