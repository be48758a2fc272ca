"""Writing quotes down version by version, and a quote as a card shows it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bot.sales import money
from storage import approvals
from storage.approvals import ApprovalRequest
from storage.people import User
from storage.quotes import Quote, QuoteVersion


@dataclass(frozen=True)
class Terms:
    """What a version says: `amount` before the discount, `discount` as the ratio to pay."""

    amount: Decimal
    discount: Decimal = Decimal(1)
    currency: str = "CNY"
    valid_until: date | None = None
    note: str = ""

    @property
    def hash(self) -> str:
        """SHA-256 of the content; an approval holds for exactly this."""
        figures = [f"{self.amount:.2f}", f"{self.discount:.4f}", self.currency]
        content = [*figures, str(self.valid_until or ""), self.note]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Verdict:
    """What somebody decided about a version, and when (UTC)."""

    name: str
    decision: str
    comment: str
    at: datetime


@dataclass(frozen=True)
class Sheet:
    """One version of a quote and where its approval stands, for cards.

    `approval` is the request's status, empty before the first; `why` what made it necessary;
    `waiting` whose turn it is.
    """

    number: str
    version: int
    current: int
    about: str
    project: str
    status: str
    terms: Terms
    total: Decimal
    owner: str
    by: str
    approval: str = ""
    why: str = ""
    waiting: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    ended_at: datetime | None = None

    @property
    def label(self) -> str:
        """Number and version, Q5/v2."""
        return f"{self.number}/v{self.version}"


def add_version(quote: Quote, number: int, terms: Terms, by: User, at: datetime) -> QuoteVersion:
    """Write version `number` of a quote; its sums come from one line that is the whole amount."""
    sums = money.add_up([money.QuoteLine(_about(quote), terms.amount)], terms.discount)
    return QuoteVersion.add(
        quote=quote,
        version=number,
        amount=terms.amount,
        currency=terms.currency,
        discount=terms.discount,
        tax=sums.tax,
        total=sums.total,
        valid_until=terms.valid_until,
        note=terms.note,
        content_hash=terms.hash,
        by=by,
        at=at,
    )


def terms_of(version: QuoteVersion) -> Terms:
    """The content of a stored version."""
    return Terms(version.amount, version.discount, version.currency, version.valid_until, version.note)


def version_of(quote: Quote, number: int = 0) -> QuoteVersion | None:
    """A version by its number, the current one by default."""
    return QuoteVersion.get_or_none(quote=quote, version=number or quote.current)


def sheet(quote: Quote, version: QuoteVersion) -> Sheet:
    """A version of a quote with the state of its latest approval."""
    request = approvals.of_version(quote, version.version)
    return Sheet(
        number=quote.number,
        version=version.version,
        current=quote.current,
        about=_about(quote),
        project=quote.project.number if quote.project_id else "",
        status=quote.status,
        terms=terms_of(version),
        total=version.total,
        owner=quote.owner.name if quote.owner_id else "",
        by=version.by.name if version.by_id else "",
        approval=request.status if request else "",
        why=request.origin.get("why", "") if request else "",
        waiting=_waiting(request) if request else (),
        verdicts=_verdicts(request) if request else (),
        ended_at=request.ended_at if request else None,
    )


def _about(quote: Quote) -> str:
    if quote.project_id:
        return quote.project.title
    return quote.lead.title if quote.lead_id else ""


def _waiting(request: ApprovalRequest) -> tuple[str, ...]:
    return tuple(step.approver.name for step in approvals.active_steps(request))


def _verdicts(request: ApprovalRequest) -> tuple[Verdict, ...]:
    return tuple(
        Verdict(_signed(made), made.decision, made.comment, made.at)
        for made in approvals.decisions_of(request)
    )


def _signed(made: approvals.ApprovalDecision) -> str:
    return f"{made.by.name}（代{made.acting_for.name}）" if made.acting_for_id else made.by.name
