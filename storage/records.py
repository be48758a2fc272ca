"""Any record by what people call it: a number such as T12, or a name."""

from collections.abc import Iterable
from typing import Any, NoReturn

from bot.errors import UserError
from storage import people
from storage.accounts import Account
from storage.db import Table
from storage.leads import Lead
from storage.people import Team, User
from storage.projects import Project
from storage.quotes import Quote
from storage.tasks import Task
from storage.wishes import Wish

MODELS = {model.noun: model for model in (Lead, Account, Project, Task, Quote, Team, Wish)}
WORDS = {
    "lead": "线索",
    "account": "客户",
    "project": "项目",
    "task": "任务",
    "quote": "报价",
    "team": "团队",
    "feature": "心愿",
}
_NAMES = {"lead": Lead.company, "account": Account.name, "project": Project.name, "task": Task.title}
_NAMES["team"] = Team.name
_NAMES["feature"] = Wish.title


def by_number(number: str) -> Table | None:
    """The record with this number, or None."""
    letter, digits = number[:1].upper(), number[1:].partition("/")[0]
    model = next((m for m in MODELS.values() if m.letter and m.letter == letter), None)
    if model is None or not _is_number(digits):
        return None
    return model.numbered(int(digits))


def _is_number(digits: str) -> bool:
    """Whether it is a row's number; longer ones no database can compare."""
    return digits.isascii() and digits.isdigit() and len(digits) <= 9


def find(kinds: str, said: str) -> Any:
    """The record people mean by `said`. Raises UserError when nothing or several fit, with what to pick."""
    wanted = [MODELS[kind] for kind in kinds.split("|") if kind in MODELS]
    record = by_number(said)
    if record is not None and type(record) in wanted:
        return record
    found = [row for model in wanted for row in _called(model, said)]
    if len(found) == 1:
        return found[0]
    raise _unclear(kinds, said, found)


def person(said: str, speaker: User, platform: str = "", outsiders: bool = False) -> User:
    """The colleague people mean: "me", a platform id, U7, a name. Raises UserError unless one fits.

    `outsiders` are people who have been seen, or have left, and can be let in.
    """
    if said in ("me", "我"):
        return speaker
    if said[:1] == "U" and _is_number(said[1:]):
        return User.get_or_none(User.active, User.id == int(said[1:])) or _nobody(said)
    known = people.known_as(platform, said) if platform else None
    if known is not None and (known.active or outsiders):
        return known
    found = list(people.named(said, speaker, outsiders))
    if len(found) == 1:
        return found[0]
    if not found:
        _nobody(said)
    raise UserError(f"有 {len(found)} 位「{said}」，请 @ 对方，我就知道是哪一位。")


def _nobody(said: str) -> NoReturn:
    raise UserError(f"没找到同事「{said}」。请 @ 对方，或写通讯录里的全名。")


def _called(model: type[Table], said: str) -> Iterable[Table]:
    if model.noun not in _NAMES or len(said) < 2:
        return []
    field = _NAMES[model.noun]
    exact = list(model.select().where(field == said).limit(6))
    return exact or list(model.select().where(field.contains(said)).order_by(model.id.desc()).limit(6))


def _unclear(kinds: str, said: str, found: list[Table]) -> UserError:
    word = "或".join(WORDS[kind] for kind in kinds.split("|") if kind in WORDS)
    if not found:
        known = "编号写错了吗？" if _is_number(said[1:]) else "试试编号，"
        way = "发「心愿单」看全部。" if kinds == "feature" else "发「搜索 名字」找找看。"
        return UserError(f"没找到{word}「{said}」。{known}{way}")
    lines = "\n".join(f"· {row.number} {getattr(row, _NAMES[row.noun].name)}" for row in found[:5])
    return UserError(
        f"「{said}」对得上好几条，是哪一条？\n{lines}", choices=tuple(row.number for row in found[:4])
    )
