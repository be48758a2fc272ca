"""Projects to be drawn."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.sales.links import Dependency
from bot.sales.schedule import PlannedTask
from bot.sales.template import STANDARD, lay_out
from cards.elements import Tone
from jobs.drawing.report_data import Figure, OwnerAnswer, PersonLoad, ProjectRow, ReportData, Section

TODAY = date(2026, 11, 24)


def project(start: date = date(2026, 11, 5), first: int = 12) -> list[PlannedTask]:
    """The standard project, numbered from `first`, four tasks done and one begun."""
    laid = lay_out(STANDARD, start)
    found = []
    for n, task in enumerate(laid):
        links = tuple(replace(link, code=f"T{int(link.code) - 1 + first}") for link in task.depends_on)
        state = {"status": "done", "done_on": task.due} if n < 4 else {}
        if n == 4:
            state = {"status": "in_progress", "progress": 0.6}
        found.append(replace(task, code=f"T{n + first}", owner="李四", depends_on=links, **state))
    return found


def long_project(count: int) -> list[PlannedTask]:
    """A chain of `count` tasks."""
    days = [date.fromordinal(TODAY.toordinal() + 2 * n) for n in range(count)]
    return [
        PlannedTask(f"T{n}", "任务", "张三", day, day, depends_on=(Dependency(f"T{n - 1}"),) if n else ())
        for n, day in enumerate(days)
    ]


def report(**changed) -> ReportData:
    """A small report: two red projects, one green."""
    base = {
        "team": "启明销售部",
        "period": "2026年第48周（11月23日–11月29日）",
        "made_at": "11月24日 周二 15:00",
        "figures": (Figure("2", "红灯项目", Tone.LATE), Figure("1,280 万", "在手金额")),
        "projects": (
            ProjectRow("P4", "恒通制造 MES", "林晓", "方案验证", Decimal(256000), Tone.DONE, 0, 3, 15),
            ProjectRow(
                "P3", "智云科技", "张三", "商务采购", Decimal(128000), Tone.LATE, 8, reasons=("超期",)
            ),
            ProjectRow(
                "P9", "蓝海物流", "陈静", "商务采购", Decimal(520000), Tone.LATE, 21, reasons=("受阻",)
            ),
        ),
        "answers": (("P3", OwnerAnswer("客户换人", "12月4日 周五", "请总监出面")),),
        "loads": (
            PersonLoad("张三", "销售", 6, 2, Decimal(52), Decimal(40)),
            PersonLoad("赵磊", "总监", 0, 0, Decimal(0), Decimal(0)),
        ),
        "sections": (Section("漏斗", ("阶段", "数量"), (("新建", "12"),), (1,)),),
    }
    return ReportData(**{**base, **changed})
