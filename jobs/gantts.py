"""Drawing a deal's Gantt chart and sending it to where it was asked for."""

from datetime import datetime
from typing import Any

from bot.message import Address, FileRef, Reply
from bot.sales import health
from cards.gantts import pages_card
from jobs.drawing import gantt
from jobs.drawing.chart import Chart, chart_of
from jobs.registry import job
from storage import files, outbox, plans, records, work_calendar
from storage.people import User
from storage.projects import Project


@job
def draw_gantt(
    now: datetime, here: dict[str, Any], asker: int, project: str, page: int = 1, mine: bool = False
) -> None:
    """Send one page as a picture, and the way to the other pages; `mine` shows the asker's tasks only."""
    found: Project = records.find("project", project)
    chart = chart_for(found, now, User.get_by_id(asker).name if mine else "")
    page = min(max(page, 1), gantt.pages(chart))
    picture = FileRef(files.put(gantt.draw(chart, page)), f"{found.number} 甘特图 {page}.png", "image/png")
    outbox.send(Address(**here), Reply(files=(picture,)), now)
    outbox.send(Address(**here), Reply(card=pages_card(found, page, gantt.pages(chart), mine)), now)


@job
def print_gantt(now: datetime, here: dict[str, Any], asker: int, project: str) -> None:
    """Send all pages as one PDF."""
    found: Project = records.find("project", project)
    content = gantt.pdf_pages(chart_for(found, now))
    name = f"{found.number} 甘特图 {now:%m%d}.pdf"
    outbox.send(Address(**here), Reply(files=(FileRef(files.put(content), name, "application/pdf"),)), now)


def chart_for(project: Project, now: datetime, owner: str = "") -> Chart:
    """A deal's chart as it stands; only one person's rows when `owner` is given."""
    tasks = plans.planned(project)
    days = work_calendar.current()
    state = health.judge(tasks, now.date(), calendar=days)
    title = f"{project.title}（{owner}）" if owner else project.title
    told: dict[str, Any] = {"tone": state.tone, "light": state.word, "calendar": days}
    return chart_of(title, tasks, now.date(), only=owner, **told)
