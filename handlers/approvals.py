"""Deciding about quotes: approve, reject with a reason, nudge. One effect, however often and by whomever."""

from dataclasses import dataclass

from bot.actions import Rest, action
from bot.context import Context
from bot.errors import NotAllowed, UserError
from bot.message import Reply
from bot.roles import Role, Scope
from bot.sales.stages import ApprovalStatus, QuoteStatus, StepStatus
from bot.sales.words import money_full
from cards import quotes as cards
from cards.elements import Card
from storage import approvals, pending, quoting, reach, reminders, signing
from storage.approvals import ApprovalRequest, ApprovalStep
from storage.chats import Chat
from storage.people import User
from storage.quotes import Quote, QuoteVersion, current_version

TOPIC = "报价与审批"


@dataclass(frozen=True)
class Turn:
    """A request as one person meets it: `step` is theirs to decide, None when it is over."""

    quote: Quote
    version: QuoteVersion
    request: ApprovalRequest
    step: ApprovalStep | None


@action(
    "同意", "批准", "审批通过", "approve",
    role=Role.PRESALES, scope=Scope.ALL, examples=("同意 Q5", "批准 Q5 注意账期"),
)  # fmt: skip
def approve(ctx: Context, quote: Quote, comment: Rest = "", version: int = 0) -> Reply:
    """同意一份轮到你审批的报价。"""
    return _decide(ctx, _turn(ctx, quote, version), StepStatus.APPROVED, comment)


@action(
    "驳回", "拒绝", "不同意", "reject", role=Role.PRESALES, scope=Scope.ALL, examples=("驳回 Q5 账期太长",)
)
def reject(ctx: Context, quote: Quote, reason: Rest, version: int = 0) -> Reply:
    """驳回一份轮到你审批的报价，写明理由。"""
    return _decide(ctx, _turn(ctx, quote, version), StepStatus.REJECTED, reason)


@action(role=Role.PRESALES, scope=Scope.ALL, changes=False)
def start_reject(ctx: Context, quote: Quote, version: int = 0) -> Reply:
    """问驳回的理由：点一个，或者直接写。"""
    turn = _turn(ctx, quote, version)
    if turn.step is None:
        return _over(ctx, turn)
    slots = {"quote": quote.number, "version": turn.version.version}
    pending.put(ctx.user, ctx.here.lane, ctx.now, "reject", slots, ["reason"])
    return Reply(card=cards.reason_card(quoting.sheet(quote, turn.version)))


@action(role=Role.PRESALES, scope=Scope.ALL, changes=False)
def show_approval(ctx: Context, quote: Quote, version: int = 0) -> Reply:
    """看一份报价的审批卡。"""
    return Reply(card=_card(ctx, _turn(ctx, quote, version)))


@action("待我审批", "我的审批", "approvals", role=Role.PRESALES, changes=False, examples=("待我审批",))
def my_approvals(ctx: Context) -> Card | str:
    """列出等我审批的报价。"""
    quotes = [step.request.quote for step in approvals.waiting_for(ctx.user)]
    if not quotes:
        return "没有等你审批的报价。有新的会私聊发你。"
    return cards.waiting_card([quoting.sheet(quote, current_version(quote)) for quote in quotes])


@action("催办", "催一下", "nudge", role=Role.SALES, examples=("催办 Q5",))
def nudge(ctx: Context, quote: Quote) -> str:
    """提醒审批人：报价还在等他，一小时最多一次。"""
    request = approvals.pending_of(quote)
    if request is None:
        raise UserError(f"{quote.label} 现在没有在审批，不用催。")
    window = f"nudge:{quote.label}:{ctx.now:%Y%m%d%H}"
    steps = list(approvals.active_steps(request))
    if not reminders.schedule_once(
        window, user=steps[0].approver, kind="nudge", record=quote.number, at=ctx.now, status="sent"
    ):
        raise UserError("这一小时已经催过了，稍后再催。")
    sheet = quoting.sheet(quote, current_version(quote))
    card = cards.approval_card(sheet, ctx.now, f"{ctx.user.name} 催办，请尽快审批。")
    for step in steps:
        _tell(ctx, step.approver, card)
    return f"已提醒{'、'.join(sheet.waiting)}审批 {quote.label}。"


