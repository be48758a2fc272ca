"""Leads: taking them in, claiming, judging, and turning them into deals."""

import re
from dataclasses import dataclass, fields, replace

from bot.actions import Email, Money, Phone, Rest, Tags, Text, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role, Scope
from bot.sales.levels import Need, Verdict
from bot.sales.names import plain_phone
from bot.sales.stages import LEAD_WORDS, OPEN_LEADS, LeadStatus
from bot.sales.words import money_words
from cards.doubles import duplicates_card
from cards.elements import Card
from cards.lead_forms import disqualify_form, draft_card
from cards.leads import more_card
from cards.shown import card_of, changed, for_once, fresh_card, used
from storage import activities, people, reach, reminders
from storage.duplicates import similar_leads
from storage.leads import Lead
from storage.people import User
from storage.scores import rescore, score_of

TOPIC = "线索"
NOTE_ROOM = 100
_LABELLED = re.compile(r"\s*\S{1,8}\s*[:：]")


@dataclass(frozen=True)
class NewLead:
    """What a sentence or form about a new lead may say; `anyway` is pressed after the duplicate check."""

    company: Text
    contact: Text = ""
    phone: Phone = ""
    email: Email = ""
    budget: Money | None = None
    currency: Text = "CNY"
    industry: Text = ""
    need: Need | None = None
    source: Text = ""
    owner: User | None = None
    tags: Tags = ()
    note: Rest = ""
    anyway: bool = False


@action(
    "新建线索", "创建线索", "录入线索", "登记线索", "添加线索", "新线索", "新客户", "new lead", "create lead",
    role=Role.SALES, undo=True,
    examples=("新建线索 上海智云科技 联系人张三 13800138000 预算50万 制造业 需求高 来源展会",),
)  # fmt: skip
def create_lead(ctx: Context, draft: NewLead) -> Card:
    """录入一条线索，先查重，再打分。"""
    draft = replace(draft, phone=plain_phone(draft.phone), email=draft.email.casefold())
    if ctx.event.press is None and (_pasted(ctx.event.text) or _from_quote(ctx, draft)):
        return for_once(ctx, draft_card(_typed(draft)))
    same = [] if draft.anyway else similar_leads(ctx.user, draft.company, draft.phone, draft.email)
    if same:
        foreign = [lead for lead in same if not reach.reaches(ctx.user, lead, Scope.TEAM)]
        return for_once(ctx, duplicates_card(draft.company, same, foreign, _typed(draft), ctx.now))
    lead = _add(ctx, draft)
    activities.write(lead, "created", ctx.user, ctx.now)
    used(ctx, f"录成 {lead.number}")
    if lead.owner_id and lead.owner_id != ctx.user.id:
        ctx.say(
            lead.owner, fresh_card(lead, ctx.today, private=True, said=f"{ctx.user.name}录入，交给你跟进")
        )
    return fresh_card(lead, ctx.today, private=ctx.group is None, said=_understood(draft))


def _pasted(text: str) -> bool:
    """Whether it looks copied: several lines, two of them labelled, are read back before they are saved."""
    return sum(bool(_LABELLED.match(line)) for line in text.splitlines()) >= 2


def _from_quote(ctx: Context, draft: NewLead) -> bool:
    """Whether the company stands in a message that was quoted, not in the order itself."""
    return draft.company in ctx.event.quoted_text and draft.company not in ctx.event.text


def _add(ctx: Context, draft: NewLead) -> Lead:
    """A salesperson's lead is their own; what others take in waits to be claimed by the team."""
    owner = draft.owner or (ctx.user if ctx.user.role == Role.SALES else None)
    values = {field.name: getattr(draft, field.name) for field in fields(draft) if field.name != "anyway"}
    values |= {"owner": owner, "need": str(draft.need or ""), "tags": list(draft.tags)}
    return Lead.add(
        **values,
        score=score_of(Lead(**values), ctx.now).value,
        status=LeadStatus.ASSIGNED if owner else LeadStatus.NEW,
        team=owner.team if owner and owner.team_id else ctx.user.team,
        creator=ctx.user,
        created_at=ctx.now,
        touched_at=ctx.now,
    )


def _typed(draft: NewLead) -> dict:
    """The draft as a button carries it: a long note is cut, for platforms give a button little room."""
    values = {field.name: getattr(draft, field.name) for field in fields(draft)}
    values["owner"] = draft.owner.number if draft.owner else ""
    values["budget"] = str(draft.budget) if draft.budget is not None else ""
    values["tags"] = list(draft.tags)
    values["need"] = str(draft.need or "")
    if len(draft.note) > NOTE_ROOM:
        values["note"] = draft.note[:NOTE_ROOM] + "…"
    return {name: value for name, value in values.items() if value}


