"""Replies as JSON and back, for the outbox and for answers that are given again."""

from dataclasses import asdict
from typing import Any

from bot.message import FileRef, Reply
from cards.elements import Who
from cards.wire import card_from, dump


def to_json(reply: Reply) -> dict[str, Any]:
    """A reply as JSON."""
    return {
        "text": reply.text,
        "card": dump(reply.card) if reply.card else None,
        "files": [asdict(file) for file in reply.files],
        "toast": reply.toast,
        "mention": [asdict(who) for who in reply.mention],
        "final": reply.final,
    }


def from_json(value: dict[str, Any]) -> Reply:
    """What `to_json` made, as a Reply."""
    return Reply(
        text=value["text"],
        card=card_from(value["card"]) if value["card"] else None,
        files=tuple(FileRef(**file) for file in value["files"]),
        toast=value["toast"],
        mention=tuple(Who(**who) for who in value["mention"]),
        final=value["final"],
    )
