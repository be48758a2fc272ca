"""The leaderboard: who reached what in a period."""

from bot.actions import Period, action
from bot.context import Context
from bot.roles import Role
from bot.sales.periods import period_words, span_of
from bot.sales.ranking import Metric
from cards.elements import Card
from cards.rankings import nobody_words, ranking_card
from storage import people, ranking
from storage.briefs import Span

TOPIC = "报表"


@action(
    "排行榜", "业绩排行", "排名", "龙虎榜", "leaderboard", "ranking",
    role=Role.PRESALES, changes=False, examples=("排行榜", "上月跟进排行榜", "本季度签单排名"),
)  # fmt: skip
def leaderboard(ctx: Context, period: Period = "", metric: Metric = Metric.AMOUNT) -> Card | str:
    """团队的排行榜：成交金额、单数、线索、跟进或完成任务。"""
    period = period or "this_month"
    span = Span.of(*span_of(period, ctx.today), ctx.now)
    teams, amounts = _whose(ctx)
    places = ranking.places(metric, span, ctx.user, teams)
    foreign = ranking.foreign(span, ctx.user, teams) if metric is Metric.AMOUNT else 0
    word = period_words(period)
    if not places:
        return nobody_words(word, metric, foreign)
    return ranking_card(word, metric, places, ctx.user.id, period, amounts=amounts, foreign=foreign)


def _whose(ctx: Context) -> tuple[set[int] | None, bool]:
    """The teams compared, and whether money may be shown: in a group only where it is a team's of these."""
    teams = ranking.teams_of(ctx.user)
    if ctx.group is None:
        return teams, True
    bound = ctx.group.team_id
    if bound and (teams is None or bound in teams):
        below = people.teams_under(bound)
        return below if teams is None else teams & below, True
    return teams, False
