"""Who must approve a quote, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.errors import UserError
from bot.roles import ROLE_WORDS, Role
from bot.sales.words import discount_words, money_words, share_words

_ABOVE = {Role.MANAGER: Role.DIRECTOR, Role.FINANCE: Role.DIRECTOR, Role.LEGAL: Role.DIRECTOR}


@dataclass(frozen=True)
class Facts:
    """What a policy looks at: the amount to pay, the share of the list price paid, the margin if known."""

    amount: Decimal
    discount: Decimal = Decimal(1)
    margin: Decimal | None = None


@dataclass(frozen=True)
class Rule:
    """Who approves when any of the limits is passed; a rule without limits always holds."""

    role: Role
    below_discount: Decimal | None = None
    over_amount: Decimal | None = None
    below_margin: Decimal | None = None


@dataclass(frozen=True)
class Policy:
    """Rules from the lowest approver to the highest. As a `chain` all that hold sign one after another,
    otherwise only the highest."""

    rules: tuple[Rule, ...]
    chain: bool = False


@dataclass(frozen=True)
class Step:
    """One approval to be had, and why, in words."""

    role: Role
    reasons: tuple[str, ...]


STANDARD = Policy(
    (
        Rule(Role.MANAGER),
        Rule(
            Role.DIRECTOR,
            below_discount=Decimal("0.85"),
            over_amount=Decimal(500_000),
            below_margin=Decimal("0.2"),
        ),
    )
)


def steps(facts: Facts, policy: Policy = STANDARD) -> tuple[Step, ...]:
    """The approvals a quote needs, in order."""
    found = tuple(Step(rule.role, why) for rule in policy.rules if (why := _why(rule, facts)))
    return found if policy.chain else found[-1:]


def approvers(step: Step, holders: Mapping[Role, Sequence[str]], requester: str) -> tuple[str, ...]:
    """The people who may decide a step, never the requester; with nobody there it goes one role up."""
    role: Role | None = step.role
    while role is not None:
        able = tuple(person for person in holders.get(role, ()) if person != requester)
        if able:
            return able
        role = _ABOVE.get(role)
    raise UserError(f"没有可以审批的{ROLE_WORDS[step.role]}。请管理员先设置，例如：把 @李四 设为 {step.role}")


def _why(rule: Rule, facts: Facts) -> tuple[str, ...]:
    if rule.below_discount is rule.over_amount is rule.below_margin is None:
        return ("所有报价都要审批",)
    found = []
    if rule.below_discount is not None and facts.discount < rule.below_discount:
        found.append(f"折扣 {discount_words(facts.discount)}，低于 {discount_words(rule.below_discount)}")
    if rule.over_amount is not None and facts.amount > rule.over_amount:
        found.append(f"金额 {money_words(facts.amount)}，超过 {money_words(rule.over_amount)}")
    if rule.below_margin is not None and facts.margin is not None and facts.margin < rule.below_margin:
        found.append(f"毛利 {share_words(facts.margin)}，低于 {share_words(rule.below_margin)}")
    return tuple(found)
