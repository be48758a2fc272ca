"""Lines of a record's timeline."""

from datetime import date
from typing import Any

from bot.sales.levels import CHANNEL_WORDS, Channel
from bot.sales.words import ago_words

ROOM = 30  # characters of a note on a card


def note_words(note: Any, today: date) -> str:
    """One entry of a timeline in one line."""
    who = note.by.name if note.by_id else "系统"
    how = f"（{CHANNEL_WORDS[Channel(note.channel)]}）" if note.channel else ""
    text = note.text if len(note.text) <= ROOM else note.text[: ROOM - 1] + "…"
    said = "讨论 " if note.kind == "said" else ""
    return f"{said}{ago_words(note.at.date(), today)} {who}{how}：{text}"
