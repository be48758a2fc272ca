"""Project templates: tasks by role, offsets and durations in working days; the standard one has 15."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.roles import Role
from bot.sales.links import Dependency, Link, Span, earliest_start, in_order
from bot.sales.schedule import PlannedTask
from bot.sales.workdays import CHINA, Calendar, add_workdays


@dataclass(frozen=True)
class TemplateTask:
    """One task of a template.

    `offset` is the working day it may begin on (0 is the project's first), `duration` its working days
    (a milestone has none), `hours` the work in it; the first of `roles` leads, the others take part.
    """

    code: str
    title: str
    roles: tuple[Role, ...]
    stage: str
    offset: int = 0
    duration: int = 1
    depends_on: tuple[Dependency, ...] = ()
    milestone: bool = False
    hours: int = 4


def lay_out(
    template: Iterable[TemplateTask], start: date, calendar: Calendar = CHINA
) -> tuple[PlannedTask, ...]:
    """The template's tasks with dates from `start` on, each as early as its offset and predecessors allow."""
    tasks = tuple(template)
    spans: dict[str, Span] = {}
    for task in in_order(tasks):
        length = 0 if task.milestone else task.duration
        bounds = [earliest_start(link, spans[link.code], length) for link in task.depends_on]
        first = max([task.offset, *bounds])
        spans[task.code] = Span(first, first + length)
    return tuple(_planned(task, spans[task.code], start, calendar) for task in tasks)


def _planned(task: TemplateTask, span: Span, start: date, calendar: Calendar) -> PlannedTask:
    eve = start - timedelta(days=1)
    due = add_workdays(eve, max(span.end, 1), calendar)
    first = due if task.milestone else add_workdays(eve, span.start + 1, calendar)
    return PlannedTask(
        code=task.code,
        title=task.title,
        start=first,
        due=due,
        depends_on=task.depends_on,
        milestone=task.milestone,
        baseline_due=due,
    )


def _after(*codes: str, lag: int = 0) -> tuple[Dependency, ...]:
    return tuple(Dependency(code, lag=lag) for code in codes)


_WITH_TALKS = (Dependency("12", Link.SS, 1), Dependency("12", Link.FF, 1))

STANDARD = (
    TemplateTask("1", "客户背景与竞品调研", (Role.SALES,), "新建", 0, 2, hours=8),
    TemplateTask("2", "需求调研会议", (Role.SALES, Role.MANAGER), "新建", 2, 1, _after("1")),
    TemplateTask("3", "需求整理与问卷回收", (Role.PRESALES,), "需求明确", 3, 3, _after("2"), hours=12),
    TemplateTask("4", "需求确认", (Role.SALES,), "需求明确", 5, 0, _after("3"), milestone=True, hours=1),
    TemplateTask("5", "方案定制与报价", (Role.PRESALES,), "方案验证", 6, 5, _after("4"), hours=24),
    TemplateTask("6", "产品演示与答疑", (Role.PRESALES, Role.SALES), "方案验证", 6, 2, _after("4"), hours=8),
    TemplateTask("7", "概念验证 POC", (Role.PRESALES,), "方案验证", 8, 5, _after("6"), hours=24),
    TemplateTask(
        "8", "方案评审通过", (Role.MANAGER,), "方案验证", 12, 0, _after("5", "7"), milestone=True, hours=1
    ),
    TemplateTask("9", "立项材料准备", (Role.SALES,), "立项汇报", 13, 3, _after("8"), hours=12),
    TemplateTask("10", "客户立项汇报", (Role.SALES, Role.MANAGER), "立项汇报", 16, 1, _after("9")),
    TemplateTask("11", "商务谈判准备", (Role.LEGAL, Role.FINANCE), "立项汇报", 13, 2, _after("8"), hours=12),
    TemplateTask(
        "12", "商务谈判", (Role.SALES, Role.MANAGER), "商务采购", 17, 3, _after("10", "11"), hours=12
    ),
    TemplateTask("13", "合同起草与法务审核", (Role.LEGAL,), "商务采购", 18, 3, _WITH_TALKS, hours=12),
    TemplateTask("14", "合同与信用审批", (Role.FINANCE, Role.DIRECTOR), "商务采购", 21, 2, _after("13")),
    TemplateTask(
        "15", "最终签单", (Role.DIRECTOR,), "商务采购", 23, 0, _after("14", lag=1), milestone=True, hours=2
    ),
)
