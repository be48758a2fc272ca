"""im/v1/messages: send, reply and read back."""

import secrets

from flask import request

from bot.sandbox.box import Box
from bot.sandbox.feishu import content
from bot.sandbox.feishu.events import TENANT
from bot.sandbox.feishu.refusal import Refusal, wrong
from bot.sandbox.world import Chat, Message, Sender

_ID_TYPES = ("open_id", "union_id", "user_id", "email", "chat_id")
_REMEMBER = 3600  # seconds a uuid keeps a second message away


def create(box: Box) -> dict:
    """POST im/v1/messages?receive_id_type=."""
    asked = body()
    return _once(box, asked, lambda: _send(box, _receiver(box, asked), asked))


def reply(box: Box, message_id: str) -> dict:
    """POST im/v1/messages/:message_id/reply, in the topic if asked or if the message is in one."""
    asked, parent = body(), present(box, message_id)
    chat = box.world.chats[parent.chat]
    _check_member(chat)
    return _once(box, asked, lambda: _send(box, chat, asked, parent))


def get(box: Box, message_id: str) -> dict:
    """GET im/v1/messages/:message_id."""
    message = box.world.messages.get(message_id)
    if message is None or box.world.chats[message.chat].platform != "feishu":
        raise wrong("invalid message_id")
    _check_member(box.world.chats[message.chat])
    return {"items": [as_item(box, message)]}


def body() -> dict:
    """The request's JSON object. Raises Refusal."""
    asked = request.get_json(silent=True)
    if not isinstance(asked, dict):
        raise Refusal(9499, "Bad Request")
    return asked


def present(box: Box, message_id: str) -> Message:
    """A message that has not been recalled. Raises Refusal."""
    message = box.world.messages.get(message_id)
    if message is None or box.world.chats[message.chat].platform != "feishu":
        raise wrong("invalid message_id")
    if message.recalled:
        raise Refusal(230011, "The message was withdrawn.")
    return message


def _receiver(box: Box, asked: dict) -> Chat:
    """The chat a receive_id means."""
    kind, id = request.args.get("receive_id_type", "open_id"), asked.get("receive_id")
    if kind not in _ID_TYPES or not isinstance(id, str) or not id:
        raise Refusal(99992402, "field validation failed: receive_id, receive_id_type")
    if kind != "chat_id":
        return _private(box, kind, id)
    chat = box.world.chats.get(id)
    if chat is None or chat.platform != "feishu":
        raise wrong("invalid receive_id")
    _check_member(chat)
    _check_reachable(box, chat)
    return chat


def _private(box: Box, kind: str, id: str) -> Chat:
    open_id = "ou_" + id.removeprefix("on_") if kind == "union_id" else id
    if kind not in ("open_id", "union_id") or not box.world.person("feishu", open_id):
        raise Refusal(99992361, "open_id cross app" if kind == "open_id" else f"invalid {kind}")
    chat = box.world.own_chat("feishu", open_id, "feishu")
    _check_reachable(box, chat)
    return chat


def _check_reachable(box: Box, chat: Chat) -> None:
    if chat.type == "p2p" and not box.world.present("feishu", chat.members[0]):
        raise Refusal(230013, "Bot has NO availability to this user.")


def _check_member(chat: Chat) -> None:
    if not chat.bot_in:
        raise Refusal(230002, "Bot/User can NOT be out of the chat.")


def _once(box: Box, asked: dict, send) -> dict:
    """At most one message in an hour for the same uuid; a repeat is told of the first."""
    uuid = asked.get("uuid") or ""
    if not isinstance(uuid, str) or len(uuid) > 50:
        raise Refusal(99992402, "field validation failed: uuid is at most 50 characters")
    if not uuid:
        return send()
    with box.world.lock:
        seen = box.feishu.setdefault("uuids", {})
        first, until = seen.get(uuid, (None, 0))
        if first is None or until <= box.world.now():
            first = seen[uuid] = (send(), box.world.now() + _REMEMBER)
            return first[0]
    return first


def _send(box: Box, chat: Chat, asked: dict, parent: Message | None = None) -> dict:
    kind = asked.get("msg_type")
    fields = content.bubble(box, kind, asked.get("content"))
    if box.windows.take(("feishu chat", chat.id), box.world.now(), (5, 1.0)):
        raise Refusal(230020, "This operation triggers the frequency limit.")
    if parent is not None:
        fields |= _place(box, parent, asked)
    memory = {"msg_type": kind, "content": asked["content"], "own": True}
    if parent is not None:
        memory |= {"parent": parent.id, "root": parent.memory.get("root") or parent.id}
    message = box.world.post(chat, robot(box), memory=memory, **fields)
    return as_item(box, message)


def _place(box: Box, parent: Message, asked: dict) -> dict:
    if asked.get("reply_in_thread") and not parent.thread:
        parent.thread = "omt_" + secrets.token_hex(8)
    return {"reply_to": parent.id, "thread": parent.thread}


def robot(box: Box) -> Sender:
    """How the bot's bubbles are signed."""
    return Sender("bot", box.credentials.bot_name, bot=True)


def _plain(mention: dict) -> dict:
    """A mention as REST gives it: the open_id as a plain text."""
    return {**mention, "id": mention["id"]["open_id"], "id_type": "open_id"}


def as_item(box: Box, message: Message) -> dict:
    """A message as REST gives it: ids are plain strings here."""
    own = message.memory.get("own")
    sender = {"id": box.credentials.feishu_app_id, "id_type": "app_id", "sender_type": "app"}
    if not own:
        sender = {"id": message.sender.id, "id_type": "open_id", "sender_type": "user"}
    item = {
        "message_id": message.id,
        "msg_type": message.memory.get("msg_type", "text"),
        "create_time": str(message.at),
        "update_time": str(message.memory.get("updated") or message.at),
        "deleted": message.recalled,
        "updated": "updated" in message.memory,
        "chat_id": message.chat,
        "sender": sender | {"tenant_key": TENANT},
        "body": {"content": message.memory.get("content", "")},
    }
    optional = {
        "root_id": message.memory.get("root"),
        "parent_id": message.memory.get("parent"),
        "thread_id": message.thread,
        "mentions": [_plain(one) for one in message.memory.get("mentions", ())],
    }
    return item | {name: value for name, value in optional.items() if value}
