"""Two leads that are one company: what was typed is added to the existing one, or two leads become one."""

from dataclasses import dataclass
from typing import Any

from bot.actions import Email, Money, Phone, Rest, Tags, Text, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role, Scope
from bot.sales.levels import Need
from bot.sales.names import plain_phone
from bot.sales.stages import OPEN_LEADS, LeadStatus
from cards.doubles import merge_card
from cards.elements import Card
from cards.shown import changed, used
from storage import activities, filing
from storage.activities import Activity
from storage.leads import Lead
from storage.quotes import Quote
from storage.scores import rescore

TOPIC = "线索"
WORDS = {
    "contact": "联系人", "phone": "电话", "email": "邮箱", "budget": "预算", "industry": "行业",
    "need": "需求", "source": "来源", "region": "地区", "note": "备注",
}  # fmt: skip


@dataclass(frozen=True)
class Addition:
    """What was typed about a company that is there already."""

    lead: Lead
    contact: Text = ""
    phone: Phone = ""
    email: Email = ""
    budget: Money | None = None
    industry: Text = ""
    need: Need | None = None
    source: Text = ""
    tags: Tags = ()
    note: Rest = ""


@action(role=Role.SALES, scope=Scope.TEAM, undo=True)
def add_to_lead(ctx: Context, found: Addition) -> Reply:
    """把刚才写的补充到已有的线索上，已经填了的不动。"""
    given = {name: getattr(found, name, None) for name in WORDS}
    given |= {"phone": plain_phone(found.phone), "need": str(found.need or "")}
    filled = _fill(found.lead, given, list(found.tags))
    activities.write(found.lead, "completed", ctx.user, ctx.now, "、".join(filled))
    rescore(found.lead, ctx.now)
    used(ctx, f"补充进 {found.lead.number}")
    return changed(ctx, found.lead, f"补充了{'、'.join(filled)}" if filled else "没有新内容可补充")


@action("合并", "合并线索", "merge", role=Role.SALES, changes=False, examples=("合并 L5 和 L8",))
def preview_merge(ctx: Context, lead: list[Lead]) -> Card:
    """比较两条线索，选留哪一条。"""
    if len(lead) != 2 or lead[0] == lead[1]:
        raise UserError("请说出要合并的两条，比如：合并 L5 和 L8", field="lead")
    one, other = lead
    return merge_card(one, other, ctx.now)


@action(role=Role.SALES, undo=True)
def merge_leads(ctx: Context, lead: Lead, target: Lead) -> Reply:
    """把一条线索并入另一条，跟进、报价和文件一起过去。"""
    gone = Lead.status.in_(OPEN_LEADS)
    if not lead.change(
        gone, status=LeadStatus.UNQUALIFIED, reason=f"并入 {target.number}", closed_at=ctx.now
    ):
        raise UserError(f"{lead.number} 已经不在跟进中，没有合并。")
    filled = _fill(target, {name: getattr(lead, name) for name in WORDS}, lead.tags)
    for row in Activity.select().where(Activity.record == lead.number, Activity.kind == "followup"):
        activities.write(target, row.kind, row.by, row.at, row.text, channel=row.channel, source=lead.number)
    for quote in Quote.select().where(Quote.lead == lead):
        quote.change(lead=target)
    filing.move(lead, target)
    activities.write(target, "merged", ctx.user, ctx.now, lead.title)
    rescore(target, ctx.now)
    changed(ctx, lead, f"并入 {target.number}")
    taken = f"，补充了{'、'.join(filled)}" if filled else ""
    return changed(ctx, target, f"{lead.number} 并入 {target.number}{taken}")


def _fill(lead: Lead, given: dict[str, Any], tags: list[str]) -> list[str]:
    """Fill what the lead lacks; the words of what was filled."""
    fresh = {name: value for name, value in given.items() if value and not getattr(lead, name)}
    more = [tag for tag in tags if tag not in lead.tags]
    if fresh or more:
        lead.change(**fresh, tags=[*lead.tags, *more])
    return [WORDS[name] for name in fresh] + (["标签"] if more else [])
