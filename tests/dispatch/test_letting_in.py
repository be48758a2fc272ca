"""Letting people in, and two companies in one installation."""

from dataclasses import replace

import pytest

from bot.roles import Role
from jobs.members import Members
from storage import people
from storage.people import Team
from tests.talk import PLATFORM, Room


@pytest.mark.feature("K1")
def test_a_stranger_who_has_spoken_can_be_let_in_by_name(zhao, room: Room):
    """陌生人说过话，管理员就能叫名字放进来。"""
    stranger = room.stranger("莫舒")
    stranger.say("我的待办")

    assert "销售" in zhao.say("把 @莫舒 设为 sales")
    assert "不认识" not in stranger.say("我的待办")


def test_somebody_mentioned_can_be_let_in_without_having_spoken(zhao, room: Room):
    """@ 到的人没说过话，也能放进来。"""
    zhao.say("把 @新同事 设为 presales")

    assert people.known_as(PLATFORM, "ou_新同事").role == Role.PRESALES


@pytest.mark.feature("K3")
def test_members_the_platform_lists_can_be_let_in_by_name(zhao, room: Room):
    """通讯录里的人，按名字就能放进来；已经认识的人不动。"""
    room.twin.members = lambda: [("ou_通讯录", "唐宁"), (zhao.id, "别的名字")]
    _read_members(room)

    zhao.say("把 唐宁 设为 sales")

    assert people.known_as(PLATFORM, "ou_通讯录").active
    assert people.known_as(PLATFORM, zhao.id).name == "赵磊"


def test_an_admin_by_the_settings_is_in_even_if_the_list_of_members_came_first(room: Room):
    """通讯录先同步进来的人，只要写在 ADMINS 里，一说话就是管理员；开放加入时也一样。"""
    room.twin.members = lambda: [("ou_赵磊", "赵磊"), ("ou_唐宁", "唐宁")]
    _read_members(room)
    room.dispatcher.settings = replace(
        room.settings, admins=((PLATFORM, "ou_赵磊"),), default_role=Role.SALES
    )

    assert "管理员" in room.stranger("赵磊").say("我是谁")
    assert "销售" in room.stranger("唐宁").say("我是谁")


def test_who_was_locked_out_is_not_let_in_again_by_the_settings(zhang, room: Room):
    """停用的人不会因为开放加入又进来。"""
    zhang.user.change(active=False)
    room.dispatcher.settings = replace(room.settings, default_role=Role.SALES)

    assert "停用" in zhang.say("我是谁")


def test_a_stranger_cannot_be_given_work(zhang, room: Room):
    """没加入的人，派不了任务。"""
    room.stranger("莫舒").say("你好")
    zhang.say("新建任务 整理报价清单")

    assert "莫舒" in zhang.say("把 T1 派给 莫舒")
    assert people.known_as(PLATFORM, "ou_莫舒").active is False


def test_a_director_of_another_company_does_not_reach(zhang, room: Room):
    """一套系统里的两家公司，总监只管自己那家。"""
    zhang.say("新建任务 整理报价清单")
    other = room.person("何东", Role.DIRECTOR, team=Team.add(name="另一家公司"))

    assert "已完成" not in other.say("完成 T1")


def test_the_superior_is_of_the_same_company(zhang, room: Room):
    """上级不会跑到另一家公司去。"""
    room.person("何东", Role.DIRECTOR, team=Team.add(name="另一家公司"))
    own = room.person("赵磊", Role.DIRECTOR)

    assert people.superior_of(zhang.user) == own.user


def _read_members(room: Room) -> None:
    members = Members({PLATFORM: room.twin})
    members.ask()
    members.write(room.now)


def test_another_companys_records_are_not_told_of(zhang, room: Room):
    """别家公司的编号，只说没找到，不透露是谁的。"""
    zhang.say("新建任务 整理报价清单")
    other = room.person("陈静", team=Team.add(name="另一家公司"))

    answer = other.say("完成 T1")

    assert "没找到 T1" in answer and "张三" not in answer
