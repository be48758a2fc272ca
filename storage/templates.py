"""Plans as data: which tasks a deal gets, for whom, when, and what waits for what."""

from peewee import BooleanField, CharField, IntegerField

from storage.db import Table, reference
from storage.fields import JSONField


class ProjectTemplate(Table):
    """A plan that can be started; `industry` empty means for all."""

    name = CharField(unique=True)
    industry = CharField(default="")
    active = BooleanField(default=True)


class TemplateTask(Table):
    """One task of a plan: offset and duration in working days, `needs` as [step, kind, lag]."""

    template = reference(ProjectTemplate, index=True)
    step = IntegerField()
    title = CharField()
    roles = JSONField(default=list)
    stage = CharField(default="")
    offset = IntegerField(default=0)
    duration = IntegerField(default=1)
    needs = JSONField(default=list)
    milestone = BooleanField(default=False)

    class Meta:
        indexes = ((("template", "step"), True),)


def steps_of(template: ProjectTemplate):
    """A plan's tasks in order."""
    return TemplateTask.select().where(TemplateTask.template == template).order_by(TemplateTask.step)
