"""What each person reached in a period, and whose ranking somebody is shown."""

from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from peewee import Expression, fn

from bot.roles import Role
from bot.sales.ranking import Metric, Place, Score, ranked
from bot.sales.stages import Outcome
from storage import people
from storage.activities import Activity
from storage.briefs import Span
from storage.leads import Lead
from storage.people import User
from storage.projects import Project
from storage.tasks import Task

HOME = "CNY"  # amounts of other currencies cannot be compared


def teams_of(user: User) -> set[int] | None:
    """The teams whose ranking a person sees: a manager's tree, a director's company (None: everything),
    else the own one."""
    if user.role == Role.DIRECTOR:
        return user.company
    if not user.team_id:
        return set()
    return people.teams_under(user.team_id) if user.role == Role.MANAGER else {user.team_id}


def places(metric: Metric, span: Span, user: User, teams: set[int] | None) -> list[Place]:
    """The ranking of the active people of these teams, and of the user in any case."""
    mine = people.in_company(User.team, teams) if teams is None else User.team.in_(teams)
    names = {one.id: one.name for one in User.select().where(User.active, mine | (User.id == user.id))}
    figures = _FIGURES[metric](span)
    deals = _deals(span) if metric is Metric.AMOUNT else figures
    return ranked(Score(one, names[one], Decimal(figures.get(one, 0)), deals.get(one, 0)) for one in names)


def foreign(span: Span, user: User, teams: set[int] | None) -> int:
    """How many won deals these teams have in other currencies."""
    mine = people.in_company(Project.team, teams) if teams is None else Project.team.in_(teams)
    return (
        Project.select().where(_won(span), Project.currency != HOME, mine | (Project.owner == user)).count()
    )


def _won(span: Span) -> Expression:
    return (Project.outcome == Outcome.WON) & _within(Project.closed_at, span)


def _within(column: Any, span: Span) -> Expression:
    return (column >= span.start) & (column < span.end)


def _amounts(span: Span) -> dict[int, Decimal]:
    fen = fn.SUM(Project.amount).coerce(False)
    query = Project.select(Project.owner, fen).where(_won(span), Project.currency == HOME)
    return {
        owner: Decimal(int(found)) / 100 for owner, found in query.group_by(Project.owner).tuples() if found
    }


def _deals(span: Span) -> Counter[int]:
    return _counted(Project, Project.owner, _won(span))


def _leads(span: Span) -> Counter[int]:
    return _counted(Lead, Lead.creator, _within(Lead.created_at, span))


def _followups(span: Span) -> Counter[int]:
    spoke = Activity.human & ~Activity.withdrawn & (Activity.kind == "followup")
    return _counted(Activity, Activity.by, spoke & _within(Activity.at, span))


def _tasks(span: Span) -> Counter[int]:
    return _counted(Task, Task.owner, _within(Task.done_at, span))


def _counted(model: Any, person: Any, about: Expression) -> Counter[int]:
    query = model.select(person, fn.COUNT(model.id)).where(about).group_by(person)
    return Counter(dict(query.tuples()))


_FIGURES: dict[Metric, Callable[[Span], Mapping[int, Any]]] = {
    Metric.AMOUNT: _amounts,
    Metric.DEALS: _deals,
    Metric.LEADS: _leads,
    Metric.FOLLOWUPS: _followups,
    Metric.TASKS: _tasks,
}
