"""Help, made from the registry: what is not declared there is not promised here."""

import re

from bot.actions import ACTIONS, Action, Rest, action
from bot.context import Context
from cards.elements import Card
from cards.help import topic_card, topics_card, welcome_card

TOPIC = "帮助"
SHOWN = 7
LINES = 5
VERBS = 4
_BREAK = re.compile("[，；：（。]")


@action(
    "帮助", "怎么用", "使用说明", "指令", "有哪些指令", "能做什么", "help", "?",
    changes=False, examples=("帮助", "帮助 报价"),
)  # fmt: skip
def help(ctx: Context, topic: Rest = "") -> Card:
    """看我会做什么，怎么说。"""
    word, everything = topic.removesuffix("全部").strip(), topic.endswith("全部")
    found = _about(ctx, word) if word else []
    if not found:
        return _overview(_topics(ctx))
    shown = found if everything else found[:SHOWN]
    entries = [(_BREAK.split(each.help)[0], (each.examples or each.aliases)[0]) for each in shown]
    return topic_card(found[0].topic, entries, len(found) - len(shown))


def welcome(ctx: Context) -> Card:
    """The card for a chat the bot has just come into, or a person who opens it."""
    return welcome_card(ctx.settings.bot_name, list(_topics(ctx)), ctx.group is not None)


def _topics(ctx: Context) -> dict[str, list[Action]]:
    """What the person may do, by topic, in the order declared."""
    found: dict[str, list[Action]] = {}
    for each in ACTIONS:
        if each.typed and each.topic and each.name != "help" and _may(ctx, each):
            found.setdefault(each.topic, []).append(each)
    return found


def _may(ctx: Context, each: Action) -> bool:
    return ctx.user is None or each.open_to(ctx.user.role, ctx.user.admin)


def _about(ctx: Context, word: str) -> list[Action]:
    """The actions of a topic, or those whose words hold `word`."""
    topics = _topics(ctx)
    folded = word.casefold()
    for name, mine in topics.items():
        if folded == name.casefold() or folded in name.casefold():
            return mine
    every = [each for mine in topics.values() for each in mine]
    spoken = [each for each in every if any(folded in alias or alias in folded for alias in each.aliases)]
    return topics[spoken[0].topic] if spoken else []


def _overview(topics: dict[str, list[Action]]) -> Card:
    """The first topics with their verbs, the others by name: six lines, as many as a card has fields."""
    names = list(topics)
    lines = [(name, _verbs(topics[name])) for name in names[:LINES]]
    if len(names) > LINES:
        lines.append(("还有", "、".join(names[LINES:])))
    return topics_card(lines, names)


def _verbs(mine: list[Action]) -> str:
    return "、".join(each.aliases[0] for each in mine[:VERBS]) + ("……" if len(mine) > VERBS else "")
