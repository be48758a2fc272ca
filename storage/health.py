"""How each deal stood, week by week."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from peewee import CharField, DateField, IntegerField, TextField

from storage.db import Table, reference
from storage.fields import JSONField
from storage.projects import Project


class HealthSnapshot(Table):
    """One deal in one week (its Monday): colour, days late, reasons, and the owner's answer."""

    project = reference(Project, index=True)
    week = DateField()
    tone = CharField()
    days_late = IntegerField(default=0)
    reasons = JSONField(default=list)
    answer = TextField(default="")

    class Meta:
        indexes = ((("project", "week"), True),)


def of_week(week: date):
    """All snapshots of the week that begins on Monday `week`."""
    return HealthSnapshot.select().where(HealthSnapshot.week == week)


class Answer(NamedTuple):
    """What the owner of a red deal said: why, the new date in words, the help that is needed."""

    cause: str
    new_date: str = ""
    help: str = ""


def keep_answer(project: Project, week: date, answer: Answer) -> None:
    """Write an owner's answer to the week's snapshot."""
    snapshot = HealthSnapshot.get(project=project, week=week)
    snapshot.change(answer=json.dumps(answer._asdict(), ensure_ascii=False))


def answers(projects: Iterable[Project], week: date) -> dict[int, Answer]:
    """The latest answers of this week and the one before, by the deal's id."""
    recent = HealthSnapshot.week.in_((week - timedelta(days=7), week)) & (HealthSnapshot.answer != "")
    mine = HealthSnapshot.project.in_([project.id for project in projects])
    rows = HealthSnapshot.select().where(recent & mine).order_by(HealthSnapshot.week)
    return {row.project_id: Answer(**json.loads(row.answer)) for row in rows}
