"""Reports on request: the brief, the health report, the forecast."""

from decimal import Decimal

from bot.actions import Period, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role, Scope
from bot.sales import forecast as weighing
from bot.sales.periods import PERIOD_WORDS, span_of
from bot.sales.stages import Outcome
from cards import reports as cards
from cards.elements import Card
from storage import briefs, standing
from storage.briefs import Brief, Span
from storage.people import User
from storage.projects import Project

TOPIC = "报表"


@action(
    "健康报告", "健康度", "health report", scope=Scope.TEAM, changes=False, examples=("健康报告", "P3 健康度")
)
def health_report(ctx: Context, period: Period = "", project: Project | None = None) -> Reply:
    """项目红黄绿灯、原因和变化，一张卡片加一份 PDF。"""
    ctx.later("report_health", project=project.number if project else "", period=period)
    return Reply(text="正在做健康报告，马上发到这里。", final=False)


@action("简报", "日报", "周报", "digest", changes=False, examples=("今日简报", "周报"))
def digest(ctx: Context, period: Period = "today") -> Card:
    """一段时间做了什么，现在谁要处理什么。"""
    first, last = span_of(period, ctx.today)
    word = PERIOD_WORDS.get(period, period)
    title, brief = _brief(ctx, Span.of(first, last, ctx.now))
    return cards.brief_card(f"{title} {word}的简报", word, brief, ctx.now)


@action(
    "销售预测", "业绩预测", "预测", "forecast", role=Role.SALES, scope=Scope.TEAM, changes=False,
    examples=("本季度销售预测", "forecast 2027-Q2"),
)  # fmt: skip
def forecast(
    ctx: Context, period: Period = "", member: User | None = None, project: Project | None = None
) -> Card:
    """按月加权的销售预测：金额乘成交概率。"""
    found = [_weighed(ctx, deal) for deal in _deals(ctx, member, project)]
    if period:
        first, last = span_of(period, ctx.today)
        found = [deal for deal in found if deal.close_on and first <= deal.close_on <= last]
    if not found:
        raise UserError("这段时间没有商机可以预测。先给商机写上金额和预计成交日期。")
    about = project.title if project else member.name if member else ""
    words = f"{about} " if about else ""
    words += PERIOD_WORDS.get(period, period)
    return cards.forecast_card(words, weighing.by_month(found))


def _brief(ctx: Context, span: Span) -> tuple[str, Brief]:
    """In a team's group, and for who leads a team, the team's; else one's own."""
    team = ctx.group.team if ctx.group is not None else None
    if ctx.group is None and ctx.user.role in (Role.MANAGER, Role.DIRECTOR):
        team = ctx.user.team
    if team is not None:
        return team.name, briefs.of_team(team, span, ctx.today)
    return ctx.user.name, briefs.of_user(ctx.user, span, ctx.today)


def _deals(ctx: Context, member: User | None, project: Project | None) -> list[Project]:
    if project is not None:
        return [project]
    team = ctx.group.team if ctx.group is not None and ctx.group.team_id else None
    about = (standing.in_team(team) if team else standing.reached_by(ctx.user)) & (
        Project.outcome != Outcome.LOST
    )
    if member is not None:
        about &= Project.owner == member
    return list(Project.select().where(about).order_by(Project.id))


def _weighed(ctx: Context, deal: Project) -> weighing.Deal:
    """A won deal belongs to the month in which it was won."""
    closed = deal.closed_at.astimezone(ctx.now.tzinfo).date() if deal.closed_at else deal.close_on
    return weighing.Deal(deal.amount or Decimal(0), deal.chance, closed, deal.outcome)
