"""People at their chat clients: they say, press and see, over the sandbox's HTTP interface.

zhang.say("完成 T12")                  in their private chat; group=True with the bot mentioned
zhang.press("转商机", on="智云")        the newest card that has this button
zhang.sees("已完成")                   waits until it stands in a message that is new since the last act
"""

import re
import time
from dataclasses import dataclass, field
from typing import Any

import requests

from bot.demo import people
from tests.story.house import PATIENCE, House, until

PLACES = {
    "feishu": {"private": "oc_p2p_{id}", "group": "oc_sales"},
    "wecom": {"private": "app-{id}", "group": "wrQimingSales"},
}
PARTS = ("sales", "other", "presales", "manager", "director", "finance", "legal", "stranger")
FEISHU = ("zhangsan", "linxiao", "lisi", "wangfang", "zhaolei", "sunli", "zhoumin", "moshu")
WECOM = ("chenjing", "tangning", "xunuo", "qianjin", "hedong", "fenglei", "guoyu", "luyou")
CAST = {
    "feishu": dict(zip(PARTS, (f"ou_{name}" for name in FEISHU), strict=True)),
    "wecom": dict(zip(PARTS, WECOM, strict=True)),
}
UNSEEN = ("behaviors", "key", "id", "name", "tag", "element_id", "question_key", "task_id", "value_key")


@dataclass
class Page:
    """The sandbox's page interface, and what had been seen when somebody last acted."""

    house: House
    seen: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.web = requests.Session()

    def get(self, path: str, **query: str) -> dict[str, Any]:
        """What the page reads."""
        answer = self.web.get(f"{self.house.origin}/sandbox/api/{path}", params=query, timeout=PATIENCE)
        answer.raise_for_status()
        return answer.json()

    def post(self, path: str, **body: Any) -> dict[str, Any]:
        """What the page asks for."""
        answer = self.web.post(f"{self.house.origin}/sandbox/api/{path}", json=body, timeout=PATIENCE)
        assert answer.ok, answer.text
        return answer.json()

    def upload(self, who: str, name: str, content: bytes) -> str:
        """Put a file into the sandbox; its key."""
        place = f"{self.house.origin}/sandbox/api/upload"
        answer = self.web.post(place, params={"as": who}, files={"file": (name, content)}, timeout=PATIENCE)
        return answer.json()["key"]

    def mark(self) -> None:
        """From here on what comes is new."""
        self.seen = {key: message.version for key, message in self.house.sandbox.box.world.messages.items()}

    def fresh(self, message: dict[str, Any]) -> bool:
        """Whether a message came or changed since the mark."""
        return self.seen.get(message["id"]) != message["card_version"]

    def bytes_of(self, key: str) -> bytes:
        """A file's content."""
        return self.web.get(f"{self.house.origin}/sandbox/api/files/{key}", timeout=PATIENCE).content


