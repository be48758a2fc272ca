"""The connection: one proxy that stands for SQLite or PostgreSQL.

Settings follow what was measured: WAL with synchronous NORMAL and IMMEDIATE transactions on SQLite (deferred
ones fail at once with "database is locked" when two writers meet), a pool that threads may share.
"""

from pathlib import Path
from typing import Any

from peewee import DatabaseProxy
from playhouse.db_url import connect as connect_url
from playhouse.pool import PooledSqliteDatabase

_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "normal",
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "cache_size": -16000,
}

database = DatabaseProxy()


def connect(url: str) -> DatabaseProxy:
    """Point the proxy at `url`: sqlite:///path or postgresql://…"""
    if url.startswith("sqlite:///"):
        database.initialize(_sqlite(url.removeprefix("sqlite:///")))
    else:
        database.initialize(_postgres(url))
    return database


def _sqlite(path: str) -> PooledSqliteDatabase:
    Path(path).resolve().parent.mkdir(parents=True, exist_ok=True)
    return PooledSqliteDatabase(
        path, pragmas=_PRAGMAS, lock_type="IMMEDIATE", timeout=5, check_same_thread=False, max_connections=32
    )


def _postgres(url: str) -> Any:
    pooled = url.replace("postgres://", "postgresql://", 1).replace("postgresql://", "postgresql+pool://", 1)
    return connect_url(pooled, prefer_psycopg3=True, max_connections=20, stale_timeout=300)
