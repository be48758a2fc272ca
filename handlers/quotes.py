"""Quotes: write one, change it, ask for its approval, look at it, take it back."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from bot.actions import Discount, Due, Money, Rest, Text, action
from bot.context import Context
from bot.errors import NotAllowed, UserError
from bot.message import Reply
from bot.roles import Role, Scope
from bot.sales.stages import ApprovalStatus, QuoteStatus
from bot.sales.words import day_words
from cards import quotes as cards
from cards.elements import Card
from storage import activities, approvals, quotes, quoting, reach, signing
from storage.approvals import ApprovalRequest
from storage.leads import Lead
from storage.projects import Project
from storage.quotes import Quote, QuoteVersion
from storage.quoting import Terms

TOPIC = "报价与审批"
VALID = timedelta(days=30)
_CHANGEABLE = (
    QuoteStatus.DRAFT,
    QuoteStatus.PENDING,
    QuoteStatus.APPROVED,
    QuoteStatus.SENT,
    QuoteStatus.DECLINED,
    QuoteStatus.EXPIRED,
)


@dataclass(frozen=True)
class NewQuote:
    """What a sentence about a new quote may say; `amount` is before the discount."""

    amount: Money
    project: Project | None = None
    lead: Lead | None = None
    currency: Text = "CNY"
    discount: Discount = Decimal(1)
    submit: bool = False
    valid_until: Due | None = None
    note: Rest = ""


@dataclass(frozen=True)
class Revision:
    """What of a quote is to change; what is not named stays."""

    quote: Quote
    amount: Money | None = None
    discount: Discount | None = None
    valid_until: Due | None = None
    note: Rest = ""
    submit: bool = False


@action(
    "报价",
    "quote",
    role=Role.SALES,
    examples=("给 P3 报价 12.8万 打9折 提交审批", "L12 报价 30万 有效期到月底"),
)
def create_quote(ctx: Context, draft: NewQuote) -> Card:
    """给项目或线索报价，写明折前金额和折扣，可以直接提交审批。"""
    about = draft.project or draft.lead
    if about is None:
        raise UserError("给哪个项目报价？比如：给 P3 报价 12.8万 打9折", field="project")
    until = _valid_until(ctx, draft.valid_until) or ctx.today + VALID
    terms = Terms(_positive(draft.amount), draft.discount, draft.currency, until, draft.note)
    quote = Quote.add(project=draft.project, lead=draft.lead, owner=ctx.user, created_at=ctx.now)
    version = quoting.add_version(quote, 1, terms, ctx.user, ctx.now)
    _note_on(ctx, about, f"报价 {quote.label}")
    if draft.submit:
        _submit(ctx, quote, version)
    return _card(ctx, quote, version)


@action("改报价", "修改报价", "revise", role=Role.SALES, examples=("改报价 Q5 12万 9折",))
def revise_quote(ctx: Context, change: Revision) -> Card:
    """改报价：生成新版本，正在进行的审批作废。"""
    quote, number = change.quote, change.quote.current
    old = quotes.current_version(quote)
    terms = _changed(ctx, quoting.terms_of(old), change)
    if terms.hash == old.content_hash:
        raise UserError(f"{quote.label} 本来就是这样，没有改动。", field="amount")
    _void_approval(ctx, quote, old)
    still = (Quote.current == number) & Quote.status.in_(_CHANGEABLE)
    if not quote.change(still, current=number + 1, status=QuoteStatus.DRAFT):
        raise UserError(f"{quote.number} 已经不能改了，发「看报价 {quote.number}」看最新的。")
    version = quoting.add_version(quote, number + 1, terms, ctx.user, ctx.now)
    if change.submit:
        _submit(ctx, quote, version)
    card = _card(ctx, quote, version)
    ctx.restamp(card)
    return card


@action(role=Role.SALES, changes=False)
def change_terms(ctx: Context, quote: Quote) -> Card:
    """打开修改报价的表单。"""
    return cards.terms_card(quoting.sheet(quote, quotes.current_version(quote)))


@action("提交审批", "送审", "提审", "submit", role=Role.SALES, examples=("提交 Q5 审批",))
def submit_quote(ctx: Context, quote: Quote) -> Reply:
    """把报价提交审批。"""
    version = quotes.current_version(quote)
    _submit(ctx, quote, version)
    card = _card(ctx, quote, version)
    ctx.restamp(card)
    return Reply(card=card, toast=f"已提交 {quote.label}")


@action("撤回审批", "撤回", "withdraw", role=Role.SALES, examples=("撤回 Q5",))
def withdraw(ctx: Context, quote: Quote) -> Reply:
    """撤回还没审批完的报价，回到草稿。"""
    version, request = quotes.current_version(quote), approvals.pending_of(quote)
    if request is None or not approvals.close(request, ApprovalStatus.WITHDRAWN, ctx.now):
        raise UserError(f"{quote.label} 现在没有在审批，不用撤回。")
    quote.change(Quote.status == QuoteStatus.PENDING, status=QuoteStatus.DRAFT)
    card = _card(ctx, quote, version)
    ctx.restamp(cards.approval_card(quoting.sheet(quote, version), ctx.now))
    ctx.restamp(card)
    return Reply(card=card, toast=f"已撤回 {quote.label}")


@action("看报价", "查看报价", "报价详情", scope=Scope.ALL, changes=False, examples=("看报价 Q5",))
def show_quote(ctx: Context, quote: Quote, version: int = 0) -> Card:
    """看一份报价；可以看旧版本。"""
    found = quoting.version_of(quote, version)
    if found is None:
        raise UserError(f"{quote.number} 只有 {quote.current} 个版本。")
    if not (reach.reaches(ctx.user, quote, Scope.TEAM) or _signs(ctx, quote)):
        raise NotAllowed(f"{quote.number} 不在你的团队，请找 {quote.owner.name}。")
    return _card(ctx, quote, found)


@action(
    "报价进度", "审批到哪了", "报价状态", "审批进度", "quote status",
    scope=Scope.TEAM, changes=False, examples=("P3 报价审批进度", "Q5 审批到哪了"),
)  # fmt: skip
def quote_status(ctx: Context, quote: Quote | None = None, project: Project | None = None) -> Card:
    """报价审批到哪一步、等谁。"""
    if quote is not None:
        return _card(ctx, quote, quotes.current_version(quote))
    if project is None:
        raise UserError("哪份报价？比如：Q5 审批到哪了", field="quote")
    found = [quoting.sheet(row, quotes.current_version(row)) for row in quotes.of_project(project)]
    if not found:
        raise UserError(f"{project.title} 还没有报价。发「给 {project.number} 报价 12.8万」就能建一份。")
    return cards.quote_card(found[0], ctx.now) if len(found) == 1 else cards.quotes_card(project.title, found)


def _submit(ctx: Context, quote: Quote, version: QuoteVersion) -> None:
    if version.valid_until and version.valid_until < ctx.today:
        raise UserError(f"{quote.label} 的有效期已过（{day_words(version.valid_until)}），请先改有效期。")
    found = signing.chain(quote, version, ctx.user)
    if not quote.change(Quote.status == QuoteStatus.DRAFT, status=QuoteStatus.PENDING):
        raise UserError(f"{quote.label} 已经提交过了，发「{quote.number} 审批到哪了」看进度。")
    origin = {"why": found.why, "group": ctx.group.id if ctx.group else None}
    request = ApprovalRequest.add(
        quote=quote,
        version=version.version,
        content_hash=version.content_hash,
        by=ctx.user,
        at=ctx.now,
        origin=origin,
    )
    approvals.start(request, found.groups, ctx.now)
    card = cards.approval_card(quoting.sheet(quote, version), ctx.now)
    for approver in found.groups[0]:
        for person in signing.deciders(approver, ctx.today):
            ctx.say(person, card)


def _void_approval(ctx: Context, quote: Quote, version: QuoteVersion) -> None:
    """What was submitted is no longer what is offered: the approver's card says so."""
    request = approvals.pending_of(quote)
    if request and approvals.close(request, ApprovalStatus.CANCELLED, ctx.now):
        ctx.restamp(cards.approval_card(quoting.sheet(quote, version), ctx.now))


