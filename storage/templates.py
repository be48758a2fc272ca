"""Plans as data: which tasks a deal gets, for whom, when, and what waits for what."""

from peewee import BooleanField, CharField, IntegerField

from bot.errors import UserError
from bot.roles import Role
from bot.sales.links import Dependency, Link
from bot.sales.template import STANDARD
from bot.sales.template import TemplateTask as Outline
from storage.db import Table, reference
from storage.fields import JSONField

STANDARD_NAME = "标准"


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
    hours = IntegerField(default=4)
    needs = JSONField(default=list)
    milestone = BooleanField(default=False)

    class Meta:
        indexes = ((("template", "step"), True),)


def steps_of(template: ProjectTemplate):
    """A plan's tasks in order."""
    return TemplateTask.select().where(TemplateTask.template == template).order_by(TemplateTask.step)


def ensure_standard() -> ProjectTemplate:
    """The standard plan as rows; written once, so that a company may change it afterwards."""
    found = ProjectTemplate.get_or_none(name=STANDARD_NAME)
    if found is not None:
        return found
    template = ProjectTemplate.create(name=STANDARD_NAME)
    for task in STANDARD:
        TemplateTask.create(
            template=template,
            step=int(task.code),
            title=task.title,
            roles=[str(role) for role in task.roles],
            stage=task.stage,
            offset=task.offset,
            duration=task.duration,
            hours=task.hours,
            needs=[[int(need.code), str(need.kind), need.lag] for need in task.depends_on],
            milestone=task.milestone,
        )
    return template


def named(name: str = "") -> ProjectTemplate:
    """The active plan called `name`, the standard one when empty. Raises UserError naming those there are."""
    if not name or name == STANDARD_NAME:
        return ensure_standard()
    found = ProjectTemplate.get_or_none(ProjectTemplate.active, ProjectTemplate.name == name)
    if found is None:
        there = "、".join(names())
        raise UserError(f"没有「{name}」这个模板。现有模板：{there}。", field="template")
    return found


def names() -> list[str]:
    """Names of all active plans, the standard one first."""
    ensure_standard()
    query = ProjectTemplate.select(ProjectTemplate.name).where(ProjectTemplate.active)
    return [template.name for template in query.order_by(ProjectTemplate.id)]


def outline_of(template: ProjectTemplate) -> tuple[Outline, ...]:
    """A plan's tasks as `bot.sales.template` lays them out."""
    return tuple(
        Outline(
            code=str(row.step),
            title=row.title,
            roles=tuple(Role(role) for role in row.roles),
            stage=row.stage,
            offset=row.offset,
            duration=row.duration,
            depends_on=tuple(Dependency(str(step), Link(kind), lag) for step, kind, lag in row.needs),
            milestone=row.milestone,
            hours=row.hours,
        )
        for row in steps_of(template)
    )
