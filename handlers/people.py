"""People: roles, who I am, and who stands in while somebody is away."""

from bot.actions import Due, action
from bot.context import Context
from bot.errors import UserError
from bot.roles import ROLE_WORDS, Role
from bot.sales.periods import day_of
from bot.sales.words import day_words
from storage.people import User

TOPIC = "设置"


@action(
    "设为", "设置角色", "角色改成", "角色", "set role",
    role=Role.ADMIN, examples=("把 @李四 设为 manager", "把 @司马青 的角色改成财务"),
)  # fmt: skip
def set_role(ctx: Context, user: User, role: Role) -> str:
    """设置同事的角色；还没加入的人就此加入。"""
    if role is Role.ADMIN:
        user.change(admin=True, active=True, joined=True)
        return f"{user.name}现在也是管理员；业务角色还是{ROLE_WORDS[Role(user.role)]}。"
    before = ROLE_WORDS[Role(user.role)] if user.active else "还没加入"
    team = {} if user.team_id else {"team": ctx.user.team}
    user.change(role=role, active=True, joined=True, **team)
    ctx.say(user, f"{ctx.user.name}把你的角色设为{ROLE_WORDS[role]}。发「帮助」看看你能做什么。")
    return f"{user.name}的角色：{before} → {ROLE_WORDS[role]}。"


@action("我是谁", "我的角色", "whoami", changes=False, examples=("我是谁",))
def whoami(ctx: Context) -> str:
    """看自己的角色、团队和代理人。"""
    user = ctx.user
    lines = [f"{user.name}，{ROLE_WORDS[Role(user.role)]}" + ("（管理员）" if user.admin else "")]
    lines.append(f"团队：{user.team.name if user.team_id else '未分配'}")
    if user.away_until and user.away_until >= ctx.today:
        stand_in = f"，由{user.delegate.name}代理" if user.delegate_id else ""
        lines.append(f"请假到 {day_words(user.away_until, ctx.today)}{stand_in}")
    return "\n".join(lines)


@action("请假", "休假", "out of office", examples=("请假 到 12月3日 由 @李四 代理",))
def take_leave(ctx: Context, due: Due, assignee: User | None = None) -> str:
    """请假到某天，审批交给代理人。"""
    until = day_of(due)
    if until < ctx.today:
        raise UserError(f"{day_words(until, ctx.today)} 已经过去了，请假到哪天？", field="due")
    if assignee is not None and assignee.id == ctx.user.id:
        raise UserError("代理人不能是自己，换一位同事。", field="assignee")
    ctx.user.change(away_until=until, delegate=assignee)
    if assignee is None:
        return (
            f"好，请假到 {day_words(until, ctx.today)}。还没有代理人，说「请假到 … 由 @同事 代理」可以加上。"
        )
    ctx.say(assignee, f"{ctx.user.name}请假到 {day_words(until, ctx.today)}，期间的审批由你代理。")
    return f"好，请假到 {day_words(until, ctx.today)}，期间由{assignee.name}代理审批。"


@action("销假", "我回来了", "back", examples=("销假",))
def end_leave(ctx: Context) -> str:
    """提前结束请假。"""
    if not ctx.user.away_until or ctx.user.away_until < ctx.today:
        raise UserError("你现在没有请假。")
    ctx.user.change(away_until=None, delegate=None)
    return "欢迎回来，请假已结束，审批重新由你处理。"
