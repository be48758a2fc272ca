"""What happened in a period and who must act now, for one person or a team."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from peewee import fn

from bot.sales.stages import OPEN_TASKS, Outcome
from storage import people
from storage.activities import Activity
from storage.approvals import ApprovalStep, StepStatus
from storage.leads import Lead
from storage.people import Team, User
from storage.projects import Project
from storage.tasks import Task

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """Whole days, first and last, as moments in the readers' zone: from `start`, before `end`."""

    start: datetime
    end: datetime

    @classmethod
    def of(cls, first: date, last: date, now: datetime) -> "Span":
        """The span of these days in the zone of `now`."""
        return cls(
            datetime.combine(first, time(), now.tzinfo), datetime.combine(last + _DAY, time(), now.tzinfo)
        )


@dataclass(frozen=True)
class Brief:
    """Counts of a period, and what is to be done: tasks late and due, approvals that wait."""

    leads: int = 0
    followups: int = 0
    finished: int = 0
    won: int = 0
    won_amount: Decimal = Decimal(0)
    late: list[Task] = field(default_factory=list)
    due: list[Task] = field(default_factory=list)
    waiting: list[ApprovalStep] = field(default_factory=list)

    @property
    def anything_to_do(self) -> bool:
        """Whether somebody must act."""
        return bool(self.late or self.due or self.waiting)


def of_team(team: Team, span: Span, today: date) -> Brief:
    """The brief of a team and those below it."""
    teams = people.teams_under(team.id)
    return _brief([user.id for user in User.select(User.id).where(User.team.in_(teams))], span, today)


def of_user(user: User, span: Span, today: date) -> Brief:
    """One person's own brief."""
    return _brief([user.id], span, today)


def _brief(users: Iterable[int], span: Span, today: date) -> Brief:
    mine = list(users)
    open_tasks = Task.select().where(Task.owner.in_(mine), Task.status.in_(OPEN_TASKS))
    won = (Project.outcome == Outcome.WON) & _within(Project.closed_at, span) & Project.owner.in_(mine)
    turn = (ApprovalStep.status == StepStatus.ACTIVE) & ApprovalStep.approver.in_(mine)
    spoke = Activity.human & ~Activity.withdrawn & (Activity.kind == "followup")
    return Brief(
        leads=_count(Lead, Lead.creator.in_(mine) & _within(Lead.created_at, span)),
        followups=_count(Activity, spoke & Activity.by.in_(mine) & _within(Activity.at, span)),
        finished=_count(Task, Task.owner.in_(mine) & _within(Task.done_at, span)),
        won=_count(Project, won),
        won_amount=sum((deal.amount or Decimal(0) for deal in Project.select().where(won)), Decimal(0)),
        late=list(open_tasks.where(Task.due_on < today).order_by(Task.due_on, Task.id)),
        due=list(open_tasks.where(Task.due_on == today).order_by(Task.id)),
        waiting=list(ApprovalStep.select().where(turn).order_by(ApprovalStep.since)),
    )


def _within(column, span: Span):
    return (column >= span.start) & (column < span.end)


def _count(model, condition) -> int:
    return model.select(fn.COUNT(model.id)).where(condition).scalar() or 0
