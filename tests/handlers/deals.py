"""A deal and a lead to talk about, without the talk that makes them."""

from decimal import Decimal
from typing import Any

from storage.leads import Lead
from storage.projects import Project
from storage.tasks import Task
from tests.talk import Person


def deal(owner: Person, name: str, **more: Any) -> Project:
    """An open deal of a person's."""
    now = owner.room.now
    usual = {"amount": Decimal(500000), "created_at": now, "touched_at": now, "stage_since": now}
    return Project.add(name=name, owner=owner.user, team=owner.user.team, **{**usual, **more})


def lead(owner: Person, company: str, **more: Any) -> Lead:
    """A lead a person works on."""
    now = owner.room.now
    moments = {"created_at": now, "touched_at": now}
    return Lead.add(company=company, owner=owner.user, team=owner.user.team, **{**moments, **more})


def task(owner: Person, title: str, due, project: Project | None = None, **more: Any) -> Task:
    """An open task of a person's."""
    return Task.add(
        title=title,
        owner=owner.user,
        project=project,
        start_on=more.pop("start_on", due),
        due_on=due,
        baseline_due=due,
        created_at=owner.room.now,
        **more,
    )
