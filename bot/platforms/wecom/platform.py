"""WeCom as one platform: two doors in, three channels out."""

from dataclasses import dataclass, replace

from bot.errors import PlatformError, TooLate
from bot.message import Address, Attachment, Reply
from bot.platforms.base import Door, Fetched, Outgoing, Posted, Sent
from bot.platforms.wecom.app_sender import AppSender
from bot.platforms.wecom.client import AppClient
from bot.platforms.wecom.downloads import Downloads
from bot.platforms.wecom.group_sender import GroupSender
from bot.platforms.wecom.route import APP, PUSH, URL, Route
from cards.elements import Card


@dataclass(frozen=True)
class WeCom:
    """The platform the rest of the house sees."""

    doors: tuple[Door, ...]
    route: Route
    app: AppSender | None
    group: GroupSender
    downloads: Downloads
    client: AppClient | None = None
    name: str = "wecom"

    def pieces(self, address: Address, reply: Reply) -> list[tuple[Address, Reply]]:
        """The single messages a reply becomes, each with its channel in `via` (bot.platforms.wecom.route)."""
        return self.route.pieces(address, reply)

    def repeatable(self, address: Address) -> bool:
        """Whether a repeated send is seen once: response_url and push cannot promise it."""
        return address.via not in (URL, PUSH)

    def send(self, out: Outgoing) -> Sent:
        """Send one piece. Raises PlatformError."""
        via = out.address.via
        if via == URL:
            return self._answer(out)
        if via == PUSH:
            return self.group.push(out)
        if via in ("", APP) and out.address.kind == "p2p" and self.app:
            return self.app.send(out)
        why = (
            "没有配置自建应用，不能私信"
            if out.address.kind == "p2p"
            else "这个群没有绑定推送，机器人不能主动发消息"
        )
        raise PlatformError("no channel", why)

    def update(self, posted: Posted, card: Card) -> Sent:
        """Replace an app card. Raises PlatformError, TooLate for a bot's or a push's card."""
        if posted.address.via == APP and not posted.message:
            raise PlatformError("unsent", "这张卡片还没有发出去", retry=True)
        if not (self.app and posted.credential):
            raise TooLate("no credential", "这张卡片不能再更新")
        return self.app.update(posted, card)

    def _answer(self, out: Outgoing) -> Sent:
        """By response_url; when it is used up or over, to the person who asked."""
        try:
            return self.group.answer(out)
        except PlatformError as error:
            private = self.route.privately(out.address)
            if error.retry or error.unknown or private.via != APP or self.app is None:
                raise
            return self.app.send(replace(out, address=private))

    def check(self) -> str:
        """One call with our credentials, and what came of it in words. Raises PlatformError."""
        if self.client is None:
            return "only the bot is configured; it is heard of with its first message"
        return f"the app sees {len(self.members())} colleague(s)"

    def members(self) -> list[tuple[str, str]]:
        """The colleagues the app may see, as (id, name): callbacks tell ids only. Raises PlatformError."""
        return self.client.members() if self.client else []

    def fetch(self, attachment: Attachment, most: int) -> Fetched:
        """A file that came with a message; WeCom tells its name with the bytes. Raises PlatformError."""
        return self.downloads.fetch(attachment, most)
