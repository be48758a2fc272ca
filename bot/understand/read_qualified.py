"""What becomes of a lead: qualified or not, made a deal, scored; by number or by name."""

import re

from bot.understand import words
from bot.understand.choose import Choice
from bot.understand.draft import Draft, trim
from bot.understand.labelled import read_labels
from bot.understand.names import is_name
from bot.understand.read_leads import reason, take_template
from bot.understand.residue import read_project_name, shrunk
from bot.understand.sentence import USED
from bot.understand.take_leads import take_called
from bot.understand.values import take_ids, take_money, take_person, take_word

_NO_NAME = re.compile(r"(?:.{0,4}(?:评分|打分))|(?:那|这|该)?[条个家]?(?:线索|客户|商机|项目|leads?)")
_NAMED_LEAD = re.compile(
    rf"[\s{USED}]*(?:把|将|给|对|请|麻烦|帮我|客户|线索|\s)*(?P<n>(?!这|那|该|此|所有|全部|有|一|几)[^\s,，。:{USED}]{{2,20}}?)[ ]?(?:的|这|那)*(?:[条家个])?"
    rf"(?:线索|客户|lead)?(?:可以|就|给|先|都|的|[\s{USED}])*"
)


def qualify_lead(draft: Draft, choice: Choice | None) -> bool:
    """Good or not, and why."""
    take_ids(draft, "lead", "lead")
    read_labels(draft, "reason", "budget", "need")
    take_word(draft, "result")
    if choice and draft.wants("result"):
        told = words.find_word("result", draft.sentence.match[choice.start : choice.end])
        draft.put("result", told.value if told else None)
    take_lead_named(draft, choice)
    take_money(draft, "budget")
    take_word(draft, "need")
    if draft.slots.get("result") == "disqualified":
        draft.put("reason", reason(draft, choice.start if choice else 0))
    return True


def take_lead_named(draft: Draft, choice: Choice | None, least: int = 2) -> None:
    """A lead named before the verb by `least` characters or more: 把海晏水产那条线索转商机."""
    found = _NAMED_LEAD.fullmatch(draft.sentence.free[: choice.start]) if choice else None
    if found is None or not draft.wants("lead"):
        return
    start, end = shrunk(draft.sentence.free, *found.span("n"))
    name = draft.sentence.match[start:end]
    if len(name) >= least and is_name(name) and not _NO_NAME.fullmatch(name):
        draft.put("lead", trim(draft.sentence.typed(start, end)))
        draft.sentence.take(*found.span())


def convert_lead(draft: Draft, choice: Choice | None) -> bool:
    """A lead becomes a deal."""
    take_ids(draft, "lead", "lead")
    take_lead_named(draft, choice)
    take_called(draft)
    read_labels(draft, "name", "template", "owner")
    take_template(draft)
    if any(person.mention for person in draft.sentence.people):
        take_person(draft, "owner", alone=True)
    return True


def score(draft: Draft, choice: Choice | None) -> bool:
    """The lead to be scored."""
    take_ids(draft, "lead", "lead")
    take_lead_named(draft, choice, least=4)
    if draft.wants("lead"):
        return named(draft, "lead")
    return True


def named(draft: Draft, slot: str) -> bool:
    """A record by its name, when what is left is one."""
    return read_project_name(draft, slot)
