"""Who is let in because the settings say so."""

from dataclasses import replace

from bot.roles import Role
from storage import people
from tests.talk import PLATFORM, Room


def test_an_admin_by_the_settings_is_in_even_if_the_list_of_members_came_first(room: Room):
    """通讯录里先记下的人，只要写在 ADMINS 里，一说话就是管理员。"""
    people.meet(PLATFORM, "ou_赵磊", "赵磊")
    room.dispatcher.settings = replace(room.settings, admins=((PLATFORM, "ou_赵磊"),))

    assert "管理员" in room.stranger("赵磊").say("我是谁")


def test_an_admin_may_be_written_in_other_letters(room: Room):
    """平台的账号不分大小写，ADMINS 里写 ou_Zhao 也认得 ou_zhao。"""
    room.dispatcher.settings = replace(room.settings, admins=((PLATFORM, "OU_赵磊"),))

    assert "管理员" in room.stranger("赵磊").say("我是谁")


def test_a_default_role_lets_everybody_in(room: Room):
    """配了 DEFAULT_ROLE，谁来都能用，先记下的也一样。"""
    people.meet(PLATFORM, "ou_唐宁", "唐宁")
    room.dispatcher.settings = replace(room.settings, default_role=Role.SALES)

    assert "唐宁，销售" in room.stranger("唐宁").say("我是谁")
    assert "莫舒，销售" in room.stranger("莫舒").say("我是谁")


def test_who_was_locked_out_is_not_let_in_again_by_the_settings(zhang, room: Room):
    """停用的人不会因为人人可用又进来。"""
    zhang.user.change(active=False)
    room.dispatcher.settings = replace(room.settings, default_role=Role.SALES)

    assert "停用" in zhang.say("我是谁")
