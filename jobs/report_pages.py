"""From deals and people as they stand to the values the printed health report shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.roles import ROLE_WORDS, Role
from bot.sales import workload
from bot.sales.forecast import Deal, by_month
from bot.sales.health import LIGHT_WORDS, WORST_FIRST, Changes, OnTime, counts
from bot.sales.schedule import plan
from bot.sales.stages import PIPELINE
from bot.sales.words import count_words, moment_words, money_words, share_words, short_day
from cards.reports import month_word
from jobs.drawing.chart import Chart, chart_of
from jobs.drawing.report_data import Figure, OwnerAnswer, PersonLoad, ProjectRow, ReportData, Section
from storage import health, standing, tasks, work_calendar
from storage.people import User
from storage.standing import Standing
from storage.tasks import Task

CHARTS = 12  # the worst deals; more would be a book


@dataclass(frozen=True)
class Report:
    """What a report says: the deals' lights, what changed since last week, how much was on time."""

    title: str
    found: Sequence[Standing]
    change: Changes
    on_time: OnTime


def pages_of(report: Report, now: datetime) -> ReportData:
    """Everything the printed report shows."""
    monday = standing.monday_of(now.date())
    return ReportData(
        team=report.title,
        period=f"{short_day(monday)}–{short_day(monday + timedelta(days=6))} 周报",
        made_at=moment_words(now),
        projects=tuple(_row(one, now) for one in report.found),
        figures=_figures(report),
        changes=_change_lines(report),
        answers=tuple(_answers(report.found, monday)),
        charts=tuple(_chart(one, now) for one in report.found[:CHARTS] if one.tasks),
        loads=tuple(_loads(report.found, now)),
        sections=(_funnel(report.found), _months(report.found)),
    )


def _row(one: Standing, now: datetime) -> ProjectRow:
    deal, outlook = one.project, plan(one.tasks, now.date(), work_calendar.current())
    return ProjectRow(
        code=deal.number,
        name=deal.name,
        owner=deal.owner.name if deal.owner_id else "",
        stage=deal.stage,
        amount=deal.amount or Decimal(0),
        tone=one.health.tone,
        days_late=one.health.days_late,
        done=sum(not task.open for task in one.tasks),
        total=len(one.tasks),
        end=short_day(outlook.forecast_end) if outlook.forecast_end else "",
        reasons=one.health.reasons,
    )


def _answers(found: Sequence[Standing], week: date) -> Iterable[tuple[str, OwnerAnswer]]:
    said = health.answers((one.project for one in found), week)
    return ((f"P{number}", OwnerAnswer(*answer)) for number, answer in said.items())


def _figures(report: Report) -> tuple[Figure, ...]:
    seen = counts(one.health.tone for one in report.found)
    lights = tuple(Figure(str(seen[tone]), LIGHT_WORDS[tone], tone) for tone in WORST_FIRST[:3])
    amount = sum((one.project.amount or Decimal(0) for one in report.found), Decimal(0))
    return (
        *lights,
        Figure(share_words(report.on_time.current), "按期率"),
        Figure(share_words(report.on_time.baseline), "按最初计划"),
        Figure(money_words(amount), "在谈金额"),
    )


def _change_lines(report: Report) -> tuple[str, ...]:
    names = {one.project.number: one.project.title for one in report.found}
    kinds = ((report.change.worse, "变差"), (report.change.better, "好转"), (report.change.new, "新增"))
    return tuple(f"{word}：{'、'.join(names[n] for n in numbers)}" for numbers, word in kinds if numbers)


def _chart(one: Standing, now: datetime) -> Chart:
    days = work_calendar.current()
    told: dict[str, Any] = {"tone": one.health.tone, "light": one.health.word, "calendar": days}
    return chart_of(one.project.title, one.tasks, now.date(), **told)


def _loads(found: Iterable[Standing], now: datetime) -> Iterable[PersonLoad]:
    """Everybody who has an open task in these deals, the busiest first; hours of this week."""
    deals = [one.project.id for one in found]
    busy = User.select().join(Task, on=(Task.owner == User.id)).where(Task.project.in_(deals)).distinct()
    loads = (_load(user, now) for user in busy)
    return sorted((load for load in loads if load.open), key=lambda load: -load.planned)


def _load(user: User, now: datetime) -> PersonLoad:
    first = standing.monday_of(now.date())
    last, days = first + timedelta(days=6), work_calendar.current()
    open_tasks = list(tasks.open_of(user))
    dated = [workload.Piece(t.start_on or t.due_on, t.due_on, t.estimate) for t in open_tasks if t.due_on]
    return PersonLoad(
        name=user.name,
        role=ROLE_WORDS[Role(user.role)],
        open=len(open_tasks),
        late=sum(piece.due < now.date() for piece in dated),
        planned=round(workload.planned(dated, first, last, days), 1),
        available=workload.available(first, last, days),
    )


def _funnel(found: Iterable[Standing]) -> Section:
    rows = []
    for stage in PIPELINE:
        deals = [one.project for one in found if one.project.stage == stage.name]
        amount = sum((deal.amount or Decimal(0) for deal in deals), Decimal(0))
        if deals:
            rows.append((stage.name, count_words(len(deals), "个"), money_words(amount), f"{stage.chance}%"))
    return Section("漏斗", ("阶段", "商机", "金额", "默认概率"), tuple(rows), right=(1, 2, 3))


def _months(found: Iterable[Standing]) -> Section:
    deals = (one.project for one in found)
    weighed = (Deal(deal.amount or Decimal(0), deal.chance, deal.close_on, deal.outcome) for deal in deals)
    rows = tuple(
        (month_word(m.first), str(m.count), money_words(m.amount), money_words(m.weighted))
        for m in by_month(weighed)
    )
    note = "加权 = 金额 × 成交概率"
    return Section("预测", ("月份", "商机", "金额", "加权"), rows, right=(1, 2, 3), note=note)
