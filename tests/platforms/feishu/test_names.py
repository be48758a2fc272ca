"""What colleagues are called, against the sandbox's API."""

from bot.platforms.feishu.cache import SharedCache
from bot.platforms.feishu.client import Client
from bot.platforms.feishu.names import Names


def names(place) -> Names:
    """Names asked of the sandbox."""
    cache = SharedCache(None, "")
    return Names(Client(place.settings, cache), cache)


def test_a_name_is_asked_for_once(place):
    """同事的名字问一次，记一周。"""
    asking = names(place)

    assert asking.of("ou_zhangsan") == "张三"

    place.box.faults.api_down = "502"

    assert asking.of("ou_zhangsan") == "张三"


def test_who_is_out_of_range_has_no_name(place):
    """不在通讯录范围里的人没有名字，也不会每条消息都去问。"""
    asking = names(place)

    assert asking.of("ou_nobody") == ""
    assert asking.of("ou_zhangsan") == "张三"


def test_without_an_answer_nobody_waits_twice(place):
    """问不到时先不带名字，一分钟内不再问。"""
    place.box.faults.api_down = "502"
    asking = names(place)

    assert asking.of("ou_zhangsan") == ""

    place.box.faults.api_down = ""

    assert asking.of("ou_lisi") == ""
