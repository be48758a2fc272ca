"""Turning the switches, and troubles that happen once: tokens expire, a card grows old, time passes."""

from bot.sandbox.box import Box

_ONCE = ("expire_tokens", "age", "clock")


def make(box: Box, wanted: dict) -> None:
    """Do what the page's POST faults asks. Raises ValueError for an unknown switch or message."""
    box.faults.change({name: value for name, value in wanted.items() if name not in _ONCE})
    if wanted.get("expire_tokens"):
        expire_tokens(box)
    if wanted.get("age"):
        _age(box, wanted["age"])
    if wanted.get("clock"):
        box.world.advance(float(wanted["clock"]))
    box.world.news.tell("faults", chat="", faults=box.faults.as_json())


def expire_tokens(box: Box) -> None:
    """Every access token handed out so far stops working now, before its time."""
    for memory in (box.feishu, box.wecom):
        for token in memory.get("tokens", {}):
            memory["tokens"][token] = 0.0


def _age(box: Box, wanted: dict) -> None:
    seconds = float(wanted.get("seconds") or 0)
    if wanted.get("file"):
        box.world.age_file(wanted["file"], seconds)
        return
    message = box.world.messages.get(wanted.get("message") or "")
    if message is None:
        raise ValueError("没有这条消息。")
    box.world.age(message, seconds)
