"""All actions the reader knows: the fixed ones with their grammar, and whatever else is registered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from bot.understand.normalise import fold
from bot.understand.spec import Command, Slot

_KINDS = {
    "company": "text",
    "contact": "text",
    "phone": "phone",
    "email": "email",
    "budget": "money",
    "currency": "currency",
    "industry": "text",
    "need": "need",
    "source": "text",
    "owner": "person",
    "tags": "tags",
    "note": "note",
    "lead": "lead",
    "result": "result",
    "reason": "note",
    "name": "text",
    "template": "text",
    "target": "target",
    "content": "rest",
    "channel": "channel",
    "next": "date",
    "customer": "text",
    "due": "date",
    "title": "rest",
    "project": "project",
    "assignee": "person",
    "priority": "priority",
    "task": "task",
    "shift": "shift",
    "depends_on": "task",
    "period": "period",
    "filter": "filter",
    "member": "person",
    "quote": "quote",
    "amount": "money",
    "discount": "discount",
    "submit": "flag",
    "valid_until": "date",
    "comment": "note",
    "at": "moment",
    "who": "person",
    "repeat": "repeat",
    "op": "op",
    "query": "rest",
    "type": "type",
    "file": "file",
    "feature": "feature",
    "value": "value",
    "metric": "metric",
    "topic": "note",
    "user": "person",
    "role": "role",
    "what": "what",
    "format": "format",
}
_MANY = frozenset({"tags", "task", "depends_on", "quote", "lead"})
_SEVERAL = frozenset({"projects", "targets"})

# name: changes, required (marked *), the slots in the order they are asked for, one of which suffices
_FIXED = """
create_lead + *company contact phone email budget currency industry need source owner tags note
qualify_lead + *lead *result reason budget need
convert_lead + *lead name template owner
log_followup + *targets *content channel next
create_project + *name template customer lead owner due budget
add_task + *title project assignee due priority
assign_task + *task *assignee due priority
finish_task + *task
reopen_task + *task reason
set_due + *task due shift | due shift
set_priority + *task *priority
add_dependency + *task *depends_on
my_tasks - period filter project
team_board - member project period filter
project_status - *projects
gantt - *projects
create_quote + project lead *amount currency discount submit valid_until note | project lead
submit_quote + *quote
approve + *quote comment
reject + *quote *reason
quote_status - quote project | quote project
health_report - period project
digest - period
forecast - period member project
score - *lead
remind + *at *content who repeat
set_tag + *targets *tags op
search - *query type
attach_file + *target *file
file_versions - file project | file project
meeting_minutes + *content project
vote_feature + *feature value
leaderboard - period metric
help - topic
set_role + *user *role
export - *what format period project
"""


# registered actions known by whole sentences, not by words in them: 放假 and 改任务 are said of much else
WHOLE = frozenset({"give_days_off", "make_workdays", "reset_days", "edit_lead", "edit_project", "edit_task"})


@dataclass(frozen=True)
class Vocabulary:
    """Commands by name; `fixed` have a grammar of their own, the others are known by their aliases."""

    commands: dict[str, Command]
    fixed: frozenset[str] = frozenset()
    aliases: tuple[tuple[str, str], ...] = ()
    pattern: re.Pattern[str] | None = None
    names: tuple[str, ...] = field(default=())

    def get(self, name: str) -> Command | None:
        """The command called `name`."""
        return self.commands.get(name)

    def alias_of(self, word: str) -> str | None:
        """The action whose alias this is."""
        return dict(self.aliases).get(word)


def _fixed_commands() -> dict[str, Command]:
    found = {}
    for line in _FIXED.strip().splitlines():
        body, _, either = line.partition(" | ")
        name, mark, *slots = body.split()
        found[name] = Command(
            name, tuple(_slot(word) for word in slots), changes=mark == "+", either=tuple(either.split())
        )
    return found


def _slot(word: str) -> Slot:
    """*name must be there; names of records ending in s take several."""
    name = word.lstrip("*")
    many = name in _SEVERAL
    name = name.removesuffix("s") if many else name
    return Slot(name, _KINDS[name], word.startswith("*"), many or name in _MANY)


FIXED = _fixed_commands()


def build(actions: Iterable[Any] = ()) -> Vocabulary:
    """The vocabulary of the fixed actions and of registered ones, which bring `name`, `aliases`, `params`."""
    commands = dict(FIXED)
    extra: list[tuple[str, str]] = []
    for action in actions:
        if not action.aliases:
            continue
        if action.name in FIXED:
            commands[action.name] = replace(
                FIXED[action.name], aliases=action.aliases, help=action.help, examples=action.examples
            )
        else:
            commands[action.name] = _registered(action)
            if action.name not in WHOLE:
                extra.extend((fold(alias), action.name) for alias in action.aliases)
    extra.sort(key=lambda pair: -len(pair[0]))
    return Vocabulary(commands, frozenset(FIXED), tuple(extra), _pattern(extra))


def _registered(action: Any) -> Command:
    slots = tuple(Slot(p.name, p.kind, p.required, p.many, tuple(p.choices)) for p in action.params)
    return Command(
        action.name, slots, action.aliases, action.changes, help=action.help, examples=action.examples
    )


def _pattern(pairs: list[tuple[str, str]]) -> re.Pattern[str] | None:
    if not pairs:
        return None
    return re.compile("|".join(_bounded(alias) for alias, _ in pairs))


def _bounded(alias: str) -> str:
    pattern = r"\s*".join(re.escape(part) for part in alias.split())
    if alias[0].isascii() and alias[0].isalnum():
        pattern = r"(?<![a-z0-9])" + pattern
    if alias[-1].isascii() and alias[-1].isalnum():
        pattern += r"(?![a-z0-9])"
    return f"(?:{pattern})"


DEFAULT = build()
