"""Deals: one P number from the day a lead is converted to the day it is won or lost."""

from datetime import date, datetime
from typing import Any

from peewee import CharField, DateField, IntegerField, TextField

from bot.sales.stages import PIPELINE, Outcome
from storage.accounts import Account
from storage.db import Table, reference
from storage.fields import JSONField, MomentField, MoneyField
from storage.leads import Lead
from storage.people import Team, User
from storage.prepared import Blank, prepared


class Project(Table):
    """A deal with its plan. `chance` in percent, `chance_by` says whether stage or hand set it."""

    noun, letter = "project", "P"

    name = CharField(index=True)
    account = reference(Account, null=True)
    lead = reference(Lead, null=True)
    owner = reference(User, null=True, index=True)
    team = reference(Team, null=True, index=True)
    stage = CharField(default=PIPELINE[0].name)
    outcome = CharField(default=Outcome.OPEN, index=True)
    chance = IntegerField(default=PIPELINE[0].chance)
    chance_by = CharField(default="stage")
    amount = MoneyField(null=True)
    currency = CharField(default="CNY")
    close_on = DateField(null=True)
    start_on = DateField(null=True)
    next_step = CharField(default="")
    next_on = DateField(null=True)
    tags = JSONField(default=list)
    note = TextField(default="")
    created_at = MomentField()
    closed_at = MomentField(null=True)
    touched_at = MomentField()
    stage_since = MomentField()

    @property
    def title(self) -> str:
        """Number and name, as people say it."""
        return f"{self.number} {self.name}"

    @property
    def open(self) -> bool:
        """Whether it is still being won."""
        return self.outcome == Outcome.OPEN


class StageHistory(Table):
    """Every move between stages, append-only: from, to, who, when, and how long it had stood there."""

    append_only = True

    project = reference(Project, index=True)
    from_stage = CharField(default="")
    to_stage = CharField()
    by = reference(User, null=True)
    at = MomentField()
    seconds = IntegerField(default=0)


def of_lead(lead: Lead) -> Project | None:
    """The deal a lead has become."""
    return _of_lead.first(lead)


@prepared
def _of_lead(lead: Blank) -> Any:
    return Project.select().where(Project.lead == lead).limit(1)


def open_projects():
    """Deals still being won."""
    return Project.select().where(Project.outcome == Outcome.OPEN).order_by(Project.id)


def move_stage(project: Project, stage: str, by: User | None, at: datetime) -> None:
    """Move a deal to a stage of the pipeline and write it into the history."""
    rule = next(rule for rule in PIPELINE if rule.name == stage)
    stood = int((at - project.stage_since).total_seconds())
    StageHistory.add(project=project, from_stage=project.stage, to_stage=stage, by=by, at=at, seconds=stood)
    project.change(
        stage=stage,
        outcome=rule.outcome,
        chance=rule.chance,
        chance_by="stage",
        stage_since=at,
        closed_at=None if rule.outcome == Outcome.OPEN else at,
    )


def last_move(project: Project) -> StageHistory | None:
    """The latest entry of a deal's history."""
    moves = StageHistory.select().where(StageHistory.project == project)
    return moves.order_by(StageHistory.id.desc()).first()


def quiet(today: date, since: datetime):
    """Open deals nobody has touched since the moment `since` and for which nothing is planned."""
    planned = Project.next_on.is_null(False) & (Project.next_on >= today)
    return open_projects().where(Project.touched_at < since, ~planned)
