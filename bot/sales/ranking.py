"""Rankings: by what people are compared, and who stands where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.sales.words import count_words, money_words

TOP = 10


class Metric(StrEnum):
    """By what people are compared."""

    AMOUNT = "amount"
    DEALS = "deals"
    LEADS = "leads"
    FOLLOWUPS = "followups"
    TASKS = "tasks"


METRIC_WORDS = {
    Metric.AMOUNT: "成交金额",
    Metric.DEALS: "成交单数",
    Metric.LEADS: "新线索",
    Metric.FOLLOWUPS: "跟进",
    Metric.TASKS: "完成任务",
}
_MEASURES = {Metric.DEALS: "单", Metric.LEADS: "条", Metric.FOLLOWUPS: "次", Metric.TASKS: "项"}


@dataclass(frozen=True)
class Score:
    """What one person (by number of their row) reached; `deals` is how many deals an amount is made of."""

    person: int
    name: str
    figure: Decimal
    deals: int = 0


@dataclass(frozen=True)
class Place:
    """A person's place in a ranking, 1 is the best."""

    place: int
    score: Score


def ranked(scores: Iterable[Score]) -> list[Place]:
    """Everybody above 0 with their place, the best first: 1, 2, 2, 4."""
    found = sorted((one for one in scores if one.figure > 0), key=lambda one: (-one.figure, one.person))
    figures = [one.figure for one in found]
    return [Place(figures.index(one.figure) + 1, one) for one in found]


def place_of(person: int, places: Sequence[Place]) -> Place | None:
    """A person's own place."""
    return next((one for one in places if one.score.person == person), None)


def figure_words(metric: Metric, figure: Decimal) -> str:
    """A figure as people say it: 45 万, 3 单."""
    if metric is Metric.AMOUNT:
        return money_words(figure)
    return count_words(int(figure), _MEASURES[metric])
