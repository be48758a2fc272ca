"""Lists: my tasks, the team's load, deals by stage, and finding things."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import Decimal

from peewee import Expression

from bot.actions import Period, Rest, action
from bot.context import Context
from bot.errors import UserError
from bot.roles import Role, Scope
from bot.sales.levels import FILTER_WORDS, Priority, TaskFilter
from bot.sales.periods import PERIOD_WORDS, span_of
from bot.sales.stages import OPEN_TASKS, PIPELINE, Outcome, TaskStatus
from bot.sales.words import money_words
from cards.elements import Button, Card
from cards.lists import board_card, found_card, load_card, page_card
from cards.shown import card_of, tasks_of
from cards.wishes import wish_card
from storage import people, projects, reach, searching, standing, wishes
from storage.leads import Lead
from storage.people import User
from storage.projects import Project
from storage.searching import Kind
from storage.tasks import Task
from storage.wishes import Wish

TOPIC = "视图"
_PRESSING = (Priority.URGENT, Priority.HIGH)


@dataclass(frozen=True)
class Mine:
    """Which of one's own tasks."""

    period: Period = ""
    filter: TaskFilter | None = None
    project: Project | None = None
    page: int = 1


@action(
    "我的待办", "我的任务", "待办", "我的一天", "my tasks", "todo",
    changes=False, examples=("我的待办", "我本周的任务", "我超期的任务"),
)  # fmt: skip
def my_tasks(ctx: Context, wanted: Mine) -> Card | str:
    """我的待办：超期、今天、本周，可以直接完成或延期。"""
    if wanted == Mine():
        mine = tasks_of(ctx.user, ctx.today)
        return mine if mine.body else "没有待办。发「新建任务 …」加一个，或者「搜索 …」找一个。"
    query = Task.select().where(Task.owner == ctx.user)
    if wanted.project is not None:
        query = query.where(Task.project == wanted.project)
    rows = _chosen(query, ctx.today, wanted.period, wanted.filter)
    title = _title(f"{ctx.user.name}的任务", wanted.period, wanted.filter, wanted.project)
    if not rows:
        return f"{title}：没有。发「我的待办」看全部。"
    onward = Button("", "my_tasks", _said(wanted))
    return page_card(title, rows, ctx.today, page=wanted.page, onward=onward)


@dataclass(frozen=True)
class View:
    """Whose tasks are looked at."""

    member: User | None = None
    project: Project | None = None
    period: Period = ""
    filter: TaskFilter | None = None
    page: int = 1


def _said(view: Mine | View) -> dict[str, str]:
    """What a view asked for, as a button says it again."""
    values = {field.name: getattr(view, field.name) for field in fields(view) if field.name != "page"}
    return {name: getattr(value, "number", str(value)) for name, value in values.items() if value}


@action(
    "团队看板", "团队任务", "团队视图", "看板", "在做什么", "team board", "board",
    scope=Scope.TEAM, changes=False, examples=("团队看板", "@许诺 本周在做什么", "P3 看板"),
)  # fmt: skip
def team_board(ctx: Context, view: View) -> Card | str:
    """团队每个人的任务量；也可以看一个人或一个项目的任务。"""
    if view.member is None and view.project is None:
        return _loads(ctx, view)
    query = Task.select()
    if view.member is not None:
        _refuse_strangers(ctx.user, view.member)
        query = query.where(Task.owner == view.member)
    if view.project is not None:
        query = query.where(Task.project == view.project)
    chosen = view.filter or (TaskFilter.OPEN if view.project is None else None)
    rows = _chosen(query, ctx.today, view.period, chosen)
    whose = view.member.name if view.member else view.project.title if view.project else ""
    title = _title(f"{whose}的任务", view.period, view.filter, view.project if view.member else None)
    if not rows:
        return f"{title}：没有。"
    onward = Button("", "team_board", _said(view))
    owner = view.member is None
    return page_card(title, rows, ctx.today, page=view.page, onward=onward, own=False, owner=owner)


def _refuse_strangers(user: User, member: User) -> None:
    if user.role == Role.DIRECTOR or user.team_id == member.team_id:
        return
    if user.role == Role.MANAGER and member.team_id in people.teams_under(user.team_id or 0):
        return
    raise UserError(f"{member.name} 不在你的团队，请问对方的经理。")


