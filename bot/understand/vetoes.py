"""By what each action's words may turn out to be no order: one row a check, with the actions it speaks for."""

from collections.abc import Callable
from functools import lru_cache

from bot.understand import openings, remarks, taken_back, told, veto
from bot.understand.vocabulary import FIXED

Check = Callable[[str, int, int], bool]


def _these(names: str) -> frozenset[str]:
    return frozenset(names.split())


_ALL = frozenset(FIXED)
_SAID = _ALL - {"help"}
_LOOKS = _these(
    "my_tasks team_board project_status gantt quote_status health_report digest forecast score leaderboard"
    " help search export file_versions"
)
_ORDERS = _ALL - _LOOKS
_FREE_TEXT = _these(
    "create_lead log_followup create_project add_task remind meeting_minutes search reject reopen_task"
    " qualify_lead"
)
CARRYING = _these("remind meeting_minutes add_task log_followup")  # what follows is their content
_WITH_TEXT = CARRYING | _these("create_lead create_project finish_task")
_WITH_REASON = _these("reject qualify_lead approve reopen_task")
_AT_ONCE = _these("submit_quote approve reject convert_lead qualify_lead")
_TOLD_DONE = _these(
    "set_due reopen_task set_priority set_tag convert_lead set_role submit_quote assign_task attach_file"
    " add_dependency"
)
_REMARKED = _these(
    "health_report create_quote my_tasks project_status attach_file set_tag vote_feature meeting_minutes"
    " search gantt leaderboard forecast digest"
)
_OPEN_TEXT = _FREE_TEXT | {"vote_feature"}

_TABLE: tuple[tuple[Check, frozenset[str]], ...] = (
    (veto.is_denied, _ALL),
    (veto.is_quoted, _ALL),
    (veto.is_surely_conditional, _these("add_dependency")),
    (veto.is_conditional, _SAID - {"add_dependency"}),
    (veto.is_reported, _SAID),
    (veto.is_remark, _REMARKED),
    (veto.is_planned, _ORDERS | {"export"}),
    (veto.is_asked_before, _ORDERS & _FREE_TEXT),
    (veto.is_asked, _ORDERS - _FREE_TEXT),
    (veto.is_refused, _these("approve")),
    (veto.is_for_another, _these("finish_task approve reject reopen_task")),
    (veto.is_later, _AT_ONCE),
    (veto.has_happened, _these("set_due")),
    (remarks.is_exclaimed, _SAID),
    (remarks.is_rule, _SAID),
    (remarks.is_thing_at_once, _OPEN_TEXT),
    (remarks.is_thing, _SAID - _OPEN_TEXT),
    (remarks.is_stated, _OPEN_TEXT - _WITH_REASON),
    (remarks.is_ruled, _these("export create_project create_quote convert_lead set_due add_dependency")),
    (remarks.was_made, _these("export")),
    (remarks.took_long, _these("search")),
    (remarks.is_told_of, _SAID - _FREE_TEXT),
    (remarks.has_passed, _TOLD_DONE | _these("approve reject qualify_lead vote_feature")),
    (remarks.is_told_behind, _ORDERS - _WITH_TEXT),
    (remarks.is_compared, _ORDERS - _WITH_TEXT - _WITH_REASON),
    (remarks.is_theirs, _ORDERS - _these("create_lead log_followup meeting_minutes finish_task")),
    (remarks.is_opinion, _these("approve vote_feature")),
    (remarks.is_decided, (_ORDERS - _FREE_TEXT) | {"qualify_lead"}),
    (told.is_about_view, _these("export")),
    (told.is_recalled, _ORDERS),
    (told.is_undone, _these("add_dependency")),
    (told.is_question, _these("reject reopen_task qualify_lead")),
    (told.is_about, CARRYING | _these("create_lead create_project")),
    (told.is_counted, _these("create_lead")),
    (told.is_urged, _these("finish_task")),
    (told.was_before, _these("create_quote")),
    (told.is_by_another, _these("create_quote approve reject qualify_lead")),
    (told.is_their_reminder, _these("remind")),
    (told.is_wanted, _these("set_role set_tag")),
    (told.has_been_given, _these("assign_task")),
    (told.is_put_off, _AT_ONCE | {"create_quote"}),
    (taken_back.was_usual, _ORDERS),
    (taken_back.is_taken_back, _ORDERS - _these("reject log_followup meeting_minutes")),
    (taken_back.ends_in_question, _ORDERS & _FREE_TEXT),
    (taken_back.is_spoken_of, (_ORDERS - _FREE_TEXT) | _these("reopen_task qualify_lead")),
    (taken_back.was_tried, _these("add_task create_lead create_project")),
    (taken_back.has_been_done, _TOLD_DONE),
    *((check, frozenset({intent})) for intent, check in openings.CHECKS.items()),
)


@lru_cache(maxsize=64)
def of(intent: str) -> tuple[Check, ...]:
    """The checks an action's words must pass."""
    return tuple(check for check, intents in _TABLE if intent in intents)
