"""A pressed template card as a Press; the same for the app and the bot."""

from collections.abc import Callable
from typing import Any

from bot.message import Press
from cards.wecom import chosen


def press(
    key: str,
    selected: dict[str, list[str]],
    unpack: Callable[[str], tuple[str, dict[str, Any]]],
    card: str,
    credential: str = "",
) -> Press:
    """The action under the button's key, its values joined by what was selected.

    `selected` is {question_key: [option ids]}. Raises RejectedRequest when the key is not signed by us.
    """
    action, values = unpack(key)
    return Press(action, chosen(values, selected), card, credential)
