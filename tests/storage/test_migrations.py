"""Migrations make exactly the tables the code uses, on both databases, and can be taken back."""

from pathlib import Path

import pytest
from playhouse.migrations import Runner
from playhouse.schema_diff import diff_models

from storage import db
from storage.tables import ALL


@pytest.fixture(params=["sqlite", "postgres"])
def bare(request, tmp_path: Path):
    """A database without any table, once of each kind."""
    if request.param == "sqlite":
        db.connect(f"sqlite:///{tmp_path}/bare.db")
        with db.database.connection_context():
            yield db.database.obj
    else:
        db.connect(request.getfixturevalue("postgres_url"))
        with db.database.connection_context():
            db.database.execute_sql("CREATE SCHEMA bare")
            db.database.execute_sql("SET search_path TO bare")
            yield db.database.obj
            db.database.execute_sql("SET search_path TO public")
            db.database.execute_sql("DROP SCHEMA bare CASCADE")
    db.database.obj.close_all()


def test_migrations_make_the_tables_the_code_uses(bare):
    """迁移出来的表，和代码里的模型一字不差。"""
    db.migrate()

    assert {model._meta.table_name for model in ALL} <= set(_tables(bare))
    if bare.__class__.__name__.endswith("SqliteDatabase"):
        assert not diff_models(bare, ALL)


def test_migrating_twice_changes_nothing(bare):
    """重复迁移什么都不会发生。"""
    assert db.migrate()
    assert db.migrate() == []


def test_migrations_can_be_taken_back(bare):
    """每一步迁移都能退回去。"""
    db.migrate()
    runner = Runner(bare, str(db.MIGRATIONS))
    while runner.applied():
        runner.down()

    assert set(_tables(bare)) <= {"schema_migration"}


def test_due_scans_have_their_partial_indexes(bare):
    """扫描到期事项用的部分索引都在。"""
    db.migrate()

    names = {
        index.name
        for table in ("task", "outbox_message", "reminder")
        for index in bare.get_indexes(table, _schema(bare))
    }
    assert {"task_due_open", "outbox_open", "reminder_due"} <= names


def _schema(database) -> str | None:
    return None if database.__class__.__name__.endswith("SqliteDatabase") else "bare"


def _tables(database) -> list[str]:
    return database.get_tables(_schema(database))


def test_what_was_there_before_is_found_by_the_new_columns(bare):
    """升级前的线索和待发卡片，升级后照样找得到。"""
    db.migrate()
    runner = Runner(bare, str(db.MIGRATIONS))
    while "0006_what_is_looked_up" in {found.name for found in runner.status() if found.applied}:
        runner.down()
    moment, card = "2026-11-24 02:00:00", '{"reply": {"card": {"subject": "task:T1"}}}'
    empty = ["contact", "phone", "email", "source", "region", "industry", "need", "reason", "note"]
    lead = {"company": "上海智云科技有限公司", "currency": "CNY", "status": "new", "score": 0, "tags": "[]"}
    when, due = {"created_at": moment, "touched_at": moment}, {"at": moment, "next_at": moment}
    _insert(bare, "lead", dict.fromkeys([*empty, "next_step"], "") | lead | when)
    message = {
        "kind": "send",
        "status": "waiting",
        "attempts": 0,
        "body": card,
        "at": moment,
        "next_at": moment,
    }
    _insert(bare, "outbox_message", dict.fromkeys(("lane", "error", "message"), "") | message | due)

    db.migrate()

    assert bare.execute_sql("SELECT plain_name FROM lead").fetchall() == [("智云科技",)]
    assert bare.execute_sql("SELECT subject FROM outbox_message").fetchall() == [("task:T1",)]


def _insert(database, table: str, row: dict) -> None:
    marks = ", ".join([database.param] * len(row))
    database.execute_sql(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
