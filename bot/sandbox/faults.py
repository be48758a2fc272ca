"""Trouble on request: what the world does wrong until told otherwise."""

from dataclasses import asdict, dataclass, fields


@dataclass
class Faults:
    """The switches. All off is a good day.

    repeat       each callback is delivered this many more times at once
    repeat_after each callback is delivered once more after so many seconds (0: not)
    delay        seconds every callback waits before it leaves
    bot_down     断网: no callback reaches the bot
    api_down     "", "502" (a proxy's HTML page) or "timeout" (no answer): the platforms' APIs
    rate_limit   限流: every API call is refused as too frequent (99991400 / 45009)
    fail_count   the next so many API calls fail with fail_code (only paths containing fail_path, if given)
    retry_scale  how fast failed callbacks are repeated: 1 as the platform does, 0 never
    poll_every   seconds between two stream refreshes of the WeCom bot
    """

    repeat: int = 0
    repeat_after: float = 0.0
    delay: float = 0.0
    bot_down: bool = False
    api_down: str = ""
    rate_limit: bool = False
    fail_count: int = 0
    fail_code: int = 0
    fail_path: str = ""
    retry_scale: float = 0.0
    poll_every: float = 1.0

    def change(self, wanted: dict) -> None:
        """Turn switches by name. Raises ValueError for one that does not exist or a wrong kind of value."""
        kinds = {f.name: type(getattr(Faults, f.name)) for f in fields(self)}
        for name, value in wanted.items():
            if name not in kinds:
                raise ValueError(f"没有这个开关：{name}")
            if not isinstance(value, (int, float) if kinds[name] is float else kinds[name]):
                raise ValueError(f"{name} 不能是 {value!r}")
            setattr(self, name, value)

    def next_failure(self, path: str) -> int:
        """The code the API call to `path` must fail with, or 0."""
        if self.fail_count < 1 or self.fail_path not in path:
            return 0
        self.fail_count -= 1
        return self.fail_code

    def as_json(self) -> dict:
        """The switches for the page."""
        return asdict(self)