def _understood(draft: NewLead) -> str:
    budget = f"，预算 {money_words(draft.budget, draft.currency)}" if draft.budget is not None else ""
    return f"已录入{draft.company}{budget}"


@action(role=Role.SALES, scope=Scope.ALL)
def ask_owner(ctx: Context, lead: Lead) -> str:
    """撞单时问问对方的负责人。"""
    owner = lead.owner or people.superior_of(ctx.user)
    if owner is None:
        raise UserError(f"{lead.number} 还没有负责人，请找经理指派。")
    window = f"asked:{lead.number}:{ctx.user.id}:{ctx.today}"
    if not reminders.schedule_once(
        window, user=owner, kind="asked", record=lead.number, at=ctx.now, status="sent"
    ):
        raise UserError(f"今天已经问过{owner.name}了，等对方联系你。")
    team = f"（{ctx.user.team.name}）" if ctx.user.team_id else ""
    ctx.say(owner, f"{ctx.user.name}{team}也在跟 {lead.title}，想和你对一下，免得撞单。请联系一下。")
    activities.write(lead, "asked", ctx.user, ctx.now)
    return f"已经问了{owner.name}，等对方联系你。"


@dataclass(frozen=True)
class Judgement:
    """What a look at a lead came to."""

    lead: Lead
    result: Verdict
    reason: Rest = ""
    budget: Money | None = None
    need: Need | None = None
    note: Text = ""


@action(
    "合格", "不合格", "无效线索", "线索无效", "无效", "qualify", "disqualify",
    role=Role.SALES, undo=True, examples=("L12 合格", "L12 无效 电话空号"),
)  # fmt: skip
def qualify_lead(ctx: Context, verdict: Judgement) -> Reply:
    """判定线索合格，或无效（写明原因）。"""
    if verdict.result is Verdict.DISQUALIFIED:
        return _give_up(ctx, verdict)
    lead = verdict.lead
    known = {"budget": verdict.budget, "need": str(verdict.need) if verdict.need else None}
    more = {name: value for name, value in known.items() if value is not None}
    if not lead.change(
        Lead.status != LeadStatus.CONVERTED, status=LeadStatus.QUALIFIED, reason="", closed_at=None, **more
    ):
        raise UserError(_closed(lead))
    activities.write(lead, "qualified", ctx.user, ctx.now, verdict.reason)
    lead.change(touched_at=ctx.now)
    rescore(lead, ctx.now)
    return changed(ctx, lead, f"{lead.number} 合格，可以转商机了")


def _give_up(ctx: Context, verdict: Judgement) -> Reply:
    lead = verdict.lead
    if not verdict.reason:
        raise UserError(f"为什么无效？比如：{lead.number} 无效 电话空号", field="reason")
    reason = "：".join(part for part in (verdict.reason, verdict.note) if part)
    if not lead.change(
        Lead.status.in_(OPEN_LEADS), status=LeadStatus.UNQUALIFIED, reason=reason, closed_at=ctx.now
    ):
        raise UserError(_closed(Lead.get_by_id(lead.id)))
    activities.write(lead, "unqualified", ctx.user, ctx.now, reason)
    return changed(ctx, lead, f"{lead.number} 判为无效：{reason}")


def _closed(lead: Lead) -> str:
    return f"{lead.number} 现在是「{LEAD_WORDS[LeadStatus(lead.status)]}」，不用再判定。"


@action(role=Role.SALES, changes=False)
def open_disqualify(ctx: Context, lead: Lead) -> Card:
    """选择线索无效的原因。"""
    return disqualify_form(lead)


@action(scope=Scope.TEAM, changes=False)
def more_lead(ctx: Context, lead: Lead) -> Card:
    """线索的更多操作。"""
    return more_card(lead)


@action(
    "查看线索", "线索详情", "show lead", scope=Scope.TEAM, changes=False, examples=("查看线索 L12",)
)  # fmt: skip
def show_lead(ctx: Context, lead: Lead) -> Card:
    """看一条线索的卡片。"""
    return card_of(lead, ctx.now, private=ctx.group is None)


@action("评分", "打分", "线索评分", "lead score", "score", scope=Scope.TEAM, examples=("L12 评分",))
def score(ctx: Context, lead: Lead) -> str:
    """给线索打分，说明主要依据。"""
    found = score_of(lead, ctx.now)
    if found.value != lead.score:
        lead.change(score=found.value)
    return f"{lead.title}：{found.value} 分。主要依据：{found.words()}"
