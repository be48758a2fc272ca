"""Everything the sandbox remembers, in one place; every part of it is handed this."""

from dataclasses import dataclass, field
from threading import Event

from bot.sandbox.credentials import Credentials
from bot.sandbox.faults import Faults
from bot.sandbox.windows import Windows
from bot.sandbox.wire import Wire
from bot.sandbox.world import World


@dataclass
class Box:
    """The world, its switches and its log; `bot_url` is the bot's origin, `origin` our own.

    `feishu` and `wecom` are what each platform's servers keep (tokens, one-time codes); they are filled by
    those sides. `deliveries` has the last callback about each message, for repeating it.
    """

    credentials: Credentials
    bot_url: str
    origin: str = ""
    world: World = field(default_factory=World)
    faults: Faults = field(default_factory=Faults)
    windows: Windows = field(default_factory=Windows)
    deliveries: dict = field(default_factory=dict)
    feishu: dict = field(default_factory=dict)
    wecom: dict = field(default_factory=dict)
    closing: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.wire = Wire(self.world.news, self.credentials.secret_values())

    def reset(self) -> None:
        """A fresh world, and everything the platforms remembered of the old one forgotten."""
        self.world.reset()
        self.wire.clear()
        self.windows = Windows()
        for memory in (self.deliveries, self.feishu, self.wecom):
            memory.clear()
        scale, every = self.faults.retry_scale, self.faults.poll_every
        self.faults = Faults(retry_scale=scale, poll_every=every)
        self.world.news.tell("faults", chat="", faults=self.faults.as_json())
        self.world.news.tell("reset", chat="")
