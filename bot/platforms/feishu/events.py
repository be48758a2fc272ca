"""Feishu's events as ours. Source: open.feishu.cn, the pages of the events named below."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.message import BOT_ID, ChatRef, Event, Mention
from bot.platforms.feishu import content
from bot.platforms.feishu.press import press_event
from bot.platforms.feishu.quotes import Said

NAME = "feishu"
_MENU = {
    "help": "帮助",
    "my_tasks": "我的待办",
    "create_lead": "新建线索",
    "health_report": "健康报告",
    "forecast": "业绩预测",
    "digest": "简报",
}


class IdentityUnknown(Exception):
    """A bot was mentioned in a group and Feishu has not told us yet whether it is us."""


class EventReader:
    """Reads decrypted events. `open_id` tells the bot's own, `name_of` a person's name, `said_in` a message's
    words and files; empty is unknown."""

    def __init__(
        self,
        bot_name: str,
        open_id: Callable[[], str],
        unpack: Callable[[str], tuple[str, dict[str, Any]]],
        name_of: Callable[[str], str] = lambda open_id: "",
        said_in: Callable[[str], Said] = lambda message: ("", ()),
    ) -> None:
        self._bot_name = bot_name
        self._open_id = open_id
        self._unpack = unpack
        self._name_of = name_of
        self._said_in = said_in

    def read(self, data: dict[str, Any]) -> Event | None:
        """The event, or None for those nobody needs. Raises KeyError and its like for a misshapen one."""
        event = self._event(data)
        if event is not None and event.quoted and _for_us(event):
            text, files = self._said_in(event.quoted)
            event = replace(event, quoted_text=content.clean(text), files=event.files + files)
        if event is None or event.kind == "left" or event.sender_name or not event.sender:
            return event
        return replace(event, sender_name=content.clean(self._name_of(event.sender)))

    def _event(self, data: dict[str, Any]) -> Event | None:
        if data.get("schema") != "2.0":
            return _first_entered(data)
        kind, body = data["header"]["event_type"], data["event"]
        if kind == "im.message.receive_v1":
            return self._message(body)
        if kind == "card.action.trigger":
            return press_event(data, self._unpack)
        build = _OTHERS.get(kind)
        at = content.moment(data["header"].get("create_time"))
        return replace(build(data["header"]["event_id"], body), at=at) if build else None

    def _message(self, body: dict[str, Any]) -> Event | None:
        message, sender = body["message"], body["sender"]
        said = content.read(message) if sender["sender_type"] == "user" else None
        if said is None:
            return None
        chat = ChatRef(NAME, message["chat_id"], "p2p" if message["chat_type"] == "p2p" else "group")
        return Event(
            NAME,
            message["message_id"],
            "message",
            chat,
            sender=sender["sender_id"]["open_id"],
            at=content.moment(message.get("create_time")),
            text=said[0],
            files=said[1],
            mentions=tuple(self._mention(each, chat) for each in message.get("mentions") or ()),
            message=message["message_id"],
            quoted=message.get("parent_id") or message.get("root_id") or "",
            root=message.get("root_id") or "",
            thread=message.get("thread_id") or "",
        )

    def _mention(self, mention: dict[str, Any], chat: ChatRef) -> Mention:
        """A person, or this bot by its open_id. Names prove nothing."""
        name, found = content.clean(mention.get("name") or ""), mention["id"].get("open_id") or ""
        if mention.get("mentioned_type", "bot") == "bot":
            ours = self._open_id()
            if not ours and chat.kind == "group":
                raise IdentityUnknown
            if found == ours:
                return Mention(self._bot_name, BOT_ID, mention["key"])
        return Mention(name, found, mention["key"])


def _for_us(event: Event) -> bool:
    return event.chat.kind == "p2p" or any(mention.id == BOT_ID for mention in event.mentions)


def _first_entered(data: dict[str, Any]) -> Event | None:
    """p2p_chat_create, an event of the old shape: somebody opened the chat for the first time."""
    body = data["event"]
    if body.get("type") != "p2p_chat_create":
        return None
    user = body["user"]
    return Event(
        NAME,
        data["uuid"],
        "entered",
        ChatRef(NAME, body["chat_id"]),
        sender=user["open_id"],
        sender_name=content.clean(user.get("name") or ""),
    )


def _in_group(kind: str) -> Callable[[str, dict[str, Any]], Event]:
    def build(key: str, body: dict[str, Any]) -> Event:
        actor = (body.get("operator_id") or {}).get("open_id") or ""
        return Event(NAME, key, kind, ChatRef(NAME, body["chat_id"], "group"), actor)

    return build


def _entered(key: str, body: dict[str, Any]) -> Event:
    return Event(NAME, key, "entered", ChatRef(NAME, body["chat_id"]), body["operator_id"]["open_id"])


def _menu(key: str, body: dict[str, Any]) -> Event:
    """A menu entry is typed text; it comes without a chat, so the answer goes to the person."""
    sender, word = body["operator"]["operator_id"]["open_id"], body["event_key"]
    return Event(NAME, key, "message", ChatRef(NAME, ""), sender, text=_MENU.get(word, word))


def _left(key: str, body: dict[str, Any]) -> Event:
    return Event(NAME, key, "left", ChatRef(NAME, ""), body["object"]["open_id"])


_OTHERS: dict[str, Callable[[str, dict[str, Any]], Event]] = {
    "im.chat.member.bot.added_v1": _in_group("joined"),
    "im.chat.member.bot.deleted_v1": _in_group("removed"),
    "im.chat.disbanded_v1": _in_group("removed"),
    "im.chat.access_event.bot_p2p_chat_entered_v1": _entered,
    "application.bot.menu_v6": _menu,
    "contact.user.deleted_v3": _left,
}
