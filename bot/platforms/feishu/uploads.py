"""Stored files as Feishu knows them: uploaded once, the key kept for the retries of an hour."""

import time
from collections.abc import Callable

from bot.errors import PlatformError
from bot.message import FileRef
from bot.platforms.feishu.cache import SharedCache
from bot.platforms.feishu.client import Client

_KEEP = 3600
_IMAGE_LIMIT, _FILE_LIMIT = 10 * 1024 * 1024, 30 * 1024 * 1024
_TYPES = {"pdf": "pdf", "doc": "doc", "docx": "doc", "xls": "xls", "xlsx": "xls", "ppt": "ppt", "pptx": "ppt"}


class Uploads:
    """Uploads through `client`; `open_file` gives a stored file's bytes."""

    def __init__(self, client: Client, cache: SharedCache, open_file: Callable[[str], bytes]) -> None:
        self._client = client
        self._cache = cache
        self._open = open_file

    def known_image(self, key: str) -> str:
        """The image_key of a picture uploaded within the hour, or an empty text. Asks nobody."""
        return self._cache.get(f"image:{key}")

    def image(self, key: str) -> str:
        """The image_key of a stored picture. Raises PlatformError."""
        return self.known_image(key) or self._keep(f"image:{key}", self._client.upload_image(self._open(key)))

    def message(self, file: FileRef) -> tuple[str, dict[str, str]]:
        """Message type and content that show a file; a picture over 10 MB goes as a file."""
        data = self._open(file.key)
        if not data or len(data) > _FILE_LIMIT:
            raise PlatformError("file", f"{file.name} is empty or over 30 MB")
        if file.is_image and len(data) <= _IMAGE_LIMIT:
            return "image", {"image_key": self.image(file.key)}
        return "file", {"file_key": self._file(file, data)}

    def _file(self, file: FileRef, data: bytes) -> str:
        kept = f"file:{file.key}:{file.name}"
        file_type = _TYPES.get(file.name.rpartition(".")[2].lower(), "stream")
        return self._cache.get(kept) or self._keep(kept, self._client.upload_file(file.name, file_type, data))

    def _keep(self, name: str, key: str) -> str:
        self._cache.set(name, key, time.time() + _KEEP)
        return key
