"""`flask users`: people let in and sorted from the server."""

import pytest
from flask import Flask

from bot.cli import commands
from bot.roles import Role
from storage import audit, people
from storage.people import Team, User


@pytest.fixture
def users(database: str):
    """Run `flask users …`; what it printed."""
    app = Flask("bot")
    commands(app)

    def run(*words: str) -> str:
        return app.test_cli_runner().invoke(args=("users", *words)).output

    return run


def test_the_first_person_is_let_in_with_role_team_and_rights(users):
    """空的数据库里，两句命令就有了团队和管理员。"""
    users("team", "华东销售部")

    told = users(
        "set", "feishu:ou_li", "--name", "李四", "--role", "销售总监", "--team", "华东销售部", "--admin"
    )

    assert told == "U1\t李四\tdirector+admin\t华东销售部\tin\tfeishu:ou_li\n"
    found = people.known_as("feishu", "ou_li")
    assert (found.active, found.admin, found.team.name) == (True, True, "华东销售部")


def test_who_waits_is_listed_and_let_in_by_number(users):
    """和机器人说过话、还没放进来的人单独列出，给了角色就进来。"""
    people.meet("wecom", "zhaoliu", "赵六")
    User.add(name="老员工", role=Role.SALES)

    assert users("list", "--waiting") == "U1\t赵六\tviewer\t-\twaiting\twecom:zhaoliu\n"

    users("set", "U1", "--role", "sales")

    assert users("list", "--waiting") == ""
    assert User.get_by_id(1).active


def test_a_locked_out_person_stays_on_record(users):
    """停用的人不能再用，但名字还在。"""
    User.add(name="李四", role=Role.SALES)

    assert "\tleft\t" in users("set", "李四", "--lock-out")

    assert not User.get_by_id(1).active


def test_one_person_on_two_platforms(users):
    """同一个人在两个平台上是一个人；已经各自进来的不合。"""
    user = User.add(name="李四", role=Role.SALES)
    people.meet("wecom", "lisi", "李四")
    User.add(name="王五", role=Role.SALES)

    users("same", "U1", "wecom:lisi")

    assert people.known_as("wecom", "lisi") == user
    assert "already" in users("same", "王五", "wecom:lisi")


def test_teams_make_a_tree_without_circles(users):
    """团队可以有上级，绕成圈的不收。"""
    users("team", "销售部")
    users("team", "华东组", "--under", "销售部")

    assert "lies under" in users("team", "销售部", "--under", "华东组")

    assert Team.get(name="华东组").parent == Team.get(name="销售部")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("set", "谁呀", "--role", "sales"), "nobody is called 谁呀"),
        (("set", "李四", "--role", "皇帝"), "皇帝"),
        (("set", "李四", "--role", "admin"), "--admin"),
        (("set", "李四", "--team", "火星"), "no team is called 火星"),
    ],
)
def test_a_wrong_word_changes_nothing_and_is_named(users, words, told):
    """写错了就说错在哪，什么也不改。"""
    User.add(name="李四", role=Role.SALES)

    assert told in users(*words)

    assert User.get_by_id(1).role == Role.SALES


def test_what_is_done_here_is_audited(users):
    """服务器上的改动也进审计链。"""
    users("set", "feishu:ou_li", "--role", "sales")

    row = audit.AuditLog.get()
    assert (row.action, row.origin, row.values["who"]) == ("users set", "flask", "feishu:ou_li")
    assert audit.first_break() is None
