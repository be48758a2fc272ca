"""Alive, ready, and in numbers."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, jsonify
from peewee import PeeweeException
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, generate_latest
from redis import RedisError

from storage import outbox
from storage.db import database


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
        with database.connection_context():
            return Response(generate_latest(REGISTRY) + _outbox_numbers(), content_type=CONTENT_TYPE_LATEST)

    return blueprint


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
    lines = [f'outbox_rows{{status="{status}"}} {count}' for status, count in outbox.counted()]
    lines.append(f"outbox_oldest_waiting_seconds {outbox.oldest_waiting(datetime.now(UTC)):.1f}")
    return ("\n".join(lines) + "\n").encode()
