"""Reports on request: the brief, the health report, the forecast."""

from peewee import Expression

from bot.actions import Period, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role, Scope
from bot.sales import forecast as weighing
from bot.sales.periods import PERIOD_WORDS, span_of
from cards import reports as cards
from cards.elements import Card
from storage import briefs, forecasting, standing
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
    found = forecasting.weighed(_deals(ctx, member, project), period, ctx.now)
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


def _deals(ctx: Context, member: User | None, project: Project | None) -> Expression:
    """The condition for the deals asked about."""
    if project is not None:
        return Project.id == project.id
    team = ctx.group.team if ctx.group is not None and ctx.group.team_id else None
    about = standing.in_team(team) if team else standing.reached_by(ctx.user)
    return about & (Project.owner == member) if member is not None else about
