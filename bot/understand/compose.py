"""From a sentence to a reading: the likeliest action whose words and values hold together."""

import re
from collections.abc import Callable

from bot.understand import (
    edit_orders,
    generic,
    loose,
    minutes_orders,
    occasions,
    read_deadlines,
    read_followups,
    read_leads,
    read_others,
    read_qualified,
    read_quotes,
    read_records,
    read_tags,
    read_tasks,
    read_views,
    veto,
    workday_orders,
)
from bot.understand.choose import SOFT, Choice, choices
from bot.understand.draft import Draft
from bot.understand.forms import form_of
from bot.understand.names import is_name
from bot.understand.residue import is_remarked, nothing_left, read_named_project
from bot.understand.sentence import Sentence
from bot.understand.shapes import NOTHING, Reading
from bot.understand.suggest import resembles_order
from bot.understand.values import take_due, take_ids
from bot.understand.vocabulary import Vocabulary

Reader = Callable[[Draft, Choice | None], bool]
READERS: dict[str, Reader] = {
    "create_lead": read_leads.create_lead,
    "qualify_lead": read_qualified.qualify_lead,
    "convert_lead": read_qualified.convert_lead,
    "score": read_qualified.score,
    "log_followup": read_followups.log_followup,
    "add_task": read_tasks.add_task,
    "assign_task": read_tasks.assign_task,
    "finish_task": read_tasks.finish_task,
    "reopen_task": read_tasks.reopen_task,
    "set_due": read_deadlines.set_due,
    "set_priority": read_deadlines.set_priority,
    "add_dependency": read_deadlines.add_dependency,
    "create_quote": read_quotes.create_quote,
    "submit_quote": read_quotes.submit_quote,
    "approve": read_quotes.approve,
    "reject": read_quotes.reject,
    "quote_status": read_quotes.quote_status,
    "my_tasks": read_views.my_tasks,
    "team_board": read_views.team_board,
    "project_status": read_views.project_status,
    "gantt": read_views.gantt,
    "health_report": read_views.health_report,
    "digest": read_views.digest,
    "forecast": read_views.forecast,
    "leaderboard": read_views.leaderboard,
    "search": read_views.search,
    "export": read_views.export,
    "create_project": read_others.create_project,
    "remind": read_others.remind,
    "set_tag": read_tags.set_tag,
    "attach_file": read_records.attach_file,
    "file_versions": read_records.file_versions,
    "meeting_minutes": read_records.meeting_minutes,
    "vote_feature": read_records.vote_feature,
    "set_role": read_records.set_role,
    "help": read_views.help_topic,
}
_NAMING = frozenset(("my_tasks", "team_board", "export", "add_task", "meeting_minutes", "file_versions"))
_TELLING = frozenset(("add_task", "remind", "create_lead", "create_project"))
_LOOKED_AT = frozenset(
    (
        "project_status",
        "gantt",
        "health_report",
        "score",
        "digest",
        "forecast",
        "leaderboard",
        "quote_status",
        "team_board",
    )
)
_QUOTED_WHOLE = re.compile(r"^\s*[\"“「『].*[\"”」』]\s*$", re.DOTALL)
_POLITE = re.compile(
    r"\s*(?:(?:请(?!问)|麻烦(?:你|您)?(?:帮(?:我们?|忙))?|帮(?:我们?|忙|个忙)?|给我们?|给(?=[看瞧瞅])|我(?:现在)?(?:要(?!是|不)|想|需要|"
    r"想要|得)|需要|能不能|能否|可否|可以|劳烦|辛苦|那个?(?![天次回年些边])|嗯+|哎|嗨|你好|您好|小助手|助手|机器人|"
    r"能(?=帮|给|把|查|看|让)|请问|顺便|另外|还有|对了|快|赶紧|马上|现在|先|再|想(?=[看知问要把给查])|想(?:知道|问问?)(?:一?下)?|不好意思|打扰(?:一下|了)?|问(?:一下|下)|"
    r"请教(?:一下|下)?|跪求|有空(?:的话)?|方便的话|话说|哈喽|那啥|诶|欸|"
    r"(?:please|pls|plz|can you|could you|would you|help me(?: to)?|i(?:'d like| want| need) to|"
    r"let'?s|hi|hello|hey|ok|just|kindly)(?![a-z]))[,，!！\s]*)+"
)
_SPEAKER = re.compile(r"^(?:\ue007\ue000*|[一-龥]{1,3}(?:总|经理|工|主任|老师|哥|姐|董|总监))\s*:")

_DUE_NOW = re.compile(r"到期了?[!！。\s]*$")
_NUMBER_ALONE = re.compile(r"(?:查看?|看看?|打开|show)?\s*[\ue001-\ue006]\ue000*\s*[?？。!！]*")
_CONTACT = re.compile(r"(?:^|[\s,;])(?:联系人|对接人)[\s:]*[^\s,]{1,10}")
_REACH = re.compile(r"预算|1[3-9]\d{9}|电话|手机")
Maker = Callable[[], Sentence]


