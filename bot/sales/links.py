"""How tasks hang together: the four kinds of dependency, a working order, and the cycle that forbids one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar

from bot.errors import UserError


class Link(StrEnum):
    """What of the predecessor must have happened before what of the successor (PMBOK, precedence diagram)."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"


LINK_WORDS = {
    Link.FS: "前者完成后，后者开始",
    Link.SS: "前者开始后，后者开始",
    Link.FF: "前者完成后，后者完成",
    Link.SF: "前者开始后，后者完成",
}


@dataclass(frozen=True)
class Dependency:
    """Waits for task `code`; `lag` in working days, negative is a lead."""

    code: str
    kind: Link = Link.FS
    lag: int = 0


class Linked(Protocol):
    """Anything with a number and predecessors."""

    @property
    def code(self) -> str: ...

    @property
    def depends_on(self) -> tuple[Dependency, ...]: ...


T = TypeVar("T", bound=Linked)


class Span(NamedTuple):
    """Working-day numbers: first day worked, and the day after the last; a milestone has none between."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Working days inside."""
        return self.end - self.start


def earliest_start(link: Dependency, before: Span, length: int) -> int:
    """Forward pass: where a successor of `length` days may start after `before` (critical path method)."""
    edge = before.end if link.kind in (Link.FS, Link.FF) else before.start
    return edge + link.lag - (length if link.kind in (Link.FF, Link.SF) else 0)


def latest_end(link: Dependency, after: Span, length: int) -> int:
    """Backward pass: where a predecessor of `length` days must end before `after` (critical path method)."""
    edge = after.start if link.kind in (Link.FS, Link.SS) else after.end
    return edge - link.lag + (length if link.kind in (Link.SS, Link.SF) else 0)


def in_order(tasks: Iterable[T]) -> list[T]:
    """The tasks, predecessors first; a cycle is refused with its path."""
    known = {task.code: task for task in tasks}
    waiting = {code: _predecessors(task, known) for code, task in known.items()}
    followers = successors(known.values())
    ready = [code for code, before in waiting.items() if not before]
    for code in ready:
        for follower in followers.get(code, ()):
            waiting[follower].discard(code)
            if not waiting[follower]:
                ready.append(follower)
    if len(ready) < len(known):
        raise UserError(_cycle_words({code: before for code, before in waiting.items() if before}))
    return [known[code] for code in ready]


def successors(tasks: Iterable[Linked]) -> dict[str, tuple[str, ...]]:
    """For each task, the tasks that wait for it."""
    found: dict[str, list[str]] = {}
    for task in tasks:
        for before in dict.fromkeys(link.code for link in task.depends_on):
            found.setdefault(before, []).append(task.code)
    return {code: tuple(after) for code, after in found.items()}


def _predecessors(task: Linked, known: Mapping[str, object]) -> set[str]:
    return {link.code for link in task.depends_on if link.code in known}


def _cycle_words(waiting: Mapping[str, set[str]]) -> str:
    path = [next(iter(waiting))]
    while path[-1] not in path[:-1]:
        path.append(min(waiting[path[-1]] & waiting.keys()))
    loop = path[path.index(path[-1]) :]
    return f"依赖成环：{' → '.join(reversed(loop))}。请去掉其中一条依赖。"
