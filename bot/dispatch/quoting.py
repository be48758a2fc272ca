"""A quoted message says what the order leaves open: a task's title, a note, minutes, or a lead."""

from dataclasses import replace

from bot.understand import Input, Reading, Vocabulary, understand
from handlers.asking import TITLE

_FILLS = {
    "add_task": "title",
    "log_followup": "content",
    "meeting_minutes": "content",
    "create_lead": "company",
}


def filled(reading: Reading, quoted: str, given: Input, vocabulary: Vocabulary) -> Reading:
    """The reading with its open text slot taken from the quoted words; as it was where they fit nothing."""
    slot = _FILLS.get(reading.intent)
    words = quoted.strip()
    if slot not in reading.ask or not words:
        return reading
    found = _lead(words, given, vocabulary) if slot == "company" else {slot: _shortened(slot, words)}
    rest = tuple(name for name in reading.ask if name not in found)
    return replace(reading, slots={**found, **reading.slots}, ask=rest)


def _shortened(slot: str, words: str) -> str:
    if "\n" in words and slot == "content":
        return words
    line = " ".join(words.split())
    return line if slot != "title" or len(line) <= TITLE else line[: TITLE - 1] + "…"


def _lead(words: str, given: Input, vocabulary: Vocabulary) -> dict[str, object]:
    """A lead's fields read from the quoted words; its first line is the company where none is named."""
    fresh = replace(given, text=f"新建线索 {words}", chat_type="p2p", pending=None, reply_to=None)
    read = understand(fresh, vocabulary)
    slots = dict(read.slots) if read.intent == "create_lead" else {}
    return {"company": words.splitlines()[0][:40], **slots}
