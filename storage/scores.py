"""How promising a lead is, from what is on record."""

from datetime import datetime, timedelta
from typing import Any

from bot.sales.scoring import Prospect, Score, rate
from storage.activities import Activity
from storage.leads import Lead
from storage.prepared import Blank, prepared

_RECENT = timedelta(days=30)


def score_of(lead: Lead, now: datetime) -> Score:
    """A lead's score and its reasons today, also of one not written down yet; `now` in the reader's zone."""
    touches = [note.at for note in _touches.rows(lead.number)] if lead.id else []
    last = max(touches, default=None)
    prospect = Prospect(
        need=lead.need,
        budget=lead.budget if lead.currency == "CNY" else None,
        source=lead.source,
        phone=lead.phone,
        email=lead.email,
        contact_title=lead.contact,
        last_touch=last.astimezone(now.tzinfo).date() if last else None,
        touches=sum(at > now - _RECENT for at in touches),
        next_on=lead.next_on,
    )
    return rate(prospect, now.date())


@prepared
def _touches(number: Blank) -> Any:
    human = Activity.human & ~Activity.withdrawn
    return Activity.select(Activity.at).where(Activity.record == number, human, Activity.kind == "followup")


def rescore(lead: Lead, now: datetime) -> Score:
    """The score of today, kept with the lead."""
    score = score_of(lead, now)
    if score.value != lead.score:
        lead.change(score=score.value)
    return score
