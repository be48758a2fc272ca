"""WeCom (企业微信): the self-built app for private chats, the bot for groups, the push for posts."""

import time
from collections.abc import Callable

from bot.platforms.base import Door, Tools
from bot.platforms.wecom.aibot import BotDoor
from bot.platforms.wecom.app import AppDoor
from bot.platforms.wecom.app_sender import AppSender
from bot.platforms.wecom.client import AppClient
from bot.platforms.wecom.crypto import Envelope
from bot.platforms.wecom.downloads import Downloads
from bot.platforms.wecom.group_sender import GroupSender
from bot.platforms.wecom.pace import Pace
from bot.platforms.wecom.platform import WeCom
from bot.platforms.wecom.route import Route
from bot.settings import WeComBotSettings, WeComSettings
from cards.wecom import HOME


def connect(
    app: WeComSettings,
    bot: WeComBotSettings,
    bot_name: str,
    public_url: str,
    tools: Tools,
    clock: Callable[[], float] = time.time,
) -> WeCom:
    """WeCom with the doors that are configured. `clock` gives Unix seconds for the age of callbacks."""
    url, pace = public_url or HOME, Pace(tools.redis)
    client = AppClient(app, tools.redis) if app.on else None
    sealed = Envelope(bot.token, bot.aes_key, "", clock) if bot.on else None
    doors: list[Door] = []
    if app.on:
        doors.append(AppDoor(Envelope(app.token, app.aes_key, app.corp_id, clock), app.corp_id, tools))
    if sealed:
        doors.append(BotDoor(sealed, bot_name, url, tools))
    return WeCom(
        doors=tuple(doors),
        route=Route(app=app.on),
        app=AppSender(client, app.agent_id, url, tools, pace) if client else None,
        group=GroupSender(app.base_url, url, tools, pace),
        downloads=Downloads(client, sealed),
        client=client,
    )
