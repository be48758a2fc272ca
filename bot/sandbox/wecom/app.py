"""Callbacks of the self-built app: encrypted XML out, passive encrypted answers back."""

from collections.abc import Callable

from bot.sandbox.box import Box
from bot.sandbox.courier import Delivery, Outcome, deliver
from bot.sandbox.wecom import passive
from bot.sandbox.wecom.crypt import Crypto

PATH = "/wecom/app/callback"
DEADLINE = 5.0
LADDER = (15.0, 300.0, 900.0)  # three retries; the platform names no intervals, these are ours


def crypto(box: Box) -> Crypto:
    """The app's keys."""
    keys = box.credentials
    return Crypto(keys.wecom_token, keys.wecom_aes_key, keys.wecom_corp_id)


def xml(fields: dict) -> str:
    """An <xml> document: numbers plain, strings as CDATA, dicts nested, lists as repeated elements."""
    return f"<xml>{_inside(fields)}</xml>"


def _inside(fields: dict) -> str:
    return "".join(_element(name, value) for name, value in fields.items())


def _element(name: str, value: object) -> str:
    if isinstance(value, list):
        return "".join(_element(name, one) for one in value)
    if isinstance(value, dict):
        return f"<{name}>{_inside(value)}</{name}>"
    if isinstance(value, int):
        return f"<{name}>{value}</{name}>"
    safe = str(value).replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}><![CDATA[{safe}]]></{name}>"


def callback(box: Box, sender: str, fields: dict, chat: str, kind: str) -> Delivery:
    """A callback about `sender`; `kind` is "message" or the event's name and decides what may be answered."""
    keys, seen = box.credentials, set[str]()
    whole = {
        "ToUserName": keys.wecom_corp_id,
        "FromUserName": sender,
        "CreateTime": int(box.world.now()),
        **fields,
        "AgentID": int(keys.wecom_agent_id or 0),
    }
    text = xml(whole)

    def receive(outcome: Outcome) -> str:
        return passive.take(box, crypto(box), outcome, kind, sender, chat, seen)

    return Delivery(
        "wecom",
        PATH,
        chat,
        DEADLINE,
        lambda attempt: crypto(box).seal_xml(text, keys.wecom_corp_id, keys.wecom_agent_id),
        receive,
        opened=crypto(box).open_xml,
        ladder=LADDER,
    )


def event(box: Box, sender: str, name: str, fields: dict, chat: str = "") -> Outcome:
    """Tell the app of an event."""
    body = {"MsgType": "event", "Event": name, **fields}
    return deliver(box, callback(box, sender, body, chat, name))


def verify_url(box: Box, path: str, keys: Crypto) -> bool:
    """What saving the callback address does: the echo must come back in clear within a second."""
    answers: list[Outcome] = []
    keep: Callable[[Outcome], None] = answers.append
    deliver(
        box, Delivery("wecom", path, "", 1.0, lambda attempt: keys.seal_echo("1616140317555161061"), keep)
    )
    return answers[0].ok and answers[0].body == b"1616140317555161061"
