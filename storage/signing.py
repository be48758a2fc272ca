"""Who signs a quote: the policy's roles, found along the salesperson's reporting line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.roles import Role
from bot.sales import policy
from storage import people
from storage.people import User
from storage.quotes import Quote, QuoteVersion


@dataclass(frozen=True)
class Chain:
    """Groups of approvers, one after the other, and why they are needed, in words."""

    groups: tuple[tuple[User, ...], ...]
    why: str


def chain(quote: Quote, version: QuoteVersion, requester: User) -> Chain:
    """The approvers a version needs. Raises UserError when there is nobody.

    Neither the one who asks nor the quote's owner signs; then it is the next one up.
    """
    wanted = policy.steps(policy.Facts(version.total, version.discount, version.margin))
    owner = quote.owner or requester
    able = {person.id: person for person in _line(owner) if person.id not in (owner.id, requester.id)}
    holders = {role: [str(key) for key, person in able.items() if person.role == role] for role in (*Role,)}
    groups = tuple((able[int(policy.approvers(step, holders, str(owner.id))[0])],) for step in wanted)
    return Chain(groups, "；".join(reason for step in wanted for reason in step.reasons))


def stands_in(user: User, approver: User, today: date) -> bool:
    """Whether `user` decides for `approver`: themselves, or their delegate while they are away."""
    away = approver.away_until is not None and approver.away_until >= today
    return user.id == approver.id or (away and user.id == approver.delegate_id)


def deciders(approver: User, today: date) -> Iterator[User]:
    """Everybody who can decide in an approver's turn now, to be told about it."""
    yield approver
    if approver.delegate_id and stands_in(approver.delegate, approver, today):
        yield approver.delegate


def superiors(owner: User) -> Iterator[User]:
    """Active people above somebody, the nearest first."""
    seen, at = {owner.id}, people.superior_of(owner)
    while at is not None and at.id not in seen:
        seen.add(at.id)
        if at.active:
            yield at
        at = people.superior_of(at)


def _line(owner: User) -> Iterator[User]:
    """The superiors, and at the end every other director."""
    above = list(superiors(owner))
    yield from above
    yield from (person for person in people.directors_of(owner.team) if person not in above)
