"""Names of files from outside: text to be shown and compared, never a path, a header or a command."""

import re
import unicodedata
from datetime import datetime

LONGEST = 120  # characters of a name
SMALLEST = 6  # bytes; less says nothing, and no platform would take it back
_MB = 1024 * 1024

_FOLDERS = re.compile(r"[/\\]")
_NOT_IN_NAMES = '<>:"|?*'
_PICTURES = ((b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF8", "gif"), (b"BM", "bmp"))
_KINDS = {"image": "图片", "video": "视频", "file": "文件"}
_PROGRAMS = frozenset((
    "apk", "app", "appx", "bat", "cab", "chm", "cmd", "com", "command", "cpl", "deb", "dll", "dmg", "exe",
    "hta", "iso", "jar", "js", "jse", "lnk", "msi", "msix", "msp", "pif", "ps1", "reg", "rpm", "run", "scr",
    "sh", "vb", "vbe", "vbs", "vhd", "wsf", "xll",
))  # fmt: skip


def clean_name(said: str) -> str:
    """A name without folders, line breaks, invisible or reversing characters; its ending survives a cut."""
    name = "".join(_plain(letter) for letter in _FOLDERS.split(said)[-1])
    name = " ".join(name.split()).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if len(name) > LONGEST and dot and len(ending) <= 10:
        return f"{stem[: LONGEST - len(ending) - 1].rstrip('. ')}.{ending}"
    return name[:LONGEST].rstrip(". ")


def _plain(letter: str) -> str:
    if letter.isspace() or letter in _NOT_IN_NAMES:
        return " "
    return letter if letter.isprintable() else ""


def plain_file(name: str) -> str:
    """What two names of the same file have in common: width, case and blanks are no difference."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def ending_of(name: str) -> str:
    """The part after the last dot, in small letters, or nothing."""
    return plain_file(name).rpartition(".")[2] if "." in plain_file(name) else ""


def made_up_name(kind: str, content: bytes, now: datetime) -> str:
    """A name for what came without one; the second in it keeps two pictures from being one file."""
    ending = next((word for begin, word in _PICTURES if content.startswith(begin)), "")
    ending = ending or {"image": "jpg", "video": "mp4"}.get(kind, "bin")
    return f"{_KINDS.get(kind, '文件')} {now:%m%d %H%M%S}.{ending}"


def is_program(name: str) -> bool:
    """Whether opening it would run it on somebody's computer."""
    return ending_of(name) in _PROGRAMS


def size_words(size: int) -> str:
    """Bytes as people read them: 12 字节, 34 KB, 1.2 MB."""
    if size < 1024:
        return f"{size} 字节"
    if size < _MB:
        return f"{round(size / 1024)} KB"
    return f"{size / _MB:.1f}".removesuffix(".0") + " MB"
