"""Changing what was sent: PATCH for cards, PUT for text, DELETE, and the one by a callback's token."""

from bot.sandbox.box import Box
from bot.sandbox.feishu import cards, content
from bot.sandbox.feishu.messages import body, present
from bot.sandbox.feishu.refusal import Refusal, wrong
from bot.sandbox.world import Message

DAYS_14 = 14 * 24 * 3600
RECALL = 24 * 3600  # what the sandbox's companies allow
_EDITS = 20


def patch(box: Box, message_id: str) -> dict:
    """PATCH im/v1/messages/:message_id: another card for one of ours, up to 14 days old."""
    message = _own(box, message_id, 230001)
    if message.memory["msg_type"] != "interactive":
        raise wrong("the message is not a card")
    if box.world.now() * 1000 - message.at > DAYS_14 * 1000:
        raise Refusal(230031, "The message to be updated is out of time range.")
    fields = content.bubble(box, "interactive", body().get("content"))
    _check_shared(message.card or {}, fields["card"])
    _check_idle(message)
    if box.windows.take(("feishu message", message.id), box.world.now(), (5, 1.0)):
        raise Refusal(230020, "This operation triggers the frequency limit.")
    show(box, message, fields["card"])
    return {}


def _check_shared(*both: dict) -> None:
    if any((card.get("config") or {}).get("update_multi") is not True for card in both):
        raise wrong("config.update_multi must be true in the card as sent and as patched")


def _check_idle(message: Message) -> None:
    if message.memory.get("pressed_now"):
        raise cards.refusal(cards.CardError(11310, "card action is lock", "ROOT"))


def show(box: Box, message: Message, card: dict) -> None:
    """The message shows another card from now on, to everybody."""
    message.memory["updated"] = int(box.world.now() * 1000)
    box.world.change(message, card=card)


def put(box: Box, message_id: str) -> dict:
    """PUT im/v1/messages/:message_id: another text or post, up to 20 times."""
    message, asked = _own(box, message_id, 230071), body()
    if message.memory["msg_type"] not in ("text", "post") or asked.get("msg_type") not in ("text", "post"):
        raise wrong("only text and post can be edited")
    if message.memory.get("edits", 0) >= _EDITS:
        raise Refusal(230072, "The message has reached the number of times it can be edited.")
    fields = content.bubble(box, asked["msg_type"], asked.get("content"))
    message.memory |= {
        "edits": message.memory.get("edits", 0) + 1,
        "updated": int(box.world.now() * 1000),
        "content": asked["content"],
        "msg_type": asked["msg_type"],
    }
    box.world.change(message, **fields)
    return {}


def delete(box: Box, message_id: str) -> dict:
    """DELETE im/v1/messages/:message_id within the recall window."""
    message = _own(box, message_id, 230026)
    if box.world.now() * 1000 - message.at > RECALL * 1000:
        raise Refusal(230009, "The message is out of the time range that can be withdrawn.")
    box.world.change(message, recalled=True)
    return {}


def _own(box: Box, message_id: str, code: int) -> Message:
    message = present(box, message_id)
    if not message.memory.get("own"):
        raise Refusal(code, "The operator is not the sender of the message.")
    if not box.world.chats[message.chat].bot_in:
        raise Refusal(230002, "Bot/User can NOT be out of the chat.")
    return message


def by_token(box: Box) -> dict:
    """POST interactive/v1/card/update: twice within 30 minutes of a press, once its callback is answered."""
    asked = body()
    token, card = asked.get("token"), asked.get("card") or {}
    with box.world.lock:
        ticket = _ticket(box, token)
        message = present_card(box, ticket["message"])
        try:
            cards.check(box, card)
        except cards.CardError as error:
            raise Refusal(11311, f"card format error: {error}") from error
        ticket["uses"] -= 1
    show(box, message, card)
    return {}


def _ticket(box: Box, token: object) -> dict:
    ticket = box.feishu.get("tickets", {}).get(token) if isinstance(token, str) else None
    if ticket is None:
        raise Refusal(300020, "token is invalid")
    if ticket["until"] <= box.world.now():
        raise Refusal(300030, "token is expired")
    if ticket["uses"] < 1:
        raise Refusal(300040, "token has been used up")
    if not ticket["answered"]:
        raise Refusal(300000, "the callback has not been answered yet")
    return ticket


def present_card(box: Box, message_id: str) -> Message:
    """The pressed card, unless it was recalled."""
    message = box.world.messages[message_id]
    if message.recalled:
        raise Refusal(200000, "the card was recalled")
    return message
