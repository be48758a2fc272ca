"""What a quoted message says, read from the sandbox's API by the real SDK."""

import pytest

from bot.platforms.feishu.cache import SharedCache
from bot.platforms.feishu.client import Client
from bot.platforms.feishu.quotes import Quotes

GROUP = "oc_sales"


@pytest.fixture
def quotes(place) -> Quotes:
    """Quotes asked of the sandbox."""
    return Quotes(Client(place.settings, SharedCache(None, "")))


def _said(place, text: str, **more) -> str:
    return place.sandbox.visitor("feishu:ou_lisi").say(GROUP, text, **more)["message"]["id"]


@pytest.mark.feature("A3")
def test_a_colleagues_words_are_read_by_their_id(place, quotes):
    """引用同事的一句话，读得到原话。"""
    message = _said(place, "苏州青禾医疗想看演示，预算50万")

    assert quotes.of(message) == ("苏州青禾医疗想看演示，预算50万", ())


def test_mentions_in_it_stand_as_names(place, quotes):
    """原话里 @ 的人，写成名字。"""
    message = _said(place, "@王芳 看一下", mentions=[{"id": "ou_wangfang", "name": "王芳"}])

    assert quotes.of(message) == ("@王芳 看一下", ())


@pytest.mark.feature("G1")
def test_a_quoted_file_comes_with_what_is_needed_to_fetch_it(place, quotes):
    """引用一个文件：拿得到取它的键，按键取得回来。"""
    world = place.box.world
    kept = world.keep(b"prototype", "原型图.pdf", "application/pdf", "ou_lisi", "file_v3_9", "stream")
    message = _said(place, "", file=kept.key, kind="file")

    text, (file,) = quotes.of(message)

    assert (text, file.name) == ("", "原型图.pdf")
    assert place.platform.fetch(file, 100).content == b"prototype"


def test_nothing_is_made_up_where_feishu_does_not_tell(place, quotes):
    """读不到就当没有，不会卡住。"""
    message = _said(place, "你好")

    assert quotes.of("om_nothing") == ("", ())

    place.box.faults.api_down = "502"

    assert quotes.of(message) == ("", ())
