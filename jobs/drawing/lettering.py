"""Our type: which characters it has, how wide a line runs, and how to make one fit."""

import struct
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
SUBSTITUTE = "□"
ELLIPSIS = "…"
_NEVER_FIRST = "，。、；：？！…）》」』】”’,.;:?!)]}%·"
_NEVER_LAST = "（《「『【“‘([{"
_SILENT = {*range(0x20), 0x7F, *range(0x200B, 0x2010), 0x2060, 0xFEFF, *range(0xFE00, 0xFE10)}


@dataclass(frozen=True)
class Face:
    """One weight: its file and, in thousandths of the type size, the width of each character it has."""

    path: Path
    widths: dict[str, int]


@cache
def face(bold: bool = False) -> Face:
    """The shipped Regular or Bold."""
    path = FONTS / f"NotoSansSC-{'Bold' if bold else 'Regular'}.ttf"
    return Face(path, _widths(path.read_bytes()))


def face_for(text: str, bold: bool) -> Face:
    """The face to set `text` in: Bold lacks rare characters, a line that has one is set in Regular."""
    return face(bold) if bold and all(char in face(True).widths for char in text) else face()


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    """`text` as it can be drawn: one line, without emoji, unknown characters shown as □."""
    known = face().widths
    spaced = " ".join(text.split())
    kept = (char if char in known else _stand_in(char) for char in spaced)
    return " ".join("".join(kept).split())


def _stand_in(char: str) -> str:
    code = ord(char)
    emoji = 0x1F000 <= code <= 0x1FAFF or 0x2600 <= code <= 0x27BF or 0x2B00 <= code <= 0x2BFF
    return "" if emoji or code in _SILENT or 0xE0000 <= code <= 0xE01EF else SUBSTITUTE


def width(text: str, size: float, bold: bool = False) -> float:
    """How far a cleaned line runs, in the unit of `size`."""
    widths = face_for(text, bold).widths
    return sum(widths[char] for char in text) * size / 1000


@lru_cache(maxsize=8192)
def fitted(text: str, room: float, size: float, bold: bool = False) -> str:
    """`text` cleaned and cut with an ellipsis to run no further than `room`."""
    line = clean(text)
    if width(line, size, bold) <= room:
        return line
    while line and width(line + ELLIPSIS, size, bold) > room:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS


def size_for(text: str, room: float, largest: float, bold: bool = False) -> float:
    """The largest size at which a cleaned line fits; for numbers, which must never be cut."""
    return min(largest, largest * room / max(width(text, largest, bold), 1))


@lru_cache(maxsize=4096)
def wrapped(text: str, room: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """`text` cleaned and broken into lines no wider than `room`, by the rules of 避头尾."""
    lines, rest = [], clean(text)
    while rest:
        cut = _break(rest, room, size, bold)
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return tuple(lines)


def _break(text: str, room: float, size: float, bold: bool) -> int:
    widths = face_for(text, bold).widths
    run = 0.0
    for place, char in enumerate(text):
        run += widths[char] * size / 1000
        if run > room and place:
            return _allowed(text, place)
    return len(text)


def _allowed(text: str, place: int) -> int:
    """The last place at or before `place` where a line may end; `place` itself when there is none."""
    for cut in range(place, max(0, place - 16), -1):
        before, after = text[cut - 1], text[cut]
        in_word = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
        if not in_word and after not in _NEVER_FIRST and before not in _NEVER_LAST:
            return cut
    return place


def _widths(data: bytes) -> dict[str, int]:
    """Advance widths by character, from the tables head, hhea, hmtx and cmap (OpenType 1.9, format 12)."""
    tables = _tables(data)
    (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (count,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    advances = struct.unpack_from(">" + "Hh" * count, data, tables["hmtx"])[::2]
    glyphs = _glyphs(data, tables["cmap"])
    return {char: round(advances[min(glyph, count - 1)] * 1000 / units) for char, glyph in glyphs.items()}


def _tables(data: bytes) -> dict[str, int]:
    (count,) = struct.unpack_from(">H", data, 4)
    records = struct.iter_unpack(">4sIII", data[12 : 12 + 16 * count])
    return {tag.decode(): offset for tag, _, offset, _ in records}


def _glyphs(data: bytes, cmap: int) -> dict[str, int]:
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    records = struct.iter_unpack(">HHI", data[cmap + 4 : cmap + 4 + 8 * count])
    place = next(cmap + at for _, _, at in records if struct.unpack_from(">H", data, cmap + at)[0] == 12)
    (groups,) = struct.unpack_from(">I", data, place + 12)
    runs = struct.iter_unpack(">III", data[place + 16 : place + 16 + 12 * groups])
    return {chr(code): glyph + code - first for first, last, glyph in runs for code in range(first, last + 1)}
