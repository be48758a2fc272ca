"""Two companies in one installation do not see into each other's books."""

import pytest

from bot.roles import Role
from storage.leads import Lead
from storage.people import Team
from tests.handlers.deals import deal


@pytest.fixture
def chen(room):
    """A director of another company."""
    return room.person("陈静", Role.DIRECTOR, team=Team.add(name="启明销售部"))


@pytest.mark.feature("E4", "K1")
def test_a_directors_board_holds_the_own_company_only(zhang, zhao, chen):
    """总监的商机看板只算自己公司的商机。"""
    deal(zhang, "智云科技")
    deal(chen, "恒通制造")

    zhao.say("商机看板")
    assert "共 1 个，50 万" in zhao.heard

    chen.say("商机看板")
    assert "共 1 个，50 万" in chen.heard


@pytest.mark.feature("A4")
def test_the_same_customer_of_another_company_is_no_double(zhang, chen):
    """两家公司各录各的，不互相查重。"""
    zhang.say("新建线索 上海智云科技 13800138000")

    chen.say("新建线索 上海智云科技 13800138000")

    assert Lead.select().count() == 2
