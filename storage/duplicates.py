"""Leads and accounts that may be the same company: equal phone, e-mail or plain name."""

from collections.abc import Iterable
from typing import Any

from bot.sales.names import plain_name, plain_phone
from bot.sales.stages import LeadStatus
from storage.accounts import Account
from storage.leads import Lead
from storage.people import Team, User, in_company
from storage.prepared import Blank, prepared


def similar_leads(user: User, company: str, phone: str = "", email: str = "", limit: int = 3) -> list[Lead]:
    """Leads of the user's company with the same phone, e-mail or plain company name, newest first.

    Given-up ones are left aside.
    """
    plain = plain_name(company)
    near = _near.rows(plain, plain_phone(phone) or None, email.casefold() or None, user.company)
    return _first(limit, (row for row in near if _same(row, plain, phone, email)))


@prepared
def _near(plain: Blank, phone: Blank, email: Blank, company: Blank) -> Any:
    same = Lead.plain_name == plain
    if phone:
        same |= Lead.phone == phone
    if email:
        same |= Lead.email == email
    counts = in_company(Lead.team, company) & (Lead.status != LeadStatus.UNQUALIFIED)
    return Lead.select().where(same, counts).order_by(Lead.id.desc()).limit(50)


def account_of(company: str, team: Team | None) -> Account | None:
    """The team's account with this plain name."""
    return Account.get_or_none(Account.plain_name == plain_name(company), Account.team == team)


def _same(row: Lead, plain: str, phone: str, email: str) -> bool:
    if phone and row.phone == plain_phone(phone):
        return True
    return bool(email and row.email == email.casefold()) or plain_name(row.company) == plain


def _first(limit: int, rows: Iterable[Lead]) -> list[Lead]:
    return [row for row, _ in zip(rows, range(limit), strict=False)]
