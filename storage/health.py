"""How each deal stood, week by week."""

from datetime import date

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
