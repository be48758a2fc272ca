"""撤销: taking back the last own action."""

from bot.actions import ACTIONS, action
from bot.context import Context
from bot.errors import UserError
from bot.roles import Role
from storage import undo

TOPIC = "常用"


@action("撤销", "撤回上一步", "undo", role=Role.VIEWER)
def undo_last(ctx: Context) -> str:
    """撤销自己五分钟内的上一步操作。"""
    entry = undo.last_of(ctx.user, ctx.now)
    if entry is None:
        raise UserError("五分钟内没有可以撤销的操作。")
    done = ACTIONS.get(entry.action)
    undo.take_back(entry)
    about = done.help.rstrip("。") if done else "上一步"
    return f"已撤销：{about}。"
