"""Approvals: a request runs through its steps; every decision is on record."""

from collections.abc import Iterable
from datetime import datetime

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


def of_version(quote: Quote, version: int) -> ApprovalRequest | None:
    """The last request for one version of a quote, running or ended."""
    query = ApprovalRequest.select().where(ApprovalRequest.quote == quote, ApprovalRequest.version == version)
    return query.order_by(ApprovalRequest.id.desc()).first()


def steps_of(request: ApprovalRequest):
    """All steps of a request in order."""
    return (
        ApprovalStep.select()
        .where(ApprovalStep.request == request)
        .order_by(ApprovalStep.order, ApprovalStep.id)
    )


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


def start(request: ApprovalRequest, chain: Iterable[Iterable[User]], at: datetime) -> None:
    """Lay out a request's steps, one group of approvers after the other; the first group's turn begins."""
    for order, approvers in enumerate(chain, 1):
        status = StepStatus.ACTIVE if order == 1 else StepStatus.WAITING
        for approver in approvers:
            since = at if order == 1 else None
            ApprovalStep.add(request=request, order=order, approver=approver, status=status, since=since)


def decide(step: ApprovalStep, verdict: StepStatus, by: User, comment: str, at: datetime) -> bool:
    """Write a decision down and move the chain on; False when somebody was faster."""
    request = step.request
    if not _hold(request) or not step.change(ApprovalStep.status == StepStatus.ACTIVE, status=verdict):
        return False
    stands_in = step.approver if by.id != step.approver_id else None
    ApprovalDecision.add(step=step, by=by, acting_for=stands_in, decision=verdict, comment=comment, at=at)
    if verdict == StepStatus.REJECTED:
        return close(request, ApprovalStatus.REJECTED, at)
    _advance(step, at)
    return True


def close(request: ApprovalRequest, status: ApprovalStatus, at: datetime) -> bool:
    """End a running request; whoever was still to decide no longer has to. False when it had ended."""
    if not request.change(ApprovalRequest.status == ApprovalStatus.PENDING, status=status, ended_at=at):
        return False
    for step in steps_of(request).where(ApprovalStep.status.in_((StepStatus.ACTIVE, StepStatus.WAITING))):
        step.change(status=StepStatus.SKIPPED)
    return True


def _hold(request: ApprovalRequest) -> bool:
    """Whether the request still runs; nobody else decides it until our transaction ends."""
    running = (ApprovalRequest.id == request.id) & (ApprovalRequest.status == ApprovalStatus.PENDING)
    return bool(ApprovalRequest.update(status=ApprovalStatus.PENDING).where(running).execute())


def _advance(step: ApprovalStep, at: datetime) -> None:
    request, beside = step.request, list(active_steps(step.request))
    if beside and step.mode == "all":
        return
    for other in beside:
        other.change(status=StepStatus.SKIPPED)
    following = list(steps_of(request).where(ApprovalStep.status == StepStatus.WAITING))
    if not following:
        close(request, ApprovalStatus.APPROVED, at)
    for turn in (found for found in following if found.order == following[0].order):
        turn.change(status=StepStatus.ACTIVE, since=at)
