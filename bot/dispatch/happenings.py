"""Events nobody typed: the bot joins a group, a person opens the chat, a colleague leaves the company."""

from bot.context import Context, as_reply
from bot.dispatch.answers import Outcome
from handlers import help as helping
from storage import audit, people
from storage.changes import collected


def act(ctx: Context) -> Outcome:
    """What such an event leads to."""
    known = _ACTS.get(ctx.event.kind)
    return known(ctx) if known else Outcome(None)


def _joined(ctx: Context) -> Outcome:
    if ctx.group is not None:
        ctx.group.change(active=True)
    return Outcome(as_reply(helping.welcome(ctx)))


def _entered(ctx: Context) -> Outcome:
    """Greet once, those who have not spoken yet: later openings of the chat are not an occasion."""
    if ctx.user is None or not ctx.user.active or _knows_us(ctx):
        return Outcome(None)
    ctx.user.change(preferences={**ctx.user.preferences, "greeted": True})
    return Outcome(as_reply(helping.welcome(ctx)))


def _knows_us(ctx: Context) -> bool:
    spoken = people.last_seen(ctx.event.platform, ctx.event.sender) is not None
    return spoken or bool(ctx.user.preferences.get("greeted"))


def _removed(ctx: Context) -> Outcome:
    if ctx.group is not None:
        ctx.group.change(active=False)
    return Outcome(None)


def _left(ctx: Context) -> Outcome:
    """A leaver is locked out at once; who they were stays on record."""
    if ctx.user is not None:
        with collected() as changes:
            ctx.user.change(active=False)
        audit.write(None, "lock_out", {"user": ctx.user.id}, changes, ctx.now, ctx.event.platform)
    return Outcome(None)


_ACTS = {"joined": _joined, "entered": _entered, "removed": _removed, "left": _left}
