"""What the chat page is shown: the world as JSON, as one person sees it."""

from bot.sandbox.box import Box
from bot.sandbox.world import Chat, Message

BOT = "bot"  # how the page names the bot in mentions


def state(box: Box, platform: str, person: str) -> dict:
    """Everybody, the person's chats, and the switches."""
    return {
        "bot_name": box.credentials.bot_name,
        "people": [_person(box, one) for one in box.world.people.values()],
        "chats": [chat_view(box, chat, person) for chat in box.world.chats_of(platform, person)],
        "faults": box.faults.as_json(),
    }


def _person(box: Box, one) -> dict:
    names = ("platform", "id", "name", "role", "title", "colour")
    return {name: getattr(one, name) for name in names} | {"left": (one.platform, one.id) in box.world.left}


def chat_view(box: Box, chat: Chat, person: str) -> dict:
    """One row of the chat list."""
    messages = [m for m in box.world.messages_in(chat.id) if m.kind != "system"]
    last = messages[-1] if messages else None
    view = {
        "id": chat.id,
        "platform": chat.platform,
        "type": chat.type,
        "name": chat.name or _private_name(box, chat),
        "via": chat.via,
        "members": list(chat.members),
        "bot_in": chat.bot_in,
        "last": {"text": summary(box, last, person), "at": last.at} if last else None,
    }
    if chat.push_key:
        view["push_url"] = f"{box.origin}/cgi-bin/webhook/send?key={chat.push_key}"
    return view


def _private_name(box: Box, chat: Chat) -> str:
    return box.credentials.bot_name + {"app": "（应用）", "bot": "（智能机器人）"}.get(chat.via, "")


def summary(box: Box, message: Message, person: str) -> str:
    """The line under a chat's name."""
    if message.recalled:
        return "撤回了一条消息"
    if message.kind == "card":
        return f"[卡片] {_title(message.card_for(person) or {})}".strip()
    if message.kind in ("image", "file"):
        file = box.world.files.get(message.file)
        return "[图片]" if message.kind == "image" else f"[文件] {file.name if file else ''}"
    return " ".join(message.text.split())[:60]


def _title(card: dict) -> str:
    header = card.get("header") or {}
    main = card.get("main_title") or {}
    return (header.get("title") or {}).get("content") or main.get("title") or card.get("sub_title_text") or ""


def message_view(box: Box, message: Message, person: str) -> dict:
    """One bubble as this person sees it."""
    quoted = message.recalled
    return {
        "id": message.id,
        "chat": message.chat,
        "sender": {"id": message.sender.id, "name": message.sender.name, "bot": message.sender.bot},
        "at": message.at,
        "kind": "system" if quoted else message.kind,
        "text": f"{message.sender.name} 撤回了一条消息" if quoted else message.text,
        "mentions": message.mentions,
        "card": None if quoted else message.card_for(person),
        "card_version": message.version,
        "file": None if quoted else file_view(box, message.file),
        "images": [] if quoted else list(message.images),
        "reply_to": message.reply_to,
        "thread": message.thread,
        "finished": message.finished,
        "cut": message.cut,
    }


def file_view(box: Box, key: str) -> dict | None:
    """A file's name and size, or None."""
    file = box.world.files.get(key)
    if file is None:
        return None
    return {"key": file.key, "name": file.name, "size": len(file.data), "mime": file.mime}
