"""Forgetting what nobody will ask for again, so that the tables of the traffic do not grow for ever."""

from datetime import datetime, timedelta

from storage import inbox, occurrences, outbox, pending, posted, undo, uploads

EVENTS = timedelta(days=3)  # the longest ladder of repeats is seven hours
DELIVERED = timedelta(days=30)
OCCURRENCES = timedelta(days=60)  # far beyond what any duty catches up
CARDS = timedelta(days=180)  # no platform lets a card be changed for longer than two weeks


def forget_old(now: datetime) -> None:
    """Drop old traffic; records, history and the audit stay."""
    inbox.forget_before(now - EVENTS)
    outbox.forget_before(now - DELIVERED)
    occurrences.forget_before(now - OCCURRENCES)
    posted.forget_before(now - CARDS)
    pending.forget_before(now)
    undo.forget_before(now)
    uploads.forget_before(now - uploads.KEPT)
