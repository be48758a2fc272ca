"""The bytes and the name of files that came with messages.

App: media/get by media_id within three days. Bot: an address good for five minutes, AES as the callbacks.
"""

from urllib.parse import unquote

import requests

from bot.errors import PlatformError, RejectedRequest
from bot.message import Attachment
from bot.platforms.base import OVERSIZE, Fetched
from bot.platforms.wecom.client import AppClient
from bot.platforms.wecom.crypto import Envelope
from bot.platforms.wecom.refusals import silence

_TOO_LARGE = 830002  # media/get hands out at most 20 MB at once


class Downloads:
    """Fetches attachments of either door."""

    def __init__(self, client: AppClient | None, envelope: Envelope | None) -> None:
        self._client = client
        self._envelope = envelope
        self._http = requests.Session()

    def fetch(self, attachment: Attachment, most: int) -> Fetched:
        """The file and its name as its sender saw it. Raises PlatformError."""
        if "url" in attachment.handle:
            told, content = self._from_bot(attachment.handle["url"], most)
        else:
            told = self._from_app(attachment.handle["media"])
            content = told.content
        if len(content) > most:
            raise PlatformError(OVERSIZE, f"文件超过 {most} 字节")
        usual = attachment.name if attachment.kind == "file" else ""
        return Fetched(_name(told.headers.get("content-disposition", "")) or usual, content)

    def _from_app(self, media: str) -> requests.Response:
        if self._client is None:
            raise PlatformError("no app", "没有配置自建应用，取不到这个文件")
        try:
            return self._client.download(media)
        except PlatformError as error:
            if error.code != _TOO_LARGE:
                raise
            raise PlatformError(OVERSIZE, error.message) from error

    def _from_bot(self, url: str, most: int) -> tuple[requests.Response, bytes]:
        if self._envelope is None:
            raise PlatformError("no bot", "没有配置智能机器人，取不到这个文件")
        with silence(harmless=True):
            told = self._http.get(url, timeout=(3.05, 60), stream=True)
            told.raise_for_status()
            sealed = told.raw.read(most + 64, decode_content=True)
        if len(sealed) > most + 32:
            raise PlatformError(OVERSIZE, f"文件超过 {most} 字节")
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
