"""The demo's database: people, groups, and the story of bot.demo.deals, told as of today."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from bot.demo import deals, people
from bot.demo.deals import Deal, Prospect
from bot.sales.names import plain_name
from bot.sales.stages import PIPELINE, LeadStatus, Outcome, TaskStatus
from bot.sales.workdays import add_workdays
from storage import activities, plans, scores, templates
from storage.accounts import Account
from storage.chats import Chat
from storage.leads import Lead
from storage.people import Identity, Team, User, known_as
from storage.projects import Project, StageHistory, move_stage
from storage.tasks import Task, of_project

WAN = Decimal(10_000)


def seed(now: datetime) -> None:
    """Fill an empty database; `now` is aware, in the installation's zone."""
    teams = {platform: Team.add(name=name) for platform, name in people.TEAMS.items()}
    for person in people.PEOPLE:
        if person.role != "outsider":
            _user(person, teams[person.platform])
    for group in people.GROUPS:
        Chat.add(
            platform=group.platform, external_id=group.id, name=group.name, team=teams[group.platform],
            via="bot" if group.push else "", push=group.push,
        )  # fmt: skip
    templates.ensure_standard()
    for deal in deals.DEALS:
        _deal(deal, now)
    for prospect in deals.LEADS:
        _lead(prospect, teams[prospect.platform], now)


def _user(person: people.Person, team: Team) -> None:
    admin = f"{person.platform}:{person.id}" in people.ADMINS.split(",")
    user = User.add(name=person.name, role=person.role, team=team, admin=admin)
    Identity.add(user=user, platform=person.platform, external_id=person.id)


def _seller(platform: str, external_id: str) -> User:
    user = known_as(platform, external_id)
    if user is None:
        raise LookupError(f"no {external_id} among the demo's people")
    return user


def _deal(deal: Deal, now: datetime) -> None:
    owner = _seller(deal.platform, deal.owner)
    begun = _back(now, deal.begun)
    project = Project.add(
        name=deal.name, account=_account(deal, owner, begun), owner=owner, team=owner.team,
        amount=Decimal(str(deal.wan)) * WAN, created_at=begun, touched_at=begun, stage_since=begun,
    )  # fmt: skip
    StageHistory.add(project=project, to_stage=project.stage, by=owner, at=begun)
    plans.start(project, templates.named(""), begun.date(), owner, begun)
    _advance(project, deal, owner, begun, now)
    _work(project, deal, now)
    touched = now - timedelta(days=deal.quiet)
    activities.write(project, "followup", owner, touched, deal.note, channel="visit")
    project.change(touched_at=touched, close_on=add_workdays(now.date(), 15))


def _account(deal: Deal, owner: User, at: datetime) -> Account:
    return Account.add(
        name=deal.customer, plain_name=plain_name(deal.customer), industry=deal.industry, owner=owner,
        team=owner.team, created_at=at,
    )  # fmt: skip


def _advance(project: Project, deal: Deal, owner: User, begun: datetime, now: datetime) -> None:
    """Walk through the stages up to the deal's, evenly spread over the time it took."""
    names = [rule.name for rule in PIPELINE if rule.outcome == Outcome.OPEN]
    path = [*names[1 : names.index(deal.stage) + 1]] if deal.stage in names else [*names[1:], deal.stage]
    for step, name in enumerate(path, 1):
        move_stage(project, name, owner, begun + (now - begun) * step / (len(path) + 1))


def _work(project: Project, deal: Deal, now: datetime) -> None:
    """Finish what lies before the deal's delay; what is due since then stays open."""
    today = now.date()
    for task in of_project(project):
        if project.outcome == Outcome.LOST and task.due_on > project.closed_at.date():
            task.change(status=TaskStatus.CANCELLED)
        elif not project.open or task.due_on < today - timedelta(days=deal.late):
            _finish(task, min(task.due_on, today), now)
        elif task.start_on <= today:
            task.change(status=TaskStatus.IN_PROGRESS)
    late = of_project(project).where(Task.status == TaskStatus.IN_PROGRESS).first()
    if deal.blocked and late:
        late.change(status=TaskStatus.BLOCKED, blocked_since=now - timedelta(days=7), note=deal.blocked)


def _finish(task: Task, day: date, now: datetime) -> None:
    done = datetime.combine(day, now.timetz()).replace(hour=9, minute=30, second=0, microsecond=0)
    task.change(status=TaskStatus.DONE, done_at=done)


def _lead(prospect: Prospect, team: Team, now: datetime) -> None:
    owner = _seller(prospect.platform, prospect.owner) if prospect.owner else None
    at = now - timedelta(days=prospect.days)
    lead = Lead.add(
        company=prospect.company, contact=prospect.contact, phone=prospect.phone, industry=prospect.industry,
        budget=Decimal(str(prospect.wan)) * WAN, need=prospect.need, source=prospect.source, owner=owner,
        team=team, status=LeadStatus.WORKING if owner else LeadStatus.NEW, created_at=at,
        touched_at=now - timedelta(days=prospect.quiet),
    )  # fmt: skip
    scores.rescore(lead, now)


def _back(now: datetime, workdays: int) -> datetime:
    """The same hour so many working days ago."""
    return datetime.combine(add_workdays(now.date(), -workdays), now.timetz())
