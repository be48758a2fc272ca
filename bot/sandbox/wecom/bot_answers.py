"""What the 智能机器人 may answer to which callback, and what the client then shows."""

import base64
import binascii
import hashlib
from typing import Any

from bot.sandbox.box import Box
from bot.sandbox.wecom import bot, cards
from bot.sandbox.wecom.passive import robot
from bot.sandbox.wecom.refusal import Refusal, must
from bot.sandbox.world import Chat, Message

CONTENT_BYTES = 20480
_PICTURE_BYTES = 10 * 1024 * 1024
_STREAMS = ("stream", "stream_with_template_card")


class Talk:
    """The answers to one message: its stream, its card. Repeats of the callback answer the same talk."""

    def __init__(self, box: Box, person: str, chat: Chat, said: Message) -> None:
        self.box, self.person, self.chat, self.said = box, person, chat, said
        self.carded = False
        self.streams: set[str] = set()

    def first(self, answer: dict) -> str:
        """Answer to the message callback."""
        return self._guarded(answer, (*_STREAMS, "template_card"))

    def refresh(self, answer: dict) -> str:
        """Answer to a poll."""
        return self._guarded(answer, _STREAMS)

    def _guarded(self, answer: dict, allowed: tuple[str, ...]) -> str:
        kind = answer.get("msgtype")
        try:
            must(kind in allowed, f"{kind} is not allowed here", 40008)
            if kind in _STREAMS:
                self._stream(answer.get("stream"))
            if kind != "stream":
                self._card(answer.get("template_card"))
        except Refusal as no:
            return f"ignored: {no.code} {no.message}"
        return ""

    def _card(self, card: Any) -> None:
        if self.carded:
            return
        post_card(self.box, self.chat, card, self.said.id)
        self.carded = True

    def _stream(self, stream: Any) -> None:
        must(
            isinstance(stream, dict) and isinstance(stream.get("id"), str) and stream["id"],
            "stream.id is required",
        )
        content, finish = stream.get("content", ""), stream.get("finish", False)
        must(isinstance(content, str) and isinstance(finish, bool), "stream.content and stream.finish")
        must(len(content.encode()) <= CONTENT_BYTES, "stream.content is at most 20480 bytes", 45002)
        must(finish or not stream.get("msg_item"), "msg_item only with finish")
        feedback = (stream.get("feedback") or {}).get("id", "")
        must(len(str(feedback).encode()) <= 256, "feedback.id is at most 256 bytes")
        images = _pictures(self.box, stream.get("msg_item") or [])
        state = self.box.wecom.setdefault("streams", {}).get(stream["id"])
        if state is None:
            self._open(stream["id"], content, finish, images)
        else:
            self._go_on(state, stream["id"], content, finish, images)

    def _open(self, id: str, content: str, finish: bool, images: list[str]) -> None:
        message = self.box.world.post(
            self.chat,
            robot(self.box),
            "stream",
            text=content,
            finished=finish,
            images=images,
            reply_to=self.said.id if self.chat.type == "group" else "",
        )
        until = self.said.at / 1000 + bot.STREAM_LIFE
        state = {"message": message.id, "finished": finish, "until": until, "person": self.person}
        self.box.wecom["streams"][id] = state
        self.streams.add(id)
        if not finish:
            bot.follow(self.box, id, self.person, self.chat, self.refresh)

    def _go_on(self, state: dict, id: str, content: str, finish: bool, images: list[str]) -> None:
        must(id in self.streams, "stream.id belongs to another message")
        if state["finished"]:
            return
        state["finished"] = finish
        message = self.box.world.messages[state["message"]]
        if (message.text, message.finished) != (content, finish):
            self.box.world.change(message, text=content, finished=finish, images=images)


def busy(box: Box, person: str) -> int:
    """How many of the person's questions are still running."""
    streams = box.wecom.get("streams", {}).values()
    return sum(1 for one in streams if one["person"] == person and not one["finished"])


def _pictures(box: Box, items: list) -> list[str]:
    must(isinstance(items, list) and len(items) <= 10, "msg_item: at most 10")
    return [_picture(box, item) for item in items]


def _picture(box: Box, item: dict) -> str:
    must(isinstance(item, dict) and item.get("msgtype") == "image", "msg_item: only image", 40008)
    image = item.get("image") or {}
    try:
        data = base64.b64decode(image.get("base64") or "", validate=True)
    except binascii.Error as error:
        raise Refusal(40058, "msg_item: base64") from error
    fits = data.startswith((b"\x89PNG", b"\xff\xd8\xff")) and len(data) <= _PICTURE_BYTES
    must(fits, "msg_item: JPG or PNG of at most 10 MB", 40123)
    must(hashlib.md5(data).hexdigest() == image.get("md5"), "msg_item: md5 does not match")
    mime = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
    return box.world.keep(data, "图片" + (".png" if mime == "image/png" else ".jpg"), mime, "bot").key


def post_card(box: Box, chat: Chat, card: Any, quotes: str = "") -> Message:
    """A card of the bot in a chat. Raises Refusal."""
    shown, task = cards.check(card, "bot"), card.get("task_id")
    tasks = box.wecom.setdefault("bot_tasks", set())
    must(task is None or task not in tasks, "task_id was used before")
    tasks.add(task)
    return box.world.post(
        chat,
        robot(box),
        "card",
        card=shown,
        reply_to=quotes if chat.type == "group" else "",
        memory={"via": "bot", "task": task},
    )


def welcome(box: Box, chat: Chat, shown: list) -> bot.Take:
    """Answer to enter_chat: a text or a card, once."""

    def take(answer: dict) -> str:
        kind = answer.get("msgtype")
        if shown:
            return ""
        try:
            must(kind in ("text", "template_card"), f"{kind} is not allowed here", 40008)
            if kind == "text":
                text = (answer.get("text") or {}).get("content")
                must(isinstance(text, str) and text, "text.content is required")
                shown.append(box.world.post(chat, robot(box), "text", text=text))
            else:
                shown.append(post_card(box, chat, answer.get("template_card")))
        except Refusal as no:
            return f"ignored: {no.code} {no.message}"
        return ""

    return take


def update(box: Box, chat: Chat, message: Message) -> bot.Take:
    """Answer to a card event: the card's next state, for everybody or (groups only) for some.

    A repeat's answer is not shown: the platform itself asks once.
    """
    taken: list[dict] = []

    def take(answer: dict) -> str:
        if taken:
            return "a repeat: the client shows nothing of its answer"
        taken.append(answer)
        try:
            _update(box, chat, message, answer)
        except Refusal as no:
            return f"ignored: {no.code} {no.message}"
        return ""

    return take


def _update(box: Box, chat: Chat, message: Message, answer: dict) -> None:
    kind, users = answer.get("response_type"), answer.get("userids")
    must(kind == "update_template_card", f"response_type {kind} is not allowed here", 40008)
    shown = cards.check(answer.get("template_card"), "bot", update=True)
    must(shown.get("task_id") == message.memory["task"], "task_id must be that of the card")
    if users is None:
        box.world.change(message, card=shown, copies={})
        return
    must(chat.type == "group", "userids only in groups")
    must(isinstance(users, list), "userids must be a list")
    members = {id.lower(): id for id in chat.members}
    copies = {members[str(id).lower()]: shown for id in users if str(id).lower() in members}
    box.world.change(message, copies={**message.copies, **copies})
