"""A card as Feishu card JSON 2.0. Source: open.feishu.cn, card JSON v2 structure and its components.

A card that would be too big is drawn again with fewer rows and shorter texts; its buttons always stay.
"""

import json
from collections.abc import Callable
from typing import Any

from cards.elements import Card
from cards.feishu.pen import Pen
from cards.feishu.shapes import Json

_BYTES, _ELEMENTS = 30_000, 200  # Feishu takes 30 KB of request and 200 elements
_SIZES = ((100, 4000), (30, 2000), (15, 1000), (10, 600), (6, 300), (3, 150), (1, 60))  # rows, characters


def render(
    card: Card,
    pack: Callable[[str, dict[str, Any]], str],
    card_key: str = "",
    *,
    kind: str = "group",
    picture: Callable[[str], str] = lambda key: "",
) -> Json:
    """The card's JSON object. `pack` signs presses; `kind` is that of the chat it is shown in.

    `picture` gives a stored picture's img_key, or an empty text where it has none yet.
    """
    drawn: Json = {}
    for rows, letters in _SIZES:
        drawn = Pen(pack, card_key, kind, picture, rows, letters, not card.stamp).card(card)
        if _fits(drawn):
            break
    return drawn


def _fits(card: Json) -> bool:
    """Whether Feishu takes it. As a string inside JSON, quotes and backslashes count twice."""
    text = json.dumps(card, ensure_ascii=False)
    size = len(text.encode()) + text.count('"') + text.count("\\")
    return size <= _BYTES and text.count('"tag": ') <= _ELEMENTS
