"""The morning brief: into each bound group, and to everybody who has something to do."""

from datetime import datetime
from itertools import islice

from bot.message import Reply
from bot.sales.words import near_words
from bot.sales.workdays import last_workday_before
from cards.elements import Who
from cards.reports import brief_card
from storage import briefs, chats, outbox, work_calendar
from storage.briefs import Brief, Span
from storage.people import User

MENTIONED = 6


def post_briefs(now: datetime) -> None:
    """Post each bound group's brief; only those who must act are mentioned."""
    word, span = _last_workday(now)
    for group in chats.bound_groups():
        if not group.wants or "digest" in group.wants:
            brief = briefs.of_team(group.team, span, now.date())
            card = brief_card(f"{group.team.name} 早报", word, brief, now, _who_must_act(brief))
            outbox.post(group, Reply(card=card), now)


def tell_briefs(now: datetime) -> None:
    """Tell everybody who has something to do their own brief."""
    word, span = _last_workday(now)
    for user in User.select().where(User.active):
        brief = briefs.of_user(user, span, now.date())
        if brief.anything_to_do:
            outbox.tell(user, Reply(card=brief_card(f"{user.name} 的今天", word, brief, now)), now)


def _last_workday(now: datetime) -> tuple[str, Span]:
    day = last_workday_before(now.date(), work_calendar.current())
    return near_words(day, now.date()).partition(" ")[0], Span.of(day, day, now)


def _who_must_act(brief: Brief) -> tuple[Who, ...]:
    late = [task.owner for task in (*brief.late, *brief.due) if task.owner_id]
    acting = {user.id: user for user in (*late, *(step.approver for step in brief.waiting)) if user.active}
    return tuple(user.who for user in islice(acting.values(), MENTIONED))
