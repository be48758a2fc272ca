"""A pressed button: what it carries and what came with it. Source: open.feishu.cn, card.action.trigger."""

import re
from collections.abc import Callable
from typing import Any

from bot.errors import RejectedRequest
from bot.message import ChatRef, Event, Press
from bot.platforms.feishu.content import clean, moment

_ZONE = re.compile(r"(\d{4}-\d\d-\d\d(?: \d\d:\d\d)?|\d\d:\d\d) [+-]\d{4}")
_FIELD = re.compile(r"(?!submit\d)(\w+?)(?:__\d+)?")  # as cards.feishu names them: unique in the card


def press_event(data: dict[str, Any], unpack: Callable[[str], tuple[str, dict[str, Any]]]) -> Event:
    """The press. What we signed outweighs what the form brings; the chat's kind is what the button says."""
    body, header = data["event"], data["header"]
    value, where = body["action"].get("value"), body.get("context") or {}
    if not isinstance(value, dict) or not isinstance(value.get("go"), str):
        raise RejectedRequest("a button that is not ours", 400)
    action, values = unpack(value["go"])
    message = where.get("open_message_id") or ""
    return Event(
        "feishu",
        header["event_id"],
        "press",
        ChatRef("feishu", where.get("open_chat_id") or "", "p2p" if value.get("in") == "p2p" else "group"),
        sender=body["operator"]["open_id"],
        at=moment(header.get("create_time")),
        message=message,
        press=Press(
            action,
            {**_filled(body["action"].get("form_value") or {}), **values},
            card=value.get("card") or message,
            credential=body.get("token") or "",
        ),
    )


def _filled(form: dict[str, Any]) -> dict[str, Any]:
    """The form's fields that hold something, by our names; dates without the reader's zone."""
    found = {}
    for name, value in form.items():
        field = _FIELD.fullmatch(name)
        if field and value not in ("", None, []):
            found[field.group(1)] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    dated = _ZONE.fullmatch(value)
    return dated.group(1) if dated else clean(value.strip())
