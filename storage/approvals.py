"""Approvals: a request runs through its steps; every decision is on record."""

from peewee import CharField, IntegerField, TextField

from bot.sales.stages import ApprovalStatus, StepStatus
from storage.db import Table, reference
from storage.fields import JSONField, MomentField
from storage.people import User
from storage.quotes import Quote


class ApprovalPolicy(Table):
    """Who must approve: `condition` and `steps` are data, read by bot.sales.policy."""

    name = CharField(unique=True)
    order = IntegerField(default=0)
    condition = JSONField(default=dict)
    steps = JSONField(default=list)


class ApprovalRequest(Table):
    """One run of approval for one version of a quote; `content_hash` is what was submitted."""

    quote = reference(Quote, index=True)
    version = IntegerField()
    content_hash = CharField(max_length=64)
    status = CharField(default=ApprovalStatus.PENDING, index=True)
    by = reference(User)
    at = MomentField()
    ended_at = MomentField(null=True)
    origin = JSONField(default=dict)


class ApprovalStep(Table):
    """One approver's turn. Steps of one `order` are decided together; `mode` is "any" or "all"."""

    request = reference(ApprovalRequest, index=True)
    order = IntegerField(default=1)
    mode = CharField(default="any")
    approver = reference(User, index=True)
    status = CharField(default=StepStatus.WAITING, index=True)
    since = MomentField(null=True)


class ApprovalDecision(Table):
    """What somebody decided, append-only; `acting_for` is the approver they stood in for."""

    append_only = True

    step = reference(ApprovalStep, index=True)
    by = reference(User)
    acting_for = reference(User, null=True)
    decision = CharField()
    comment = TextField(default="")
    at = MomentField()


def pending_of(quote: Quote) -> ApprovalRequest | None:
    """The running request of a quote."""
    return ApprovalRequest.get_or_none(quote=quote, status=ApprovalStatus.PENDING)


def latest_of(quote: Quote) -> ApprovalRequest | None:
    """The last request of a quote, running or ended."""
    query = ApprovalRequest.select().where(ApprovalRequest.quote == quote)
    return query.order_by(ApprovalRequest.id.desc()).first()


def active_steps(request: ApprovalRequest):
    """The steps that wait for somebody now."""
    return ApprovalStep.select().where(
        ApprovalStep.request == request, ApprovalStep.status == StepStatus.ACTIVE
    )


def waiting_for(user: User):
    """Steps that wait for one person."""
    return ApprovalStep.select().where(
        ApprovalStep.approver == user, ApprovalStep.status == StepStatus.ACTIVE
    )


def decisions_of(request: ApprovalRequest):
    """All decisions of a request, oldest first."""
    return (
        ApprovalDecision.select()
        .join(ApprovalStep, on=(ApprovalDecision.step == ApprovalStep.id))
        .where(ApprovalStep.request == request)
        .order_by(ApprovalDecision.id)
    )