def _changed(ctx: Context, terms: Terms, change: Revision) -> Terms:
    return replace(
        terms,
        amount=_positive(change.amount or terms.amount),
        discount=change.discount or terms.discount,
        valid_until=_valid_until(ctx, change.valid_until) or terms.valid_until,
        note=change.note or terms.note,
    )


def _positive(amount: Decimal) -> Decimal:
    if amount <= 0:
        raise UserError("报价金额要大于 0。", field="amount")
    return amount


def _valid_until(ctx: Context, said: date | datetime | None) -> date | None:
    day = said.date() if isinstance(said, datetime) else said
    if day is not None and day < ctx.today:
        raise UserError(f"有效期 {day_words(day, ctx.today)} 已经过去了，换个日期？", field="valid_until")
    return day


def _note_on(ctx: Context, about: Project | Lead, text: str) -> None:
    """Quoting is work on the deal: it goes into its timeline and stops the silence clock."""
    activities.write(about, "quote", ctx.user, ctx.now, text)
    about.change(touched_at=ctx.now)


def _signs(ctx: Context, quote: Quote) -> bool:
    request = approvals.latest_of(quote)
    steps = approvals.steps_of(request) if request else ()
    return any(signing.stands_in(ctx.user, step.approver, ctx.today) for step in steps)


def _card(ctx: Context, quote: Quote, version: QuoteVersion) -> Card:
    return cards.quote_card(quoting.sheet(quote, version), ctx.now)
