"""What a Feishu message holds, as text and files. Mentions stay in the text as their placeholder keys."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from bot.message import Attachment

_NAMES = {"image": "图片.png", "audio": "语音.opus", "media": "视频.mp4", "file": "文件", "folder": "文件夹"}
_KINDS = {"image": "image", "audio": "audio", "media": "video", "file": "file", "folder": "folder"}


def read(message: dict[str, Any]) -> tuple[str, tuple[Attachment, ...]] | None:
    """Text and files of a message, or None for kinds we cannot use (stickers, locations, cards, …)."""
    kind, content = message["message_type"], json.loads(message["content"])
    if kind == "text":
        return clean(content["text"]), ()
    if kind == "post":
        return _post(message["message_id"], content)
    if kind in _KINDS:
        return "", (_attachment(message["message_id"], kind, content),)
    return None


def clean(text: str) -> str:
    """Text every database can keep: no NUL, no half characters."""
    return text.replace("\0", "").encode(errors="replace").decode()


def moment(stamp: Any) -> datetime | None:
    """A time in UTC; Feishu gives seconds, milliseconds or microseconds, told apart by their digits."""
    digits = str(stamp or "")
    return datetime.fromtimestamp(int(digits) / 10 ** max(0, len(digits) - 10), UTC) if digits else None


def _post(message_id: str, content: dict[str, Any]) -> tuple[str, tuple[Attachment, ...]]:
    """A rich text message: its title and paragraphs as lines, its pictures and videos as files."""
    lines = [content.get("title") or ""]
    files: list[Attachment] = []
    for paragraph in content["content"]:
        lines.append("".join(_words(paragraph)))
        files += [
            _attachment(message_id, "image" if node["tag"] == "img" else "media", node)
            for node in paragraph
            if node["tag"] in ("img", "media")
        ]
    return clean("\n".join(line for line in lines if line.strip())), tuple(files)


def _words(paragraph: list[dict[str, Any]]) -> Iterator[str]:
    for node in paragraph:
        if node["tag"] == "at":
            yield node["user_id"]
        elif node["tag"] == "a":
            yield node.get("text") or node.get("href") or ""
        else:
            yield node.get("text") or ""


def _attachment(message_id: str, kind: str, content: dict[str, Any]) -> Attachment:
    """A file still at Feishu; the handle is what the message resource call asks for."""
    key = content["image_key"] if kind == "image" else content["file_key"]
    handle = {"message": message_id, "key": key, "type": "image" if kind == "image" else "file"}
    return Attachment(_KINDS[kind], clean(content.get("file_name") or _NAMES[kind]), handle)
