"""What one template card may hold, per channel, in characters.

Source: the tables of developer.work.weixin.qq.com/document/path/90236 (app), 101032 (bot), 99110 (push).
"""

from dataclasses import dataclass

PAIRS = 6  # horizontal_content_list
KEYNAME = 5
BUTTONS = 6  # button_list
MENU = 3  # action_menu.action_list
BUTTON_TEXT = 10
KEY_BYTES = 1024
OPTIONS = 10
OPTION_ID_BYTES = 128
SELECTORS = 3  # select_list
SELECTOR_TITLE = 13


@dataclass(frozen=True)
class Limits:
    """One channel's numbers. `live` is False where a card cannot be clicked back."""

    source: int
    title: int
    desc: int
    text: int
    value: int
    option: int
    form_desc: int
    live: bool = True


LIMITS = {
    "app": Limits(source=20, title=36, desc=44, text=160, value=30, option=16, form_desc=160),
    "bot": Limits(source=13, title=26, desc=30, text=112, value=26, option=10, form_desc=30),
    "push": Limits(source=13, title=26, desc=30, text=112, value=26, option=10, form_desc=30, live=False),
}


def cut(text: str, limit: int) -> str:
    """At most `limit` characters, one line; what is cut ends with "…"."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def cut_bytes(text: str, limit: int) -> str:
    """The longest beginning of `text` that has at most `limit` bytes in UTF-8."""
    return text.encode()[:limit].decode(errors="ignore")
