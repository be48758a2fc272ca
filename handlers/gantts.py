"""The Gantt chart: drawn by a job, sent to where it was asked for."""

import re

from bot.actions import action
from bot.context import Context
from bot.message import Reply
from bot.roles import Scope
from storage.projects import Project

TOPIC = "视图"
_PAGE = re.compile(r"第\s*(\d{1,3})\s*页")


@action(
    "甘特图",
    "排期图",
    "进度图",
    "gantt",
    scope=Scope.TEAM,
    changes=False,
    examples=("P3 甘特图", "P3 甘特图 第2页", "P3 甘特图 只看我的"),
)
def gantt(ctx: Context, project: list[Project], page: int = 0, mine: bool = False) -> Reply:
    """画出项目此刻的甘特图。"""
    typed = _PAGE.search(ctx.event.text)
    page = page or (int(typed[1]) if typed else 1)
    mine = mine or "只看我的" in ctx.event.text
    for each in project:
        ctx.later("draw_gantt", project=each.number, page=page, mine=mine)
    titles = "、".join(each.title for each in project)
    return Reply(text=f"正在画 {titles} 的甘特图，马上发到这里。", final=False)


@action("甘特图PDF", "甘特图文件", "gantt pdf", scope=Scope.TEAM, changes=False, examples=("P3 甘特图PDF",))
def gantt_pdf(ctx: Context, project: Project) -> Reply:
    """项目甘特图的全部页，一个 PDF。"""
    ctx.later("print_gantt", project=project.number)
    return Reply(text=f"正在做 {project.title} 的甘特图 PDF，马上发到这里。", final=False)
