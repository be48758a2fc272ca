"""The one registry of what people can ask for. Text, buttons, API, import and tests all come through it.

A handler declares an action by its signature: the function's name is the action's name, each parameter an
argument, its annotation the kind of value. Nothing else has to be told to anybody.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from bot.roles import Role, Scope, meets, who_may


@dataclass(frozen=True)
class Kind:
    """A kind of value, as `bot.understand` knows it."""

    name: str


Text = Annotated[str, Kind("text")]  # a short name
Rest = Annotated[str, Kind("rest")]  # whatever is left of the sentence
Money = Annotated[Decimal, Kind("money")]  # yuan, or the figure in `currency`
Discount = Annotated[Decimal, Kind("discount")]  # ratio to pay
Due = Annotated[date | datetime, Kind("date")]
Moment = Annotated[datetime, Kind("moment")]
Shift = Annotated[str, Kind("shift")]  # ISO 8601, P7D; for working days P5WD
Period = Annotated[str, Kind("period")]  # this_week, 2026-Q4, …
Days = Annotated[str, Kind("days")]  # 2026-12-31, or the first and last of several: 2026-12-31/2027-01-03
Phone = Annotated[str, Kind("phone")]
Email = Annotated[str, Kind("email")]
Tags = Annotated[tuple, Kind("tags")]
Url = Annotated[str, Kind("url")]

_PLAIN = {date: "date", datetime: "moment", Decimal: "money", bool: "flag", int: "number", str: "text"}

SLOT_WORDS = {
    "task": "哪个任务", "project": "哪个项目", "lead": "哪条线索", "quote": "哪份报价", "target": "哪条记录",
    "assignee": "交给谁", "owner": "负责人", "due": "截止日期", "shift": "顺延多久", "title": "任务名称",
    "company": "公司名称", "name": "名称", "amount": "金额", "budget": "预算", "content": "内容",
    "reason": "理由", "at": "什么时候", "priority": "优先级", "result": "结果", "phone": "电话",
    "user": "哪位同事", "role": "角色", "discount": "折扣", "tags": "标签", "query": "搜什么",
    "depends_on": "依赖哪个任务", "feature": "哪个心愿", "file": "哪个文件", "what": "导出什么",
    "url": "推送地址", "customer": "客户", "days": "哪天", "wish": "什么建议",
}  # fmt: skip


@dataclass(frozen=True)
class Param:
    """One argument. `kind` may name several records, "lead|project"; `many` takes a list."""

    name: str
    kind: str
    required: bool
    many: bool = False
    choices: tuple[str, ...] = ()
    enum: type[Enum] | None = None

    @property
    def word(self) -> str:
        """What we ask for when it is missing."""
        return SLOT_WORDS.get(self.name, self.name)


@dataclass(frozen=True)
class Action:
    """Something people can ask for. `form` is the dataclass that carries the arguments, if one does.

    `admins` lets those who run the bot do it too, whatever their role.
    """

    name: str
    run: Callable[..., Any]
    aliases: tuple[str, ...]
    params: tuple[Param, ...]
    role: Role
    scope: Scope
    changes: bool
    undo: bool
    topic: str
    help: str
    examples: tuple[str, ...]
    form: tuple[str, type] | None = None
    admins: bool = False

    def open_to(self, role: str, admin: bool) -> bool:
        """Whether a holder of `role` may do it."""
        return meets(role, admin, self.role) or (self.admins and admin)

    @property
    def who(self) -> str:
        """The roles that may, in words."""
        return who_may(self.role) + ("、管理员" if self.admins else "")

    @property
    def typed(self) -> bool:
        """Whether people can type it; the rest is only pressed."""
        return bool(self.aliases)

    def param(self, name: str) -> Param | None:
        """The argument called `name`."""
        return next((p for p in self.params if p.name == name), None)


class Registry:
    """All actions by name, in the order they were declared."""

    def __init__(self) -> None:
        self._actions: dict[str, Action] = {}

    def add(self, found: Action) -> None:
        """Register an action; two of one name are a programming error."""
        if found.name in self._actions:
            raise ValueError(f"action {found.name} is declared twice")
        self._actions[found.name] = found

    def get(self, name: str) -> Action | None:
        """The action called `name`, or None."""
        return self._actions.get(name)

    def forget(self, name: str) -> None:
        """Take an action out again."""
        del self._actions[name]

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())


ACTIONS = Registry()


def action(
    *aliases: str,
    role: Role = Role.VIEWER,
    scope: Scope = Scope.OWN,
    changes: bool = True,
    undo: bool = False,
    topic: str = "",
    examples: tuple[str, ...] = (),
    admins: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a handler. Its docstring's first line is its help; `topic` defaults to its module's TOPIC."""

    def register(run: Callable[..., Any]) -> Callable[..., Any]:
        params, form = _params(run)
        about = (inspect.getdoc(run) or "").partition("\n")[0]
        subject = topic or run.__globals__.get("TOPIC", "")
        told = (changes, undo, subject, about, examples, form, admins)
        ACTIONS.add(Action(run.__name__, run, aliases, params, role, scope, *told))
        return run

    return register


def _params(run: Callable[..., Any]) -> tuple[tuple[Param, ...], tuple[str, type] | None]:
    hints = get_type_hints(run, include_extras=True)
    wanted = list(inspect.signature(run).parameters.values())[1:]
    if len(wanted) == 1 and is_dataclass(hints[wanted[0].name]):
        form = hints[wanted[0].name]
        return tuple(_form_params(form)), (wanted[0].name, form)
    return tuple(_param(p.name, hints[p.name], p.default is p.empty) for p in wanted), None


def _form_params(form: type) -> Iterator[Param]:
    hints = get_type_hints(form, include_extras=True)
    for entry in fields(form):
        bare = entry.default is MISSING and entry.default_factory is MISSING
        yield _param(entry.name, hints[entry.name], bare)


def _param(name: str, hint: Any, required: bool) -> Param:
    hint = _without_none(hint)
    many = get_origin(hint) is list
    if many:
        hint = get_args(hint)[0]
    kind, enum = _kind(hint)
    choices = tuple(str(member.value) for member in enum) if enum else ()
    return Param(name, kind, required, many or kind == "tags", choices, enum)


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        rest = tuple(part for part in get_args(hint) if part is not type(None))
        return rest[0] if len(rest) == 1 else Union[rest]  # noqa: UP007
    return hint


def _kind(hint: Any) -> tuple[str, type[Enum] | None]:
    if get_origin(hint) is Annotated:
        return next(part.name for part in get_args(hint) if isinstance(part, Kind)), None
    if get_origin(hint) in (Union, UnionType):
        return "|".join(_kind(part)[0] for part in get_args(hint)), None
    if isinstance(hint, type) and issubclass(hint, Enum):
        return "choice", hint
    if hint in _PLAIN:
        return _PLAIN[hint], None
    return hint.noun, None
