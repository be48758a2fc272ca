"""A press on a Feishu card: checked as the client does, sent as card.action.trigger, its answer applied."""

import secrets

from bot.sandbox.box import Box
from bot.sandbox.courier import Outcome, deliver
from bot.sandbox.feishu import events
from bot.sandbox.feishu.cards import walk
from bot.sandbox.feishu.form import FormError, values
from bot.sandbox.feishu.press_answer import apply
from bot.sandbox.feishu.updates import DAYS_14
from bot.sandbox.world import Message, Sender

_TICKET_LIFE = 1800
_TICKET_USES = 2
_ZONE = "Asia/Shanghai"
_DATES = ("date_picker", "picker_time", "picker_datetime")
_PASSED_ON = ("option", "options", "input_value", "checked")


def press(box: Box, who: Sender, message: Message, press: dict) -> dict:
    """{toast?, error?} as the presser sees it."""
    card = message.card_for(who.id)
    if card is None or message.recalled:
        return _error("这条消息上没有可以点的卡片。")
    if box.world.now() * 1000 - message.at > DAYS_14 * 1000:
        return _error("卡片超过 14 天，不能再点。")
    element, form = _find(card, press)
    if element is None or element.get("disabled"):
        return _error("卡片上没有这个按钮，可能已经更新。")
    try:
        action = _action(card, element, form, press)
    except FormError as error:
        return _error(str(error))
    return _send(box, who, message, action)


def _error(text: str) -> dict:
    return {"error": {"message": text}}


def _find(card: dict, press: dict) -> tuple[dict | None, str]:
    """The component meant: same tag, and name and value where given."""
    tag = press.get("tag", "button")
    for element, form in walk(card["body"]["elements"]):
        named = press.get("name") in (None, "", element.get("name"))
        if element.get("tag") == tag and named and _sends(element, form, press.get("value")):
            return element, form
    return None, ""


def _sends(element: dict, form: str, value: object) -> bool:
    """Whether a press on the component calls back, with that value."""
    calls = _callbacks(element)
    if calls:
        return value is None or value in calls
    submits = form and element.get("form_action_type") == "submit"
    return bool(submits or "value" in element) and value in (None, {}, element.get("value"))


def _callbacks(element: dict) -> list[dict]:
    return [one["value"] for one in element.get("behaviors", ()) if one.get("type") == "callback"]


def _action(card: dict, element: dict, form: str, press: dict) -> dict:
    """`action` of the callback."""
    calls = _callbacks(element)
    value = calls[0] if calls else element.get("value")
    action = {"tag": element["tag"]} | ({"value": value} if value is not None else {})
    if element.get("name"):
        action["name"] = element["name"]
    if form and element.get("form_action_type") == "submit":
        return action | {"form_value": values(card, form, press.get("form") or {}), "timezone": _ZONE}
    if element["tag"] in _DATES:
        action["timezone"] = _ZONE
    return action | {name: press[name] for name in _PASSED_ON if name in press}


def _send(box: Box, who: Sender, message: Message, action: dict) -> dict:
    token, ticket = _mint(box, message)
    shown: list[dict] = []

    def receive(outcome: Outcome) -> str:
        if shown:
            return "a repeat: the client shows nothing of its answer"
        answer, note = apply(box, message, outcome)
        ticket["answered"] = True
        shown.append(answer)
        return note

    delivery = events.card_action(box, _body(who, message, token, action), message.chat, receive)
    box.deliveries[message.id] = delivery
    _deliver_locked(box, message, delivery)
    return shown[0]


def _mint(box: Box, message: Message) -> tuple[str, dict]:
    """The token of a press: two updates within half an hour, once the callback is answered."""
    token = "c-" + secrets.token_hex(20)
    until = box.world.now() + _TICKET_LIFE
    ticket = {"message": message.id, "uses": _TICKET_USES, "until": until, "answered": False}
    box.feishu.setdefault("tickets", {})[token] = ticket
    return token, ticket


def _body(who: Sender, message: Message, token: str, action: dict) -> dict:
    return {
        "operator": {"tenant_key": events.TENANT, **events.ids(who.id)},
        "token": token,
        "action": action,
        "host": "im_message",
        "context": {"open_message_id": message.id, "open_chat_id": message.chat},
    }


def _deliver_locked(box: Box, message: Message, delivery) -> None:
    """While a click is on its way the card takes no other change."""
    with box.world.lock:
        message.memory["pressed_now"] = message.memory.get("pressed_now", 0) + 1
    try:
        deliver(box, delivery)
    finally:
        with box.world.lock:
            message.memory["pressed_now"] -= 1
