"""What people do in Feishu's client, turned into the events the bot is told."""

import json

from bot.sandbox import views
from bot.sandbox.box import Box
from bot.sandbox.courier import Outcome, deliver
from bot.sandbox.feishu import events
from bot.sandbox.feishu.press import press as press
from bot.sandbox.words import Words
from bot.sandbox.world import Chat, Message, Sender

_KINDS = {"image": "image", "file": "file", "voice": "file", "audio": "file"}


def say(box: Box, who: Sender, chat: Chat, words: Words) -> tuple[Message, Outcome | None]:
    """A bubble, and the event if the app's scopes let the bot see it (private, or in a group with an @)."""
    form, content, mentions = _spoken(box, words)
    message = box.world.post(
        chat,
        who,
        _KINDS.get(words.kind, "text"),
        text=words.text,
        mentions=words.mentions,
        file=words.file,
        images=[words.file] if words.kind == "post" and words.file else [],
        reply_to=words.reply_to,
        memory={"msg_type": form, "content": json.dumps(content, ensure_ascii=False), "mentions": mentions},
    )
    _join_thread(box, message)
    named = any(one["id"]["open_id"] == events.bot_open_id(box) for one in mentions)
    if not chat.bot_in or (chat.type == "group" and not named):
        return message, None
    delivery = events.event(box, "im.message.receive_v1", _received(box, message, chat), chat.id)
    box.deliveries[message.id] = delivery
    return message, deliver(box, delivery)


def _spoken(box: Box, words: Words) -> tuple[str, dict, list[dict]]:
    """(msg_type, content, mentions) of what was said."""
    file = box.world.files.get(words.file)
    if words.kind == "image" and file:
        return "image", {"image_key": file.key}, []
    if words.kind == "file" and file:
        return "file", {"file_key": file.key, "file_name": file.name}, []
    if words.kind in ("voice", "audio") and file:
        return "audio", {"file_key": file.key, "duration": 2000}, []
    text, mentions = _with_keys(box, words)
    if words.kind != "post" and not file:
        return "text", {"text": text}, mentions
    lines = [[{"tag": "text", "text": line, "style": []}] for line in text.split("\n")]
    picture = [[{"tag": "img", "image_key": file.key}]] if file else []
    return "post", {"title": "", "content": lines + picture}, mentions


def _with_keys(box: Box, words: Words) -> tuple[str, list[dict]]:
    """The text with @names replaced by @_user_n, and the mentions those stand for."""
    text, mentions = words.text, list[dict]()
    for one in words.mentions:
        name = f"@{one.get('name') or box.credentials.bot_name}"
        key = "@_all" if one["id"] == "all" else f"@_user_{len(mentions) + 1}"
        text = text.replace(name, key, 1) if name in text else f"{key} {text}"
        if key != "@_all":
            mentions.append(_mention(box, key, one["id"], name[1:]))
    return text, mentions


def _mention(box: Box, key: str, id: str, name: str) -> dict:
    bot = id in (views.BOT, events.bot_open_id(box))
    whom = events.ids(events.bot_open_id(box) if bot else id)
    kind = "bot" if bot else "user"
    return {"key": key, "id": whom, "name": name, "mentioned_type": kind, "tenant_key": events.TENANT}


def _join_thread(box: Box, message: Message) -> None:
    parent = box.world.messages.get(message.reply_to)
    if parent is not None:
        message.thread = parent.thread
        message.memory |= {"parent": parent.id, "root": parent.memory.get("root") or parent.id}


def _received(box: Box, message: Message, chat: Chat) -> dict:
    """Body of im.message.receive_v1."""
    said = {
        "message_id": message.id,
        "create_time": str(message.at),
        "update_time": str(message.at),
        "chat_id": chat.id,
        "chat_type": chat.type,
        "message_type": message.memory["msg_type"],
        "content": message.memory["content"],
    }
    if message.reply_to:
        said |= {"root_id": message.memory["root"], "parent_id": message.memory["parent"]}
    if message.thread:
        said["thread_id"] = message.thread
    if message.memory["mentions"]:
        said["mentions"] = message.memory["mentions"]
    sender = {"sender_id": events.ids(message.sender.id), "sender_type": "user", "tenant_key": events.TENANT}
    return {"sender": sender, "message": said}


def enter(box: Box, who: Sender, chat: Chat) -> Outcome | None:
    """Opening the private chat with the bot tells it, every time."""
    if chat.type != "p2p":
        return None
    body = {
        "chat_id": chat.id,
        "operator_id": events.ids(who.id),
        "last_message_id": "",
        "last_message_create_time": "",
    }
    messages = box.world.messages_in(chat.id)
    if messages:
        body |= {"last_message_id": messages[-1].id, "last_message_create_time": str(messages[-1].at)}
    return deliver(box, events.event(box, "im.chat.access_event.bot_p2p_chat_entered_v1", body, chat.id))


def menu(box: Box, who: Sender, key: str) -> Outcome:
    """An entry of the bot's menu; the event names no chat."""
    operator = {"operator_name": who.name, "operator_id": events.ids(who.id)}
    body = {"operator": operator, "event_key": key[:30], "timestamp": int(box.world.now())}
    return deliver(box, events.event(box, "application.bot.menu_v6", body))


def leave(box: Box, who: Sender) -> Outcome:
    """The person left the company."""
    user = {"open_id": who.id, "union_id": "on_" + who.id.removeprefix("ou_"), "name": who.name}
    status = {"is_frozen": False, "is_resigned": True, "is_activated": True, "is_exited": False}
    body = {
        "object": user | {"department_ids": [], "status": status},
        "old_object": {"department_ids": ["od-1"]},
    }
    return deliver(box, events.event(box, "contact.user.deleted_v3", body))


def join(box: Box, chat: Chat) -> Outcome:
    """The bot was added to a group."""
    return deliver(box, events.event(box, "im.chat.member.bot.added_v1", _membership(chat), chat.id))


def expel(box: Box, chat: Chat) -> Outcome:
    """The bot was taken out of a group."""
    return deliver(box, events.event(box, "im.chat.member.bot.deleted_v1", _membership(chat), chat.id))


def _membership(chat: Chat) -> dict:
    operator = events.ids(chat.members[0])
    return {
        "chat_id": chat.id,
        "operator_id": operator,
        "external": False,
        "operator_tenant_key": events.TENANT,
        "name": chat.name,
        "i18n_names": {"zh_cn": chat.name, "en_us": "", "ja_jp": ""},
    }
