"""The leaderboard."""

from collections.abc import Sequence

from bot.sales.ranking import METRIC_WORDS, TOP, Metric, Place, figure_words, place_of
from cards.elements import Buttons, Card, Element, Note, Table, Tone, button

_NEXT = {Metric.AMOUNT: "金额", Metric.DEALS: "单数", Metric.FOLLOWUPS: "跟进", Metric.LEADS: "线索"}
_EMPTY = {
    Metric.AMOUNT: "还没有人成交。签下来了发「赢单 P3」，就上榜。",
    Metric.DEALS: "还没有人成交。签下来了发「赢单 P3」，就上榜。",
    Metric.LEADS: "还没有人录线索。发「新建线索 上海智云科技」，就上榜。",
    Metric.FOLLOWUPS: "还没有人写跟进。发「跟进 L12 电话聊了需求」，就上榜。",
    Metric.TASKS: "还没有人完成任务。发「完成 T12」，就上榜。",
}


def ranking_card(
    title: str,
    metric: Metric,
    places: Sequence[Place],
    me: int,
    period: str,
    *,
    amounts: bool = True,
    foreign: int = 0,
) -> Card:
    """The best TOP, and the reader's (`me`) own place below them; `amounts` False hides money.

    `foreign` deals in other currencies are not compared.
    """
    table = _table(metric, places[:TOP], amounts)
    body: list[Element] = [*_own(metric, places, me, amounts), table]
    if metric is Metric.AMOUNT and not amounts:
        body.append(Note("金额只在私信和本团队的群里显示。"))
    elif foreign and metric is Metric.AMOUNT:
        body.append(Note(f"其中 {foreign} 单是外币，金额没有算进来。"))
    others = [one for one in _NEXT if one is not metric][:3]
    turns = [button(_NEXT[one], "leaderboard", period=period, metric=str(one)) for one in others]
    turns.append(button("导出", "export", what="leaderboard", period=period, metric=str(metric)))
    body.append(Buttons(tuple(turns)))
    return Card(f"{title}{METRIC_WORDS[metric]}排行榜", tuple(body), Tone.GOING, subject=f"ranking:U{me}")


def nobody_words(word: str, metric: Metric, foreign: int = 0) -> str:
    """What is said when nobody has a place."""
    return (
        f"{word}有 {foreign} 单外币成交，金额不能比，看「成交单数排行榜」。"
        if foreign
        else word + _EMPTY[metric]
    )


def _table(metric: Metric, top: Sequence[Place], amounts: bool) -> Table:
    named = [(f"{one.place} {one.score.name}", one.score) for one in top]
    if metric is not Metric.AMOUNT:
        rows = tuple((name, figure_words(metric, score.figure)) for name, score in named)
        return Table(("名次", METRIC_WORDS[metric]), rows, right=(1,))
    if not amounts:
        return Table(
            ("名次", "单数"), tuple((name, f"{score.deals} 单") for name, score in named), right=(1,)
        )
    full = tuple((name, figure_words(metric, s.figure), f"{s.deals} 单") for name, s in named)
    return Table(("名次", "金额", "单数"), full, right=(1, 2))


def _own(metric: Metric, places: Sequence[Place], me: int, amounts: bool) -> tuple[Note, ...]:
    """The reader's own place where the table does not show it."""
    own = place_of(me, places)
    if own is None or own in places[:TOP]:
        return ()
    gap = places[TOP - 1].score.figure - own.score.figure
    if metric is Metric.AMOUNT and not amounts:
        return (Note(f"{own.score.name} 第 {own.place} 名，{own.score.deals} 单。"),)
    said = f"{own.score.name} 第 {own.place} 名，{figure_words(metric, own.score.figure)}"
    return (Note(f"{said}，离榜单还差 {figure_words(metric, gap)}。" if gap else f"{said}。"),)
