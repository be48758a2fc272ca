"""Text made comparable: NFKC, invisible marks out, HTML entities read once, Traditional as Simplified.

The comparable text is only for matching. Positions lead back, so a value keeps the form it was typed in.
"""

import html
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_INVISIBLE = re.compile(  # format and direction marks, variation selectors, surrogates, private use
    "[\x00\r\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_KEPT_SIGNS = frozenset("✅☑✔√→℃")
_LOOKALIKE = str.maketrans("“”„‟‘’｢｣『』‐‑‒–—―−〜～﹣", '""""\'\'「」「」-------~~-')

_WORDS = {
    "專案": "项目",
    "範本": "模板",
    "匯出": "导出",
    "匯入": "导入",
    "檔案": "文件",
    "滙出": "导出",
}  # said so in Taiwan
_LOCAL = re.compile("|".join(_WORDS))


@lru_cache(maxsize=1)
def _simplified() -> dict[str, str]:
    old, new = (Path(__file__).parent / "traditional.txt").read_text(encoding="utf-8").split()
    return dict(zip(old, new, strict=True))


@lru_cache(maxsize=16384)
def _cell(char: str) -> str:
    """One typed character in its comparable form: one character, seldom several."""
    if char == "🆗":
        return "ok"
    kind = unicodedata.category(char)
    if (kind == "So" and char not in _KEPT_SIGNS) or kind == "Sk":
        return " " if ord(char) > 0x7F else char
    if kind in ("Zs", "Cc") and char != "\n":
        return " "
    folded = unicodedata.normalize("NFKC", char.translate(_LOOKALIKE)).lower()
    return "".join(_simplified().get(part, part) for part in folded) or " "


class Line:
    """A text as typed beside its comparable form, `match`."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        cells = [_cell(char) for char in _LOCAL.sub(lambda found: _WORDS[found.group()], typed)]
        self.match = _as_form("".join(cells))
        self._origin: list[int] | None = None
        if len(self.match) != len(typed):
            self._origin = [n for n, cell in enumerate(cells) for _ in cell]

    def as_typed(self, start: int, end: int) -> str:
        """The typed form of the comparable text's piece from `start` to `end`."""
        if self._origin is None:
            return self.typed[start:end]
        if start >= end:
            return ""
        return self.typed[self._origin[start] : self._origin[end - 1] + 1]


_FIELD_SIGN = (
    re.compile(  # a form in one line: 报价｜项目：P5｜成员：, (项目：P33；金额：…), 标题：… / 截止：…
        r"[|;(](?=\s?[^\s:|;()]{1,6}:)|(?<=\s)/(?=\s[^\s:]{1,6}:)"
    )
)


def _as_form(match: str) -> str:
    """The comparable text with the signs between a form's fields as line ends; brackets around fields as commas."""
    if match.count("【") >= 2:
        match = match.replace("【", " ").replace("】", ",")
    return _FIELD_SIGN.sub("\n", match) if match.count(":") >= 2 else match


@lru_cache(maxsize=16)
def line_of(typed: str) -> Line:
    """The line of a text; one message is looked at several times."""
    return Line(typed)


def clean(text: str) -> str:
    """The typed text without invisible marks, its entities read once."""
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    if text.isascii():
        return text.replace("\r", "").replace("\x00", "").replace("\t", " ").strip()
    return _INVISIBLE.sub("", text).strip()


def fold(text: str) -> str:
    """The comparable form of a short text: a name, an alias."""
    return "".join(_cell(char) for char in text).strip()
