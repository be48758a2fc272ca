"""Who may: checked in one place, for sentences and buttons alike."""

import pytest

from bot.actions import ACTIONS
from bot.dispatch import rights
from bot.errors import NotAllowed
from bot.message import ChatRef, Event
from bot.roles import Role
from storage.people import Team, User
from storage.tasks import Task
from tests.talk import PLATFORM, Room

pytestmark = pytest.mark.feature("K1")


@pytest.fixture
def task(zhang) -> Task:
    """T1, which is 张三's."""
    zhang.say("新建任务 整理报价清单")
    return Task.get_by_id(1)


def test_a_stranger_is_told_how_to_get_in(room: Room):
    """陌生人得到清楚的说明，什么也做不了。"""
    answer = room.stranger("路人").say("新建任务 混进来")

    assert "管理员" in answer
    assert Task.select().count() == 0


def test_a_strangers_press_does_nothing(task, room: Room):
    """陌生人按了群里的按钮，也不生效。"""
    answer = room.stranger("路人").does("finish_task", task="T1")

    assert "不认识" in answer
    assert Task.get_by_id(1).open


def test_a_leaver_is_locked_out_at_once(zhang, task, room: Room):
    """离职的人马上进不来。"""
    left = Event(PLATFORM, "k_left", "left", ChatRef(PLATFORM, ""), zhang.id)
    room.dispatcher.handle(left, room.twin)

    assert "停用" in zhang.say("完成 T1")
    assert Task.get_by_id(1).open


def test_a_colleague_of_the_same_role_cannot_finish_anothers_task(task, room: Room):
    """同事不能替别人完成任务，拒绝里说明该找谁。"""
    answer = room.person("林晓").say("完成 T1")

    assert "张三" in answer
    assert Task.get_by_id(1).open


@pytest.mark.parametrize("role", [Role.MANAGER, Role.DIRECTOR])
def test_superiors_reach_below_them(task, room: Room, role):
    """经理和总监能管下属的任务。"""
    room.person("上级", role).say("完成 T1")

    assert not Task.get_by_id(1).open


def test_a_manager_of_another_team_does_not_reach(task, room: Room):
    """别的团队的经理管不着。"""
    company = Team.add(name="销售中心")
    room.team.change(parent=company)
    other = Team.add(name="华南销售部", parent=company)

    answer = room.person("外组经理", Role.MANAGER, team=other).say("完成 T1")

    assert Task.get_by_id(1).open
    assert "张三" in answer


def test_a_manager_reaches_the_teams_below(task, room: Room):
    """上级团队的经理管得着下级团队。"""
    room.team.change(parent=Team.add(name="大区"))
    above = room.person("大区经理", Role.MANAGER, team=room.team.parent)

    above.say("完成 T1")

    assert not Task.get_by_id(1).open


def test_a_viewer_may_look_but_not_change(task, room: Room):
    """访客能看，不能改。"""
    viewer = room.person("访客", Role.VIEWER)

    assert "没有这个权限" in viewer.say("新建任务 混进来")
    assert viewer.say("我的待办")


def test_an_admin_by_that_flag_alone_does_not_approve(room: Room):
    """只有管理员身份，批不了报价。"""
    user = User.add(name="运维", role=Role.ADMIN, admin=True, team=room.team)

    with pytest.raises(NotAllowed):
        rights.check(user, ACTIONS.get("approve"), {})


def test_every_refusal_says_who_may():
    """每个动作的拒绝都说明谁可以做。"""
    nobody = User(name="x", role=Role.VIEWER, admin=False, active=True)
    for action in ACTIONS:
        if action.role not in (Role.VIEWER,):
            with pytest.raises(NotAllowed) as refused:
                rights.check(nobody, action, {})
            assert "需要" in refused.value.text