def compose(make: Maker, vocabulary: Vocabulary) -> Reading:
    """The reading of one sentence; `make` builds it afresh for each try, since reading uses it up."""
    sentence = make()
    if not sentence.match or _QUOTED_WHOLE.match(sentence.match) or _SPEAKER.match(sentence.shape):
        return NOTHING
    if intent := form_of(sentence.match):
        return _read(make(), intent, None, vocabulary).reading()
    if own := edit_orders.read(sentence, vocabulary) or minutes_orders.read(sentence, vocabulary):
        return own
    registered = generic.choose(sentence, vocabulary)
    for choice in choices(sentence, vocabulary):
        if registered and registered.beats(choice) and generic.holds(make(), registered, vocabulary):
            break
        draft = _try(make(), choice, vocabulary)
        if draft is not None:
            return draft.reading()
    if registered:
        return generic.read(make(), registered, vocabulary).reading()
    return _without_pattern(make, vocabulary)


def _without_pattern(make: Maker, vocabulary: Vocabulary) -> Reading:
    """What no pattern fits: a bare number, date or customer, a word about the calendar, or core words."""
    return (
        _bare_number(make(), vocabulary)
        or _bare_date(make(), vocabulary)
        or _bare_lead(make(), vocabulary)
        or workday_orders.read(make(), vocabulary)
        or _loosely(make, vocabulary)
        or NOTHING
    )


def polite_length(text: str) -> int:
    """How much of the text is politeness before the order."""
    found = _POLITE.match(text.lower())
    return found.end() if found and found.end() < len(text) else 0


def _try(sentence: Sentence, choice: Choice, vocabulary: Vocabulary) -> Draft | None:
    if (
        choice.intent == "finish_task"
        and sentence.ids_of("task")
        and read_tasks.deadline_in(Draft(vocabulary.commands["set_due"], sentence), choice)
    ):
        return _read(sentence, "set_due", choice, vocabulary)
    draft = Draft(vocabulary.commands[choice.intent], sentence)
    _take_command(sentence, choice)
    if not draft.command.changes:
        occasions.leave_out(sentence, choice)
    elif choice.intent in _TELLING:
        occasions.leave_out_told(sentence, choice)
    if choice.intent in _NAMING:
        read_named_project(draft, choice)
    for name, value in choice.rule.sets.items():
        draft.put(name, value)
    if not READERS[choice.intent](draft, choice):
        return None
    return None if choice.intent in _LOOKED_AT and is_remarked(draft, choice) else draft


def _loosely(make: Maker, vocabulary: Vocabulary) -> Reading | None:
    """An order told by its core words only."""
    for hint, choice in loose.choices(make(), vocabulary):
        draft = _try(make(), choice, vocabulary)
        if draft is not None and loose.borne_out(draft, hint, choice):
            return draft.reading()
    return None


def _bare_number(sentence: Sentence, vocabulary: Vocabulary) -> Reading | None:
    """T117 and nothing else: the record itself, where showing it is registered."""
    if len(sentence.ids) != 1 or not _NUMBER_ALONE.fullmatch(sentence.shape):
        return None
    one = sentence.ids[0]
    command = vocabulary.get(f"show_{one.kind}")
    return Reading(command.name, {one.kind: one.value}) if command and command.slot(one.kind) else None


def _bare_lead(sentence: Sentence, vocabulary: Vocabulary) -> Reading | None:
    """A company, a contact and a way to reach them or a budget, without a verb."""
    if veto.is_no_order(sentence.shape):
        return None
    contact = _CONTACT.search(sentence.match)
    if not contact or contact.start() < 2 or not _REACH.search(sentence.match) or sentence.ids:
        return None
    draft = Draft(vocabulary.commands["create_lead"], sentence)
    READERS["create_lead"](draft, None)
    company = str(draft.slots.get("company", ""))
    return draft.reading() if is_name(company) and not resembles_order(company) else None


def _read(sentence: Sentence, intent: str, choice: Choice | None, vocabulary: Vocabulary) -> Draft:
    draft = Draft(vocabulary.commands[intent], sentence)
    if choice:
        _take_command(sentence, choice)
    READERS[intent](draft, choice)
    return draft


def _take_command(sentence: Sentence, choice: Choice) -> None:
    """Use up the verb and the politeness before it."""
    polite = _POLITE.match(sentence.shape)
    if polite and polite.end() <= choice.start:
        sentence.take(*polite.span())
    for start, end in choice.words:
        sentence.take_words(start, end)
    for soft in SOFT.finditer(sentence.shape, choice.found.start(), choice.start):
        sentence.take(*soft.span())


def _bare_date(sentence: Sentence, vocabulary: Vocabulary) -> Reading | None:
    """T23 五个工作日之内: a task and a date, nothing else."""
    if (
        _DUE_NOW.search(sentence.match)
        or veto.is_no_order(sentence.shape)
        or not sentence.ids_of("task")
        or not sentence.moment()
    ):
        return None
    draft = Draft(vocabulary.commands["set_due"], sentence)
    take_ids(draft, "task", "task")
    take_due(draft, "due")
    return draft.reading() if nothing_left(draft) else None
