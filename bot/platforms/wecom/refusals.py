"""WeCom's refusals and silences as PlatformError: what to try again, what to give up, what nobody knows.

https://developer.work.weixin.qq.com/document/path/90313. HTTP status is 200 even for refusals. Messages never
carry an address: tokens and push keys stand in it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests

from bot.errors import PlatformError

TOKEN = {40014, 42001, 41001}
MEDIA_OVER = 40007
WRONG_TYPE = 40008
_AGAIN = {-1: None, 6000: None, 45033: 5.0, 45009: 60.0, 40014: 60.0, 42001: 60.0, 41001: 60.0}
_GONE = {
    40003, 46004, 60111, 60021, 40031, 81013,  # people
    86001, 86003, 86008, 93000, 93004, 93008,  # groups and pushes
}  # fmt: skip


def refusal(code: int, message: str) -> PlatformError:
    """The error for an errcode."""
    retry = code in _AGAIN
    return PlatformError(code, message, retry=retry, wait=_AGAIN.get(code), gone=code in _GONE)


def checked(told: Any) -> dict[str, Any]:
    """The answer of an API call. Raises PlatformError when it is a refusal or no JSON object."""
    if not isinstance(told, dict):
        raise PlatformError("answer", "企业微信的回答不是 JSON", retry=True)
    if told.get("errcode"):
        raise refusal(int(told["errcode"]), str(told.get("errmsg", "")))
    return told


@contextmanager
def silence(harmless: bool) -> Iterator[None]:
    """Network failures as PlatformError. `harmless`: a repeat is not seen twice, so it may be tried again."""
    try:
        yield
    except requests.ConnectTimeout:
        raise PlatformError("connect", "连不上企业微信", retry=True) from None
    except requests.HTTPError as error:
        raise broken(error, harmless) from None
    except requests.RequestException as error:
        again, kind = harmless or _never_sent(error), type(error).__name__
        text = f"企业微信没有回应（{kind}）"
        raise PlatformError("network", text, retry=again, unknown=not again) from None


def broken(error: requests.HTTPError, harmless: bool) -> PlatformError:
    """The error for an HTTP status that is none of WeCom's own refusals."""
    status = error.response.status_code if error.response is not None else 0
    if 400 <= status < 500:
        return PlatformError(f"http {status}", "企业微信不收这个请求", retry=status == 429)
    return PlatformError(f"http {status}", "企业微信出错", retry=harmless, unknown=not harmless)


def _never_sent(error: requests.RequestException) -> bool:
    return isinstance(error, requests.ConnectionError) and "NewConnectionError" in repr(error)
