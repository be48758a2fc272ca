"""Stored files on their way to WeCom: uploaded once for everybody, again only when three days are over."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from bot.errors import PlatformError
from bot.message import FileRef
from bot.platforms.wecom.client import AppClient

KEPT = 2 * 24 * 3600  # seconds; WeCom keeps a media_id for three days
FILE_BYTES = 20 * 1024 * 1024
IMAGE_BYTES = 10 * 1024 * 1024
_SHOWN = ("image/png", "image/jpeg")


class Uploads:
    """media_ids by file, shared by processes where Redis is there."""

    def __init__(self, client: AppClient, open_file: Callable[[str], bytes]) -> None:
        self._client = client
        self._open = open_file

    def message(self, file: FileRef) -> dict[str, Any]:
        """The part of a message that shows the file: {"msgtype": …, …: {"media_id": …}}."""
        kept = self._client.session.get(_key(file))
        if kept:
            return json.loads(kept)
        content = self._open(file.key)
        if not 5 < len(content) <= FILE_BYTES:
            raise PlatformError(45001, f"《{file.name}》大小不合适，企业微信只收 20 MB 以内的文件")
        kind = "image" if file.mime in _SHOWN and len(content) <= IMAGE_BYTES else "file"
        told = self._client.call(
            "post",
            "media/upload",
            params={"type": kind},
            files={"media": (file.name, content, file.mime)},
            timeout=(3.05, 60),
        )
        message = {"msgtype": kind, kind: {"media_id": told["media_id"]}}
        self._client.session.set(_key(file), json.dumps(message), KEPT)
        return message

    def forget(self, file: FileRef) -> None:
        """Upload it again next time."""
        self._client.session.delete(_key(file))


def _key(file: FileRef) -> str:
    return "media:" + hashlib.sha256(f"{file.key}\n{file.name}".encode()).hexdigest()[:32]
