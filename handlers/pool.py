"""The pool 公海: leads nobody works on, claimed and given back; and one's own leads."""

from collections.abc import Iterable
from datetime import timedelta

from bot.actions import Rest, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role, Scope
from bot.sales.stages import LEAD_WORDS, OPEN_LEADS, LeadStatus
from bot.sales.words import near_words
from cards.elements import Card
from cards.lists import leads_card
from cards.shown import changed
from storage import activities, leads, reach
from storage.activities import Activity
from storage.leads import Lead

TOPIC = "线索"
DAILY = 10  # leads one person may claim in a day
LOCK = timedelta(days=7)  # before who gave a lead back may claim it again


@action("认领", "领取线索", "claim", role=Role.SALES, scope=Scope.TEAM, undo=True, examples=("认领 L12",))
def claim_lead(ctx: Context, lead: Lead) -> Reply:
    """把一条还没人跟的线索认领到自己名下。"""
    _refuse_greed(ctx, lead)
    free = Lead.owner.is_null() & Lead.status.in_(OPEN_LEADS)
    team = lead.team or ctx.user.team
    if not lead.change(free, owner=ctx.user, team=team, status=LeadStatus.ASSIGNED, touched_at=ctx.now):
        raise UserError(_taken(Lead.get_by_id(lead.id), ctx))
    activities.write(lead, "claimed", ctx.user, ctx.now)
    return changed(ctx, lead, f"认领了 {lead.number}")


def _refuse_greed(ctx: Context, lead: Lead) -> None:
    """A daily limit, and a lock for the one who gave it back."""
    mine = Activity.select().where(Activity.by == ctx.user, ~Activity.withdrawn)
    midnight = ctx.now.replace(hour=0, minute=0, second=0, microsecond=0)
    if mine.where(Activity.kind == "claimed", Activity.at >= midnight).count() >= DAILY:
        raise UserError(f"今天已经认领了 {DAILY} 条，明天再来，先把手上的跟起来。")
    released = mine.where(Activity.kind == "released", Activity.record == lead.number)
    if not lead.owner_id and released.where(Activity.at > ctx.now - LOCK).exists():
        raise UserError(f"{lead.number} 是你 {LOCK.days} 天内退回的，先留给其他同事。")


def _taken(lead: Lead, ctx: Context) -> str:
    if lead.owner_id == ctx.user.id:
        return f"{lead.number} 已经在你名下了，直接说「跟进 {lead.number} …」就行。"
    if lead.owner_id:
        return f"{lead.number} 已经由{lead.owner.name}认领了。要接手请找{lead.owner.name}或经理指派。"
    return f"{lead.number} 现在是「{LEAD_WORDS[LeadStatus(lead.status)]}」，不能认领。"


@action(
    "退回公海", "放回公海", "释放线索", "release",
    role=Role.SALES, undo=True, examples=("退回公海 L12 没时间跟",),
)  # fmt: skip
def release_lead(ctx: Context, lead: Lead, reason: Rest = "") -> Reply:
    """把跟不了的线索退回公海，让同事认领。"""
    owned = Lead.owner.is_null(False) & Lead.status.in_(OPEN_LEADS)
    if not lead.change(owned, owner=None, status=LeadStatus.RECYCLED, next_on=None, next_step=""):
        raise UserError(f"{lead.number} 现在没有人在跟，不用退回。")
    activities.write(lead, "released", ctx.user, ctx.now, reason)
    return changed(ctx, lead, f"{lead.number} 退回公海" + (f"：{reason}" if reason else ""))


@action("公海", "线索池", "待认领线索", "lead pool", scope=Scope.TEAM, changes=False, examples=("公海",))
def lead_pool(ctx: Context) -> Card | str:
    """列出还没人跟的线索，可以直接认领。"""
    free = Lead.select().where(Lead.owner.is_null(), Lead.status.in_(OPEN_LEADS))
    rows = [lead for lead in _best_first(free) if reach.reaches(ctx.user, lead, Scope.TEAM)]
    if not rows:
        return "公海里没有线索。发「新建线索 …」录入一条。"
    return leads_card("公海线索", [(lead, f"{lead.score} 分 · {_from(lead)}") for lead in rows], pool=True)


@action("我的线索", "my leads", changes=False, examples=("我的线索",))
def my_leads(ctx: Context) -> Card | str:
    """列出我在跟的线索，下次跟进近的在前。"""
    rows = list(leads.open_of(ctx.user))
    if not rows:
        return "你名下没有线索。发「公海」认领一条，或「新建线索 …」录入。"
    return leads_card(f"{ctx.user.name}的线索", [(lead, _next(lead, ctx)) for lead in rows])


def _best_first(query) -> Iterable[Lead]:
    return query.order_by(Lead.score.desc(), Lead.id).limit(100)


def _from(lead: Lead) -> str:
    return lead.source or lead.industry or "来源未填"


def _next(lead: Lead, ctx: Context) -> str:
    word = LEAD_WORDS[LeadStatus(lead.status)]
    return f"{word} · {near_words(lead.next_on, ctx.today)}跟进" if lead.next_on else f"{word} · 没定下次"
