"""Orders inside words that make them none: denied, on a condition, told, asked, put off, taken back."""

import pytest

from bot.understand import Input, understand
from bot.understand.shapes import Reading
from bot.understand.vocabulary import DEFAULT, FIXED
from tests.understand import tables
from tests.understand.rows import NOW, ROSTER

ORDERS, FRAMES = tables.lines("orders"), tables.lines("no_orders")


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_by_itself_is_carried_out(order: str):
    """单独说就照办，下面的测试才有意义。"""
    assert _changes(_read(order))


@pytest.mark.parametrize("frame", FRAMES)
def test_an_order_only_spoken_about_changes_nothing(frame: str):
    """否定的、有条件的、转述的、提问的、收回的，一概不动数据。"""
    assert [order for order in ORDERS if _changes(_read(frame.format(order)))] == []


def _changes(reading: Reading) -> bool:
    return reading.intent != "none" and FIXED[reading.intent].changes and not reading.ask


def _read(text: str) -> Reading:
    given = {
        "platform": "wecom", "chat_type": "p2p", "text": text, "mentions": [], "bot": {"name": "销售助理", "id": "b"},
        "now": NOW, "speaker": {"name": "张三", "id": "x"}, "roster": ROSTER, "context": {},
    }  # fmt: skip
    return understand(Input.from_json(given), DEFAULT)
