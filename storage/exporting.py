"""The records somebody may take along: their own, a manager's teams', a director's company's.

The conditions say in SQL what `reach.reaches` says of one record with the scope OWN.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import Expression, Value

from bot.roles import Role
from bot.sales.exports import What
from storage import people
from storage.activities import Activity
from storage.briefs import Span
from storage.leads import Lead
from storage.meetings import Meeting
from storage.people import User
from storage.projects import Project
from storage.quotes import Quote
from storage.tasks import Task

_NONE = Value(False) == Value(True)


@dataclass(frozen=True)
class Asked:
    """Which records: of whom, of which days (first and last), of which deal, only what they own."""

    user: User
    days: tuple[date, date] | None = None
    project: Project | None = None
    mine: bool = False


def found(what: What, asked: Asked, now: datetime) -> Any:
    """The query for the records of one list, by number; days are those of the zone of `now`."""
    return _LISTS[what](asked, Span.of(*asked.days, now) if asked.days else None).order_by(MODELS[what].id)


def _under(user: User, team: Any) -> Expression:
    """The condition that a team column is one of the teams below a leading person."""
    if user.role == Role.DIRECTOR:
        return people.in_company(team, user.company)
    if user.role == Role.MANAGER and user.team_id:
        return team.in_(people.teams_under(user.team_id))
    return _NONE


def _leads(asked: Asked, span: Span | None) -> Any:
    user, query = asked.user, Lead.select()
    own = Lead.owner == user
    query = query.where(own if asked.mine else own | (Lead.creator == user) | _under(user, Lead.team))
    if asked.project is not None:
        query = query.where(Lead.id == asked.project.lead_id)
    return _in(query, Lead.created_at, span)


def _projects(asked: Asked, span: Span | None) -> Any:
    query = Project.select().where(_reached_deals(asked))
    if asked.project is not None:
        query = query.where(Project.id == asked.project.id)
    return _in(query, Project.created_at, span)


def _reached_deals(asked: Asked) -> Expression:
    own = Project.owner == asked.user
    return own if asked.mine else own | _under(asked.user, Project.team)


def _tasks(asked: Asked, span: Span | None) -> Any:
    own, made = Task.owner == asked.user, Task.creator == asked.user
    reached = own | made | _of_deals_or_people(Task, Task.owner, asked)
    query = Task.select().where(own if asked.mine else reached)
    if asked.project is not None:
        query = query.where(Task.project == asked.project)
    if asked.days:
        query = query.where(Task.due_on.between(*asked.days))
    return query


def _quotes(asked: Asked, span: Span | None) -> Any:
    own = Quote.owner == asked.user
    query = Quote.select().where(own if asked.mine else own | _of_deals_or_people(Quote, Quote.owner, asked))
    if asked.project is not None:
        query = query.where(Quote.project == asked.project)
    return _in(query, Quote.created_at, span)


def _of_deals_or_people(model: Any, person: Any, asked: Asked) -> Expression:
    """What belongs to a deal is reached with it; the rest with the team of the person it is named by."""
    deals = Project.select(Project.id).where(_reached_deals(asked))
    colleagues = User.select(User.id).where(_under(asked.user, User.team))
    return model.project.in_(deals) | (model.project.is_null() & person.in_(colleagues))


def _minutes(asked: Asked, span: Span | None) -> Any:
    own = Meeting.by == asked.user
    query = Meeting.select().where(
        own if asked.mine else own | _of_deals_or_people(Meeting, Meeting.by, asked)
    )
    if asked.project is not None:
        query = query.where(Meeting.project == asked.project)
    return _in(query, Meeting.at, span)


def _followups(asked: Asked, span: Span | None) -> Any:
    """What was said with customers about records that are reached."""
    spoke = Activity.human & ~Activity.withdrawn & (Activity.kind == "followup")
    query = Activity.select().where(spoke, _about(asked))
    if asked.mine:
        query = query.where(Activity.by == asked.user)
    return _in(query, Activity.at, span)


def _about(asked: Asked) -> Expression:
    """The condition that an entry is about a reached lead, deal or task, of one deal where it is named."""
    whole = Asked(asked.user, project=asked.project)
    lists = ((Lead, _leads), (Project, _projects), (Task, _tasks))
    numbers = [(model, rows(whole, None)) for model, rows in lists]
    conditions = [Activity.record.in_(_numbers(model, query)) for model, query in numbers]
    return conditions[0] | conditions[1] | conditions[2]


def _numbers(model: Any, query: Any) -> Any:
    return query.select(Value(model.letter).concat(model.id.cast("text")))


def _in(query: Any, column: Any, span: Span | None) -> Any:
    return query.where(column >= span.start, column < span.end) if span else query


_LISTS: dict[What, Callable[[Asked, Span | None], Any]] = {
    What.LEADS: _leads,
    What.PROJECTS: _projects,
    What.TASKS: _tasks,
    What.QUOTES: _quotes,
    What.FOLLOWUPS: _followups,
    What.MINUTES: _minutes,
}
MODELS: dict[What, Any] = {
    What.LEADS: Lead,
    What.PROJECTS: Project,
    What.TASKS: Task,
    What.QUOTES: Quote,
    What.FOLLOWUPS: Activity,
    What.MINUTES: Meeting,
}
