"""The way in: translate in, hand over, translate out; nothing else."""

import logging
from collections.abc import Iterable

from flask import Blueprint, Response, request

from bot.dispatch import Dispatcher
from bot.errors import RejectedRequest
from bot.message import Event
from bot.metrics import REJECTED, TAKEN
from bot.platforms.base import Call, Door, HttpAnswer

log = logging.getLogger("bot.webhook")


def callbacks(doors: Iterable[Door], dispatcher: Dispatcher) -> Blueprint:
    """One route for each door of the configured platforms."""
    blueprint = Blueprint("callbacks", __name__)
    for door in doors:
        view = _view(door, dispatcher)
        blueprint.add_url_rule(door.path, endpoint=door.path.strip("/").replace("/", "_"), view_func=view,
                               methods=list(door.methods))  # fmt: skip
    return blueprint


def _view(door: Door, dispatcher: Dispatcher):
    def receive() -> Response:
        call = Call(request.method, request.args, dict(request.headers), request.get_data())
        try:
            read = door.read(call)
        except RejectedRequest as error:
            REJECTED.labels(door.path).inc()
            log.warning("rejected a call at %s: %s", door.path, error.reason)
            return _response(HttpAnswer("", error.status))
        if not isinstance(read, Event):
            return _response(read)
        TAKEN.labels(door.path, read.kind).inc()
        return _response(dispatcher.handle(read, door))

    return receive


def _response(answer: HttpAnswer) -> Response:
    return Response(answer.body, answer.status, content_type=answer.content_type)
