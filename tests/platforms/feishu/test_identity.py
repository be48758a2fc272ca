"""Knowing oneself, against the sandbox's API."""

import hashlib

from bot.platforms.feishu.cache import SharedCache
from bot.platforms.feishu.client import Client
from bot.platforms.feishu.identity import Identity


def identity(place) -> Identity:
    """An identity that asks the sandbox."""
    cache = SharedCache(None, "")
    return Identity(Client(place.settings, cache), cache)


def test_the_bot_learns_its_open_id_once(place):
    """机器人问一次自己的 open_id，以后不再问。"""
    asking = identity(place)
    expected = "ou_" + hashlib.sha256(place.settings.app_id.encode()).hexdigest()[:32]

    assert asking.open_id() == expected

    place.box.faults.api_down = "502"

    assert asking.open_id() == expected


def test_a_failure_is_not_asked_about_at_every_message(place):
    """问不到时是“不知道”，而且过一会儿才再问。"""
    place.box.faults.api_down = "502"
    asking = identity(place)

    assert asking.open_id() == ""

    place.box.faults.api_down = ""

    assert asking.open_id() == ""
