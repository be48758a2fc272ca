"""What a message to Feishu may contain, by msg_type: parsed, checked and turned into a bubble's fields."""

import json
import re
from html import unescape
from typing import Any

from bot.sandbox.box import Box
from bot.sandbox.feishu import cards
from bot.sandbox.feishu.refusal import Refusal, wrong

TEXT_BYTES = 150 * 1024
RICH_BYTES = 30 * 1024
_AT = re.compile(r'<at user_id="([^"]*)">(.*?)</at>')
_STYLE = re.compile(r"</?[bius]>")
_ALONE = {"img", "media", "md"}
_POST_TAGS = _ALONE | {"text", "a", "at", "emotion", "hr", "code_block"}


def bubble(box: Box, kind: Any, content: Any) -> dict:
    """Fields of the bubble for `content` (the JSON string of the request). Raises Refusal."""
    if str(kind) not in _READERS:
        raise wrong(f"invalid msg_type {kind}")
    if not isinstance(content, str):
        raise wrong("content is not a string in json format")
    limit = TEXT_BYTES if kind == "text" else RICH_BYTES
    if len(json.dumps(content, ensure_ascii=False).encode()) > limit:  # as it travels: a string inside JSON
        raise Refusal(230025, "The length of the message content reaches its limit.")
    try:
        parsed = json.loads(content)
    except ValueError:
        parsed = None
    if not isinstance(parsed, dict):
        raise _unparsed(kind)
    try:
        return _READERS[kind](box, parsed)
    except (AttributeError, KeyError, TypeError) as error:
        raise wrong(f"malformed content: {error}") from error


def _unparsed(kind: str) -> Refusal:
    if kind == "interactive":
        return cards.refusal(cards.CardError(200621, "parse card json err", "ROOT"))
    return wrong("content is not a string in json format")


def _text(box: Box, content: dict) -> dict:
    text = content.get("text")
    if not isinstance(text, str) or not text:
        raise wrong("text is empty")
    mentions = [_mention(box, id, name) for id, name in _AT.findall(text)]
    shown = _AT.sub(lambda at: f"@{_name(box, at[1], at[2])}", text)
    return {"kind": "text", "text": unescape(_STYLE.sub("", shown)), "mentions": mentions}


def _mention(box: Box, id: str, name: str) -> dict:
    if id != "all" and not box.world.person("feishu", id):
        raise wrong(f"invalid user_id in at tag: {id}")
    return {"id": id, "name": _name(box, id, name)}


def _name(box: Box, id: str, written: str) -> str:
    person = box.world.person("feishu", id)
    return "所有人" if id == "all" else person.name if person else written


def _post(box: Box, content: dict) -> dict:
    locales = [
        body for locale, body in content.items() if locale in ("zh_cn", "en_us", "ja_jp", "zh_hk", "zh_tw")
    ]
    if not locales or len(locales) != len(content) or not isinstance(locales[0].get("content"), list):
        raise wrong("post content needs a locale such as zh_cn around title and content")
    lines: list[str] = []
    mentions: list[dict] = []
    images: list[str] = []
    for paragraph in locales[0]["content"]:
        lines.append("".join(_post_piece(box, piece, paragraph, mentions, images) for piece in paragraph))
    title = locales[0].get("title") or ""
    text = "\n".join(([f"**{title}**", ""] if title else []) + lines)
    return {"kind": "markdown", "text": text, "mentions": mentions, "images": images}


def _post_piece(box: Box, piece: dict, paragraph: list, mentions: list, images: list) -> str:
    tag = piece.get("tag")
    if tag not in _POST_TAGS:
        raise wrong(f"unsupported post tag {tag}")
    if tag in _ALONE and len(paragraph) > 1:
        raise wrong(f"{tag} must be alone in its paragraph")
    if tag == "at":
        mentions.append(_mention(box, piece.get("user_id", ""), piece.get("user_name", "")))
        return f"@{mentions[-1]['name']}"
    if tag == "img":
        images.append(own_key(box, piece.get("image_key"), "img_"))
        return ""
    if tag == "a":
        return f"[{piece.get('text', '')}]({piece.get('href', '')})"
    return "---" if tag == "hr" else str(piece.get("text", ""))


def own_key(box: Box, key: object, prefix: str) -> str:
    """A key this app uploaded. Raises Refusal."""
    file = box.world.files.get(key) if isinstance(key, str) else None
    if file is None or not file.key.startswith(prefix):
        raise wrong(f"invalid {'image_key' if prefix == 'img_' else 'file_key'}")
    if file.owner != "feishu app":
        raise Refusal(230017, "Bot is NOT the owner of the resource.")
    return file.key


def _image(box: Box, content: dict) -> dict:
    return {"kind": "image", "file": own_key(box, content.get("image_key"), "img_")}


def _file(box: Box, content: dict) -> dict:
    return _of_form(box, content, lambda form: form not in ("mp4", "opus"))


def _audio(box: Box, content: dict) -> dict:
    return _of_form(box, content, lambda form: form == "opus")


def _media(box: Box, content: dict) -> dict:
    return _of_form(box, content, lambda form: form == "mp4")


def _of_form(box: Box, content: dict, fits) -> dict:
    key = own_key(box, content.get("file_key"), "file_")
    if not fits(box.world.files[key].form):
        raise Refusal(230055, "The type of file upload does not match the type of message being sent.")
    return {"kind": "file", "file": key}


def _card(box: Box, content: dict) -> dict:
    if content.get("type") in ("template", "card"):
        raise cards.refusal(cards.CardError(200380, "template is not exist", "ROOT"))
    try:
        cards.check(box, content)
    except cards.CardError as error:
        raise cards.refusal(error) from error
    return {"kind": "card", "card": content}


_READERS = {
    "text": _text,
    "post": _post,
    "image": _image,
    "file": _file,
    "audio": _audio,
    "media": _media,
    "interactive": _card,
}
