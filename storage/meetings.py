"""Minutes of meetings, kept whole, with what was decided and the to-dos somebody may turn into tasks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from peewee import CharField, DateField, IntegerField, TextField, fn

from storage.db import Table, reference
from storage.fields import JSONField, MomentField
from storage.people import User
from storage.projects import Project
from storage.tasks import Task

_LONGEST = 200  # characters of a to-do's title


class Meeting(Table):
    """One meeting's minutes as they were written; `project` is empty until they are filed to a deal."""

    noun, letter = "meeting", "M"

    project = reference(Project, null=True, index=True)
    text = TextField()
    decisions = JSONField(default=list)
    by = reference(User)
    at = MomentField()


class MeetingTodo(Table):
    """What somebody shall do, as read from the minutes; `task` once it has been made one."""

    meeting = reference(Meeting, index=True)
    n = IntegerField()
    title = CharField()
    owner = reference(User, null=True)
    due_on = DateField(null=True)
    sentence = TextField(default="")
    task = reference(Task, null=True, index=True)


@dataclass(frozen=True)
class Wanted:
    """A to-do before it is kept."""

    title: str
    owner: User | None
    due: date | None
    sentence: str


def keep(text: str, decisions: Sequence[str], todos: Iterable[Wanted], by: User, at: datetime) -> Meeting:
    """New minutes that belong to no deal yet."""
    meeting = Meeting.add(text=text, decisions=list(decisions), by=by, at=at)
    for n, one in enumerate(todos, 1):
        MeetingTodo.add(
            meeting=meeting,
            n=n,
            title=one.title[:_LONGEST],
            owner=one.owner,
            due_on=one.due,
            sentence=one.sentence,
        )
    return meeting


def file_to(meeting: Meeting, project: Project) -> bool:
    """Give minutes their deal; False when they have one already."""
    return meeting.change(Meeting.project.is_null(), project=project)


def numbered(said: str) -> Meeting | None:
    """The minutes people call M12."""
    digits = said.strip().lstrip("Mm")
    return Meeting.numbered(int(digits)) if digits.isdecimal() and len(digits) < 10 else None


def todos_of(meeting: Meeting) -> list[MeetingTodo]:
    """A meeting's to-dos in the order of its minutes."""
    return list(MeetingTodo.select().where(MeetingTodo.meeting == meeting).order_by(MeetingTodo.n))


def turn_into(todo: MeetingTodo, task: Task) -> bool:
    """Note the task a to-do has become; False when it has become one already."""
    return todo.change(MeetingTodo.task.is_null(), task=task)


def of_project(project: Project, most: int) -> list[Meeting]:
    """A deal's minutes, the newest first."""
    return list(_newest().where(Meeting.project == project).limit(most))


def by_person(user: User, most: int) -> list[Meeting]:
    """The minutes somebody has written, the newest first."""
    return list(_newest().where(Meeting.by == user).limit(most))


def counts(meetings: Sequence[Meeting]) -> dict[int, tuple[int, int]]:
    """For each meeting how many to-dos it has, and how many of them are tasks."""
    mine = MeetingTodo.meeting.in_([one.id for one in meetings])
    query = MeetingTodo.select(
        MeetingTodo.meeting, fn.COUNT(MeetingTodo.id), fn.COUNT(MeetingTodo.task)
    ).where(mine)
    return {row: (todos, made) for row, todos, made in query.group_by(MeetingTodo.meeting).tuples()}


def _newest():
    return Meeting.select().order_by(Meeting.at.desc(), Meeting.id.desc())
