"""The calls we make to Feishu, through the SDK's own clients. Every failure is a PlatformError."""

import io
import json
from collections.abc import Callable
from typing import Any

import requests

from bot.errors import PlatformError
from bot.platforms.feishu import failures, sdk
from bot.platforms.feishu.cache import SharedCache
from bot.settings import FeishuSettings

_QUICK, _NORMAL, _BULKY = 1.0, 5.0, 30.0  # seconds: while a callback waits; a message; a file
# What the SDK makes of a 502 page or of JSON it did not expect.
_UNREADABLE = (ValueError, TypeError, AttributeError, sdk.UnmarshalException)


class Client:
    """One app's API. Keeps connections, shares its token through `cache`, fetches a stale token once more."""

    def __init__(self, settings: FeishuSettings, cache: SharedCache) -> None:
        self._app_id = settings.app_id
        self._quick, self._normal, self._bulky = (_config(settings, t) for t in (_QUICK, _NORMAL, _BULKY))
        sdk.TokenManager.cache = cache
        sdk.pool(settings.base_url)

    def create(self, to_kind: str, to: str, kind: str, content: str, key: str) -> str:
        """Send to a chat_id or an open_id; the message id. `key` makes a repeat harmless for an hour."""
        body = {"receive_id": to, "msg_type": kind, "content": content, "uuid": key}

        def send() -> Any:
            request = sdk.CreateMessageRequest.builder().receive_id_type(to_kind).request_body(body).build()
            return sdk.Message(self._normal).create(request)

        return self._call(send).data.message_id

    def reply(self, message: str, kind: str, content: str, key: str, thread: bool) -> str:
        """Answer a message, in its topic if `thread`; the answer's message id."""
        body = {"msg_type": kind, "content": content, "uuid": key, "reply_in_thread": thread}

        def send() -> Any:
            request = sdk.ReplyMessageRequest.builder().message_id(message).request_body(body).build()
            return sdk.Message(self._normal).reply(request)

        return self._call(send).data.message_id

    def patch(self, message: str, content: str) -> None:
        """Replace a card that was sent within the last 14 days."""

        def send() -> Any:
            body = {"content": content}
            request = sdk.PatchMessageRequest.builder().message_id(message).request_body(body).build()
            return sdk.Message(self._normal).patch(request)

        self._call(send)

    def upload_image(self, data: bytes) -> str:
        """The image_key of a picture (at most 10 MB)."""

        def send() -> Any:
            body = {"image_type": "message", "image": ("image", io.BytesIO(data), "application/octet-stream")}
            return sdk.Image(self._bulky).create(sdk.CreateImageRequest.builder().request_body(body).build())

        return self._call(send).data.image_key

    def upload_file(self, name: str, file_type: str, data: bytes) -> str:
        """The file_key of a file (at most 30 MB)."""

        def send() -> Any:
            part = ("file", io.BytesIO(data), "application/octet-stream")
            body = {"file_type": file_type, "file_name": name, "file": part}
            return sdk.File(self._bulky).create(sdk.CreateFileRequest.builder().request_body(body).build())

        return self._call(send).data.file_key

    def resource(self, message: str, key: str, kind: str) -> bytes:
        """The bytes of an image or file in a message somebody sent (at most 100 MB)."""

        def send() -> Any:
            builder = sdk.GetMessageResourceRequest.builder().message_id(message).file_key(key).type(kind)
            return sdk.MessageResource(self._bulky).get(builder.build())

        return self._call(send).file.read()

    def bot_open_id(self) -> str:
        """What mentions of this bot carry, or an empty text; the data stands under "bot"."""
        return (self._told("/open-apis/bot/v3/info").get("bot") or {}).get("open_id", "")

    def person_name(self, open_id: str) -> str:
        """What a colleague is called, or an empty text where the app may not know."""
        told = self._told("/open-apis/contact/v3/users/:user_id", user_id=open_id)
        return ((told.get("data") or {}).get("user") or {}).get("name", "")

    def message(self, message: str) -> dict[str, Any]:
        """A message as im.v1 tells it (msg_type, body, sender, mentions), or an empty object."""
        told = self._told("/open-apis/im/v1/messages/:message_id", message_id=message)
        return next(iter((told.get("data") or {}).get("items") or ()), {})

    def _told(self, uri: str, **paths: str) -> dict[str, Any]:
        """The whole answer of a quick GET, for which the SDK's typed call is heavy or missing."""

        def send() -> Any:
            builder = sdk.BaseRequest.builder().http_method(sdk.HttpMethod.GET).uri(uri).paths(paths)
            request, option = builder.token_types({sdk.AccessTokenType.TENANT}).build(), sdk.RequestOption()
            sdk.verify(self._quick, request, option)
            raw = sdk.transport.Transport.execute(self._quick, request, option)
            answer = sdk.BaseResponse(json.loads(raw.content))
            answer.raw = raw
            return answer

        return json.loads(self._call(send).raw.content)

    def _call(self, send: Callable[[], Any]) -> Any:
        answer = self._answered(send)
        if answer.code in failures.STALE_TOKEN:
            sdk.TokenManager.cache.drop(f"self_tenant_token:{self._app_id}")
            answer = self._answered(send)
        if answer.success():
            return answer
        raise failures.refused(answer.code or 0, answer.msg or "", answer.raw.status_code, answer.raw.headers)

    def _answered(self, send: Callable[[], Any]) -> Any:
        try:
            return send()
        except sdk.ObtainAccessTokenException as error:
            raise PlatformError(error.code, error.msg, retry=error.code not in failures.BAD_APP) from error
        except requests.RequestException as error:
            raise failures.unanswered(error) from error
        except _UNREADABLE as error:
            raise failures.unanswered(error) from error


def _config(settings: FeishuSettings, timeout: float) -> Any:
    config = sdk.Config()
    config.app_id, config.app_secret = settings.app_id, settings.app_secret
    config.domain, config.timeout = settings.base_url.rstrip("/"), timeout
    return config
