"""Deals on their way: how they stand, their chart, and the stages until they are won or lost."""

from bot.actions import Rest, Text, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role, Scope
from bot.sales.stages import OPEN_TASKS, PIPELINE, Outcome, StageRule, TaskStatus
from bot.sales.words import money_words
from cards.elements import Card
from cards.projects import lose_form, more_card, reopen_form, stage_form, standings_card
from cards.shown import card_of, changed, standing_of
from storage import activities, people, tasks
from storage.projects import Project, last_move, move_stage
from storage.tasks import Task

TOPIC = "项目"
DROPPED = "dropped"  # cancelled because its deal was lost
_OPEN = [rule for rule in PIPELINE if rule.outcome is Outcome.OPEN]


@action(
    "进展", "进度", "项目状态", "状态", "项目进展", "什么情况", "status", "project status",
    scope=Scope.TEAM, changes=False, examples=("P3 进展", "智云ERP一期 进度如何"),
)  # fmt: skip
def project_status(ctx: Context, project: list[Project]) -> Card:
    """看项目现在怎么样：阶段、灯色、接下来的任务。"""
    if len(project) == 1:
        return card_of(project[0], ctx.now)
    return standings_card([(each, standing_of(each, ctx.today)) for each in project])


@action("查看项目", "项目详情", "show project", scope=Scope.TEAM, changes=False, examples=("查看项目 P3",))
def show_project(ctx: Context, project: Project) -> Card:
    """看一个项目的卡片。"""
    return card_of(project, ctx.now)


@action(scope=Scope.TEAM, changes=False)
def more_project(ctx: Context, project: Project) -> Card:
    """项目的更多操作。"""
    return more_card(project)


@action(
    "推进",
    "推进阶段",
    "移到",
    "advance",
    role=Role.SALES,
    undo=True,
    examples=("推进 P3", "P3 推进 方案验证"),
)
def advance_project(ctx: Context, project: Project, stage: Text = "") -> Reply:
    """把项目推进到下一阶段，或指定的阶段（也可以退回）。"""
    target = _stage(project, stage)
    if target.outcome is Outcome.WON:
        return win_project(ctx, project)
    if target.outcome is Outcome.LOST:
        raise UserError(f"输单要写原因：输单 {project.number} 价格 对手低 20%", field="reason")
    _must_be_open(project)
    if target.name == project.stage:
        raise UserError(f"{project.number} 已经在「{project.stage}」了。")
    before = project.stage
    _move(ctx, project, target)
    return changed(ctx, project, f"{before} → {target.name}（赢率 {target.chance}%）")


def _stage(project: Project, said: str) -> StageRule:
    if said:
        found = next((rule for rule in PIPELINE if said in (rule.name, str(rule.chance))), None)
        if found is None:
            raise UserError(
                f"没有「{said}」这个阶段。可选：{'、'.join(r.name for r in PIPELINE)}。", field="stage"
            )
        return found
    return _after(project.stage)


def _after(stage: str) -> StageRule:
    names = [rule.name for rule in PIPELINE]
    return PIPELINE[min(names.index(stage) + 1, len(_OPEN))]


def _move(ctx: Context, project: Project, target: StageRule, note: str = "") -> None:
    """Move a deal to a stage, note it in its timeline, and end its silence."""
    before = project.stage
    move_stage(project, target.name, ctx.user, ctx.now)
    project.change(touched_at=ctx.now)
    words = f"{before} → {target.name}" + (f"：{note}" if note else "")
    activities.write(project, "stage", ctx.user, ctx.now, words)


def _must_be_open(project: Project) -> None:
    if not project.open:
        raise UserError(f"{project.number} 已经{project.stage}，先说「重新打开项目 {project.number} 原因」。")


@action("赢单", "签约了", "签单", "won", "win", role=Role.SALES, undo=True, examples=("赢单 P3",))
def win_project(ctx: Context, project: Project) -> Reply:
    """项目签下来了。"""
    _must_be_open(project)
    _move(ctx, project, next(rule for rule in PIPELINE if rule.outcome is Outcome.WON))
    amount = f"，{money_words(project.amount, project.currency)}" if project.amount is not None else ""
    reply = changed(ctx, project, f"赢单！{project.title}{amount}")
    _tell_superior(ctx, project)
    return reply


@action("输单", "丢单", "lost", "lose", role=Role.SALES, undo=True, examples=("输单 P3 价格 对手低 20%",))
def lose_project(ctx: Context, project: Project, reason: Rest, note: Text = "") -> Reply:
    """项目输了，写明原因和经过。"""
    _must_be_open(project)
    why = "：".join(part for part in (reason, note) if part)
    _move(ctx, project, next(rule for rule in PIPELINE if rule.outcome is Outcome.LOST), why)
    project.change(note=f"输单原因：{why}")
    dropped = _drop_tasks(ctx, project)
    reply = changed(ctx, project, f"输单：{why}" + (f"。{dropped} 个未完成的任务一并取消" if dropped else ""))
    _tell_superior(ctx, project)
    return reply


@action(
    "重新打开项目", "重启项目", "reopen project",
    role=Role.MANAGER, undo=True, examples=("重新打开项目 P3 客户重新启动采购",),
)  # fmt: skip
def reopen_project(ctx: Context, project: Project, reason: Rest) -> Reply:
    """重新打开已经赢单或输单的项目，写明原因。"""
    if project.open:
        raise UserError(f"{project.number} 本来就开着，现在在「{project.stage}」。")
    _take_up_tasks(project)
    _move(ctx, project, _before_closing(project), reason)
    return changed(ctx, project, f"重新打开，回到「{project.stage}」：{reason}")


def _drop_tasks(ctx: Context, project: Project) -> int:
    """Nobody shall be reminded of a lost deal's tasks; how many were open."""
    left = list(tasks.of_project(project).where(Task.status.in_(OPEN_TASKS)))
    for task in left:
        task.change(status=TaskStatus.CANCELLED, blocked_since=None)
        activities.write(task, DROPPED, ctx.user, ctx.now)
    return len(left)


def _take_up_tasks(project: Project) -> None:
    """What was cancelled only because the deal was lost is to be done again."""
    for task in tasks.of_project(project).where(Task.status == TaskStatus.CANCELLED):
        last = next(iter(activities.of(task, 1)), None)
        if last is not None and last.kind == DROPPED:
            task.change(status=TaskStatus.TODO)


def _before_closing(project: Project) -> StageRule:
    last = last_move(project)
    return next((rule for rule in _OPEN if last and rule.name == last.from_stage), _OPEN[0])


def _tell_superior(ctx: Context, project: Project) -> None:
    for person in {project.owner, people.superior_of(project.owner or ctx.user)}:
        if person is not None:
            ctx.say(person, card_of(project, ctx.now, said=f"{ctx.user.name}报告：{project.stage}"))


@action(role=Role.SALES, changes=False)
def open_stage(ctx: Context, project: Project) -> Card:
    """选择推进到哪个阶段。"""
    _must_be_open(project)
    choices = [rule for rule in _OPEN if rule.name != project.stage]
    return stage_form(project, choices, min(_after(project.stage), choices[-1], key=PIPELINE.index).name)


@action(role=Role.SALES, changes=False)
def open_lose(ctx: Context, project: Project) -> Card:
    """写输单原因。"""
    _must_be_open(project)
    return lose_form(project)


@action(role=Role.MANAGER, changes=False)
def open_reopen(ctx: Context, project: Project) -> Card:
    """写重新打开的原因。"""
    return reopen_form(project)
