"""How promising a lead or deal looks by rule, 0 to 100, and what speaks for and against it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bot.sales.words import money_words

_WARM_SOURCES = ("转介绍", "老客户", "介绍", "推荐", "复购")
_KNOWN_SOURCES = ("展会", "官网", "活动", "会议", "公众号", "来电")
_DECIDERS = ("总经理", "董事长", "总裁", "CEO", "CTO", "CIO", "总监", "老板", "创始人", "负责人", "VP")
_NEED = {"high": (20, "需求高"), "medium": (10, "需求中"), "low": (2, "需求低")}


@dataclass(frozen=True)
class Prospect:
    """What is known: `need` high, medium or low; `chance` the stage's default probability in percent;
    `touches` human activities in the last 30 days; `deciders` people in the decision chain, 0 unknown."""

    need: str = ""
    budget: Decimal | None = None
    source: str = ""
    phone: str = ""
    email: str = ""
    contact_title: str = ""
    last_touch: date | None = None
    touches: int = 0
    next_on: date | None = None
    deciders: int = 0
    chance: int = 0


class Reason(NamedTuple):
    """Points, and what they are for."""

    points: int
    text: str


@dataclass(frozen=True)
class Score:
    """The score and its reasons, the weightiest first."""

    value: int
    reasons: tuple[Reason, ...]

    def words(self, most: int = 3) -> str:
        """The top reasons in one line: 预算 50 万 +20、需求高 +20."""
        return "、".join(f"{reason.text} {reason.points:+d}" for reason in self.reasons[:most])


def rate(prospect: Prospect, today: date) -> Score:
    """Score by budget, authority, need and timing (the BANT questions, IBM) and by recent contact."""
    parts = (
        _budget(prospect.budget),
        _need(prospect.need),
        _source(prospect.source),
        _reach(prospect),
        _contact(prospect.last_touch, today),
        _effort(prospect.touches),
        _next(prospect.next_on, today),
        _chain(prospect.deciders),
        Reason(prospect.chance // 10, f"阶段赢率 {prospect.chance}%"),
    )
    value = max(0, min(100, sum(part.points for part in parts)))
    return Score(value, _weightiest(parts))


def _weightiest(parts: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted((part for part in parts if part.points), key=lambda part: -abs(part.points)))


def _budget(budget: Decimal | None) -> Reason:
    if budget is None or budget <= 0:
        return Reason(0, "预算未知")
    points = 20 if budget >= 500_000 else 12 if budget >= 100_000 else 6
    return Reason(points, f"预算 {money_words(budget)}")


def _need(level: str) -> Reason:
    return Reason(*_NEED.get(level, (0, "需求未知")))


def _source(source: str) -> Reason:
    if any(word in source for word in _WARM_SOURCES):
        return Reason(12, f"来源{source}")
    if any(word in source for word in _KNOWN_SOURCES):
        return Reason(8, f"来源{source}")
    return Reason(4 if source else 0, f"来源{source or '未知'}")


def _reach(prospect: Prospect) -> Reason:
    title = prospect.contact_title
    if any(word in title.upper() for word in _DECIDERS):
        return Reason(13, f"联系到{title}")
    if prospect.phone:
        return Reason(8, "有联系电话")
    return Reason(4, "只有邮箱") if prospect.email else Reason(-5, "没有联系方式")


def _contact(last: date | None, today: date) -> Reason:
    if last is None:
        return Reason(0, "还没有跟进")
    days = max(0, (today - last).days)
    if days <= 7:
        return Reason(12 if days <= 3 else 8, f"{days} 天前跟进过" if days else "今天跟进过")
    return Reason(4 if days <= 14 else -10, f"已 {days} 天没有跟进")


def _effort(touches: int) -> Reason:
    return Reason(min(touches, 5), f"近 30 天跟进 {touches} 次")


def _next(planned: date | None, today: date) -> Reason:
    return Reason(4, "已约好下一步") if planned and planned >= today else Reason(0, "没有下一步")


def _chain(deciders: int) -> Reason:
    if not deciders:
        return Reason(0, "决策链未知")
    points = 4 if deciders <= 2 else 0 if deciders <= 4 else -5
    return Reason(points, f"决策链 {deciders} 人")
