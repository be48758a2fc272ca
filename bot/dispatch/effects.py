"""What a handler noted becomes rows: messages, jobs and card updates in the outbox, the audit, 撤销."""

from dataclasses import asdict, replace

from bot.context import Context, Later, Restamp, Say
from bot.dispatch.answers import Outcome
from bot.message import Address
from cards.elements import Card
from storage import audit, copies, outbox, undo
from storage.changes import Change
from storage.chats import Chat


def settled(ctx: Context, outcome: Outcome, changes: list[Change]) -> Outcome:
    """Promise everything the action caused; the outcome with what that adds to it."""
    if outcome.action and outcome.action.undo and changes:
        undo.keep(ctx.user, outcome.action.name, changes, ctx.now)
    for effect in ctx.effects:
        if isinstance(effect, Restamp) and effect.card.subject:
            outbox.restate(effect.card)
    for effect in ctx.effects:
        if isinstance(effect, Say):
            _say(ctx, effect)
        elif isinstance(effect, Later):
            _later(ctx, effect)
    shown = next((e.card for e in ctx.effects if isinstance(e, Restamp) and _is_pressed(ctx, e.card)), None)
    for effect in ctx.effects:
        if isinstance(effect, Restamp):
            copies.show(effect.card, ctx.now, but=ctx.pressed)
    more = any(isinstance(effect, Later) for effect in ctx.effects)
    return replace(outcome, replace=shown, more=more, changes=tuple(changes))


def audited(ctx: Context, outcome: Outcome) -> None:
    """Write the action into the audit: a transaction's last step, as others wait from here on."""
    action = outcome.action
    if action and (outcome.changes or action.changes):
        origin = f"{ctx.event.platform}:{ctx.event.chat.id}"
        audit.write(ctx.user, action.name, _plain(outcome.values), outcome.changes, ctx.now, origin)


def _say(ctx: Context, effect: Say) -> None:
    if isinstance(effect.to, Address):
        outbox.send(effect.to, effect.reply, ctx.now)
    elif isinstance(effect.to, Chat):
        outbox.post(effect.to, effect.reply, ctx.now)
    elif effect.to.id != ctx.user.id:
        outbox.tell(effect.to, effect.reply, ctx.now)


def _later(ctx: Context, effect: Later) -> None:
    values = {"here": asdict(ctx.here), "asker": ctx.user.id, **effect.values}
    outbox.job(effect.job, values, ctx.now)


def _is_pressed(ctx: Context, card: Card) -> bool:
    return ctx.pressed is not None and card.subject == ctx.pressed.subject != ""


def _plain(values: dict) -> dict:
    return {name: value for name, value in values.items() if name not in ("phone", "url")}
