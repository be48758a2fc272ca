"""In front of every Feishu API: the tenant token, the rate limits and the failures on request."""

import secrets

from flask import request

from bot.sandbox.box import Box
from bot.sandbox.feishu.refusal import Refusal, too_often

LIFE = 7200
_STANDARD = ((50, 1.0), (1000, 60.0))  # per API


def issue_token(box: Box) -> dict:
    """POST auth/v3/tenant_access_token/internal. The same token comes back while it has 30 minutes left."""
    asked = request.get_json(force=True, silent=True) or {}
    if asked.get("app_id") != box.credentials.feishu_app_id:
        raise Refusal(10003, "invalid param", 200)
    if asked.get("app_secret") != box.credentials.feishu_app_secret:
        raise Refusal(10015, "app secret invalid", 200)
    tokens, now = box.feishu.setdefault("tokens", {}), box.world.now()
    token = next((t for t, until in tokens.items() if until - now >= 1800), None)
    if token is None:
        token = box.wire.hide("t-" + secrets.token_hex(20))
        tokens[token] = now + LIFE
    return {"code": 0, "msg": "ok", "tenant_access_token": token, "expire": int(tokens[token] - now)}


def check(box: Box, api: str) -> None:
    """Let a call to `api` through, or raise Refusal."""
    _check_token(box)
    if box.faults.rate_limit:
        raise too_often(1)
    wait = box.windows.take(("feishu", api), box.world.now(), *_STANDARD)
    if wait:
        raise too_often(wait)
    failure = box.faults.next_failure(request.path)
    if failure == 99991400:
        raise too_often(1)
    if failure:
        raise Refusal(failure, "failed on request")


def _check_token(box: Box) -> None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Bearer" or not token:
        raise Refusal(99991661, "Missing access token for authorization")
    if not token.startswith(("t-", "u-")):
        raise Refusal(99991671, "Invalid access token for authorization. It must start with t- or u-.")
    if box.feishu.get("tokens", {}).get(token, 0) <= box.world.now():
        raise Refusal(
            99991663, "Invalid access token for authorization. Please make a request with a valid token."
        )
