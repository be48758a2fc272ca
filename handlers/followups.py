"""Follow-up notes: what was said with the customer, and what comes next."""

from dataclasses import dataclass
from datetime import date

from bot.actions import Due, Rest, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role
from bot.sales.levels import CHANNEL_WORDS, Channel
from bot.sales.periods import day_of
from bot.sales.stages import LeadStatus
from bot.sales.words import day_words
from cards.elements import Card
from cards.forms import followup_form
from cards.shown import changed, changed_each
from storage import activities
from storage.leads import Lead
from storage.projects import Project
from storage.scores import rescore
from storage.tasks import Task

TOPIC = "线索"


@dataclass(frozen=True)
class Followup:
    """What happened with a customer, and when the next contact is due."""

    target: list[Lead | Project | Task]
    content: Rest
    channel: Channel | None = None
    next: Due | None = None


@action(
    "跟进", "写跟进", "添加跟进", "记跟进", "跟进记录", "follow up", "followup",
    role=Role.PRESALES, undo=True,
    examples=("跟进 L12 电话聊了需求，下周一上门", "P3 跟进：已发方案 下次跟进 周四"),
)  # fmt: skip
def log_followup(ctx: Context, note: Followup) -> Reply:
    """给线索、项目或任务记一条跟进，可以带下次跟进时间。"""
    planned = day_of(note.next)
    if planned and planned < ctx.today:
        raise UserError(f"{day_words(planned, ctx.today)} 已经过去了，下次跟进改到哪天？", field="next")
    channel = str(note.channel or "")
    for record in note.target:
        activities.write(record, "followup", ctx.user, ctx.now, note.content, channel=channel)
    for touched in dict.fromkeys(one for record in note.target for one in _touched(record)):
        _touch(ctx, touched, planned)
    how = f"{CHANNEL_WORDS[note.channel]}，" if note.channel else ""
    after = f"下次 {day_words(planned, ctx.today)}" if planned else "没定下次时间"
    said = f"记了一条跟进（{how}{after}）"
    return (
        changed(ctx, note.target[0], said) if len(note.target) == 1 else changed_each(ctx, note.target, said)
    )


def _touched(record: Lead | Project | Task) -> list[Lead | Project]:
    """The records whose silence a note ends: talking about a task is talking about its deal."""
    if isinstance(record, Task):
        return [record.project] if record.project_id else []
    return [record]


def _touch(ctx: Context, record: Lead | Project, planned: date | None) -> None:
    record.change(touched_at=ctx.now, next_on=planned)
    if isinstance(record, Lead):
        if record.status in (LeadStatus.NEW, LeadStatus.ASSIGNED, LeadStatus.RECYCLED):
            record.change(status=LeadStatus.WORKING)
        rescore(record, ctx.now)


@action(role=Role.PRESALES, changes=False)
def open_followup(ctx: Context, target: Lead | Project | Task) -> Card:
    """写一条跟进。"""
    return followup_form(target)
