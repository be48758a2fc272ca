"""What a person says, before either platform has it."""

from dataclasses import dataclass, field


@dataclass
class Words:
    """Something said. `mentions` are {id, name}; the id "bot" is the bot, "all" everybody."""

    text: str = ""
    mentions: list[dict] = field(default_factory=list)
    reply_to: str = ""
    file: str = ""
    kind: str = "text"  # text post image file voice
