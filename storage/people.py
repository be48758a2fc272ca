"""People: users, what each platform calls them, and their teams."""

from __future__ import annotations

from peewee import BooleanField, CharField, DateField, fn

from bot.roles import Role
from cards.elements import Who
from storage.db import Table, reference
from storage.fields import JSONField, MomentField


class Team(Table):
    """A sales team. `parent` makes the tree; managers reach their team and all below it."""

    noun = "team"

    name = CharField(unique=True)
    parent = reference("self", null=True)
    region = CharField(default="")
    pilot = BooleanField(default=True)


class User(Table):
    """A colleague. `active` is False for leavers; `admin` is a right beside the role."""

    noun, letter = "person", "U"

    name = CharField(index=True)
    role = CharField(default=Role.SALES)
    admin = BooleanField(default=False)
    team = reference(Team, null=True)
    manager = reference("self", null=True)
    active = BooleanField(default=True)
    away_until = DateField(null=True)
    delegate = reference("self", null=True)
    preferences = JSONField(default=dict)

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


def identities_of(user: User):
    """How to reach a user, the most recently used platform first."""
    return Identity.select().where(Identity.user == user).order_by(Identity.last_seen.desc(), Identity.id)


def known_as(platform: str, external_id: str) -> User | None:
    """The user a platform calls `external_id`, leavers included."""
    return (
        User.select()
        .join(Identity, on=(Identity.user == User.id))
        .where(Identity.platform == platform, Identity.external_id == external_id)
        .first()
    )


def named(name: str):
    """Active users called exactly `name`, case aside."""
    return User.select().where(User.active, fn.LOWER(User.name) == name.casefold())


def active_names() -> list[str]:
    """Names of everybody active: the roster sentences are read against."""
    return [row[0] for row in User.select(User.name).where(User.active).tuples()]


def in_team(team: Team):
    """Active members of one team."""
    return User.select().where(User.active, User.team == team).order_by(User.id)


def with_role(role: Role, team: Team | None = None):
    """Active users of a role, of one team when given."""
    query = User.select().where(User.active, User.role == role).order_by(User.id)
    return query.where(User.team == team) if team is not None else query


def superior_of(user: User) -> User | None:
    """Who leads a user: their own manager, else a manager of the team, else a director."""
    if user.manager_id:
        return user.manager
    leaders = (
        [with_role(Role.MANAGER, user.team), with_role(Role.DIRECTOR)]
        if user.team_id
        else [with_role(Role.DIRECTOR)]
    )
    for leader in leaders:
        found = leader.where(User.id != user.id).first()
        if found:
            return found
    return None


def teams_under(team_id: int) -> set[int]:
    """Ids of a team and every team below it."""
    found, fresh = {team_id}, {team_id}
    while fresh:
        fresh = {t.id for t in Team.select(Team.id).where(Team.parent.in_(fresh))} - found
        found |= fresh
    return found
