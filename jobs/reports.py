"""The health report: on request, and every Monday into each bound group."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.message import Address, FileRef, Reply
from bot.roles import Role
from bot.sales import health
from cards.elements import Tone
from cards.reports import health_card, red_card
from jobs.drawing.report import health_report
from jobs.registry import job
from jobs.report_pages import Report, pages_of
from storage import chats, files, outbox, records, reminders, standing
from storage.chats import Chat
from storage.people import Team, User
from storage.projects import Project, open_projects
from storage.standing import Standing

ASKED = 3


@job
def report_health(
    now: datetime, here: dict[str, Any], asker: int, project: str = "", period: str = ""
) -> None:
    """Send the report somebody asked for: one deal's, their group's, or of all deals they reach."""
    address = Address(**here)
    report = _wanted(address, User.get_by_id(asker), project, now)
    outbox.send(address, _reply(report, now), now)


def post_health(now: datetime) -> None:
    """Have the weekly report made for each bound group."""
    for group in chats.bound_groups():
        if not group.wants or "report" in group.wants:
            outbox.job("post_team_health", {"group": group.id}, now)


@job
def post_team_health(now: datetime, group: int) -> None:
    """Post a team's report into its group, keep this week's lights, ask the owners of the red ones."""
    chat = Chat.get_by_id(group)
    if chat.team_id:
        report = _team_report(chat.team, now)
        outbox.post(chat, _reply(report, now), now)
        _ask_owners(report.found, now)


def _ask_owners(found: Iterable[Standing], now: datetime) -> None:
    """Ask the owner of each red deal what is wrong, once a week, of at most ASKED deals each."""
    asked: Counter[int] = Counter()
    week = standing.monday_of(now.date())
    for one in found:
        owner = one.project.owner
        if one.health.tone is not Tone.LATE or owner is None or asked[owner.id] >= ASKED:
            continue
        asked[owner.id] += 1
        window = f"red:{one.project.number}:{week:%Y%m%d}"
        told = {"user": owner, "kind": "red", "record": one.project.number, "at": now, "status": "sent"}
        if owner.active and reminders.schedule_once(window, sent_at=now, **told):
            outbox.tell(owner, Reply(card=red_card(one, now)), now)


def _wanted(address: Address, asker: User, project: str, now: datetime) -> Report:
    if project:
        deal = records.find("project", project)
        return _report(deal.title, [deal], now)
    group = chats.chat(address.platform, address.chat) if address.kind == "group" else None
    if group is not None and group.team_id:
        return _team_report(group.team, now)
    title = "全部项目" if asker.role == Role.DIRECTOR else f"{asker.name}的项目"
    return _report(title, open_projects().where(standing.reached_by(asker)), now)


def _team_report(team: Team, now: datetime) -> Report:
    return _report(team.name, open_projects().where(standing.in_team(team)), now)


def _report(title: str, deals: Iterable[Project], now: datetime) -> Report:
    found = standing.standings(deals, now.date())
    standing.keep(found, now.date())
    tasks = [task for one in found for task in one.tasks]
    change = standing.since_last_week(found, now.date())
    return Report(title, found, change, health.on_time(tasks, now.date()))


def _reply(report: Report, now: datetime) -> Reply:
    card = health_card(report.title, report.found, report.change, report.on_time, now)
    return Reply(card=card, files=(_pdf(report, now),) if report.found else ())


def _pdf(report: Report, now: datetime) -> FileRef:
    content = health_report(pages_of(report, now))
    return FileRef(files.put(content), f"{report.title}健康报告 {now:%Y-%m-%d}.pdf", "application/pdf")
