"""In front of every WeCom API: access tokens, frequency and failures on request."""

import secrets

from flask import request

from bot.sandbox.box import Box
from bot.sandbox.wecom.refusal import Refusal, must

LIFE = 7200
_CONTACT_ONLY = "user/list_id"
_PER_MINUTE = (10_000, 60.0)


def issue_token(box: Box) -> dict:
    """GET gettoken?corpid=&corpsecret=. One token per secret, the same one while it lives."""
    keys, secret = box.credentials, request.args.get("corpsecret")
    must(request.args.get("corpid") == keys.wecom_corp_id, "invalid corpid", 40013)
    must(secret and secret in (keys.wecom_secret, keys.wecom_contact_secret), "invalid credential", 40001)
    issued, tokens = box.wecom.setdefault("issued", {}), box.wecom.setdefault("tokens", {})
    now, token = box.world.now(), issued.get(secret)
    if token is None or tokens[token] <= now:
        token = issued[secret] = box.wire.hide(secrets.token_urlsafe(48))
        tokens[token] = now + LIFE
    return {"access_token": token, "expires_in": int(tokens[token] - now)}


def check(box: Box, api: str) -> None:
    """Let a call to `api` through, or raise Refusal."""
    token, tokens = request.args.get("access_token"), box.wecom.get("tokens", {})
    must(token, "access_token missing", 41001)
    must(token in tokens, "invalid access_token", 40014)
    must(tokens[token] > box.world.now(), "access_token expired", 42001)
    contact = token == box.wecom["issued"].get(box.credentials.wecom_contact_secret)
    must(not contact or api == _CONTACT_ONLY, "the address book's secret may not call this", 48009)
    must(contact or api != _CONTACT_ONLY, "api forbidden for this secret", 48002)
    check_frequency(box, api)


def check_frequency(box: Box, api: str) -> None:
    """Frequency limits and failures on request. Raises Refusal."""
    crowded = box.faults.rate_limit or box.windows.take(("wecom", api), box.world.now(), _PER_MINUTE)
    must(not crowded, "api freq out of limit", 45009)
    failure = box.faults.next_failure(request.path)
    if failure:
        raise Refusal(failure, "failed on request")


def body() -> dict:
    """The request's JSON object. Raises Refusal."""
    asked = request.get_json(force=True, silent=True)
    return must(asked if isinstance(asked, dict) else None, "invalid json", 40035)
