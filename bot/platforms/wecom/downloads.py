"""The bytes and the name of files that came with messages.

App: media/get by media_id within three days. Bot: an address good for five minutes, AES as the callbacks.
"""

from urllib.parse import unquote

import requests

from bot.errors import PlatformError, RejectedRequest
from bot.message import Attachment
from bot.platforms.wecom.client import AppClient
from bot.platforms.wecom.crypto import Envelope
from bot.platforms.wecom.refusals import silence

MOST_BYTES = 100 * 1024 * 1024  # larger files never reach a bot


class Downloads:
    """Fetches attachments of either door."""

    def __init__(self, client: AppClient | None, envelope: Envelope | None) -> None:
        self._client = client
        self._envelope = envelope
        self._http = requests.Session()

    def fetch(self, attachment: Attachment) -> tuple[str, bytes]:
        """The file's name as its sender saw it, and its bytes. Raises PlatformError."""
        if "url" in attachment.handle:
            told, content = self._from_bot(attachment.handle["url"])
        elif self._client is not None:
            told = self._client.download(attachment.handle["media"])
            content = told.content
        else:
            raise PlatformError("no app", "没有配置自建应用，取不到这个文件")
        return _name(told.headers.get("content-disposition", "")) or attachment.name, content

    def _from_bot(self, url: str) -> tuple[requests.Response, bytes]:
        if self._envelope is None:
            raise PlatformError("no bot", "没有配置智能机器人，取不到这个文件")
        with silence(harmless=True):
            told = self._http.get(url, timeout=(3.05, 60), stream=True)
            told.raise_for_status()
            sealed = told.raw.read(MOST_BYTES + 64, decode_content=True)
        if len(sealed) > MOST_BYTES + 32:
            raise PlatformError("too large", "文件超过 100 MB")
        try:
            return told, self._envelope.decrypt_file(sealed)
        except RejectedRequest as error:
            raise PlatformError("file", "文件解密失败") from error


def _name(disposition: str) -> str:
    """The file name of a Content-Disposition header; RFC 5987's form first."""
    for part in (piece.strip() for piece in disposition.split(";")):
        if part.lower().startswith("filename*="):
            return unquote(part.split("''", 1)[-1])
    for part in (piece.strip() for piece in disposition.split(";")):
        if part.lower().startswith("filename="):
            return unquote(_utf8(part[9:].strip('"')))
    return ""


def _utf8(text: str) -> str:
    """requests reads headers as Latin-1; WeCom writes UTF-8."""
    try:
        return text.encode("latin-1").decode()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text
