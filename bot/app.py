"""Everything is put together here, and only here."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask
from redis import Redis

import handlers  # noqa: F401  (fills the registry)
from bot.cli import commands
from bot.dispatch import Dispatcher, reading
from bot.health import pages
from bot.platforms import feishu, wecom
from bot.platforms.base import Platform, Tools
from bot.settings import Settings
from bot.webhook import callbacks
from cards.seal import Seal
from cards.wire import card_from
from jobs import embedded
from jobs.deliver import Carrier
from jobs.queue import Bell
from storage import db, files, posted
from storage.fields import show_in

MAX_BODY = 2 * 1024 * 1024


@dataclass(frozen=True)
class House:
    """The parts every process is made of."""

    settings: Settings
    redis: Redis | None
    platforms: dict[str, Platform]
    bell: Bell | None

    def local(self, moment: datetime) -> datetime:
        """A moment in the installation's zone."""
        return moment.astimezone(ZoneInfo(self.settings.timezone))

    def carrier(self) -> Carrier:
        """What carries the outbox out, for a worker."""
        taken = self.bell.taken if self.bell else lambda: None
        return Carrier(self.platforms, self.local, taken)

    def wake(self) -> None:
        """Tell a worker that promises are waiting."""
        if self.bell:
            self.bell.ring()


def quiet_logs(level: str) -> None:
    """Our own log at `level`. Libraries whose debug lines hold addresses with keys, or rows, stay above."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for name in ("urllib3", "requests", "peewee", "wechatpy", "Lark"):
        logging.getLogger(name).setLevel(logging.WARNING)


def build(settings: Settings, serving: bool = True) -> House:
    """Connect what the settings name: database, files, queue, platforms.

    Administration is not `serving`: it uses a queue server that is there and starts none (it may be root).
    """
    quiet_logs(settings.log_level)
    db.connect(settings.database_url)
    show_in(ZoneInfo(settings.timezone))
    files.connect(settings.files_url)
    redis = embedded.connect(settings.redis_url, Path(settings.queue_folder), start=serving)
    return House(settings, redis, _platforms(settings, redis), Bell(redis) if redis else None)


def _platforms(settings: Settings, redis: Redis | None) -> dict[str, Platform]:
    seal = Seal(settings.secret_key)
    tools = Tools(seal.pack, seal.unpack, files.get, redis, _card_of)
    found: dict[str, Platform] = {}
    if settings.feishu.on:
        found["feishu"] = feishu.connect(settings.feishu, settings.bot_name, tools)
    if settings.wecom.on or settings.wecom_bot.on:
        found["wecom"] = wecom.connect(
            settings.wecom, settings.wecom_bot, settings.bot_name, settings.public_url, tools
        )
    return found


def _card_of(key: str):
    kept = posted.by_key(key)
    return card_from(kept.card) if kept else None


def create_app(settings: Settings, serving: bool = True) -> Flask:
    """The web application; `serving` is False for `flask …` commands."""
    house = build(settings, serving)
    app = Flask("bot")
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.extensions["house"] = house
    dispatcher = Dispatcher(settings, house.platforms, house.wake, lambda: datetime.now(UTC))
    if serving:
        reading.prepare()
    doors = [door for platform in house.platforms.values() for door in platform.doors]
    app.register_blueprint(callbacks(doors, dispatcher))
    app.register_blueprint(pages(house))
    commands(app)
    return app
