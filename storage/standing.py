"""How deals stand: their lights today, last week's for comparison, and which deals a report is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from peewee import Expression

from bot.roles import Role
from bot.sales import health
from bot.sales.health import Health
from bot.sales.schedule import PlannedTask
from cards.elements import Tone
from storage import people, plans, work_calendar
from storage.db import insert_once
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


def in_team(team: Team) -> Expression:
    """The condition for the deals of a team and those below it."""
    return Project.team.in_(people.teams_under(team.id))


def reached_by(user: User) -> Expression:
    """The condition for the deals a person's report is about: their own, their teams', or all."""
    if user.role == Role.DIRECTOR:
        return people.in_company(Project.team, people.company_of(user.team))
    own = Project.owner == user
    return own | in_team(user.team) if user.role == Role.MANAGER and user.team_id else own


def monday_of(day: date) -> date:
    """The Monday a day's week began with."""
    return day - timedelta(days=day.weekday())


def keep(found: Iterable[Standing], today: date) -> None:
    """Write this week's lights down; the last word of a week counts."""
    week = monday_of(today)
    for standing in found:
        state: dict[str, Any] = {
            "tone": standing.health.tone,
            "days_late": standing.health.days_late,
            "reasons": list(standing.health.reasons),
        }
        if insert_once(HealthSnapshot, project=standing.project, week=week, **state) is None:
            HealthSnapshot.get(project=standing.project, week=week).change(**state)


def since_last_week(found: Iterable[Standing], today: date) -> health.Changes:
    """What became of the lights since last week's report; nothing when there was none."""
    before = {s.project.number: Tone(s.tone) for s in of_week(monday_of(today) - _WEEK)}
    after = {s.project.number: s.health.tone for s in found}
    known = {number: tone for number, tone in before.items() if number in after}
    return health.changes(known, after) if before else health.Changes()


def _standing(project: Project, today: date) -> Standing:
    tasks = tuple(plans.planned(project))
    return Standing(project, tasks, health.judge(tasks, today, calendar=work_calendar.current()))
