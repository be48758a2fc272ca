"""What people say to a record's card stays with the record."""

from bot.actions import Rest, action
from bot.context import Context
from bot.roles import Role, Scope
from cards.shown import card_of
from storage import activities, places
from storage.leads import Lead
from storage.projects import Project
from storage.tasks import Task

TOPIC = "任务"


@action(role=Role.PRESALES, scope=Scope.TEAM, undo=True)
def keep_reply(ctx: Context, target: Lead | Project | Task, content: Rest) -> str:
    """回复卡片说的话，记进它的讨论。"""
    activities.write(target, "said", ctx.user, ctx.now, content, source=ctx.event.message[:200])
    ctx.restamp(card_of(target, ctx.now))
    return f"记进 {places.title_of(target)} 的讨论了。"
