"""Queries written once say what peewee would write each time, on both databases."""

from datetime import UTC, datetime
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest

import storage
from storage import (
    activities,
    audit,
    db,
    duplicates,
    filing,
    inbox,
    outbox,
    pending,
    people,
    plans,
    posted,
    projects,
    scores,
    tasks,
    undo,
)
from storage.people import Team, User
from storage.prepared import Prepared

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)

QUERIES: list[tuple[Prepared, tuple[Any, ...]]] = [
    (activities._of, ("L1", 5)),
    (audit._last, ()),
    (duplicates._near, ("智云", "13800138000", "a@b.cn", {1, 2})),
    (duplicates._near, ("智云", None, None, None)),
    (filing._count, ({"P1", "L2"}, 1)),
    (filing._count, ({"T1"}, None)),
    (inbox._answer_of, ("feishu", "om_1")),
    (inbox._claim, ("feishu", "om_1", "message", NOW)),
    (inbox._keep, ({"ok": True, "toast": "好"}, "feishu", "om_1")),
    (outbox._unsent, ("task:T1",)),
    (pending._of, (1, "feishu:oc_1", NOW)),
    (pending._drop, (1, "feishu:oc_1")),
    (people._identity_of, (1,)),
    (people._known_as, ("feishu", "ou_1")),
    (people._nameable, ({1, 2, 3}, None)),
    (people._nameable, (None, True)),
    (people._seen, (NOW, "feishu", "ou_1")),
    (people._teams, ()),
    (plans._after, (1,)),
    (plans._arrows, ({7},)),
    (plans._arrows, (set(),)),
    (plans._tasks, ({3, 4},)),
    (posted._pressed, ("feishu", "c1")),
    (posted._showing, ("task:T1",)),
    (projects._of_lead, (1,)),
    (scores._touches, ("L1",)),
    (tasks._left_in, (1, "需求")),
    (undo._keep, (1, "finish_task", [["task", 1, None, {"id": 1}]], NOW)),
]


def test_every_prepared_query_is_compared_here():
    """新写的预备查询，也要在这里和 peewee 的写法比一比。"""
    modules = [import_module(f"storage.{found.name}") for found in iter_modules(storage.__path__)]
    known = {one for module in modules for one in vars(module).values() if isinstance(one, Prepared)}

    assert {query for query, _ in QUERIES} == known


@pytest.mark.parametrize("number", range(len(QUERIES)))
def test_it_is_what_peewee_writes(database, number: int):
    """写一次的语句和参数，与 peewee 每次重写的一样。"""
    query, values = QUERIES[number]

    text, given = query.sql(*values)
    wanted_text, wanted = db.database.get_sql_context().sql(query._build(*values)).query()
    assert text == wanted_text
    assert [_plain(each) for each in given] == [_plain(each) for each in wanted]


def _plain(value: Any) -> Any:
    """A parameter; psycopg's wrapper of a JSON value compares by what it holds."""
    return getattr(value, "obj", value)


def test_rows_hold_what_was_selected(database):
    """查到的行和平时查到的一样，只带选中的列。"""
    team = Team.add(name="华东")
    user = User.add(name="张三", team=team, preferences={"quiet": True})

    found = User.numbered(user.id)
    assert found.__data__ == User.get_by_id(user.id).__data__
    assert found.team == team and not found.dirty_fields
    assert [(one.id, one.parent_id, one.name) for one in people._teams.rows()] == [(team.id, None, None)]


def test_a_value_that_is_missing_asks_another_question(database):
    """没给的值不会变成“等于空”。"""
    inside, outside = Team.add(name="华东"), Team.add(name="华南")
    User.add(name="张三", team=inside)
    User.add(name="李四", team=outside)

    assert [row.name for row in people._nameable.rows({inside.id}, None)] == ["张三"]
    assert len(people._nameable.rows(None, None)) == 2


def test_new_rows_and_changes_keep_their_columns(database):
    """新行与改动写进去什么，读出来就是什么，空值也是。"""
    user = User.add(name="张三", away_until=NOW.date(), preferences={"digest": ["一", 2]})
    user.change(away_until=None, preferences={})

    kept = User.get_by_id(user.id)
    assert (kept.name, kept.away_until, kept.preferences, kept.role) == ("张三", None, {}, "sales")
