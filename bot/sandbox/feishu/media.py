"""Images and files up and down, with Feishu's limits on size and kind."""

import mimetypes
import secrets
from io import BytesIO

from flask import Response, request
from PIL import Image, UnidentifiedImageError

from bot.sandbox.box import Box
from bot.sandbox.feishu.messages import present
from bot.sandbox.feishu.refusal import Refusal
from bot.sandbox.gateway import named
from bot.sandbox.multipart import parts
from bot.sandbox.world import File

_IMAGE_BYTES = 10 * 1024 * 1024
_FILE_BYTES = 30 * 1024 * 1024
_FORMS = ("opus", "mp4", "pdf", "doc", "xls", "ppt", "stream")
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "ICO", "TIFF")


def upload_image(box: Box) -> dict:
    """POST im/v1/images: image_type, image."""
    if _field("image_type") not in ("message", "avatar"):
        raise Refusal(234001, "Invalid request param: image_type")
    data = _part("image", _IMAGE_BYTES)
    form = _image_form(data)
    key = "img_v3_" + secrets.token_hex(16)
    box.world.keep(data, f"image.{form.lower()}", f"image/{form.lower()}", "feishu app", key, "image")
    return {"image_key": key}


def _image_form(data: bytes) -> str:
    """JPEG, PNG …, of at most 12000 × 12000 (GIF 2000 × 2000)."""
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            form, size = image.format or "", image.size
    except UnidentifiedImageError as error:
        raise Refusal(234011, "Can't recognize the image format.") from error
    if max(size) > (2000 if form == "GIF" else 12000):
        raise Refusal(234039, "Image resolution exceeds limit.")
    return form


def upload_file(box: Box) -> dict:
    """POST im/v1/files: file_type, file_name, file."""
    form, name = _field("file_type"), _field("file_name")
    if form not in _FORMS or not name:
        raise Refusal(234001, "Invalid request param: file_type or file_name")
    data = _part("file", _FILE_BYTES)
    mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
    key = "file_v3_" + secrets.token_hex(16)
    box.world.keep(data, name, mime, "feishu app", key, form)
    return {"file_key": key}


def _field(name: str) -> str:
    return parts()[name].text if name in parts() else ""


def _part(name: str, most: int) -> bytes:
    data = parts()[name].data if name in parts() else b""
    if not data:
        raise Refusal(234010, "File's size can't be 0.")
    if len(data) > most:
        raise Refusal(234006, "The file size exceed the max value.")
    return data


def resource(box: Box, message_id: str, key: str) -> Response:
    """GET im/v1/messages/:message_id/resources/:file_key?type=: what came with a message the bot can see."""
    message, kind = present(box, message_id), request.args.get("type")
    if message.kind in ("card", "sticker"):
        raise Refusal(234043, "Unsupported message type.")
    if kind not in ("image", "file"):
        raise Refusal(234001, "Invalid request param: type")
    if not box.world.chats[message.chat].bot_in:
        raise Refusal(234009, "The bot is not in the chat.")
    if key not in (message.file, *message.images):
        raise Refusal(234003, "File not in msg.")
    if kind != ("file" if message.kind == "file" else "image"):
        raise Refusal(234001, "Invalid request param: type")
    return _binary(box.world.files[key])


def own_file(box: Box, key: str) -> Response:
    """GET im/v1/images/:key and files/:key: only what this app uploaded."""
    file = box.world.files.get(key)
    if file is None or file.owner != "feishu app":
        raise Refusal(234008, "The app is not the resource sender.")
    return _binary(file)


def _binary(file: File) -> Response:
    return named(Response(file.data, mimetype=file.mime), file.name)
