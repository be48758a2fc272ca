"""Feishu: a custom app's events and card presses in, messages and cards out."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from bot.errors import PlatformError
from bot.message import Address, Attachment, Reply
from bot.platforms.base import OVERSIZE, Door, Fetched, Outgoing, Posted, Sent, Tools
from bot.platforms.feishu.cache import SharedCache
from bot.platforms.feishu.client import Client
from bot.platforms.feishu.door import FeishuDoor
from bot.platforms.feishu.events import EventReader
from bot.platforms.feishu.identity import Identity
from bot.platforms.feishu.names import Names
from bot.platforms.feishu.quotes import Quotes
from bot.platforms.feishu.sender import Sender
from bot.platforms.feishu.uploads import Uploads
from bot.settings import FeishuSettings
from cards import feishu as renderer
from cards.elements import Card


class FeishuPlatform:
    """Feishu's door and its way out."""

    name = "feishu"

    def __init__(self, door: Door, sender: Sender, client: Client) -> None:
        self.doors = (door,)
        self._sender = sender
        self._client = client

    def check(self) -> str:
        """One call with our credentials, and what came of it in words. Raises PlatformError."""
        open_id = self._client.bot_open_id()
        if not open_id:
            raise PlatformError("no bot", "the app has no bot ability, or no version with it is published")
        return f"the bot is {open_id}"

    def pieces(self, address: Address, reply: Reply) -> list[tuple[Address, Reply]]:
        """Text, card and each file as its own message; only the first quotes, in a topic all do."""
        single = [Reply(text=reply.text, mention=reply.mention, final=reply.final)] if reply.text else []
        single += [Reply(card=reply.card, final=reply.final)] if reply.card else []
        single += [Reply(files=(file,), final=reply.final) for file in reply.files]
        if len(single) == 1:
            return [(address, reply)]
        after = address if address.thread else replace(address, reply_to="")
        return [(after if n else address, piece) for n, piece in enumerate(single)]

    def send(self, out: Outgoing) -> Sent:
        """Send one piece. Raises PlatformError."""
        return self._sender.send(out)

    def repeatable(self, address: Address) -> bool:
        """Always: the key goes along as `uuid`, which is delivered once within the hour."""
        return True

    def update(self, posted: Posted, card: Card) -> Sent:
        """Replace a posted card by its next state. Raises PlatformError."""
        return self._sender.update(posted, card)

    def fetch(self, attachment: Attachment, most: int) -> Fetched:
        """A file that came with a message; pictures and voice have no name. Raises PlatformError."""
        handle = attachment.handle
        content = self._client.resource(handle["message"], handle["key"], handle["type"])
        if len(content) > most:
            raise PlatformError(OVERSIZE, f"the file has more than {most} bytes")
        return Fetched(attachment.name if attachment.kind in ("file", "video") else "", content)


def connect(settings: FeishuSettings, bot_name: str, tools: Tools) -> FeishuPlatform:
    """The platform of one app. Opens no connection; the first call does."""
    where = hashlib.sha256(settings.base_url.encode()).hexdigest()[:8]
    cache = SharedCache(tools.redis, f"feishu:{settings.app_id}:{where}:")
    client = Client(settings, cache)
    uploads = Uploads(client, cache, tools.open_file)
    identity, names = Identity(client, cache), Names(client, cache)
    reader = EventReader(bot_name, identity.open_id, tools.unpack, names.of, Quotes(client).of)

    def draw(picture: Callable[[str], str], card: Card, card_key: str, kind: str) -> dict[str, Any]:
        return renderer.render(card, tools.pack, card_key, kind=kind, picture=picture)

    door = FeishuDoor(settings, reader, partial(draw, uploads.known_image))
    return FeishuPlatform(door, Sender(client, uploads, partial(draw, uploads.image)), client)
