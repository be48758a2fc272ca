"""Wishes of users for the bot, and their votes: one a person, for or against."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from peewee import CharField, IntegerField, fn

from storage.db import Table, reference
from storage.fields import MomentField
from storage.people import Team, User, in_company


class Side(StrEnum):
    """What a vote says."""

    FOR = "1"
    AGAINST = "-1"


class Wish(Table):
    """What somebody would like the bot to do; open until `closed_at`, closed with a reason."""

    noun, letter = "feature", "F"

    title = CharField(max_length=100)
    creator = reference(User)
    team = reference(Team, null=True)
    created_at = MomentField()
    closed_at = MomentField(null=True)
    closed_by = reference(User, null=True)
    reason = CharField(default="")

    @property
    def open(self) -> bool:
        """Whether one may still vote."""
        return self.closed_at is None


class WishVote(Table):
    """One person's vote; `value` is 1 or -1."""

    wish = reference(Wish, index=True)
    user = reference(User)
    value = IntegerField()

    class Meta:
        indexes = ((("wish", "user"), True),)


@dataclass(frozen=True)
class Tally:
    """How many are for a wish, and how many against."""

    up: int = 0
    down: int = 0


def of_company(company: set[int] | None):
    """The wishes of a company (ids of its teams, None for everything)."""
    return Wish.select().where(in_company(Wish.team, company))


def alike(company: set[int] | None, title: str) -> Wish | None:
    """The open wish of a company that says the same, case aside."""
    same = fn.LOWER(Wish.title) == title.lower()
    return of_company(company).where(same, Wish.closed_at.is_null()).first()


def ranked(company: set[int] | None) -> list[tuple[Wish, Tally]]:
    """A company's open wishes, the most wanted first; of equals the older one."""
    found = list(of_company(company).where(Wish.closed_at.is_null()).order_by(Wish.id))
    counts = tallies(found)
    both = [(wish, counts.get(wish.id, Tally())) for wish in found]
    return sorted(both, key=lambda pair: (pair[1].down - pair[1].up, pair[0].id))


def closed(company: set[int] | None, since: datetime | None = None) -> list[Wish]:
    """What a company closed last, from a moment on where one is given, the latest first; at most five."""
    query = of_company(company).where(Wish.closed_at.is_null(False)).order_by(Wish.closed_at.desc())
    return list((query.where(Wish.closed_at >= since) if since else query).limit(5))


def tally(wish: Wish) -> Tally:
    """How a wish stands."""
    return tallies([wish]).get(wish.id, Tally())


def tallies(wishes: Sequence[Wish]) -> dict[int, Tally]:
    """How each of these wishes stands, by its id; those nobody voted on are left out."""
    counted: dict[int, dict[int, int]] = {}
    rows: Any = WishVote.select(WishVote.wish, WishVote.value, fn.COUNT(WishVote.id).alias("votes"))
    mine = rows.where(WishVote.wish.in_([wish.id for wish in wishes]))
    for row in mine.group_by(WishVote.wish, WishVote.value):
        counted.setdefault(row.wish_id, {})[row.value] = row.votes
    return {wish: Tally(votes.get(1, 0), votes.get(-1, 0)) for wish, votes in counted.items()}


def vote(wish: Wish, user: User, side: Side) -> bool:
    """Write a vote down, in place of the person's earlier one; False when it says the same."""
    value = int(side)
    before = WishVote.get_or_none(wish=wish, user=user)
    if before is None:
        WishVote.add(wish=wish, user=user, value=value)
        return True
    return before.change(WishVote.value != value, value=value)


def close(wish: Wish, by: User, at: datetime, reason: str) -> bool:
    """End a wish; False when somebody else has."""
    return wish.change(Wish.closed_at.is_null(), closed_at=at, closed_by=by, reason=reason)
