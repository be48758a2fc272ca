"""What the self-built app's XML says, as an Event. Kinds nobody needs are None.

https://developer.work.weixin.qq.com/document/path/90239 (messages), 90240 (events).
"""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bot.message import Attachment, ChatRef, Event, Press
from bot.platforms.wecom.press import press
from bot.platforms.wecom.xml import many, word

_SYSTEM = "sys"  # the sender of changes in contacts and approvals; nobody to talk to
_IDENTITY = (
    "Event", "ChangeType", "FromUserName", "CreateTime", "AgentID", "EventKey", "TaskId", "UserID",
    "ExternalUserID", "ChatId", "Id", "TagId", "ResponseCode",
)  # fmt: skip
_FILES = {"image": ("image", "图片.jpg"), "voice": ("audio", "语音.amr"), "video": ("video", "视频.mp4")}


def event_from(fields: dict[str, Any], unpack: Callable[[str], tuple[str, dict[str, Any]]]) -> Event | None:
    """One neutral event, or None. Raises RejectedRequest for a press we did not sign."""
    if word(fields, "MsgType") != "event":
        return _message(fields)
    name, change = word(fields, "Event"), word(fields, "ChangeType")
    if name in ("enter_agent", "subscribe"):
        return _event(fields, "entered")
    if name == "unsubscribe":
        return _event(fields, "left")
    if name == "click":
        return _event(fields, "message", text=word(fields, "EventKey"))
    if name in ("template_card_event", "template_card_menu_event"):
        return _event(fields, "press", press=_press(fields, unpack))
    if name == "change_contact" and change == "delete_user":
        return _event(fields, "left", word(fields, "UserID"))
    return None


def _event(fields: dict[str, Any], kind: str, sender: str = "", **more: Any) -> Event | None:
    sender = sender or word(fields, "FromUserName")
    if not sender or sender == _SYSTEM:
        return None
    return Event(
        platform="wecom",
        key=_key(fields),
        kind=kind,
        chat=ChatRef("wecom", sender, "p2p", "app"),
        sender=sender,
        at=_moment(word(fields, "CreateTime")),
        message=word(fields, "MsgId"),
        **more,
    )


def _message(fields: dict[str, Any]) -> Event | None:
    kind = word(fields, "MsgType")
    if kind in _FILES or kind == "file":
        return _event(fields, "message", text=word(fields, "Recognition"), files=_files(fields, kind))
    parts = {
        "text": ("Content",),
        "link": ("Title", "Url"),
        "location": ("Label", "Location_X", "Location_Y"),
    }
    if kind not in parts:
        return None
    return _event(fields, "message", text="\n".join(word(fields, name) for name in parts[kind]))


def _files(fields: dict[str, Any], kind: str) -> tuple[Attachment, ...]:
    media = word(fields, "MediaId")
    sort, name = _FILES.get(kind, ("file", word(fields, "FileName") or word(fields, "Title") or "文件"))
    return (Attachment(sort, name, {"media": media}),) if media else ()


def _press(fields: dict[str, Any], unpack: Callable[[str], tuple[str, dict[str, Any]]]) -> Press:
    items = fields.get("SelectedItems") or {}
    selected = {
        word(item, "QuestionKey"): many((item.get("OptionIds") or {}).get("OptionId"))
        for item in many(items.get("SelectedItem"))
    }
    return press(
        word(fields, "EventKey"), selected, unpack, word(fields, "TaskId"), word(fields, "ResponseCode")
    )


def _key(fields: dict[str, Any]) -> str:
    """The message's number; events have none, so everything that tells two of one second apart."""
    number = word(fields, "MsgId")
    if number:
        return f"app:{number}"
    told = "\n".join(f"{name}={word(fields, name)}" for name in _IDENTITY)
    return "app:" + hashlib.sha256(told.encode()).hexdigest()[:40]


def _moment(seconds: str) -> datetime | None:
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdigit() and len(seconds) < 12 else None
