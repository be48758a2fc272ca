"""Temporary media: uploaded by the app or by group push, fetched again, each for three days."""

import mimetypes
import secrets

from flask import Response, request

from bot.sandbox.box import Box
from bot.sandbox.gateway import named
from bot.sandbox.multipart import parts
from bot.sandbox.wecom.refusal import Refusal, must
from bot.sandbox.world import File

LIFE = 3 * 24 * 3600
_MB = 1024 * 1024
_MOST = {"image": 10 * _MB, "voice": 2 * _MB, "video": 10 * _MB, "file": 20 * _MB}
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def upload(box: Box) -> dict:
    """POST media/upload?type=, multipart `media` with a filename."""
    return take(box, request.args.get("type"), "wecom app", tuple(_MOST))


def take(box: Box, kind: str | None, owner: str, kinds: tuple[str, ...]) -> dict:
    """Keep the uploaded part; {type, media_id, created_at}. Raises Refusal."""
    kind = must(kind if kind in kinds else None, "invalid media type", 40004)
    part = must(parts().get("media"), "empty media data", 44001)
    name = must(part.filename, "empty media data", 44001)
    must(len(part.data) > 5, "media is too small", 40006)
    must(len(part.data) <= _MOST[kind], "media is too large", 40006)
    must(kind != "image" or part.data.startswith(_PICTURES), "invalid image: JPG or PNG", 40123)
    must(kind != "voice" or part.data.startswith(b"#!AMR"), "voice must be AMR", 40004)
    mime = mimetypes.guess_type(name)[0] or part.mime
    file = box.world.keep(part.data, name, mime, owner, secrets.token_urlsafe(32), kind)
    return {"type": kind, "media_id": file.key, "created_at": str(int(file.at))}


def live(box: Box, media_id: object, kind: str, owner: str = "wecom app") -> str:
    """A media id that may be sent as `kind` by `owner`. Raises Refusal."""
    file = must(box.world.files.get(str(media_id)), "invalid media_id", 40007)
    must(file.owner == owner and file.form == kind, "invalid media_id", 40007)
    must(file.at + LIFE > box.world.now(), "invalid media_id", 40007)
    return file.key


def get(box: Box) -> Response:
    """GET media/get?media_id=: what the app uploaded or a member sent to it."""
    file = must(box.world.files.get(request.args.get("media_id") or ""), "invalid media_id", 40007)
    must(not file.owner.startswith("push "), "invalid media_id", 40007)
    must(file.at + LIFE > box.world.now(), "invalid media_id", 40007)
    return _part(file)


def _part(file: File) -> Response:
    most = _MOST["file"]
    asked = request.range
    span = asked.range_for_length(len(file.data)) if asked else None
    if span is None and len(file.data) > most:
        raise Refusal(830002, "the file is too large, use Range")
    first, end = span or (0, len(file.data))
    data = file.data[first : min(end, first + most)]
    return named(Response(data, 206 if span else 200, mimetype=file.mime), file.name)
