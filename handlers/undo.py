"""撤销: taking back the last own action."""

from bot.actions import ACTIONS, action
from bot.context import Context
from bot.errors import UserError
from bot.roles import Role
from cards.shown import card_of
from cards.wishes import wish_card
from storage import undo, wishes
from storage.leads import Lead
from storage.projects import Project
from storage.quotes import Quote
from storage.tasks import Task
from storage.wishes import Wish

TOPIC = "常用"
NAMED = 3  # records named in the answer, the others are counted


@action("撤销", "撤回上一步", "undo", role=Role.VIEWER)
def undo_last(ctx: Context) -> str:
    """撤销自己五分钟内的上一步操作。"""
    entry = undo.last_of(ctx.user, ctx.now)
    if entry is None:
        raise UserError("没有可以撤销的：只能撤销五分钟内自己的上一步。")
    done, records = ACTIONS.get(entry.action), undo.records_of(entry)
    undo.take_back(entry)
    for record in records:
        _show_as_it_is(ctx, record)
    word = done.aliases[0] if done and done.aliases else "上一步"
    return f"已撤销：{word} {_named([record.number for record in records])}".rstrip() + "。"


def _show_as_it_is(ctx: Context, record: Lead | Project | Task | Quote | Wish) -> None:
    """Cards of what went back say so; a record that is gone has none."""
    back = type(record).get_or_none(id=record.id)
    if isinstance(back, Lead | Project | Task):
        ctx.restamp(card_of(back, ctx.now))
    if isinstance(back, Wish):
        ctx.restamp(wish_card(back, wishes.tally(back)))


def _named(numbers: list[str]) -> str:
    return "、".join(numbers[:NAMED]) + (f" 等 {len(numbers)} 条" if len(numbers) > NAMED else "")
