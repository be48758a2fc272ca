"""The app's API client: wechatpy's, with what it lacks. The only file that knows wechatpy.

Own: address from settings, time limit on every call, one token for all processes with one refresh at a time,
one repeat with a fresh token (wechatpy would repeat for ever).
"""

from typing import Any

import requests
from wechatpy.enterprise import WeChatClient
from wechatpy.exceptions import WeChatClientException
from wechatpy.session.memorystorage import MemoryStorage
from wechatpy.session.redisstorage import RedisStorage

from bot.errors import PlatformError
from bot.platforms.wecom.refusals import TOKEN, broken, checked, refusal, silence
from bot.settings import WeComSettings

TIMEOUT = (3.05, 10)  # seconds to connect, to answer
_EARLY = 300  # seconds a token is given up before it ends
_LOCK = 15  # seconds


class AppClient(WeChatClient):
    """Calls qyapi with the app's token. One client per process."""

    def __init__(self, settings: WeComSettings, redis: Any = None) -> None:
        self.API_BASE_URL = settings.base_url.rstrip("/") + "/cgi-bin/"
        self._redis = redis
        session = RedisStorage(redis, prefix="wecom") if redis else MemoryStorage()
        super().__init__(settings.corp_id, settings.secret, None, session, TIMEOUT, auto_retry=False)

    def call(self, method: str, path: str, *, harmless: bool = True, **how: Any) -> dict[str, Any]:
        """The answer of one API call. Raises PlatformError; `harmless` as in refusals.silence."""
        token = self.access_token
        try:
            return self._once(method, path, token, harmless, how)
        except PlatformError as error:
            if error.code not in TOKEN:
                raise
            self._renew(token)
            return self._once(method, path, self.access_token, harmless, how)

    def members(self) -> list[tuple[str, str]]:
        """Everybody in the departments the app may see, as (userid, name). Raises PlatformError."""
        departments = self.call("get", "department/simplelist").get("department_id", [])
        lists = (self.call("get", "user/simplelist", params={"department_id": d["id"]}) for d in departments)
        people = (one for told in lists for one in told.get("userlist", []))
        return list({one["userid"]: one["name"] for one in people}.items())

    def download(self, media: str) -> requests.Response:
        """A member's file; a good answer names it in Content-Disposition, a refusal is JSON without."""
        params = {"access_token": self.access_token, "media_id": media}
        with silence(harmless=True):
            told = self._http.get(self.API_BASE_URL + "media/get", params=params, timeout=(3.05, 60))
            told.raise_for_status()
        if "content-disposition" not in told.headers:
            checked(self._decode_result(told))
        return told

    @property
    def access_token(self) -> str:
        """The token all processes share; fetched when there is none."""
        return self.session.get(self.access_token_key) or self._renew(None)

    def fetch_access_token(self) -> dict[str, Any]:
        """A fresh token, kept until shortly before it ends. Raises PlatformError."""
        params = {"corpid": self.corp_id, "corpsecret": self.secret}
        with silence(harmless=True):
            answer = self._http.get(self.API_BASE_URL + "gettoken", params=params, timeout=TIMEOUT)
            told = checked(answer.json())
        kept = max(int(told.get("expires_in", 7200)) - _EARLY, 60)
        self.session.set(self.access_token_key, told["access_token"], kept)
        return told

    def _renew(self, stale: str | None) -> str:
        """Replace a token; whoever comes second finds the first one's."""
        if self._redis is None:
            return self.fetch_access_token()["access_token"]
        with self._redis.lock("wecom:token-lock", timeout=_LOCK, blocking_timeout=_LOCK):
            held = self.session.get(self.access_token_key)
            return held if held and held != stale else self.fetch_access_token()["access_token"]

    def _once(self, method: str, path: str, token: str, harmless: bool, how: dict) -> dict[str, Any]:
        params = {**how.get("params", {}), "access_token": token}
        try:
            with silence(harmless):
                return checked(self._request(method, path, **{**how, "params": params}))
        except WeChatClientException as error:
            raise _translated(error, harmless) from None


def _translated(error: WeChatClientException, harmless: bool) -> PlatformError:
    if error.errcode is None:
        return broken(requests.HTTPError(response=error.response), harmless)
    return refusal(int(error.errcode), str(error.errmsg))