def _loads(ctx: Context, view: View) -> Card | str:
    if not ctx.user.team_id:
        return "你还没有分到团队。管理员把你加进团队后，这里会显示每个人的任务量。"
    team = list(people.in_team(ctx.user.team))
    query = Task.select().where(Task.owner.in_(team))
    rows = _chosen(query, ctx.today, view.period, view.filter or TaskFilter.OPEN)
    sunday = ctx.today + timedelta(days=6 - ctx.today.weekday())
    total = Counter(task.owner_id for task in rows)
    late = Counter(task.owner_id for task in rows if task.due_on and task.due_on < ctx.today)
    soon = Counter(task.owner_id for task in rows if task.due_on and ctx.today <= task.due_on <= sunday)
    loads = [(user.name, total[user.id], late[user.id], soon[user.id]) for user in team if total[user.id]]
    loads.sort(key=lambda load: (-load[2], -load[1]))
    idle = [user.name for user in team if not total[user.id]]
    return load_card(_title(f"{ctx.user.team.name} 任务量", view.period, view.filter, None), loads, idle)


def _chosen(query, today: date, period: str, chosen: TaskFilter | None) -> list[Task]:
    query = query.order_by(Task.due_on.is_null(), Task.due_on, Task.step, Task.id)
    if period:
        first, last = span_of(period, today)
        query = query.where(Task.due_on.between(first, last))
    if chosen is TaskFilter.DONE:
        return list(query.where(Task.status == TaskStatus.DONE))
    if chosen is None and period:
        return [task for task in query if task.status != TaskStatus.CANCELLED]
    if chosen is None:
        return sorted(query.where(Task.status != TaskStatus.CANCELLED), key=lambda task: not task.open)
    rows: Iterable[Task] = query.where(Task.status.in_(OPEN_TASKS))
    if chosen is TaskFilter.OVERDUE:
        return [task for task in rows if task.due_on and task.due_on < today]
    return [task for task in rows if chosen is TaskFilter.OPEN or task.priority in _PRESSING]


def _title(subject: str, period: str, chosen: TaskFilter | None, project: Project | None) -> str:
    parts = [project.number if project else "", PERIOD_WORDS.get(period, period)]
    parts += [FILTER_WORDS[chosen] if chosen else "", subject]
    return " ".join(part for part in parts if part)


@action("商机看板", "销售漏斗", "漏斗", "pipeline", scope=Scope.TEAM, changes=False, examples=("商机看板",))
def pipeline(ctx: Context) -> Card | str:
    """商机按阶段的数量和金额。"""
    deals = list(projects.open_projects().where(_on_board(ctx.user)))
    if not deals:
        return "还没有进行中的商机。发「转商机 L12」或「新建项目 …」开一个。"
    columns = [(rule.name, *_sum(deals, rule.name)) for rule in PIPELINE if rule.outcome is Outcome.OPEN]
    weighted = sum((_yuan(deal) * deal.chance / 100 for deal in deals), Decimal(0))
    total = sum((_yuan(deal) for deal in deals), Decimal(0))
    return board_card(
        columns, f"共 {len(deals)} 个，{money_words(total)}；按赢率加权 {money_words(weighted)}。"
    )


def _on_board(user: User) -> Expression:
    """The condition for the deals a person's board shows: the team's, for a director the whole company's."""
    if user.role == Role.DIRECTOR or not user.team_id:
        return standing.reached_by(user)
    return Project.team == user.team


def _sum(deals: list[Project], stage: str) -> tuple[int, str]:
    there = [deal for deal in deals if deal.stage == stage]
    return len(there), money_words(sum((_yuan(deal) for deal in there), Decimal(0)))


def _yuan(deal: Project) -> Decimal:
    return deal.amount if deal.amount is not None and deal.currency == "CNY" else Decimal(0)


@action(
    "搜索", "查找", "搜一下", "find", "search",
    scope=Scope.TEAM, changes=False, examples=("搜索 智云", "搜索 8000", "搜索 #战略客户"),
)  # fmt: skip
def search(ctx: Context, query: Rest, type: Kind | None = None) -> Card | str:
    """按名称、拼音首字母、电话尾号、编号、标签或负责人找记录。"""
    found = [row for row in searching.search(query, type) if reach.reaches(ctx.user, row, Scope.TEAM)]
    if not found:
        return f"没找到「{query}」。换个词试试，或者发「新建线索 {query[:20]}」录入。"
    if len(found) == 1 and isinstance(found[0], Lead | Project | Task | Wish):
        return show_record(ctx, found[0])
    rows = [(row.number, *searching.describe(row)) for row in found]
    return found_card(query, rows[:8], max(len(rows) - 8, 0))


@action("查看", "打开", scope=Scope.TEAM, changes=False, examples=("查看 T12",))
def show_record(ctx: Context, record: Lead | Project | Task | Wish) -> Card:
    """打开一条记录的卡片。"""
    if isinstance(record, Wish):
        return wish_card(record, wishes.tally(record))
    return card_of(record, ctx.now, private=ctx.group is None)
