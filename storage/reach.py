"""Whose a record is, and who stands above: what the check of rights asks the database."""

from typing import Any

from bot.roles import Role, Scope
from storage.leads import Lead
from storage.people import User, company_of, teams_under
from storage.quotes import Quote
from storage.tasks import Task
from storage.wishes import Wish


def owners(record: Any) -> set[int]:
    """Ids of the users a record belongs to: owner, creator, and the owner of the deal it is part of."""
    ids = {getattr(record, "owner_id", None), getattr(record, "creator_id", None)}
    if isinstance(record, Task | Quote) and record.project_id:
        ids.add(record.project.owner_id)
    return {found for found in ids if found}


def team_id(record: Any) -> int | None:
    """The team a record belongs to."""
    if isinstance(record, Task | Quote):
        if record.project_id:
            return record.project.team_id
        return record.owner.team_id if record.owner_id else None
    return getattr(record, "team_id", None)


def reaches(user: User, record: Any, scope: Scope) -> bool:
    """Whether `user` may touch `record` when ordinary people may as far as `scope`."""
    if isinstance(record, Wish):  # the whole company's
        return record.team_id is None or user.company is None or record.team_id in user.company
    if scope is Scope.ALL or user.id in owners(record):
        return True
    team = team_id(record)
    if team is None:
        return user.role == Role.DIRECTOR or not owners(record)
    if user.role == Role.DIRECTOR:
        company = company_of(user.team)
        return company is None or team in company
    if user.role == Role.MANAGER and user.team_id and team in teams_under(user.team_id):
        return True
    if isinstance(record, Lead) and not record.owner_id and team == user.team_id:
        return True
    return scope is Scope.TEAM and team == user.team_id
