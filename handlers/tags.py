"""Tags on leads, deals and tasks: usable in every search."""

from bot.actions import Tags, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role
from bot.sales.levels import TagChange
from cards.shown import changed
from storage import activities
from storage.leads import Lead
from storage.projects import Project
from storage.tasks import Task

TOPIC = "线索"


@action(
    "打标签", "加标签", "贴标签", "标签", "删除标签", "去掉标签", "tag",
    role=Role.PRESALES, undo=True, examples=("L5 加标签 战略客户", "删除 P3 的标签 延期风险"),
)  # fmt: skip
def set_tag(ctx: Context, target: Lead | Project | Task, tags: Tags, op: TagChange = TagChange.ADD) -> Reply:
    """给线索、项目或任务加标签，或去掉标签。"""
    named = [tag.lstrip("#") for tag in tags]
    words = " ".join(f"#{tag}" for tag in named)
    if op is TagChange.REMOVE:
        if not set(named) & set(target.tags):
            there = " ".join(f"#{tag}" for tag in target.tags) or "没有标签"
            raise UserError(f"{target.number} 上没有 {words}。现在：{there}。")
        target.change(tags=[tag for tag in target.tags if tag not in named])
        said = f"去掉标签 {words}"
    else:
        target.change(tags=list(dict.fromkeys([*target.tags, *named])))
        said = f"加标签 {words}"
    activities.write(target, "tags", ctx.user, ctx.now, said)
    return changed(ctx, target, said)
