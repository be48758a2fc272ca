"""How deals stand: their lights today, last week's for comparison, and which deals a report is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from peewee import Expression

from bot.roles import Role
from bot.sales import health
from bot.sales.health import Health
from bot.sales.schedule import PlannedTask
from cards.elements import Tone
from storage import people, plans
from storage.health import HealthSnapshot, of_week
from storage.people import Team, User
from storage.projects import Project

_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Standing:
    """One deal, its tasks as planned, and its light."""

    project: Project
    tasks: tuple[PlannedTask, ...]
    health: Health


def standings(deals: Iterable[Project], today: date) -> list[Standing]:
    """The deals with their lights, the worst first."""
    found = [_standing(project, today) for project in deals]
    return sorted(found, key=lambda s: (health.WORST_FIRST.index(s.health.tone), -s.health.days_late))


def within(user: User, team: Team | None = None) -> Expression:
    """The condition for deals a report is about: a group's team, else as far as the person reaches."""
    if team is not None:
        return Project.team.in_(people.teams_under(team.id))
    if user.role == Role.DIRECTOR:
        return Project.id.is_null(False)
    own = Project.owner == user
    if user.role == Role.MANAGER and user.team_id:
        return own | Project.team.in_(people.teams_under(user.team_id))
    return own


def monday_of(day: date) -> date:
    """The Monday a day's week began with."""
    return day - timedelta(days=day.weekday())


def keep(found: Iterable[Standing], today: date) -> None:
    """Write this week's lights down; the last word of a week counts."""
    week = monday_of(today)
    for standing in found:
        state = {
            "tone": standing.health.tone,
            "days_late": standing.health.days_late,
            "reasons": list(standing.health.reasons),
        }
        known = HealthSnapshot.get_or_none(project=standing.project, week=week)
        if known is None:
            HealthSnapshot.add(project=standing.project, week=week, **state)
        else:
            known.change(**state)


def since_last_week(found: Iterable[Standing], today: date) -> health.Changes:
    """What became of the lights since last week's report; nothing when there was none."""
    before = {s.project.number: Tone(s.tone) for s in of_week(monday_of(today) - _WEEK)}
    after = {s.project.number: s.health.tone for s in found}
    known = {number: tone for number, tone in before.items() if number in after}
    return health.changes(known, after) if before else health.Changes()


def _standing(project: Project, today: date) -> Standing:
    tasks = tuple(plans.planned(project))
    return Standing(project, tasks, health.judge(tasks, today))
