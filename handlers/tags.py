"""Tags on leads, deals and tasks: usable in every search."""

from bot.actions import Tags, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role
from bot.sales.levels import TagChange
from cards.shown import changed, changed_each
from storage import activities
from storage.leads import Lead
from storage.projects import Project
from storage.tasks import Task

TOPIC = "线索"


@action(
    "打标签", "加标签", "贴标签", "标签", "删除标签", "去掉标签", "tag",
    role=Role.PRESALES, undo=True, examples=("L5 加标签 战略客户", "删除 P3 的标签 延期风险"),
)  # fmt: skip
def set_tag(
    ctx: Context, target: list[Lead | Project | Task], tags: Tags, op: TagChange = TagChange.ADD
) -> Reply:
    """给线索、项目或任务加标签，或去掉标签。"""
    named = [tag.lstrip("#") for tag in tags]
    change, word = (_without, "去掉标签") if op is TagChange.REMOVE else (_with, "加标签")
    said = f"{word} {_shown(named)}"
    for each in target:
        each.change(tags=change(each, named))
        activities.write(each, "tags", ctx.user, ctx.now, said)
    return changed(ctx, target[0], said) if len(target) == 1 else changed_each(ctx, target, said)


def _with(record: Lead | Project | Task, named: list[str]) -> list[str]:
    return list(dict.fromkeys([*record.tags, *named]))


def _without(record: Lead | Project | Task, named: list[str]) -> list[str]:
    """The record's tags without these; one that carries none of them is told so."""
    if not set(named) & set(record.tags):
        there = _shown(record.tags) or "没有标签"
        raise UserError(f"{record.number} 上没有 {_shown(named)}。现在：{there}。")
    return [tag for tag in record.tags if tag not in named]


def _shown(tags: list[str]) -> str:
    return " ".join(f"#{tag}" for tag in tags)