class Actor:
    """One person on one platform."""

    def __init__(self, page: Page, platform: str, id: str) -> None:
        self.page = page
        self.platform = platform
        self.id = id
        self.who = f"{platform}:{id}"
        self.name = next(p.name for p in people.PEOPLE if (p.platform, p.id) == (platform, id))

    def place(self, group: bool) -> str:
        """The id of their private chat or of their group."""
        return PLACES[self.platform]["group" if group else "private"].format(id=self.id)

    def say(self, text: str, group: bool = False, quoting: str = "") -> dict[str, Any]:
        """Type a sentence, quoting the message with this id; the message and how it was delivered."""
        self.page.mark()
        said = {"as": self.who, "chat": self.place(group), "text": text, "mentions": self._mentions(text)}
        if group:
            bot = self.page.house.credentials.bot_name
            said["text"], said["mentions"] = f"@{bot} {text}", [{"id": "bot", "name": bot}, *said["mentions"]]
        answer = self.page.post("say", **said, reply_to=quoting)
        assert answer["delivery"]["status"] == 200, answer["delivery"]
        return answer

    def send(self, name: str, content: bytes, text: str = "", group: bool = False) -> None:
        """Send a file as the chat page does: by itself, and words about it quote it."""
        self.page.mark()
        key = self.page.upload(self.who, name, content)
        picture = name.endswith((".png", ".jpg"))
        place = {"as": self.who, "chat": self.place(group)}
        said = self.page.post("say", **place, file_key=key, kind="image" if picture else "file")
        if text:
            bot = {"id": "bot", "name": self.page.house.credentials.bot_name}
            called = {"text": f"@{bot['name']} {text}", "mentions": [bot]} if group else {"text": text}
            self.page.post("say", **place, **called, reply_to=said["message"]["id"])

    def press(self, label: str, on: str = "", **form: Any) -> dict[str, Any]:
        """Press a button of the newest card they can see; what the client shows at once."""
        message, button = self._find(label, on)
        self.page.mark()
        press: dict[str, Any] = {"as": self.who, "message": message["id"]}
        if self.platform == "feishu":
            value = next((one["value"] for one in button.get("behaviors", ()) if "value" in one), None)
            press |= {"tag": "button", "name": button.get("name"), "value": value, "form": form or None}
        else:
            press |= {"key": button["key"], "selected": form or None}
        answer = self.page.post("press", **press)
        assert "error" not in answer, answer
        return answer

    def sees(self, *words: str, group: bool | None = None) -> dict[str, Any]:
        """Wait for one new message with all these words; where it does not matter, `group` is None."""
        return self._wait(lambda message: all(word in words_of(message) for word in words), str(words), group)

    def sees_kind(self, kind: str, group: bool | None = None) -> dict[str, Any]:
        """Wait for a new message with an image or a file."""
        holds = {
            "image": lambda m: m["kind"] == "image" or m["images"],
            "file": lambda m: m["kind"] == "file",
        }
        return self._wait(holds[kind], kind, group)

    def messages(self, group: bool) -> list[dict[str, Any]]:
        """One of their conversations, oldest first."""
        return self.page.get(f"chats/{self.place(group)}/messages", **{"as": self.who})["messages"]

    def news(self, group: bool | None = None) -> list[dict[str, Any]]:
        """What came or changed for them since somebody last acted, by the bot."""
        places = (True, False) if group is None else (group,)
        return [m for at in places if self._is_in(at) for m in self.messages(at)
                if m["sender"]["bot"] and self.page.fresh(m)]  # fmt: skip

    def live(self, message: dict[str, Any]) -> list[str]:
        """The labels of the buttons a message still has."""
        return list(buttons(message["card"] or {}))

    def _is_in(self, group: bool) -> bool:
        chat = self.page.house.sandbox.box.world.chats[self.place(group)]
        return self.id in chat.members

    def _wait(self, fits: Any, what: str, group: bool | None) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for message in reversed(self.news(group)):
                if fits(message):
                    return message
            time.sleep(0.04)
        told = "\n".join(words_of(message) for message in self.news(group))
        raise AssertionError(f"{self.name} never saw {what}; new was:\n{told}")

    def _find(self, label: str, on: str) -> tuple[dict[str, Any], dict[str, Any]]:
        cards = [m for at in (True, False) if self._is_in(at) for m in self.messages(at) if m["card"]]
        for message in sorted(cards, key=lambda m: m["at"], reverse=True):
            button = buttons(message["card"]).get(label)
            if button and on in words_of(message):
                return message, button
        raise AssertionError(f"{self.name} sees no button {label!r} on a card with {on!r}")

    def _mentions(self, text: str) -> list[dict[str, str]]:
        named = re.findall(r"@(\S+)", text)
        return [{"id": p.id, "name": p.name} for p in people.PEOPLE
                if p.platform == self.platform and p.name in named]  # fmt: skip


def cast(page: Page, platform: str) -> dict[str, Actor]:
    """Everybody of one company by their part in the story."""
    return {part: Actor(page, platform, id) for part, id in CAST[platform].items()}


def words_of(message: dict[str, Any]) -> str:
    """Everything that can be read on a message."""
    return " ".join(
        [message["text"] or "", *_texts(message["card"]), (message["file"] or {}).get("name", "")]
    )


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = [part for name, part in value.items() if name not in UNSEEN]
    parts = value if isinstance(value, list) else ()
    return [text for part in parts for text in _texts(part)]


def buttons(card: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """A card's live buttons by their label, on either platform."""
    found = {one["text"]: one for one in card.get("button_list") or () if not card.get("replace_text")}
    for one in [card.get("submit_button"), *(card.get("action_menu") or {}).get("action_list", ())]:
        found |= {one["text"]: one} if one else {}
    return found | {one["text"]["content"]: one for one in _inside(card) if one.get("tag") == "button"}


def _inside(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [one for part in value for one in _inside(part)]
    if not isinstance(value, dict):
        return []
    return [value, *(one for part in value.values() for one in _inside(part))]


__all__ = ["CAST", "Actor", "Page", "buttons", "cast", "until", "words_of"]
