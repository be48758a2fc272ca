"""The leaderboard: who sees whose, by what, and where money is shown."""

from datetime import timedelta
from decimal import Decimal

import pytest

from bot.roles import Role
from bot.sales.stages import Outcome, TaskStatus
from cards.elements import Note, Table
from storage import activities
from storage.chats import Chat
from storage.people import Team
from tests.handlers.deals import deal, lead, task


def _won(person, amount, days_ago=1, **more):
    at = person.room.now - timedelta(days=days_ago)
    return deal(person, "智云", amount=Decimal(amount), outcome=Outcome.WON, closed_at=at, **more)


def _rows(person):
    return next(e.rows for e in person.card.body if isinstance(e, Table))


def _notes(person):
    return [e.text for e in person.card.body if isinstance(e, Note)]


@pytest.mark.feature("I3")
def test_the_leaderboard_is_by_money_won_this_month(zhang, room):
    """“排行榜”：本月成交金额，金额按人话写，后面是单数。"""
    lin = room.person("林晓")
    _won(zhang, 300000)
    _won(zhang, 155000)
    _won(lin, 1280000)
    _won(lin, 9000000, days_ago=40)
    deal(zhang, "没签的", amount=Decimal(9000000))

    assert zhang.say("排行榜") == "本月成交金额排行榜"

    assert _rows(zhang) == (("1 林晓", "128 万", "1 单"), ("2 张三", "45.5 万", "2 单"))


def test_another_period_and_another_measure(zhang, room):
    """上月的、按单数、按跟进、按线索、按任务，各说各的。"""
    lin = room.person("林晓")
    _won(lin, 9000000, days_ago=30)
    found = lead(zhang, "智云", creator=zhang.user)
    activities.write(found, "followup", zhang.user, room.now, "电话")
    activities.write(found, "followup", lin.user, room.now, "写错了", withdrawn=True)
    task(zhang, "调研", room.now.date(), status=TaskStatus.DONE, done_at=room.now)

    zhang.say("上月签单排行榜")
    assert zhang.card.title == "上月成交单数排行榜" and _rows(zhang) == (("1 林晓", "1 单"),)

    zhang.say("跟进排行榜")
    assert _rows(zhang) == (("1 张三", "1 次"),)

    zhang.press("线索")
    assert _rows(zhang) == (("1 张三", "1 条"),)

    zhang.say("任务完成排行榜 本周")
    assert _rows(zhang) == (("1 张三", "1 项"),)


def test_a_seller_sees_the_team_a_manager_the_tree_a_director_the_company(zhang, wang, zhao, room):
    """销售看自己团队，经理看团队和下级，总监看全公司；别家公司谁也看不到。"""
    below = Team.add(name="苏州组", parent=room.team)
    lin, chen = room.person("林晓", team=below), room.person("陈静", team=Team.add(name="启明销售部"))
    for person, amount in ((zhang, 100), (lin, 200), (chen, 300)):
        _won(person, amount * 10000)

    for person, names in ((zhang, 1), (wang, 2), (zhao, 2), (lin, 1)):
        person.say("排行榜")

        assert len(_rows(person)) == names


def test_who_stands_below_the_tenth_is_told_their_place(zhang, room):
    """十名以外，写上自己的名次和差多少；没有成绩的不写。"""
    for n in range(11):
        _won(room.person(f"同事{n}"), 100000 * (n + 2))
    _won(zhang, 100000)

    zhang.say("排行榜")

    assert len(_rows(zhang)) == 10
    assert _notes(zhang) == ["张三 第 12 名，10 万，离榜单还差 20 万。"]


def test_nobody_there_says_what_to_do(zhang):
    """一个人都没有时，说怎样上榜。"""
    assert zhang.say("排行榜") == "本月还没有人成交。签下来了发「赢单 P3」，就上榜。"
    assert "跟进 L12" in zhang.say("跟进排行榜")


@pytest.mark.feature("K4")
def test_money_stays_out_of_other_groups(zhang, room):
    """本团队的群里有金额；没绑定或别人的群里只有名次和单数。"""
    _won(zhang, 300000)

    zhang.say("排行榜", in_group=True)
    assert _rows(zhang) == (("1 张三", "30 万", "1 单"),)

    for team in (None, Team.add(name="华南销售部")):
        Chat.get().change(team=team)
        zhang.say("排行榜", in_group=True)

        assert _rows(zhang) == (("1 张三", "1 单"),) and "30" not in zhang.heard


@pytest.mark.feature("K4")
def test_in_a_teams_group_a_director_sees_that_team(zhang, zhao, room):
    """总监在某个团队的群里问，只排这个团队。"""
    other = room.person("林晓", team=Team.add(name="华南销售部", parent=room.team))
    Chat.get().change(team=other.user.team)
    _won(zhang, 300000)
    _won(other, 200000)

    zhao.say("排行榜", in_group=True)

    assert _rows(zhao) == (("1 林晓", "20 万", "1 单"),)


def test_foreign_money_is_not_compared_and_told(zhang):
    """外币成交不计入金额，单独说明。"""
    _won(zhang, 300000)
    _won(zhang, 90000, currency="USD")

    zhang.say("排行榜")

    assert _rows(zhang) == (("1 张三", "30 万", "2 单"),) and _notes(zhang) == [
        "其中 1 单是外币，金额没有算进来。"
    ]


@pytest.mark.feature("K1")
def test_visitors_see_no_leaderboard(room):
    """访客看不了，会告诉谁可以。"""
    assert "需要" in room.person("访客", Role.VIEWER).say("排行榜")
