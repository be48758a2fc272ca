"""The chat page's interface under /sandbox/api; `as` is "platform:id". JSON in, JSON out; {error} with 4xx.

GET  state?as=                → {bot_name, people, chats, faults}
GET  chats/<id>/messages?as=  → {messages}
POST say     {as, chat, text, mentions: [{id, name}], reply_to?, file_key?, kind?} → {message, delivery}
             mention id "bot" is the bot, "all" everybody; kind: text post image file voice;
             delivery {status, ms, error} or null when the bot is not told (no @ in a group)
POST upload?as= (multipart file) → {key, name, size};  GET files/<key>
POST press   {as, message, value | key, name?, tag?, form?, selected?,
              option?, options?, input_value?, checked?}
             → {toast?: {type, content}, error?: {code, message}}
POST enter   {as, chat} · menu {as, key} · join and leave {chat} (the bot) or {as} (the person) → {delivery}
GET  faults → the switches; POST faults {switch: value, …} and the one-time troubles
             expire_tokens: true · age: {message | file, seconds} · clock: seconds
POST repeat  {message, times?} → {deliveries};  GET wire?limit= → {wire: [newest first]}
GET  events  server-sent: message, update, wire {chat, id}; faults; reset (a toast is in the press's answer)
POST reset   {};  POST verify {} → {callback address: whether the bot proved itself there}
"""

import json
from collections.abc import Iterator

from flask import Blueprint, Response, current_app, jsonify, request

from bot.sandbox import troubles, views, visitor
from bot.sandbox.box import Box
from bot.sandbox.gateway import named
from bot.sandbox.visitor import Refused, Visitor

api = Blueprint("page_api", __name__, url_prefix="/sandbox/api")
_PRESS = ("value", "key", "name", "tag", "form", "option", "options", "input_value", "checked", "selected")


def _box() -> Box:
    return current_app.extensions["box"]


def _asked() -> dict:
    asked = request.get_json(silent=True)
    return asked if isinstance(asked, dict) else {}


def _visitor() -> Visitor:
    return Visitor(_box(), request.args.get("as") or _asked().get("as") or "")


@api.errorhandler(Refused)
@api.errorhandler(ValueError)
def _refuse(error: Exception) -> tuple[Response, int]:
    return jsonify(error=str(error)), 400


@api.get("/state")
def get_state() -> Response:
    """Everybody, and the chats of `as`."""
    platform, _, person = request.args.get("as", "").partition(":")
    return jsonify(views.state(_box(), platform, person))


@api.get("/chats/<id>/messages")
def get_messages(id: str) -> Response:
    """One conversation as `as` sees it."""
    return jsonify(messages=_visitor().messages(id))


@api.post("/say")
def say() -> Response:
    """Say something in a chat."""
    asked = _asked()
    said = {name: asked[name] for name in ("mentions", "reply_to", "kind") if asked.get(name)}
    text, file = asked.get("text") or "", asked.get("file_key") or ""
    return jsonify(_visitor().say(asked.get("chat") or "", text, file=file, **said))


@api.post("/upload")
def upload() -> Response:
    """Put a file into the world; it is said in a chat afterwards."""
    who, part = _visitor(), request.files.get("file")
    if part is None or not part.filename:
        raise Refused("没有选文件。")
    mime = part.mimetype or "application/octet-stream"
    file = _box().world.keep(part.read(), part.filename, mime, owner=who.id)
    return jsonify(key=file.key, name=file.name, size=len(file.data))


@api.get("/files/<key>")
def get_file(key: str) -> Response | tuple[Response, int]:
    """A file's bytes; never as a page of ours."""
    file = _box().world.files.get(key)
    if file is None:
        return jsonify(error="没有这个文件。"), 404
    answer = Response(file.data, mimetype=file.mime)
    shown = file.mime in ("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf")
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return named(answer, file.name, "inline" if shown else "attachment")


@api.post("/press")
def press() -> Response:
    """Press something on a card."""
    asked = _asked()
    pressed = {name: asked[name] for name in _PRESS if asked.get(name) is not None}
    return jsonify(_visitor().press(asked.get("message") or "", **pressed))


@api.post("/enter")
def enter() -> Response:
    """Open a private chat with the bot."""
    return jsonify(_visitor().enter(_asked().get("chat") or ""))


@api.post("/menu")
def menu() -> Response:
    """Choose an entry of the bot's menu."""
    return jsonify(_visitor().menu(_asked().get("key") or "help"))


@api.post("/join")
def join() -> Response:
    """The bot comes into a group, or a person into the company."""
    return jsonify(visitor.join(_box(), _group()) if _asked().get("chat") else _visitor().arrive())


@api.post("/leave")
def leave() -> Response:
    """A person leaves the company, or the bot a group."""
    return jsonify(visitor.expel(_box(), _group()) if _asked().get("chat") else _visitor().leave())


def _group():
    chat = _box().world.chats.get(_asked().get("chat") or "")
    if chat is None or chat.type != "group":
        raise Refused("没有这个群。")
    return chat


@api.route("/faults", methods=["GET", "POST"])
def faults() -> Response:
    """The switches, read or turned."""
    if request.method == "POST":
        troubles.make(_box(), _asked())
    return jsonify(_box().faults.as_json())


@api.post("/repeat")
def repeat() -> Response:
    """Deliver the last callback about a message again."""
    asked = _asked()
    return jsonify(visitor.repeat(_box(), asked.get("message") or "", min(int(asked.get("times") or 1), 50)))


@api.get("/wire")
def wire() -> Response:
    """The last exchanges, newest first."""
    return jsonify(wire=_box().wire.last(int(request.args.get("limit", 60))))


@api.post("/verify")
def verify() -> Response:
    """Save the callback addresses again; whether the bot proves itself at each."""
    return jsonify(visitor.verify(_box()))


@api.post("/reset")
def reset() -> Response:
    """Back to the first morning."""
    _box().reset()
    return jsonify(ok=True)


@api.get("/events")
def events() -> Response:
    """Server-sent events until the page goes away."""
    stream = Response(_lines(_box()), mimetype="text/event-stream")
    stream.headers["Cache-Control"] = "no-cache"
    return stream


def _lines(box: Box) -> Iterator[str]:
    for news in box.world.news.listen():
        if box.closing.is_set():
            return
        yield (
            f"event: {news['type']}\ndata: {json.dumps(news, ensure_ascii=False)}\n\n"
            if news
            else ": still here\n\n"
        )
