"""A deal's plan between the tables and `bot.sales.schedule`: started from a template, read back, moved."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from bot.roles import Role
from bot.sales import schedule
from bot.sales.links import Dependency as Link
from bot.sales.links import Link as Kind
from bot.sales.links import in_order
from bot.sales.schedule import PlannedTask
from bot.sales.template import TemplateTask, lay_out
from storage import work_calendar
from storage.people import User, superior_of, with_role
from storage.prepared import Blank, prepared
from storage.projects import Project
from storage.tasks import Dependency, Task, dependencies_of, of_project
from storage.templates import ProjectTemplate, outline_of


def start(
    project: Project, template: ProjectTemplate, start_on: date, by: User, now: datetime
) -> dict[Task, list[User]]:
    """Give a deal the template's tasks; each with those who do it, the owner first."""
    outline = {task.code: task for task in outline_of(template)}
    holders = {role: _holder(role, project) for task in outline.values() for role in task.roles}
    team = {code: _people(task, holders) for code, task in outline.items()}
    made = {
        planned.code: _add(project, planned, outline[planned.code], team[planned.code], by, now)
        for planned in lay_out(outline.values(), start_on, work_calendar.current())
    }
    for code, task in made.items():
        for need in outline[code].depends_on:
            Dependency.add(task=task, needs=made[need.code], kind=str(need.kind), lag=need.lag)
    last = max((task.due_on for task in made.values() if task.due_on), default=start_on)
    project.change(start_on=start_on, close_on=project.close_on or last)
    return {task: [person for person in team[code] if person] for code, task in made.items()}


def _people(outline: TemplateTask, holders: dict[Role, User | None]) -> list[User | None]:
    """Who does a task: the first role's holder leads, or nobody yet; the others help."""
    lead, *helpers = (holders[role] for role in outline.roles)
    return [lead, *dict.fromkeys(person for person in helpers if person and person != lead)]


def _add(
    project: Project, planned: PlannedTask, outline: TemplateTask, people: list, by: User, now: datetime
) -> Task:
    owner, *helpers = people
    return Task.add(
        title=planned.title,
        project=project,
        owner=owner,
        creator=by,
        role=",".join(outline.roles),
        stage=outline.stage,
        start_on=planned.start,
        due_on=planned.due,
        baseline_due=planned.due,
        estimate=outline.hours,
        milestone=planned.milestone,
        step=int(outline.code),
        note=f"协同：{'、'.join(person.name for person in helpers)}" if helpers else "",
        created_at=now,
    )


def _holder(role: Role, project: Project) -> User | None:
    """Who takes a role in a deal: its owner sells, the rest come from the team, leaders from above it."""
    owner = project.owner
    if owner is not None and role in (Role.SALES, owner.role):
        return owner
    found = with_role(role, project.team).first() if project.team_id else None
    if found is None and owner is not None and role in (Role.MANAGER, Role.DIRECTOR):
        found = _above(owner, role)
    return found


def _above(user: User, role: Role) -> User | None:
    seen = {user.id}
    leader = superior_of(user)
    while leader is not None and leader.id not in seen:
        if leader.role == role:
            return leader
        seen.add(leader.id)
        leader = superior_of(leader)
    return None


def planned(project: Project) -> list[PlannedTask]:
    """A deal's tasks as `bot.sales.schedule` reads them."""
    return as_planned(of_project(project), dependencies_of(project))


def as_planned(tasks: Iterable[Task], arrows: Iterable[Dependency]) -> list[PlannedTask]:
    """Rows of tasks and of the arrows between them as planned tasks, numbered T12."""
    needs = _links(arrows)
    return [_planned(task, tuple(needs.get(task.id, ()))) for task in tasks]


def _links(arrows: Iterable[Dependency]) -> dict[int, list[Link]]:
    """What each task waits for, by the task's id."""
    needs: dict[int, list[Link]] = {}
    for arrow in arrows:
        link = Link(f"T{arrow.needs_id}", Kind(arrow.kind), arrow.lag)
        needs.setdefault(arrow.task_id, []).append(link)
    return needs


def _planned(task: Task, needs: tuple[Link, ...]) -> PlannedTask:
    return PlannedTask(
        code=task.number,
        title=task.title,
        owner=task.owner.name if task.owner_id else "",
        start=task.start_on,
        due=task.due_on,
        done_on=task.done_at.date() if task.done_at else None,
        status=task.status,
        depends_on=needs,
        milestone=task.milestone,
        baseline_due=task.baseline_due,
        progress=0.0 if task.open else 1.0,
        blocked_since=task.blocked_since.date() if task.blocked_since else None,
    )


def waiting_for(task: Task) -> list[Task]:
    """The open tasks that keep `task` from starting."""
    return _holding([task]).get(task.id, [])


def freed_by(task: Task) -> list[Task]:
    """Open tasks that waited for `task`, and that nothing keeps from starting now that it is done."""
    waited = [row for row in _after.rows(task) if row.open]
    held = _holding(waited)
    return [row for row in waited if row.id not in held]


def _holding(waiting: list[Task]) -> dict[int, list[Task]]:
    """By their id, what keeps tasks from starting; those that may start are not in it; two queries."""
    arrows = _arrows.rows({task.id for task in waiting}) if waiting else []
    if not arrows:
        return {}
    needed = _tasks.rows({arrow.needs_id for arrow in arrows})
    links, before = _links(arrows), {row.number: row for row in needed}
    states = [PlannedTask(code, row.title, status=row.status) for code, row in before.items()]
    held: dict[int, list[Task]] = {}
    for task in waiting:
        plain = PlannedTask(task.number, task.title, depends_on=tuple(links.get(task.id, ())))
        if codes := schedule.waiting_for(plain, states):
            held[task.id] = [before[code] for code in codes]
    return held


@prepared
def _after(task: Blank) -> Any:
    arrows = Dependency.select(Dependency.task).where(Dependency.needs == task)
    return Task.select().where(Task.id.in_(arrows)).order_by(Task.due_on, Task.id)


@prepared
def _arrows(tasks: Blank) -> Any:
    return Dependency.select().where(Dependency.task.in_(tasks))


@prepared
def _tasks(numbers: Blank) -> Any:
    return Task.select().where(Task.id.in_(numbers))


def behind(project: Project) -> dict[Task, tuple[date, date]]:
    """Tasks that must move to keep their dependencies, with their new start and due day."""
    rows = {task.number: task for task in of_project(project)}
    moved = schedule.push(as_planned(rows.values(), dependencies_of(project)), work_calendar.current())
    return {rows[code]: days for code, days in moved.items()}


def refuse_loop(task: Task, before: Task) -> None:
    """Raises UserError naming the path when `before` waits for `task` already, however indirectly."""
    needs: dict[int, list[int]] = {task.id: [before.id]}
    fresh = {before.id}
    while fresh:
        arrows = list(Dependency.select().where(Dependency.task.in_(fresh)))
        for arrow in arrows:
            needs.setdefault(arrow.task_id, []).append(arrow.needs_id)
        fresh = {arrow.needs_id for arrow in arrows} - needs.keys()
    linked = {one for pair in needs.items() for one in (pair[0], *pair[1])}
    in_order(
        PlannedTask(f"T{one}", "", depends_on=tuple(Link(f"T{first}") for first in needs.get(one, ())))
        for one in sorted(linked)
    )
