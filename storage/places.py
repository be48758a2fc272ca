"""Where a file most likely belongs: what has one of that name already, then what its sender works on."""

from itertools import zip_longest
from typing import Any

from bot.roles import Scope
from storage import filing, reach, records, tasks
from storage.people import User
from storage.projects import Project, open_projects

MOST = 4


def likely(user: User, name: str) -> list[Any]:
    """At most MOST records the user may file to, the likeliest first."""
    known = (records.by_number(number) for number in filing.records_with(name))
    held = [record for record in known if record is not None and reach.reaches(user, record, Scope.OWN)]
    deals = list(open_projects().where(Project.owner == user).order_by(Project.touched_at.desc()).limit(MOST))
    todo = list(tasks.open_of(user).limit(MOST))
    mine = [one for pair in zip_longest(deals, todo) for one in pair if one is not None]
    return list({record.number: record for record in (*held, *mine)}.values())[:MOST]


def title_of(record: Any) -> str:
    """Number and name of a record, as people say it: T12 需求调研."""
    name = getattr(record, "title", "") or getattr(record, "label", "")
    return name if name.startswith(record.number) else f"{record.number} {name}".strip()
