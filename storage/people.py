"""People: users, what each platform calls them, and their teams."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from peewee import BooleanField, CharField, DateField, Expression, Field, IntegrityError, Value, fn

from bot.roles import Role
from cards.elements import Who
from storage.db import Table, database, reference
from storage.fields import JSONField, MomentField
from storage.prepared import Blank, columns, prepared

LONGEST_NAME = 64


class Team(Table):
    """A sales team. `parent` makes the tree; managers reach their team and all below it."""

    noun = "team"

    name = CharField(unique=True)
    parent = reference("self", null=True)
    region = CharField(default="")
    pilot = BooleanField(default=True)


class User(Table):
    """A colleague. `active` is False for leavers and for people nobody has let in yet (`joined` False).

    `admin` is a right beside the role.
    """

    noun, letter = "person", "U"

    name = CharField(index=True)
    role = CharField(default=Role.SALES)
    admin = BooleanField(default=False)
    team = reference(Team, null=True)
    manager = reference("self", null=True)
    active = BooleanField(default=True)
    joined = BooleanField(default=True)
    away_until = DateField(null=True)
    delegate = reference("self", null=True)
    preferences = JSONField(default=dict)

    @property
    def company(self) -> set[int] | None:
        """Ids of the teams of the person's company; None (everything) for who has no team."""
        return _company(self.team_id) if self.team_id else None

    @property
    def who(self) -> Who:
        """The person as a card mentions them."""
        return Who(self.name, {i.platform: i.external_id for i in identities_of(self)})


class Identity(Table):
    """What one platform calls a user; a person on two platforms has two. `last_seen` picks where to write."""

    user = reference(User, index=True)
    platform = CharField(max_length=16)
    external_id = CharField(max_length=128)
    last_seen = MomentField(null=True)

    class Meta:
        indexes = ((("platform", "external_id"), True),)


def identities_of(user: Any):
    """How to reach a user, the most recently used platform first."""
    return Identity.select().where(Identity.user == user).order_by(Identity.last_seen.desc(), Identity.id)


def identity_of(user: User) -> Identity | None:
    """Where a user was last seen."""
    return _identity_of.first(user)


@prepared
def _identity_of(user: Blank) -> Any:
    return identities_of(user).limit(1)


def known_as(platform: str, external_id: str) -> User | None:
    """The user a platform calls `external_id`, leavers included."""
    return _known_as.first(platform, external_id)


@prepared
def _known_as(platform: Blank, external_id: Blank) -> Any:
    its = (Identity.platform == platform) & (Identity.external_id == external_id)
    return User.select().join(Identity, on=(Identity.user == User.id)).where(its)


def seen(platform: str, external_id: str, now: datetime) -> None:
    """A person has spoken or pressed on a platform."""
    _seen.change(now, platform, external_id)


@prepared
def _seen(now: Blank, platform: Blank, external_id: Blank) -> Any:
    its = (Identity.platform == platform) & (Identity.external_id == external_id)
    return Identity.update(columns(Identity, {"last_seen": now})).where(its)


def last_seen(platform: str, external_id: str) -> datetime | None:
    """When a person last spoke or pressed on a platform, UTC."""
    return Identity.get(Identity.platform == platform, Identity.external_id == external_id).last_seen


def named(name: str, speaker: User, outsiders: bool = False):
    """Active users of the speaker's company called `name`, case aside; outsiders too when asked for."""
    theirs = in_company(User.team, speaker.company)
    called = User.select().where(fn.LOWER(User.name) == name.casefold(), theirs)
    return called if outsiders else called.where(User.active)


def meet(platform: str, external_id: str, name: str) -> User:
    """Write down somebody nobody has let in: they may do nothing, but an admin can name them."""
    return welcome(platform, external_id, name, role=Role.VIEWER, active=False, joined=False)


def welcome(platform: str, external_id: str, name: str, **more: Any) -> User:
    """A new user with what a platform calls them; whom another event wrote down first, where one did."""
    try:
        with database.atomic():
            user = User.add(name=(name or external_id)[:LONGEST_NAME], **more)
            Identity.add(user=user, platform=platform, external_id=external_id)
            return user
    except IntegrityError:
        known = known_as(platform, external_id)
        if known is None:
            raise
        return known


def active_names(user: User) -> list[str]:
    """Names of everybody active in the user's company: the roster sentences are read against.

    Admins can name people who are still to be let in as well.
    """
    return [found.name for found in _nameable.rows(user.company, user.admin or None)]


@prepared
def _nameable(company: Blank, admin: Blank) -> Any:
    nameable = User.active | ~User.joined if admin else User.active
    return User.select(User.name).where(nameable, in_company(User.team, company))


def in_team(team: Team):
    """Active members of one team."""
    return User.select().where(User.active, User.team == team).order_by(User.id)


def with_role(role: Role, team: Team | None = None):
    """Active users of a role, of one team when given."""
    query = User.select().where(User.active, User.role == role).order_by(User.id)
    return query.where(User.team == team) if team is not None else query


def superior_of(user: User) -> User | None:
    """Who leads a user: their own manager, else a manager of the team or one above it, else a director."""
    if user.manager_id:
        return user.manager
    above = [with_role(Role.MANAGER, team) for team in line_of(user.team)]
    for leader in (*above, directors_of(user.team)):
        found = leader.where(User.id != user.id).first()
        if found:
            return found
    return None


def directors_of(team: Team | None):
    """The directors of a team's company."""
    return with_role(Role.DIRECTOR).where(in_company(User.team, company_of(team)))


def line_of(team: Team | None) -> list[Team]:
    """A team and those above it, the nearest first."""
    found: list[Team] = []
    while team is not None and team not in found:
        found.append(team)
        team = team.parent
    return found


def company_of(team: Team | None) -> set[int] | None:
    """Ids of all teams under the same top team; None (everything) for who has no team."""
    return _company(team.id) if team is not None else None


def _company(team_id: int) -> set[int]:
    parents = _parents()
    line = [team_id]
    while (above := parents.get(line[-1])) is not None and above not in line:
        line.append(above)
    return _under(line[-1], parents)


def in_company(column: Field, company: set[int] | Blank | None) -> Expression:
    """The condition that a team column lies in a company; rows without a team belong to every company."""
    return column.is_null() | column.in_(company) if company is not None else Value(True) == Value(True)


def teams_under(team_id: int) -> set[int]:
    """Ids of a team and every team below it."""
    return _under(team_id, _parents())


def _parents() -> dict[int, int | None]:
    """The team above each team; teams are few, so all are read at once."""
    return {team.id: team.parent_id for team in _teams.rows()}


@prepared
def _teams() -> Any:
    return Team.select(Team.id, Team.parent)


def _under(team_id: int, parents: dict[int, int | None]) -> set[int]:
    below: dict[int | None, set[int]] = {}
    for team, parent in parents.items():
        below.setdefault(parent, set()).add(team)
    found, fresh = {team_id}, {team_id}
    while fresh:
        fresh = {child for parent in fresh for child in below.get(parent, ())} - found
        found |= fresh
    return found
