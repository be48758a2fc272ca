"""The one place where it is decided whether somebody may: for text, buttons, API and import alike."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from bot.actions import Action
from bot.arguments import RECORDS
from bot.errors import NotAllowed
from storage import people, reach
from storage.people import User


def check(user: User, action: Action, arguments: Mapping[str, Any]) -> None:
    """Raise NotAllowed unless `user` has the role and reaches every record among the arguments."""
    if not user.active:
        raise NotAllowed("你的账号已停用，请联系管理员。")
    if not action.open_to(user.role, user.admin):
        raise NotAllowed(f"这件事需要{action.who}来做，你现在没有这个权限。")
    for record in _records(arguments):
        if not reach.reaches(user, record, action.scope):
            raise NotAllowed(_out_of_reach(user, record))


def _records(arguments: Mapping[str, Any]) -> Iterator[Any]:
    for value in arguments.values():
        if is_dataclass(value) and not isinstance(value, type):
            yield from _records({f.name: getattr(value, f.name) for f in fields(value)})
        elif isinstance(value, list):
            yield from _records(dict(enumerate(value)))  # type: ignore[arg-type]
        elif getattr(value, "noun", "") in RECORDS:
            yield value


def _out_of_reach(user: User, record: Any) -> str:
    """Who to ask instead; of another company's records not even that they are there."""
    company, team = people.company_of(user.team), reach.team_id(record)
    if company is not None and team is not None and team not in company:
        return f"没找到 {record.number}，看看编号对不对，或者发「搜索 名字」。"
    owner = getattr(record, "owner", None)
    if owner is None:
        return f"{record.number} 不在你的团队，请找对方团队的经理。"
    superior = people.superior_of(owner)
    names = owner.name + (f"或{superior.name}" if superior else "")
    return f"{record.number} 由{owner.name}负责，这一步请找{names}。"
