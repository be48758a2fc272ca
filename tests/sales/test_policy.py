"""Who must approve."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from bot.errors import UserError
from bot.roles import Role
from bot.sales.policy import STANDARD, Facts, approvers, steps


@pytest.mark.feature("F2")
@pytest.mark.parametrize(
    ("facts", "role"),
    [
        (Facts(D(115_200), D("0.9")), Role.MANAGER),
        (Facts(D(500_000), D("0.85")), Role.MANAGER),
        (Facts(D(100_000), D("0.84")), Role.DIRECTOR),
        (Facts(D("500000.01")), Role.DIRECTOR),
        (Facts(D(100_000), margin=D("0.19")), Role.DIRECTOR),
    ],
)
def test_one_approver_is_found_by_discount_amount_and_margin(facts, role):
    """一般报价经理批；低于 8.5 折、超过 50 万或毛利不足 20%，总监批。"""
    found = steps(facts)

    assert [step.role for step in found] == [role]
    assert found[0].reasons


@pytest.mark.feature("F2")
def test_as_a_chain_all_sign_in_order():
    """设为逐级审批时，经理批完总监批。"""
    found = steps(Facts(D(600_000), D("0.8")), replace(STANDARD, chain=True))

    assert [step.role for step in found] == [Role.MANAGER, Role.DIRECTOR]
    assert found[1].reasons == ("折扣 8 折，低于 8.5 折", "金额 60 万，超过 50 万")


@pytest.mark.feature("F2")
def test_nobody_approves_their_own_request():
    """自己的报价自己不能批，交给上一级。"""
    step = steps(Facts(D(100)))[0]
    holders = {Role.MANAGER: ["wang"], Role.DIRECTOR: ["zhao"]}

    assert approvers(step, holders, "zhang") == ("wang",)
    assert approvers(step, holders, "wang") == ("zhao",)


@pytest.mark.feature("F2")
def test_with_nobody_to_approve_it_says_how_to_name_one():
    """没人能批时，说清楚怎么设置。"""
    with pytest.raises(UserError, match="设为 manager"):
        approvers(steps(Facts(D(100)))[0], {}, "zhang")
