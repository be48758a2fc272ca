"""Leads and accounts that may be the same company: equal phone, e-mail or plain name."""

from collections.abc import Iterable

from bot.sales.names import plain_name, plain_phone
from bot.sales.stages import LeadStatus
from storage.accounts import Account
from storage.leads import Lead
from storage.people import Team, User, company_of, in_company


def similar_leads(user: User, company: str, phone: str = "", email: str = "", limit: int = 3) -> list[Lead]:
    """Leads of the user's company with the same phone, e-mail or plain company name, newest first.

    Given-up ones are left aside.
    """
    plain = plain_name(company)
    same = Lead.company.contains(plain)
    if phone:
        same |= Lead.phone == plain_phone(phone)
    if email:
        same |= Lead.email == email.casefold()
    ours = in_company(Lead.team, company_of(user.team))
    query = Lead.select().where(same, ours, Lead.status != LeadStatus.UNQUALIFIED).order_by(Lead.id.desc())
    return _first(limit, (row for row in query.limit(50) if _same(row, plain, phone, email)))


def account_of(company: str, team: Team | None) -> Account | None:
    """The team's account with this plain name."""
    return Account.get_or_none(Account.plain_name == plain_name(company), Account.team == team)


def _same(row: Lead, plain: str, phone: str, email: str) -> bool:
    if phone and row.phone == plain_phone(phone):
        return True
    return bool(email and row.email == email.casefold()) or plain_name(row.company) == plain


def _first(limit: int, rows: Iterable[Lead]) -> list[Lead]:
    return [row for row, _ in zip(rows, range(limit), strict=False)]
