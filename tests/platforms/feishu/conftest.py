"""A door with a known bot, and a platform that talks to the sandbox."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PIL import Image

from bot.platforms.base import Tools
from bot.platforms.feishu import FeishuPlatform, connect
from bot.platforms.feishu.door import FeishuDoor
from bot.platforms.feishu.events import EventReader
from bot.sandbox import Credentials, Sandbox
from bot.settings import FeishuSettings
from cards import feishu
from cards.seal import Seal
from tests.platforms.feishu.calls import SETTINGS

SEAL = Seal("a secret only tests know")


def _red_square() -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    return picture.getvalue()


FILES = {"square": _red_square(), "quote": b"%PDF-1.4 quote", "nothing": b"", "huge": bytes(31 * 1024 * 1024)}


@pytest.fixture
def door() -> FeishuDoor:
    """A door whose bot is known to be ou_bot."""
    reader = EventReader("销售助理", lambda: "ou_bot", SEAL.unpack)
    return FeishuDoor(
        SETTINGS, reader, lambda card, key, kind: feishu.render(card, SEAL.pack, key, kind=kind)
    )


@dataclass
class Place:
    """A sandbox and the platform connected to it."""

    sandbox: Sandbox
    platform: FeishuPlatform
    settings: FeishuSettings
    tools: Tools

    @property
    def box(self):
        """Everything the sandbox remembers."""
        return self.sandbox.box

    def shown(self, chat: str = "oc_p2p_ou_zhangsan") -> list:
        """The bot's messages in a chat, oldest first."""
        return [message for message in self.box.world.messages_in(chat) if message.sender.bot]

    def last(self, chat: str = "oc_p2p_ou_zhangsan"):
        """The bot's newest message in a chat."""
        return self.shown(chat)[-1]


@pytest.fixture
def place() -> Iterator[Place]:
    """Both, up and running."""
    made = Credentials.made_up()
    sandbox = Sandbox(made, "http://127.0.0.1:9")
    keys = (
        made.feishu_app_id,
        made.feishu_app_secret,
        made.feishu_encrypt_key,
        made.feishu_verification_token,
    )
    settings = FeishuSettings(*keys, sandbox.start())
    tools = Tools(SEAL.pack, SEAL.unpack, FILES.__getitem__)
    yield Place(sandbox, connect(settings, "销售助理", tools), settings, tools)
    sandbox.stop()
