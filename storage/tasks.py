"""Tasks and what they wait for."""

from datetime import date
from typing import Any

from peewee import BooleanField, CharField, DateField, IntegerField, TextField, fn

from bot.sales.stages import OPEN_TASKS, TaskStatus
from storage.db import Table, reference
from storage.fields import JSONField, MomentField
from storage.people import User
from storage.prepared import Blank, prepared
from storage.projects import Project


class Task(Table):
    """A task. `role` and `stage` are what it was planned for; `baseline_due` is the first promise.

    `estimate` is in hours; `due_time` is HH:MM where a time of day was said.
    """

    noun, letter = "task", "T"

    title = CharField()
    project = reference(Project, null=True, index=True)
    owner = reference(User, null=True, index=True)
    creator = reference(User, null=True)
    role = CharField(default="")
    stage = CharField(default="")
    start_on = DateField(null=True)
    due_on = DateField(null=True)
    due_time = CharField(default="", max_length=5)
    baseline_due = DateField(null=True)
    priority = CharField(default="medium")
    estimate = IntegerField(default=0)
    status = CharField(default=TaskStatus.TODO)
    milestone = BooleanField(default=False)
    step = IntegerField(default=0)
    checklist = JSONField(default=list)
    tags = JSONField(default=list)
    note = TextField(default="")
    created_at = MomentField()
    done_at = MomentField(null=True)
    blocked_since = MomentField(null=True)

    @property
    def open(self) -> bool:
        """Whether there is still something to do."""
        return self.status in OPEN_TASKS


class Dependency(Table):
    """`task` waits for `needs`: kind FS, SS, FF or SF, lag in working days."""

    task = reference(Task, index=True)
    needs = reference(Task, index=True)
    kind = CharField(default="FS", max_length=2)
    lag = IntegerField(default=0)

    class Meta:
        indexes = ((("task", "needs", "kind"), True),)


def of_project(project: Project):
    """A deal's tasks in the order of its plan."""
    return Task.select().where(Task.project == project).order_by(Task.start_on, Task.step, Task.id)


def dependencies_of(project: Project):
    """The arrows between a deal's tasks."""
    return Dependency.select().join(Task, on=(Dependency.task == Task.id)).where(Task.project == project)


def open_of(user: User):
    """A person's open tasks, the most urgent first."""
    return (
        Task.select()
        .where(Task.owner == user, Task.status.in_(OPEN_TASKS))
        .order_by(Task.due_on.is_null(), Task.due_on, Task.id)
    )


def left_in(project: Project, stage: str) -> bool:
    """Whether a deal still has open tasks planned for a stage."""
    return _left_in.scalar(project, stage) > 0


@prepared
def _left_in(project: Blank, stage: Blank) -> Any:
    planned = (Task.project == project) & (Task.stage == stage)
    return Task.select(fn.COUNT(Task.id)).where(planned, Task.status.in_(OPEN_TASKS))


def due_before(day: date):
    """Open tasks due before `day`."""
    return Task.select().where(Task.status.in_(OPEN_TASKS), Task.due_on < day).order_by(Task.due_on)


Task.add_index(
    Task.index(Task.due_on, where=Task.status.in_(tuple(str(s) for s in OPEN_TASKS)), name="task_due_open")
)
