"""Which action a sentence asks for: the best of all patterns that fit and are not denied."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.understand import remarks, veto, vetoes
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
        return self.intent in vetoes.CARRYING and self.rule.bonus >= 9

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
    return any(check(shape, choice.start, choice.end) for check in vetoes.of(choice.intent))
