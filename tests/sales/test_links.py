"""Dependencies and their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from bot.sales.links import Dependency, Link, Span, earliest_start, in_order, latest_end, successors
from bot.sales.schedule import PlannedTask


def task(code: str, *after: str) -> PlannedTask:
    return PlannedTask(code, f"任务 {code}", depends_on=tuple(Dependency(before) for before in after))


@pytest.mark.feature("D4")
@pytest.mark.parametrize(
    ("kind", "lag", "start"),
    [(Link.FS, 0, 5), (Link.FS, 2, 7), (Link.SS, 1, 3), (Link.FF, 0, 2), (Link.SF, 4, 3), (Link.FS, -1, 4)],
)
def test_each_kind_binds_its_own_edges(kind, lag, start):
    """FS/SS/FF/SF 各管各的两端。"""
    before = Span(2, 5)

    assert earliest_start(Dependency("T1", kind, lag), before, 3) == start


@given(st.sampled_from(Link), st.integers(-3, 5), st.integers(0, 50), st.integers(0, 10), st.integers(0, 10))
def test_the_backward_bound_mirrors_the_forward_one(kind, lag, start, length, before_length):
    """最早和最晚互为镜像：后者最早开始时，前者一天也不能再晚。"""
    link = Dependency("T1", kind, lag)
    before = Span(start, start + before_length)
    first = earliest_start(link, before, length)

    assert latest_end(link, Span(first, first + length), before_length) == before.end


def test_predecessors_come_first():
    """排序后前置任务总在前面。"""
    ordered = [t.code for t in in_order([task("T3", "T2"), task("T2", "T1"), task("T1")])]

    assert ordered == ["T1", "T2", "T3"]


@pytest.mark.feature("D4")
def test_a_cycle_is_refused_with_its_path():
    """依赖成环会被拒绝，并说出是哪一圈。"""
    ring = [task("T0"), task("T1", "T3"), task("T2", "T1"), task("T3", "T2", "T0"), task("T4", "T3")]

    with pytest.raises(UserError) as refused:
        in_order(ring)

    assert refused.value.text == "依赖成环：T1 → T2 → T3 → T1。请去掉其中一条依赖。"


@pytest.mark.feature("D4")
def test_a_task_cannot_wait_for_itself():
    """自己不能依赖自己。"""
    with pytest.raises(UserError, match="T1 → T1"):
        in_order([task("T1", "T1")])


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60))
def test_any_graph_without_a_cycle_is_ordered(edges):
    """没有环的任何依赖都排得出先后。"""
    after: dict[int, set[str]] = {n: set() for n in range(31)}
    for one, other in edges:
        if one != other:
            after[max(one, other)].add(f"T{min(one, other)}")
    tasks = [task(f"T{n}", *sorted(before)) for n, before in reversed(after.items())]
    place = {t.code: n for n, t in enumerate(in_order(tasks))}

    assert len(place) == 31
    assert all(place[link.code] < place[t.code] for t in tasks for link in t.depends_on)


def test_successors_are_listed_once():
    """后续任务只列一次。"""
    twice = PlannedTask("T2", "二", depends_on=(Dependency("T1"), Dependency("T1", Link.FF)))

    assert successors([task("T1"), twice]) == {"T1": ("T2",)}
