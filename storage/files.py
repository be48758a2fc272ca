"""Stored bytes, named by their SHA-256, in the folder of FILES_URL."""

import hashlib
from pathlib import Path
from secrets import token_hex

from bot.errors import UserError

_folder = Path("var/files")


def connect(url: str) -> None:
    """Keep files under `url`: file://relative/path or file:///absolute/path."""
    global _folder
    _folder = Path(url.removeprefix("file://"))


def put(content: bytes) -> str:
    """Store bytes and return their key; the same bytes have the same key."""
    key = hashlib.sha256(content).hexdigest()
    path = _path(key)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(
            f".{token_hex(8)}"
        )  # of our own: another worker may store the same bytes now
        fresh.write_bytes(content)
        fresh.replace(path)
    return key


def get(key: str) -> bytes:
    """The bytes of a key. Raises UserError when they are gone."""
    path = _path(key)
    if not path.exists():
        raise UserError("这个文件已经不在了，请重新生成或上传。")
    return path.read_bytes()


def drop(key: str) -> None:
    """Forget the bytes of a key."""
    _path(key).unlink(missing_ok=True)


def _path(key: str) -> Path:
    return _folder / key[:2] / key
