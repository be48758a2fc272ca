"""The small card under a Gantt picture: which page it is, and what else there is."""

from cards.elements import Buttons, Card, Tone, button
from storage.projects import Project


def pages_card(project: Project, page: int, pages: int, mine: bool) -> Card:
    """Page 1/3 with buttons for the next page, the PDF, and the other choice of rows."""
    names = {"project": project.number}
    following = page % pages + 1
    turn = (
        (button("下一页", "gantt", style="primary", page=following, mine=mine, **names),) if pages > 1 else ()
    )
    other = button("看全部", "gantt", **names) if mine else button("只看我的", "gantt", mine=True, **names)
    status = button("进展", "project_status", **names)
    buttons = Buttons((*turn, button("PDF", "gantt_pdf", **names), other, status))
    return Card(f"{project.title} 甘特图", (buttons,), Tone.GOING, tag=f"第 {page}/{pages} 页")
