"""`flask users`: who is in, and with which role, team and manager; for the first day and for tidying up.

WHO is U3, a name, or what a platform calls the person (feishu:ou_x, wecom:zhangsan).
"""

from typing import Any

import click
from flask.cli import AppGroup

from bot.cli_recorded import recorded
from bot.roles import Role, role_named
from storage import people
from storage.db import database
from storage.people import Identity, Team, User

users = AppGroup("users", help="People: who is in, roles, teams.")


def _role(ctx: click.Context, param: click.Parameter, word: str | None) -> Role | None:
    role = role_named(word) if word else None
    if word and role in (None, Role.ADMIN):
        raise click.BadParameter(f"{word} (being an admin is --admin)")
    return role


@users.command("list")
@click.option("--waiting", is_flag=True, help="Only those nobody has let in yet.")
def list_users(waiting: bool) -> None:
    """Show everybody: number, name, role, team, state, and what the platforms call them."""
    with database.connection_context():
        for user in User.select().order_by(User.id):
            if not (waiting and user.joined):
                click.echo("\t".join(_shown(user)))


@users.command("set")
@click.argument("who")
@click.option("--role", callback=_role, help="sales, manager, … or 销售, 销售经理, …; lets the person in.")
@click.option("--admin/--no-admin", default=None, help="The right to run the bot; lets the person in.")
@click.option("--team", help="A team made by `flask users team`.")
@click.option("--manager", help="WHO leads them, where it is not the team's manager.")
@click.option("--name", help="What colleagues call them.")
@click.option("--lock-out", is_flag=True, help="They may do nothing any more; what they did stays.")
def set_user(who: str, lock_out: bool, team: str | None, manager: str | None, **given: Any) -> None:
    """Let WHO in or change what they may. platform:id may be somebody the bot has never met."""
    values = {name: value for name, value in given.items() if value is not None}
    with recorded("users set", who=who, team=team, manager=manager, lock_out=lock_out, **values):
        user = _person(who, meet=True)
        values |= {"team": _team(team)} if team else {}
        values |= {"manager": _person(manager)} if manager else {}
        if lock_out:
            values |= {"active": False}
        elif {"role", "admin"} & set(values):
            values |= {"active": True, "joined": True}
        if values:
            user.change(**values)
        click.echo("\t".join(_shown(user)))


@users.command("team")
@click.argument("name")
@click.option("--under", help="The team above it.")
def set_team(name: str, under: str | None) -> None:
    """Make a team, or put it UNDER another one."""
    with recorded("users team", name=name, under=under):
        parent = _team(under) if under else None
        team = Team.get_or_none(name=name) or Team.add(name=name)
        if parent and team in people.line_of(parent):
            raise click.ClickException(f"{under} lies under {name} itself")
        if parent:
            team.change(parent=parent)
        click.echo(f"{name}, under {parent.name}" if parent else name)


@users.command("same")
@click.argument("who")
@click.argument("other")
def same_person(who: str, other: str) -> None:
    """OTHER (platform:id) is WHO as well: one person on two platforms. Do it before OTHER is let in."""
    with recorded("users same", who=who, other=other):
        user, stranger = _person(who), _person(other, meet=True)
        if stranger == user or stranger.joined:
            raise click.ClickException(f"{other} is {stranger.number} {stranger.name} already")
        for identity in people.identities_of(stranger):
            identity.change(user=user)
        stranger.delete_instance()
        click.echo("\t".join(_shown(user)))


def _person(who: str, meet: bool = False) -> User:
    platform, colon, external_id = who.partition(":")
    if colon:
        known = people.known_as(platform, external_id)
        if known is None and meet and platform in ("feishu", "wecom") and external_id:
            known = people.meet(platform, external_id, "")
        return known or _unknown(who)
    if who[:1] == "U" and who[1:].isdigit():
        return User.get_or_none(id=int(who[1:])) or _unknown(who)
    called = list(User.select().where(User.name == who))
    if len(called) > 1:
        numbers = ", ".join(user.number for user in called)
        raise click.ClickException(f"{len(called)} people are called {who}: {numbers}")
    return called[0] if called else _unknown(who)


def _unknown(who: str) -> Any:
    raise click.ClickException(f"nobody is called {who}; see `flask users list`")


def _team(name: str) -> Team:
    found = Team.get_or_none(name=name)
    if found is None:
        raise click.ClickException(f"no team is called {name}; make it: flask users team {name}")
    return found


def _shown(user: User) -> list[str]:
    state = "in" if user.active else "left" if user.joined else "waiting"
    names = (f"{i.platform}:{i.external_id}" for i in Identity.select().where(Identity.user == user))
    team = user.team.name if user.team_id else "-"
    role = f"{user.role}+admin" if user.admin and user.role != Role.ADMIN else user.role
    return [user.number, user.name, role, team, state, ",".join(names)]
