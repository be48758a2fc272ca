"""Alive, ready, and in numbers."""

import hmac
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Request, Response, abort, jsonify, request
from peewee import PeeweeException
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from redis import RedisError

from storage import outbox, undelivered
from storage.db import database

_LOOPBACK = ("127.0.0.1", "::1")
_FORWARDED = ("X-Forwarded-For", "X-Real-IP", "Forwarded")


def pages(house: Any) -> Blueprint:
    """/healthz, /readyz and /metrics."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def healthz():
        return jsonify(ok=True)

    @blueprint.get("/readyz")
    def readyz():
        state = {"database": _database(), "queue": _queue(house.redis)}
        ok = all(value is not False for value in state.values())
        return jsonify(ok=ok, **state), 200 if ok else 503

    @blueprint.get("/metrics")
    def metrics():
        if not _may_read(request, house.settings.metrics_token):
            abort(403)
        counted = generate_latest(_registry(house.settings.prometheus_multiproc_dir))
        with database.connection_context():
            return Response(counted + _outbox_numbers(), content_type=CONTENT_TYPE_LATEST)

    return blueprint


def _may_read(asked: Request, token: str) -> bool:
    """Whoever has the token; where none is set, this machine, but not what a proxy on it passes on."""
    if token:
        shown = asked.headers.get("Authorization", "")
        return hmac.compare_digest(shown.encode(), f"Bearer {token}".encode())
    return asked.remote_addr in _LOOPBACK and not any(name in asked.headers for name in _FORWARDED)


def _registry(shared: str) -> CollectorRegistry:
    """What all web processes counted together in a folder, or else what this one counted."""
    if not shared:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry, shared)
    return registry


def _database() -> dict[str, float] | bool:
    try:
        with database.connection_context():
            return {"oldest_waiting_seconds": round(outbox.oldest_waiting(datetime.now(UTC)), 1)}
    except PeeweeException:
        return False


def _queue(redis: Any) -> bool | str:
    if redis is None:
        return "none: the clock delivers"
    try:
        return bool(redis.ping())
    except RedisError:
        return False


def _outbox_numbers() -> bytes:
    lines = [f'outbox_rows{{status="{status}"}} {count}' for status, count in undelivered.counted()]
    lines.append(f"outbox_oldest_waiting_seconds {outbox.oldest_waiting(datetime.now(UTC)):.1f}")
    return ("\n".join(lines) + "\n").encode()
