"""What the bot's JSON says, as an Event. Kinds nobody needs are None.

https://developer.work.weixin.qq.com/document/path/100719 (messages), 101027 (events).
"""

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bot.message import Attachment, ChatRef, Event, Press
from bot.platforms.wecom.press import press

Unpack = Callable[[str], tuple[str, dict[str, Any]]]
_FIRST_CALL = re.compile(r"^\s*@\S+[\s\u2005]+")
_FILES = {"image": "图片.jpg", "file": "文件", "video": "视频.mp4"}


def event_from(told: dict[str, Any], bot_name: str, unpack: Unpack) -> Event | None:
    """One neutral event, or None. Raises RejectedRequest for a press we did not sign."""
    kind = told["msgtype"]
    if kind == "stream":
        return _event(told, "poll", f"poll:{told['msgid']}", stream=told["stream"]["id"])
    if kind != "event":
        return _message(told, bot_name)
    name = told["event"]["eventtype"]
    if name == "enter_chat":
        return _event(told, "entered")
    if name == "template_card_event":
        return _event(told, "press", press=_press(told["event"][name], unpack))
    return None


def without_name(text: str, bot_name: str) -> str:
    """A group's text without the @ of our own name, which may hold spaces; other people's @ stay.

    It came because the bot was called: where BOT_NAME is not what the group calls it, the first @ was that.
    """
    own = re.compile(rf"@{re.escape(bot_name)}(?=[\s\u2005,，:：]|$)[\s\u2005,，:：]*")
    found, stripped = own.search(text), own.sub("", text)
    if not found and text.lstrip().startswith(f"@{bot_name}"):
        stripped = text.lstrip()[len(bot_name) + 1 :]
    elif not found:
        stripped = _FIRST_CALL.sub("", text, count=1)
    return stripped.strip()


def _event(told: dict[str, Any], kind: str, key: str = "", **more: Any) -> Event:
    sender = told["from"]["userid"]
    group = told.get("chattype") == "group"
    moment = told.get("create_time")
    return Event(
        platform="wecom",
        key=key or f"bot:{told['msgid']}",
        kind=kind,
        chat=ChatRef("wecom", told["chatid"] if group else sender, "group" if group else "p2p", "bot"),
        sender=sender,
        at=datetime.fromtimestamp(moment, UTC) if isinstance(moment, int) else None,
        message=told["msgid"],
        answer_url=told.get("response_url") or "",
        **more,
    )


def _message(told: dict[str, Any], bot_name: str) -> Event:
    """A message; a group's begins with the bot's name, or it would not have come."""
    parts, quoted = _parts(told), _parts(told.get("quote") or {})
    text, group = _text(parts), told.get("chattype") == "group"
    files = _files(parts) + _files(quoted)
    return _event(
        told,
        "message",
        text=f"@{bot_name} {without_name(text, bot_name)}" if group else text,
        files=files,
        quoted_text=_text(quoted),
        stream=stream_id(told["msgid"]),
    )


def stream_id(message: str) -> str:
    """The running answer to a message is named after it, so that a repeat continues the same one."""
    return "s" + hashlib.sha256(message.encode()).hexdigest()[:31]


def _parts(told: dict[str, Any]) -> list[dict[str, Any]]:
    """A message's pieces; mixed ones hold several."""
    if told.get("msgtype") == "mixed":
        return told["mixed"]["msg_item"]
    return [told] if told.get("msgtype") else []


def _text(parts: list[dict[str, Any]]) -> str:
    """Typed words, and spoken ones, which the platform writes down itself."""
    said = [p[p["msgtype"]].get("content", "") for p in parts if p["msgtype"] in ("text", "voice")]
    return "\n".join(said).strip()


def _files(parts: list[dict[str, Any]]) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(p["msgtype"], _FILES[p["msgtype"]], {"url": p[p["msgtype"]]["url"]})
        for p in parts
        if p["msgtype"] in _FILES
    )


def _press(told: dict[str, Any], unpack: Unpack) -> Press:
    items = (told.get("selected_items") or {}).get("selected_item") or []
    selected = {item["question_key"]: item["option_ids"]["option_id"] for item in items}
    return press(told["event_key"], selected, unpack, told["task_id"])
