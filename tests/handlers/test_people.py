"""Help, roles, leave, and whose group it is."""

import pytest

from bot.actions import ACTIONS
from bot.roles import Role
from storage import people
from storage.chats import Chat
from storage.people import User

PUSH = "https://push.example.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"


@pytest.mark.feature("J6")
def test_help_shows_topics_and_what_one_may_do(zhang):
    """帮助列出主题；管理员才能做的事不出现在销售的帮助里。"""
    zhang.say("帮助")

    assert "线索：新建线索" in zhang.heard and "设为" not in zhang.heard

    zhang.press("任务")

    assert zhang.card.title == "帮助 · 任务" and "完成 T12" in zhang.heard


def test_every_topic_has_help_and_every_typed_action_an_example_or_a_word(zhang):
    """每个能打字的动作都有一句说明。"""
    for action in ACTIONS:
        assert action.help, action.name
        assert action.topic, action.name


@pytest.mark.feature("J6")
def test_the_bot_introduces_itself_when_it_joins(zhang, room):
    """进群时打招呼，说明怎么开始。"""
    zhang._happen("joined", True, "")

    assert "你好，我是销售助理" in zhang.heard and "@销售助理" in zhang.heard


@pytest.mark.feature("K1")
def test_only_an_admin_sets_roles(zhang, li, zhao):
    """角色只有管理员能改，本人会知道。"""
    assert "管理员" in zhang.say("把 @李四 设为 manager")

    zhao.say("把 @李四 设为 manager")

    assert User.get_by_id(li.user.id).role == Role.MANAGER
    assert "销售经理" in li.heard


def test_who_am_i(zhang):
    """我是谁：角色和团队。"""
    zhang.say("我是谁")

    assert zhang.heard == "张三，销售\n团队：华东销售部"


@pytest.mark.feature("F6")
def test_somebody_stands_in_while_one_is_away(wang, zhao):
    """请假写明到哪天、谁代理，代理人会知道；销假就恢复。"""
    wang.say("请假 到 12月3日 由 @赵磊 代理")

    away = User.get_by_id(wang.user.id)
    assert str(away.away_until) == "2026-12-03" and away.delegate == zhao.user
    assert "王芳请假到 12月3日 周四" in zhao.heard

    wang.say("销假")

    assert User.get_by_id(wang.user.id).delegate is None


def test_a_group_is_bound_to_the_speakers_team(zhang, room):
    """在群里说绑定，群就归我的团队；私聊里说会被提醒。"""
    Chat.update(team=None).execute()

    zhang.say("绑定", in_group=True)

    assert Chat.get(Chat.kind == "group").team == room.team
    assert "要在群里" in zhang.say("绑定")


def test_an_admin_binds_a_push_address(zhang, zhao):
    """绑定推送只有管理员能做，只留下密钥；不像样的地址不收。"""
    assert "管理员" in zhang.say(f"绑定推送 {PUSH}", in_group=True)

    zhao.say(f"绑定推送 {PUSH}", in_group=True)

    assert Chat.get(Chat.kind == "group").push == "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"
    assert "推送地址不对" in zhao.say("绑定推送 http://evil.example.com/send", in_group=True)


@pytest.mark.feature("H6")
def test_a_group_is_muted_and_heard_again(zhang):
    """静音后不再收简报，取消静音恢复。"""
    zhang.say("静音", in_group=True)
    assert Chat.get(Chat.kind == "group").wants == ["none"]

    zhang.say("取消静音", in_group=True)

    assert Chat.get(Chat.kind == "group").wants == []


def test_a_first_admin_starts_a_team_in_the_group(room):
    """全新的安装：管理员在群里建团队，自己和本群都归它，放进来的同事也在。"""
    room.group.change(team=None)
    boss = room.person("何东", Role.ADMIN, admin=True)
    boss.user.change(team=None)

    answer = boss.say("新建团队 启明销售部", in_group=True)
    boss.say("把 @唐宁 设为 销售")

    assert "本群归它" in answer
    assert Chat.get_by_id(room.group.id).team.name == "启明销售部"
    assert people.named("唐宁", User.get_by_id(boss.user.id)).get().team.name == "启明销售部"


def test_two_teams_of_one_name_are_refused(zhao):
    """同名的团队建不了第二个。"""
    assert "已经有" in zhao.say("新建团队 华东销售部")