def _turn(ctx: Context, quote: Quote, number: int) -> Turn:
    version = quoting.version_of(quote, number)
    request = approvals.of_version(quote, version.version) if version else None
    if version is None or request is None:
        raise UserError(f"{quote.label} 还没有提交审批。发「提交 {quote.number} 审批」就会送审。")
    mine = [s for s in approvals.steps_of(request) if signing.stands_in(ctx.user, s.approver, ctx.today)]
    active = next((step for step in mine if step.status == StepStatus.ACTIVE), None)
    if not mine and request.status != ApprovalStatus.PENDING and reach.reaches(ctx.user, quote, Scope.OWN):
        return Turn(quote, version, request, None)
    if not mine or (active is None and request.status == ApprovalStatus.PENDING):
        names = [step.approver.name for step in approvals.active_steps(request)]
        raise NotAllowed(f"{quote.label} 由{'、'.join(names) or '审批人'}审批，不用你来点。")
    return Turn(quote, version, request, active)


def _decide(ctx: Context, turn: Turn, verdict: StepStatus, comment: str) -> Reply:
    quote = turn.quote
    if turn.step is None or not _still_meant(ctx, turn):
        return _over(ctx, turn)
    if not approvals.decide(turn.step, verdict, ctx.user, comment, ctx.now):
        return _over(ctx, turn)
    request = ApprovalRequest.get_by_id(turn.request.id)
    if request.status == ApprovalStatus.PENDING:
        _tell_next(ctx, turn, request)
    else:
        ended = QuoteStatus.APPROVED if request.status == ApprovalStatus.APPROVED else QuoteStatus.DRAFT
        quote.change(Quote.status == QuoteStatus.PENDING, status=ended)
        _tell_outcome(ctx, turn, request)
    card = _card(ctx, turn)
    ctx.restamp(card)
    ctx.restamp(cards.quote_card(quoting.sheet(quote, turn.version), ctx.now))
    word = "已同意" if verdict is StepStatus.APPROVED else "已驳回"
    return Reply(card=card, toast=f"{word} {quote.label}")


def _still_meant(ctx: Context, turn: Turn) -> bool:
    """Whether what was submitted is still what the version says; else the request is void."""
    same = turn.request.content_hash == quoting.terms_of(turn.version).hash
    if not same and approvals.close(turn.request, ApprovalStatus.CANCELLED, ctx.now):
        turn.quote.change(Quote.status == QuoteStatus.PENDING, status=QuoteStatus.DRAFT)
    return same


def _over(ctx: Context, turn: Turn) -> Reply:
    """Too late, or a second time: how it ended, and the card as a record."""
    sheet = quoting.sheet(Quote.get_by_id(turn.quote.id), turn.version)
    card = cards.approval_card(sheet, ctx.now)
    ctx.restamp(card)
    again = cards.approval_card(sheet, ctx.now, "这份报价已经定了，这次没有再记。")
    return Reply(card=again, toast=f"{sheet.label}：{card.stamp or '已有人处理'}")


def _tell_outcome(ctx: Context, turn: Turn, request: ApprovalRequest) -> None:
    sheet = quoting.sheet(turn.quote, turn.version)
    news = cards.outcome_words(sheet)
    for person in {turn.quote.owner, request.by}:
        ctx.say(person, cards.quote_card(sheet, ctx.now, news))
    group = Chat.get_or_none(id=request.origin.get("group"))
    if group is not None and (ctx.group is None or ctx.group.id != group.id):
        total = money_full(sheet.total, sheet.terms.currency)
        ctx.say(group, f"{sheet.label} {sheet.about}，合计 {total}：{news}")


def _tell_next(ctx: Context, turn: Turn, request: ApprovalRequest) -> None:
    card = cards.approval_card(quoting.sheet(turn.quote, turn.version), ctx.now)
    for step in approvals.active_steps(request):
        if step.since == ctx.now:
            _tell(ctx, step.approver, card)


def _tell(ctx: Context, approver: User, card: Card) -> None:
    for person in signing.deciders(approver, ctx.today):
        ctx.say(person, card)


def _card(ctx: Context, turn: Turn) -> Card:
    return cards.approval_card(quoting.sheet(turn.quote, turn.version), ctx.now)
