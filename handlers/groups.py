"""Groups: whose they are, where scheduled posts go, and when to be quiet."""

from urllib.parse import parse_qs, urlsplit

from bot.actions import Text, Url, action
from bot.context import Context
from bot.errors import UserError
from bot.roles import Role
from storage.chats import Chat
from storage.people import Team

TOPIC = "设置"
QUIET = "none"  # an event word nothing is posted under


@action("新建团队", "创建团队", "new team", role=Role.ADMIN, examples=("新建团队 华东销售部",))
def create_team(ctx: Context, name: Text) -> str:
    """新建一个团队；自己还没有团队就进这个，在群里说的话本群也归它。"""
    if Team.get_or_none(Team.name == name) is not None:
        raise UserError(f"已经有「{name}」了，换个名字。", field="name")
    team = Team.add(name=name)
    said = [f"好，建了团队「{name}」"]
    if not ctx.user.team_id:
        ctx.user.change(team=team)
        said.append("你在这个团队里，以后你用「把 @同事 设为 销售」放进来的人也在")
    if ctx.group is not None and not ctx.group.team_id:
        ctx.group.change(team=team)
        said.append("本群归它，简报和报告发到这里")
    return "；".join(said) + "。"


@action("绑定", "绑定团队", "bind", role=Role.SALES, examples=("绑定",))
def bind_group(ctx: Context) -> str:
    """把本群绑定到我的团队，简报和报告发到这里。"""
    group = _group(ctx)
    if not ctx.user.team_id:
        raise UserError("你还没有分到团队，不能绑定。管理员发「新建团队 华东销售部」就能建一个。")
    group.change(team=ctx.user.team)
    return f"好，本群归「{ctx.user.team.name}」，每日简报和每周健康报告发到这里。嫌吵就发「静音」。"


@action("解除绑定", "解绑", "unbind", role=Role.MANAGER, examples=("解除绑定",))
def unbind_group(ctx: Context) -> str:
    """本群不再属于任何团队，也不再收简报。"""
    _group(ctx).change(team=None, push="")
    return "好，本群已解除绑定，不再发简报。"


@action("绑定推送", "bind push", role=Role.ADMIN, examples=("绑定推送 https://…/send?key=…",))
def bind_push(ctx: Context, url: Url) -> str:
    """让定时消息经群机器人的推送地址发到本群。"""
    group = _group(ctx)
    key = _key(url)
    group.change(push=key, team=group.team or ctx.user.team)
    return f"好，定时消息以后经推送 …{key[-4:]} 发到本群。建议撤回刚才那条带地址的消息。"


@action("静音", "mute", role=Role.SALES, examples=("静音",))
def mute_group(ctx: Context) -> str:
    """本群不再收简报和提醒，问我还是会答。"""
    _group(ctx).change(wants=[QUIET])
    return "好，本群不再收简报和提醒。恢复请发「取消静音」。"


@action("取消静音", "unmute", role=Role.SALES, examples=("取消静音",))
def unmute_group(ctx: Context) -> str:
    """本群重新收简报和提醒。"""
    _group(ctx).change(wants=[])
    return "好，本群重新收简报和提醒。"


def _group(ctx: Context) -> Chat:
    if ctx.group is None:
        raise UserError("这句话要在群里对我说。把我拉进群，再 @我 说一遍。")
    return ctx.group


def _key(url: str) -> str:
    """The push key of a webhook address; only the key is kept, so that nothing is ever sent elsewhere."""
    parts = urlsplit(url.strip())
    key = parse_qs(parts.query).get("key", [""])[0]
    if parts.scheme not in ("https", "http") or not key.replace("-", "").isalnum() or len(key) < 12:
        raise UserError(
            "推送地址不对。在群设置里添加群机器人，复制它的 Webhook 地址（https 开头，带 key=）。",
            field="url",
        )
    return key
