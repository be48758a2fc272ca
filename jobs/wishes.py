"""Once a month each bound group hears what became of the wishes, and which are wanted most."""

from datetime import datetime, time, timedelta

from bot.message import Reply
from cards.wishes import results_card
from storage import chats, outbox, people, wishes


def post_results(now: datetime) -> None:
    """Post last month's results into each bound group of a company that has wishes."""
    last = now.date().replace(day=1) - timedelta(days=1)
    since = datetime.combine(last.replace(day=1), time(), now.tzinfo)
    for group in chats.bound_groups():
        company = people.company_of(group.team)
        ranked, closed = wishes.ranked(company), wishes.closed(company, since)
        if (ranked or closed) and (not group.wants or "report" in group.wants):
            outbox.post(group, Reply(card=results_card(f"{last.month}月", ranked, closed)), now)
