"""What Feishu's refusals mean for the outbox: try again, give up, or write to nobody there any more.

Sources: open.feishu.cn, generic error codes and the error tables of im-v1 message create, reply and patch.
"""

import re
from collections.abc import Mapping

import requests
from urllib3.exceptions import NewConnectionError

from bot.errors import PlatformError

STALE_TOKEN = {99991661, 99991663, 99991664, 99991665, 99991671}
NO_REPLY = {230011, 230019, 230071, 230072, 230110, 99992354}  # the message answered to is gone or unfit
TOO_LATE = {230011, 230031, 230110}  # of a change: the card is recalled, older than 14 days, deleted
PARAMETER = 230001  # of a text: it names somebody this app does not know (open_ids are each app's own)
BAD_CARD = {PARAMETER, 230025, 230099}  # a card Feishu will not build; text still goes
PRIVATE = 230028  # the company's rule against phone numbers and e-mail addresses in chats
_BUSY = {
    99991400, 230020, 11232, 11233, 11247, 230049, 232019, 232096, 2200, 1500, 5000, 300000, 300120, 200810,
}  # fmt: skip
_GONE = {
    230002, 230013, 230018, 230029, 230034, 230038, 230053, 232009,
    99992351, *range(99992355, 99992362),
}  # fmt: skip
BAD_APP = {10014, 10015, 99991543, 99991662, 99991673}  # the settings are wrong; trying again is no use
_LOCKED = "action is lock"  # somebody is pressing the card right now
_PRESSED = {200800, 200810}  # the same, as people report it of a card being changed while it is pressed


def refused(code: int, message: str, status: int, headers: Mapping[str, str]) -> PlatformError:
    """A refusal in the body of an answer; decided on its code, the HTTP status only where there is none."""
    low = {name.lower(): value for name, value in headers.items()}
    text = f"{message} (log {low['x-tt-logid']})" if "x-tt-logid" in low else message
    pressed = _LOCKED in message or _card_fault(message) in _PRESSED
    busy = code in _BUSY or status == 429 or status >= 500 or pressed
    return PlatformError(
        code, text, retry=busy, wait=_wait(low) if busy else None, unknown=status >= 500, gone=code in _GONE
    )


def unanswered(error: Exception) -> PlatformError:
    """No answer, or one nobody can read: worth another try, and perhaps already carried out."""
    never_sent = isinstance(error, requests.ConnectTimeout) or _not_connected(error)
    return PlatformError(type(error).__name__, "no answer from Feishu", retry=True, unknown=not never_sent)


def _card_fault(message: str) -> int:
    """The nested code of "Failed to create card content, ext=ErrCode: …", or 0."""
    found = re.search(r"ErrCode:\s*(\d+)", message)
    return int(found.group(1)) if found else 0


def _wait(headers: Mapping[str, str]) -> float | None:
    reset = headers.get("x-ogw-ratelimit-reset", "")
    return float(reset) if reset.isdigit() else None


def _not_connected(error: Exception) -> bool:
    cause = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(cause, NewConnectionError)
