"""Which action a sentence asks for: the best of all patterns that fit and are not denied."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.understand import openings, remarks, taken_back, told, veto
from bot.understand.gates import GATES
from bot.understand.grammar import (
    deadlines,
    leads,
    others,
    quotes,
    reports,
    roles,
    standing,
    tags,
    tasks,
    views,
)
from bot.understand.grammar.rule import Rule
from bot.understand.sentence import Sentence
from bot.understand.vocabulary import Vocabulary

SCOPE = 260  # an order names its action early; what follows is its content
_BY_INTENT: dict[str, list[Rule]] = {}
for _rule in (
    *leads.RULES,
    *tasks.RULES,
    *deadlines.RULES,
    *quotes.RULES,
    *standing.RULES,
    *views.RULES,
    *reports.RULES,
    *others.RULES,
    *roles.RULES,
    *tags.RULES,
):
    _BY_INTENT.setdefault(_rule.intent, []).append(_rule)

SOFT = re.compile(  # words that soften an order and may stand anywhere in it
    r"麻烦(?:你|您)?|请(?!假|款|示)|帮(?:我|忙|一下)?(?!助)|一下子?|这个(?![月季周星礼年])|那个|这条|那条|这份|那份|"
    r"目前|现在|当前|直接|马上|立刻|立即|赶紧|尽快|"
    r"先(?!做|完成|别|不)|就|都|也|还是|吧|啊|呀|哈|呢|啦|哦|嘛|整体|到底|究竟|大概|可以|能不能|"
    r"能否|(?<=[\s\ue000])我(?=同意|批准|驳回|拒绝|不同意|通过)|"
    r"(?<=[\ue000-\ue008 ])(?:项目|任务|报价单|线索)(?=[做进推情状审目现])|(?<![a-z])(?:please|just|"
    r"kindly|now|the)(?![a-z])"
)
_FREE_TEXT = frozenset(
    [
        "create_lead",
        "log_followup",
        "create_project",
        "add_task",
        "remind",
        "meeting_minutes",
        "search",
        "reject",
        "reopen_task",
        "qualify_lead",
    ]
)
_PLAIN_QUESTIONS = frozenset(
    [
        "my_tasks",
        "team_board",
        "project_status",
        "gantt",
        "quote_status",
        "health_report",
        "digest",
        "forecast",
        "score",
        "leaderboard",
        "help",
        "search",
        "export",
        "file_versions",
    ]
)
_AT_ONCE = frozenset(["submit_quote", "approve", "reject", "convert_lead", "qualify_lead"])
_CARRYING = frozenset(["remind", "meeting_minutes", "add_task", "log_followup"])
_OWN = frozenset(("finish_task", "approve", "reject", "reopen_task"))
_FREE_END = frozenset(("reject", "log_followup", "meeting_minutes"))
_TOLD_DONE = frozenset(
    ("set_due", "reopen_task", "set_priority", "set_tag", "convert_lead", "set_role", "submit_quote")
) | frozenset(("assign_task", "attach_file", "add_dependency"))
_WITH_TEXT = _CARRYING | {"create_lead", "create_project", "finish_task"}
_WITH_REASON = frozenset(("reject", "qualify_lead", "approve", "reopen_task"))
_RULED = frozenset(("export", "create_project", "create_quote", "convert_lead", "set_due", "add_dependency"))
Check = Callable[[str, int, int], bool]
_REMARKED = frozenset(("health_report", "create_quote")) | frozenset(
    [
        "my_tasks",
        "project_status",
        "attach_file",
        "set_tag",
        "vote_feature",
        "meeting_minutes",
        "search",
        "gantt",
        "leaderboard",
        "forecast",
        "digest",
    ]
)


@dataclass(frozen=True)
class Choice:
    """A pattern that fits. `words` are the pieces of text it used up."""

    intent: str
    found: re.Match[str]
    rule: Rule
    score: int

    @property
    def carries(self) -> bool:
        """Whether what follows is its content, whatever that seems to order: 提醒我派 T12 给李四."""
        return self.intent in _CARRYING and self.rule.bonus >= 9

    @cached_property
    def words(self) -> list[tuple[int, int]]:
        """The stretches the verb stands in."""
        names = [name for name in ("v", "v2", "v3") if self.found.groupdict().get(name) is not None]
        return [self.found.span(name) for name in names]

    @cached_property
    def start(self) -> int:
        """Where the verb begins."""
        spans = [span for span in self.words if span[1] > span[0]]
        return spans[0][0] if spans else self.found.start()

    @cached_property
    def end(self) -> int:
        """Where the verb ends."""
        spans = [span for span in self.words if span[1] > span[0]]
        return spans[-1][1] if spans else self.found.end()


def choices(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Choice]:
    """What the sentence may ask for, the likeliest first; nothing denied, conditional, told or asked."""
    shape = sentence.shape[:SCOPE]
    plain = SOFT.sub(lambda found: " " * len(found.group()), shape)
    for text in dict.fromkeys((shape, plain)):
        open_to = [intent for intent in vocabulary.fixed if GATES[intent].search(text)]
        fits = [choice for intent in open_to for choice in _fits(intent, text)]
        first = min((one.start for one in fits if one.carries), default=len(text))
        fits.sort(key=lambda one: (one.start > first and not one.carries, -one.score, one.intent))
        for choice in fits:
            if not denied(shape, choice):
                yield choice


def _fits(intent: str, shape: str) -> Iterator[Choice]:
    for rule in _BY_INTENT.get(intent, ()):
        found = rule.pattern.search(shape)
        if found:
            length = sum(end - start for start, end in _spans(found))
            yield Choice(intent, found, rule, (rule.bonus - _first(found)) * 4 + min(length, 12))


def _spans(found: re.Match[str]) -> list[tuple[int, int]]:
    names = found.groupdict()
    return [found.span(name) for name in ("v", "v2", "v3") if names.get(name)]


def _first(found: re.Match[str]) -> int:
    spans = _spans(found)
    return spans[0][0] if spans else found.start()


def denied(shape: str, choice: Choice) -> bool:
    """Whether the words are no order after all: denied, conditional, told, quoted, asked."""
    parts = choice.words[1:] if choice.intent != "set_tag" else []
    if any(
        check(shape, *part)
        for part in parts
        if part[1] > part[0]
        for check in (veto.is_denied, remarks.is_rule)
    ):
        return True
    return any(check(shape, choice.start, choice.end) for check in _checks(choice.intent))


@lru_cache(maxsize=64)
def _checks(intent: str) -> tuple[Check, ...]:
    """The ways in which words that name this action may still be no order."""
    found: list[Check] = [veto.is_denied, veto.is_quoted]
    if intent == "help":
        return tuple(found)
    found += [
        veto.is_surely_conditional if intent == "add_dependency" else veto.is_conditional,
        veto.is_reported,
    ]
    found += [remarks.is_exclaimed, remarks.is_rule, openings.CHECKS.get(intent, veto.is_quoted)]
    found += [veto.is_remark] * (intent in _REMARKED)
    found += [
        remarks.is_thing_at_once if intent in _FREE_TEXT or intent == "vote_feature" else remarks.is_thing
    ]
    found += [remarks.is_stated] * (intent in _FREE_TEXT | {"vote_feature"} and intent not in _WITH_REASON)
    found += [remarks.is_ruled] * (intent in _RULED)
    found += [remarks.was_made] * (intent == "export")
    found += [remarks.took_long] * (intent == "search")
    found += [remarks.is_told_of] * (intent not in _FREE_TEXT)
    if intent in _PLAIN_QUESTIONS:
        return (*found, veto.is_planned, told.is_about_view) if intent == "export" else tuple(found)
    found += [told.is_recalled, taken_back.was_usual]
    found += [taken_back.is_taken_back] * (intent not in _FREE_END)
    found += [taken_back.ends_in_question if intent in _FREE_TEXT else taken_back.is_spoken_of]
    found += [taken_back.is_spoken_of] * (intent in ("reopen_task", "qualify_lead"))
    found += [taken_back.was_tried] * (intent in ("add_task", "create_lead", "create_project"))
    found += [taken_back.has_been_done] * (intent in _TOLD_DONE)
    found += [veto.is_planned, veto.is_asked_before if intent in _FREE_TEXT else veto.is_asked]
    found += [veto.is_refused] * (intent == "approve")
    found += [told.is_undone] * (intent == "add_dependency")
    found += [told.is_question] * (intent in ("reject", "reopen_task", "qualify_lead"))
    found += [told.is_about] * (intent in _CARRYING or intent in ("create_lead", "create_project"))
    found += [told.is_counted] * (intent == "create_lead")
    found += [told.is_urged] * (intent == "finish_task")
    found += [told.was_before, told.is_by_another] * (intent == "create_quote")
    found += [told.is_their_reminder] * (intent == "remind")
    found += [told.is_wanted] * (intent in ("set_role", "set_tag"))
    found += [told.has_been_given] * (intent == "assign_task")
    found += [told.is_by_another] * (intent in ("approve", "reject", "qualify_lead"))
    found += [veto.is_for_another] * (intent in _OWN)
    found += [veto.is_later] * (intent in _AT_ONCE)
    found += [remarks.has_passed] * (
        intent in _TOLD_DONE or intent in ("approve", "reject", "qualify_lead", "vote_feature")
    )
    found += [remarks.is_told_behind] * (intent not in _WITH_TEXT)
    found += [remarks.is_compared] * (intent not in _WITH_TEXT and intent not in _WITH_REASON)
    found += [remarks.is_theirs] * (
        intent not in ("create_lead", "log_followup", "meeting_minutes", "finish_task")
    )
    found += [remarks.is_opinion] * (intent in ("approve", "vote_feature"))
    found += [remarks.is_decided] * (intent not in _FREE_TEXT or intent == "qualify_lead")
    found += [told.is_put_off] * (intent in _AT_ONCE or intent == "create_quote")
    found += [veto.has_happened] * (intent == "set_due")
    return tuple(found)
