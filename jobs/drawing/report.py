"""The project health report: plain values in, an A4 PDF out."""

from dataclasses import replace

from bot.sales.health import WORST_FIRST
from jobs.drawing import pdf
from jobs.drawing.pages import Pages
from jobs.drawing.report_data import ProjectRow, ReportData
from jobs.drawing.report_parts import charts, cover, lights, loads, reds, sections
from jobs.drawing.scene import Scene


def health_report(data: ReportData) -> bytes:
    """The report as PDF; the same data always gives the same bytes."""
    return pdf.paint(report_scenes(data), f"{data.team}{data.title} {data.period}", data.team)


def report_scenes(data: ReportData) -> list[Scene]:
    """The report's pages, independent of how they are painted."""
    ranked = replace(data, projects=tuple(sorted(data.projects, key=_worst_first)))
    pages = Pages()
    for part in (cover, lights, reds, charts, loads, sections):
        part(pages, ranked)
    return pages.scenes(f"{data.team}·{data.title}", data.period, f"生成于 {data.made_at}")


def _worst_first(project: ProjectRow) -> tuple[int, int, str]:
    return WORST_FIRST.index(project.tone), -project.days_late, project.code
