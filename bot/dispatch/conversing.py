"""Words that answer one of our own cards belong to its record, though they order nothing."""

import re
from typing import Any

from bot.actions import ACTIONS
from bot.context import Context
from bot.dispatch import rights
from bot.errors import NotAllowed
from bot.message import Event
from bot.understand.ids import find_ids
from storage import places, posted, records

_LETTERS = ("L", "P", "T")
_TITLE = 20  # characters every platform's card shows in one line
_TALKED_ABOUT = re.compile(r"(?:lead|project|task):([LPT]\d+)")


def record_of(event: Event) -> str:
    """The number of the record whose card the message answers, or nothing.

    Where the platform tells only quoted words, they must hold number and name as our card does.
    """
    for message in filter(None, (event.quoted, event.root)):
        card = posted.pressed(event.platform, message)
        about = _TALKED_ABOUT.fullmatch(card.subject) if card else None
        if about:
            return about[1]
    return "" if event.quoted else _quoted_title(event.quoted_text)


def _quoted_title(words: str) -> str:
    named = find_ids(words.casefold())
    record = records.by_number(named[0].value) if named else None
    if record is None or record.letter not in _LETTERS:
        return ""
    return named[0].value if places.title_of(record)[:_TITLE] in words else ""


def may(ctx: Context, name: str, number: str) -> bool:
    """Whether they may do this to the record; in a group others are simply not listened to."""
    action: Any = ACTIONS.get(name)
    try:
        rights.check(ctx.user, action, {"target": records.by_number(number)})
    except NotAllowed:
        return False
    return True
