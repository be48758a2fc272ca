"""How a deal begins: from a lead or by hand, with the plan of a template."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from bot.actions import Due, Money, Text, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role
from bot.sales.names import plain_name
from bot.sales.periods import day_of
from bot.sales.stages import LEAD_WORDS, OPEN_LEADS, LeadStatus
from bot.sales.words import day_words
from bot.sales.workdays import add_workdays
from cards.elements import Card
from cards.lists import handed_card
from cards.shown import card_of, changed
from storage import activities, plans, tasks, templates
from storage.accounts import Account, Contact
from storage.duplicates import account_of
from storage.leads import Lead
from storage.people import User
from storage.projects import Project, StageHistory
from storage.tasks import Task
from storage.templates import ProjectTemplate

TOPIC = "项目"


@dataclass(frozen=True)
class Conversion:
    """How a lead becomes a deal."""

    lead: Lead
    name: Text = ""
    template: Text = ""
    owner: User | None = None


@dataclass(frozen=True)
class NewProject:
    """What a sentence about a new deal may say."""

    name: Text
    template: Text = ""
    customer: Text = ""
    lead: Lead | None = None
    owner: User | None = None
    due: Due | None = None
    budget: Money | None = None


@action(
    "转商机", "转项目", "转成项目", "转为商机", "convert",
    role=Role.SALES, topic="线索", undo=True, examples=("转商机 L12", "L12 转项目 名称 智云WMS"),
)  # fmt: skip
def convert_lead(ctx: Context, wish: Conversion) -> Card:
    """把线索转成客户、联系人和商机，并按模板排好计划；线索保留。"""
    lead, template = wish.lead, templates.named(wish.template)
    owner = wish.owner or lead.owner or ctx.user
    took = {"owner": lead.owner or owner, "status": LeadStatus.CONVERTED, "closed_at": ctx.now}
    planned = {"next_on": lead.next_on, "next_step": lead.next_step}
    if not lead.change(Lead.status.in_(OPEN_LEADS), **took, touched_at=ctx.now, next_on=None, next_step=""):
        raise UserError(_converted_already(Lead.get_by_id(lead.id)))
    project = _open(
        ctx, owner, name=wish.name or lead.company, account=_account(ctx, lead, owner), lead=lead,
        amount=lead.budget, currency=lead.currency, tags=list(lead.tags), **planned,
    )  # fmt: skip
    activities.write(lead, "converted", ctx.user, ctx.now, project.number)
    said = f"{lead.number} 转为 {project.number}，{_begin(ctx, project, template)}"
    changed(ctx, lead, f"转为商机 {project.number}")
    return card_of(project, ctx.now, said=said)


def _converted_already(lead: Lead) -> str:
    deal = Project.get_or_none(Project.lead == lead)
    if deal is not None:
        return f"{lead.number} 已经转成 {deal.title}，发「{deal.number} 进展」看看。"
    word = LEAD_WORDS[LeadStatus(lead.status)]
    return f"{lead.number} 现在是「{word}」，不能转商机。先说「{lead.number} 合格」再转。"


def _account(ctx: Context, lead: Lead, owner: User) -> Account:
    account = account_of(lead.company, owner.team) or Account.add(
        name=lead.company,
        plain_name=plain_name(lead.company),
        industry=lead.industry,
        owner=owner,
        team=owner.team,
        tags=list(lead.tags),
        created_at=ctx.now,
    )
    if lead.contact:
        Contact.add(account=account, name=lead.contact, phone=lead.phone, email=lead.email)
    return account


@action(
    "新建项目", "创建项目", "立项", "新建商机", "new project", "create project",
    role=Role.SALES, undo=True,
    examples=("新建项目 智云ERP一期 模板 标准 负责人 @张三", "立项 星河家居巡店系统 预算30万"),
)  # fmt: skip
def create_project(ctx: Context, draft: NewProject) -> Card:
    """新建一个项目；写了模板就按模板排好计划。"""
    template = templates.named(draft.template) if draft.template else None
    owner = draft.owner or ctx.user
    project = _open(
        ctx, owner, name=draft.name, account=_customer(ctx, draft, owner), lead=draft.lead,
        amount=draft.budget, close_on=day_of(draft.due),
    )  # fmt: skip
    planned = f"，{_begin(ctx, project, template)}" if template else ""
    card = card_of(project, ctx.now, said=f"已立项 {project.number}{planned}")
    if owner.id != ctx.user.id and not template:
        ctx.say(owner, card)
    return card


def _customer(ctx: Context, draft: NewProject, owner: User) -> Account | None:
    if not draft.customer:
        return None
    return account_of(draft.customer, owner.team) or Account.add(
        name=draft.customer,
        plain_name=plain_name(draft.customer),
        owner=owner,
        team=owner.team,
        created_at=ctx.now,
    )


@action("排计划", "启用模板", "套用模板", role=Role.SALES, undo=True, examples=("P3 排计划",))
def start_plan(ctx: Context, project: Project, template: Text = "") -> Reply:
    """给还没有任务的项目按模板排计划。"""
    if tasks.of_project(project).exists():
        raise UserError(f"{project.number} 已经有任务了。要加任务就说「{project.number} 加任务 …」。")
    return changed(ctx, project, _begin(ctx, project, templates.named(template)))


def _open(ctx: Context, owner: User, *, amount: Decimal | None, **values) -> Project:
    project = Project.add(
        owner=owner,
        team=owner.team or ctx.user.team,
        amount=amount,
        created_at=ctx.now,
        touched_at=ctx.now,
        stage_since=ctx.now,
        **values,
    )
    StageHistory.add(project=project, to_stage=project.stage, by=ctx.user, at=ctx.now)
    activities.write(project, "created", ctx.user, ctx.now)
    return project


def _begin(ctx: Context, project: Project, template: ProjectTemplate) -> str:
    """Start the plan and tell everybody who got tasks, once each; what was laid out, in words."""
    made = plans.start(project, template, add_workdays(ctx.today, 0, ctx.calendar), ctx.user, ctx.now)
    theirs: dict[User, list[Task]] = defaultdict(list)
    for task, people in made.items():
        for person in people:
            theirs[person].append(task)
    for person, mine in theirs.items():
        ctx.say(person, handed_card(project, mine, ctx.today, ctx.user.name))
    first = min((task.start_on for task in made if task.start_on), default=ctx.today)
    last = max((task.due_on for task in made if task.due_on), default=ctx.today)
    return f"已排 {len(made)} 个任务：{day_words(first, ctx.today)} 至 {day_words(last, ctx.today)}"
