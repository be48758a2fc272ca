"""Feishu's open API: which path is answered by which function, and the envelope around every answer."""

import secrets
from collections.abc import Callable

from flask import Flask, Response

from bot.sandbox.box import Box
from bot.sandbox.feishu import contacts, gate, media, messages, updates
from bot.sandbox.feishu.refusal import Refusal
from bot.sandbox.gateway import json_answer, serve

# Method, path, function. A function gives `data`, a whole Response, or raises Refusal.
_ROUTES: tuple[tuple[str, str, Callable], ...] = (
    ("POST", "/im/v1/messages", messages.create),
    ("POST", "/im/v1/messages/<message_id>/reply", messages.reply),
    ("GET", "/im/v1/messages/<message_id>", messages.get),
    ("PATCH", "/im/v1/messages/<message_id>", updates.patch),
    ("PUT", "/im/v1/messages/<message_id>", updates.put),
    ("DELETE", "/im/v1/messages/<message_id>", updates.delete),
    ("POST", "/interactive/v1/card/update", updates.by_token),
    ("POST", "/im/v1/images", media.upload_image),
    ("GET", "/im/v1/images/<key>", media.own_file),
    ("POST", "/im/v1/files", media.upload_file),
    ("GET", "/im/v1/files/<key>", media.own_file),
    ("GET", "/im/v1/messages/<message_id>/resources/<key>", media.resource),
    ("GET", "/im/v1/chats/<chat_id>", contacts.chat),
    ("GET", "/im/v1/chats/<chat_id>/members", contacts.members),
    ("GET", "/contact/v3/users/batch", contacts.users),
    ("GET", "/contact/v3/users/<user_id>", contacts.user),
)


def install(app: Flask, box: Box) -> None:
    """Put the open API under /open-apis."""
    _add(app, box, "POST", "/auth/v3/tenant_access_token/internal", lambda: gate.issue_token(box))
    _add(app, box, "GET", "/bot/v3/info", lambda: contacts.bot_info(box))
    for method, path, function in _ROUTES:
        _add(app, box, method, path, _with_data(box, path, method, function))


def _with_data(box: Box, path: str, method: str, function: Callable) -> Callable:
    def work(**arguments: str) -> dict | Response:
        gate.check(box, f"{method} {path}")
        answer = function(box, **arguments)
        return answer if isinstance(answer, Response) else {"code": 0, "msg": "success", "data": answer}

    return work


def _add(app: Flask, box: Box, method: str, path: str, work: Callable) -> None:
    def view(**arguments: str) -> Response:
        return serve(box, "feishu", lambda: _answer(work, arguments))

    app.add_url_rule(f"/open-apis{path}", f"feishu {method} {path}", view, methods=[method])


def _answer(work: Callable, arguments: dict) -> Response:
    trace = {"X-Tt-Logid": secrets.token_hex(16)}
    try:
        answer = work(**arguments)
    except Refusal as no:
        error = {"log_id": trace["X-Tt-Logid"]}
        body = {"code": no.code, "msg": no.message, "error": error}
        return json_answer(body, no.status, {**trace, **no.headers})
    if isinstance(answer, Response):
        answer.headers.extend(trace)
        return answer
    return json_answer(answer, headers=trace)
