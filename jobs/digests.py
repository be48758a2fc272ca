"""The morning brief: into each bound group, and to everybody who has something to do.

Both platforms are slow on the full hour, so the briefs go out in SHARES around nine, by the number of the
group or person: each gets theirs at the same minute every day.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from bot.message import Reply
from bot.sales.words import near_words
from bot.sales.workdays import last_workday_before
from cards.elements import Who
from cards.reports import brief_card
from storage import briefs, chats, outbox, work_calendar
from storage.briefs import Brief, Span
from storage.people import User

SHARES = 10
MENTIONED = 6


def post_briefs(now: datetime, share: int) -> None:
    """Post the brief of each bound group of this share; only those who must act are mentioned."""
    word, span = _last_workday(now)
    for group in _in_share(chats.bound_groups(), share):
        if not group.wants or "digest" in group.wants:
            brief = briefs.of_team(group.team, span, now.date())
            card = brief_card(f"{group.team.name} 早报", word, brief, now, _who_must_act(brief))
            outbox.post(group, Reply(card=card), now)


def tell_briefs(now: datetime, share: int) -> None:
    """Tell everybody of this share who has something to do their own brief."""
    word, span = _last_workday(now)
    for user in _in_share(User.select().where(User.active), share):
        brief = briefs.of_user(user, span, now.date())
        if brief.anything_to_do:
            outbox.tell(user, Reply(card=brief_card(f"{user.name} 的今天", word, brief, now)), now)


def _in_share(rows: Iterable[Any], share: int) -> Iterator[Any]:
    return (row for row in rows if row.id % SHARES == share)


def _last_workday(now: datetime) -> tuple[str, Span]:
    day = last_workday_before(now.date(), work_calendar.current())
    return near_words(day, now.date()).partition(" ")[0], Span.of(day, day, now)


def _who_must_act(brief: Brief) -> tuple[Who, ...]:
    late = [task.owner for task in (*brief.late, *brief.due) if task.owner_id]
    acting = {user.id: user for user in (*late, *(step.approver for step in brief.waiting)) if user.active}
    return tuple(user.who for user in islice(acting.values(), MENTIONED))
