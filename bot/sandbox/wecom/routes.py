"""WeCom's API: which path is answered by which function, and the errcode around every answer."""

from collections.abc import Callable

from flask import Flask, Response

from bot.sandbox.box import Box
from bot.sandbox.gateway import json_answer, serve
from bot.sandbox.wecom import contacts, gate, later, media, push, send
from bot.sandbox.wecom.refusal import Refusal

# Method, path, function; all of these need an access token. A function gives fields or a whole Response.
_ROUTES: tuple[tuple[str, str, Callable], ...] = (
    ("POST", "message/send", send.send),
    ("POST", "message/recall", send.recall),
    ("POST", "message/update_template_card", send.update),
    ("POST", "media/upload", media.upload),
    ("GET", "media/get", media.get),
    ("GET", "user/get", contacts.user),
    ("POST", "user/list_id", contacts.ids),
    ("GET", "user/simplelist", contacts.simple_list),
    ("GET", "user/list", contacts.full_list),
    ("GET", "department/list", contacts.departments),
    ("GET", "department/simplelist", contacts.simple_departments),
)
_OPEN: tuple[tuple[str, str, Callable], ...] = (
    ("GET", "gettoken", gate.issue_token),
    ("POST", "webhook/send", push.send),
    ("POST", "webhook/upload_media", push.upload),
    ("POST", "aibot/response", later.respond),
)


def install(app: Flask, box: Box) -> None:
    """Put the API under /cgi-bin, and the bot's encrypted files beside it."""
    for method, path, function in _ROUTES:
        _add(app, box, method, path, _with_token(box, path, function))
    for method, path, function in _OPEN:
        _add(app, box, method, path, function)
    app.add_url_rule("/aibot-media/<token>", "aibot media", lambda token: later.media(box, token))


def _with_token(box: Box, path: str, function: Callable) -> Callable:
    def work(box: Box) -> dict | Response:
        gate.check(box, path)
        return function(box)

    return work


def _add(app: Flask, box: Box, method: str, path: str, work: Callable) -> None:
    def view() -> Response:
        return serve(box, "wecom", lambda: _answer(box, work))

    app.add_url_rule(f"/cgi-bin/{path}", f"wecom {method} {path}", view, methods=[method])


def _answer(box: Box, work: Callable) -> Response:
    try:
        answer = work(box)
    except Refusal as no:
        return json_answer({"errcode": no.code, "errmsg": no.message})
    return answer if isinstance(answer, Response) else json_answer({"errcode": 0, "errmsg": "ok"} | answer)
