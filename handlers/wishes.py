"""Wishes for the bot: told, voted on by everybody in the company, closed with a reason."""

import re

from bot.actions import Rest, action
from bot.context import Context
from bot.errors import NotAllowed, UserError
from bot.message import Reply
from cards.elements import Card
from cards.wishes import wish_card, wishes_card
from storage import records, wishes
from storage.wishes import Side, Wish

TOPIC = "心愿"
_NOTHING = re.compile(r"(?:我|你|大家|想|要|有|提|一|个|条|的|什么|啥|吗|呢|[?？!！。~\s])+")
_NUMBER = re.compile(r"[Ff]\d{1,9}")
_LEAD = re.compile(r"^(?:[:：,，\s]|我?(?:希望|想要)能?够?(?=.{4}))+")


@action(
    "提个建议", "提一个建议", "提条建议", "提建议", "许个愿", "许愿", "新建心愿", "新心愿", "心愿", "wish",
    undo=True, examples=("提个建议 希望能批量导入",),
)  # fmt: skip
def make_wish(ctx: Context, wish: Rest) -> Reply:
    """给我提一个建议，大家可以投票。"""
    if _NUMBER.fullmatch(wish):
        return Reply(card=show_wish(ctx, records.find("feature", wish)))
    if _NOTHING.fullmatch(wish):
        raise UserError("什么建议？比如：提个建议 希望能批量导入", field="wish")
    words = " ".join(_LEAD.sub("", wish).split())
    if known := wishes.alike(ctx.user.company, words):
        return vote_feature(ctx, known)
    made = Wish.add(title=words, creator=ctx.user, team=ctx.user.team, created_at=ctx.now)
    wishes.vote(made, ctx.user, Side.FOR)
    return _told(ctx, made, f"提出，自己的一票已算上。请大家来投：支持 {made.number}")


@action("投票", "支持", "反对", "vote", undo=True, examples=("支持 F3", "F3 +1", "反对 F3"))
def vote_feature(ctx: Context, feature: Wish, value: Side = Side.FOR) -> Reply:
    """支持或反对一个心愿，一人一票，再投就改。"""
    if not feature.open:
        raise UserError(f"{feature.number} 已经关闭：{feature.reason}。发「心愿单」看还在征集的。")
    word = "支持" if value is Side.FOR else "反对"
    if not wishes.vote(feature, ctx.user, value):
        raise UserError(f"你已经{word}过 {feature.number} {feature.title}，一人一票。")
    return _told(ctx, feature, f"{word}了 {feature.number}")


@action("心愿单", "心愿列表", "建议列表", "投票结果", "wishlist", changes=False, examples=("心愿单",))
def list_wishes(ctx: Context, page: int = 1) -> Card | str:
    """大家的心愿，票多的在前。"""
    ranked = wishes.ranked(ctx.user.company)
    if not ranked:
        return "还没有在征集的心愿。想要什么，发「提个建议 希望能批量导入」。"
    return wishes_card(ranked, wishes.closed(ctx.user.company)[:1], page)


@action(changes=False)
def show_wish(ctx: Context, feature: Wish) -> Card:
    """打开一个心愿。"""
    return wish_card(feature, wishes.tally(feature))


@action(
    "关闭心愿", "结束心愿", "采纳心愿", "close wish",
    undo=True, examples=("关闭心愿 F3 下月上线",),
)  # fmt: skip
def close_wish(ctx: Context, feature: Wish, reason: Rest) -> Reply:
    """心愿有了结果就关闭，写明理由（提出的人或管理员）。"""
    if not ctx.user.admin and feature.creator_id != ctx.user.id:
        raise NotAllowed(f"{feature.number} 由{feature.creator.name}提出，请对方或管理员来关闭。")
    if not wishes.close(feature, ctx.user, ctx.now, reason):
        raise UserError(f"{feature.number} 已经关闭：{feature.reason}。")
    reply = _told(ctx, feature, f"关闭了 {feature.number}")
    ctx.say(feature.creator, wish_card(feature, wishes.tally(feature)))
    return reply


def _told(ctx: Context, wish: Wish, said: str) -> Reply:
    """The wish as it stands now, here and on every card that shows it."""
    votes = wishes.tally(wish)
    ctx.restamp(wish_card(wish, votes))
    return Reply(card=wish_card(wish, votes, f"{ctx.user.name} {ctx.now:%H:%M} {said}"), toast=said[:40])
