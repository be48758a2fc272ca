"""What can go wrong, and who catches it.

BotError
├── UserError          the person can fix it; dispatch sends its text to them
│   └── NotAllowed     the person may not; the text says who may
├── RejectedRequest    a call that failed verification; the webhook answers its status
└── PlatformError      a platform refused or did not answer; the outbox decides what follows
    └── TooLate        a card the platform lets nobody change any more; nothing is wrong

Anything else is a bug.
"""

from collections.abc import Sequence
from typing import Any


class BotError(Exception):
    """Base of everything we raise on purpose."""


class UserError(BotError):
    """Something the person can put right. `text` says what happened and what to do, in Chinese.

    `choices` are sentences the person may have meant, each sent as is when its button is pressed;
    `field` names the form field the error belongs to.
    """

    def __init__(self, text: str, *, choices: Sequence[str] = (), field: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.choices = tuple(choices)
        self.field = field
        self.buttons: tuple[Any, ...] = ()  # dispatch turns choices into buttons


class NotAllowed(UserError):
    """The person lacks the role or the reach; the text says who may."""


class RejectedRequest(BotError):
    """A call at the door that is not what it claims to be. `status` is the HTTP answer, 4xx."""

    def __init__(self, reason: str, status: int = 401) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


class PlatformError(BotError):
    """A call to a platform that did not succeed.

    `retry`: worth trying again; `wait`: seconds the platform asked for, if it did;
    `unknown`: the request may have been carried out (time-out after sending);
    `gone`: this chat or person can no longer be reached.
    """

    def __init__(
        self,
        code: int | str,
        message: str,
        *,
        retry: bool = False,
        wait: float | None = None,
        unknown: bool = False,
        gone: bool = False,
    ) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.retry = retry
        self.wait = wait
        self.unknown = unknown
        self.gone = gone


class TooLate(PlatformError):
    """A card that cannot be changed any more: too old, recalled, or its credential is used up."""
