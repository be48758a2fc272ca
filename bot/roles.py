"""Roles, and how far each may reach. The check itself stands in bot/dispatch.py, nowhere else."""

from enum import StrEnum


class Role(StrEnum):
    """What a person does in the company; one each. Being an admin is a flag beside it."""

    VIEWER = "viewer"
    PRESALES = "presales"
    FINANCE = "finance"
    LEGAL = "legal"
    SALES = "sales"
    MANAGER = "manager"
    DIRECTOR = "director"
    ADMIN = "admin"


class Scope(StrEnum):
    """Whose records an ordinary holder of the role may touch; superiors always reach below them."""

    OWN = "own"
    TEAM = "team"
    ALL = "all"


ROLE_WORDS = {
    Role.VIEWER: "访客",
    Role.PRESALES: "售前",
    Role.FINANCE: "财务",
    Role.LEGAL: "法务",
    Role.SALES: "销售",
    Role.MANAGER: "销售经理",
    Role.DIRECTOR: "销售总监",
    Role.ADMIN: "管理员",
}

_RANK = {
    Role.ADMIN: 0,
    Role.VIEWER: 0,
    Role.PRESALES: 1,
    Role.FINANCE: 1,
    Role.LEGAL: 1,
    Role.SALES: 2,
    Role.MANAGER: 3,
    Role.DIRECTOR: 4,
}

_NAMES = {word: role for role, word in ROLE_WORDS.items()} | {
    "经理": Role.MANAGER,
    "主管": Role.MANAGER,
    "总监": Role.DIRECTOR,
    "只读": Role.VIEWER,
}


def meets(role: str, admin: bool, least: Role) -> bool:
    """Whether a holder of `role` may use an action that asks for `least`."""
    if least is Role.ADMIN:
        return admin
    return _RANK[Role(role)] >= _RANK[least]


def who_may(least: Role) -> str:
    """The roles that meet `least`, in words, for a refusal."""
    if least is Role.ADMIN:
        return ROLE_WORDS[Role.ADMIN]
    able = (role for role in Role if role is not Role.ADMIN and meets(role, False, least))
    return "、".join(ROLE_WORDS[role] for role in able)


def role_named(word: str) -> Role | None:
    """The role called `word` in English or Chinese, or None."""
    folded = word.strip().casefold()
    if folded in set(Role):
        return Role(folded)
    return _NAMES.get(folded)
