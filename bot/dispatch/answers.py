"""What the one who acted hears: in the callback's answer where the door takes it, else through the outbox."""

from dataclasses import asdict, dataclass, field, replace
from secrets import token_hex
from typing import Any

from bot.actions import Action
from bot.context import Context
from bot.errors import UserError
from bot.message import Address, Answer, Event, Reply
from bot.platforms.base import Door, Platform
from cards.elements import Buttons, Card, Text, Tone
from cards.shown import question
from cards.wire import card_from, dump
from storage import outbox, posted, replies
from storage.changes import Change

TOAST = 40  # characters a toast may have


@dataclass(frozen=True)
class Outcome:
    """What an event led to. `reply` None is silence; `replace` is the pressed card's next state.

    `more` follows by a job; `changes` are the rows that became others.
    """

    reply: Reply | None
    ok: bool = True
    action: Action | None = None
    values: dict[str, Any] = field(default_factory=dict)
    replace: Card | None = None
    more: bool = False
    changes: tuple[Change, ...] = ()


def refusal(ctx: Context, error: UserError) -> Outcome:
    """An error the person can put right, with buttons where there is something to pick."""
    if error.buttons and ctx.event.press is None:
        card = Card("请选一个", (Text(error.text), Buttons(error.buttons[:4])), tone=Tone.WAITING)
        return Outcome(Reply(card=question(ctx, card)), ok=False)
    return Outcome(Reply(text=error.text), ok=False)


def broken(ctx: Context) -> Outcome:
    """A bug of ours: what happened, what to do, and a number to tell us."""
    number = "E" + ctx.event.key[-6:]
    text = f"出了点问题，这一步没有做。请稍后再试；还不行就把编号 {number} 发给管理员。"
    return Outcome(Reply(text=text), ok=False)


def deliver(ctx: Context, outcome: Outcome, door: Door) -> tuple[Answer, str]:
    """The door's answer and the key of its card; what the door cannot carry goes to the outbox."""
    if ctx.event.press is not None:
        return _pressed(ctx, outcome, door)
    if outcome.reply is None:
        return Answer(), ""
    reply = outcome.reply
    stream = ctx.event.stream if outcome.more else ""
    answer = Answer(replace(reply, final=not stream), ok=outcome.ok, stream=stream)
    if door.takes(ctx.event, answer):
        return answer, _remember(ctx, reply.card)
    outbox.send(replace(ctx.here, stream=""), reply, ctx.now)
    return Answer(ok=outcome.ok), ""


def _pressed(ctx: Context, outcome: Outcome, door: Door) -> tuple[Answer, str]:
    new_state, reply = _split(ctx, outcome)
    key = ctx.pressed.key if ctx.pressed else ""
    answer = Answer(ok=outcome.ok)
    if new_state is not None:
        answer = _replace(ctx, new_state, door, answer)
    if reply and not reply.card and not reply.files and len(reply.toast or reply.text) <= TOAST:
        toasted = replace(answer, toast=reply.toast or reply.text)
        if door.takes(ctx.event, toasted):
            return toasted, key
    if reply and (reply.text or reply.card or reply.files):
        answer = _also(ctx, reply, door, answer)
    return answer, key


def _split(ctx: Context, outcome: Outcome) -> tuple[Card | None, Reply | None]:
    """The pressed card's next state, and what is said besides."""
    reply = outcome.reply
    card = reply.card if reply else None
    same = card is not None and ctx.pressed is not None and card.subject == ctx.pressed.subject != ""
    if reply is not None and same:
        rest = replace(reply, card=None)
        return card, rest if rest.text or rest.files or rest.toast else None
    return outcome.replace, reply


def _replace(ctx: Context, card: Card, door: Door, answer: Answer) -> Answer:
    state = {"card": dump(card), "live": not card.stamp, "subject": card.subject}
    if ctx.pressed:
        ctx.pressed.change(version=ctx.pressed.version + 1, **state)
    replaced = replace(answer, replace=card)
    if door.takes(ctx.event, replaced):
        return replaced
    if ctx.pressed:
        outbox.update(ctx.pressed.key, ctx.pressed.version, ctx.here.lane, card, ctx.now)
    return answer


def _also(ctx: Context, reply: Reply, door: Door, answer: Answer) -> Answer:
    both = replace(answer, reply=reply)
    if door.takes(ctx.event, both):
        return both
    toast = replace(answer, toast=reply.toast)
    outbox.send(replace(ctx.here, stream=""), reply, ctx.now)
    return toast if reply.toast and door.takes(ctx.event, toast) else answer


def _remember(ctx: Context, card: Card | None) -> str:
    if card is None:
        return ""
    key = f"c{token_hex(8)}"
    posted.remember(key, asdict(ctx.here), dump(card), ctx.now)
    return key


def running(event: Event, platform: Platform, now: Any) -> Answer:
    """What a running answer shows: wait while its jobs run, then everything they promised, once."""
    rows = outbox.riding(event.stream)
    if any(row.kind == "job" for row in rows):
        return Answer(Reply(text="正在准备，马上就好…", final=False), stream=event.stream)
    told: list[Reply] = []
    for row in rows:
        if not outbox.finish(row, f"stream:{event.stream}"):
            continue  # another call was faster, and shows or sends it
        address, reply = Address(**row.body["address"]), replies.from_json(row.body["reply"])
        for where, piece in platform.pieces(address, reply):
            if where.stream:
                told.append(piece)
            else:
                outbox.send(where, piece, now)
    text = "\n\n".join(reply.text for reply in told if reply.text) or "好了。"
    files = tuple(file for reply in told for file in reply.files)
    return Answer(Reply(text=text, files=files), stream=event.stream)


def to_json(answer: Answer, card_key: str) -> dict[str, Any]:
    """An answer as JSON, to be given again to a repeat."""
    return {
        "reply": replies.to_json(answer.reply) if answer.reply else None,
        "replace": dump(answer.replace) if answer.replace else None,
        "toast": answer.toast,
        "ok": answer.ok,
        "stream": answer.stream,
        "card_key": card_key,
    }


def from_json(value: dict[str, Any] | None) -> tuple[Answer, str]:
    """What `to_json` made; nothing stored is an empty answer."""
    if not value:
        return Answer(), ""
    reply = replies.from_json(value["reply"]) if value["reply"] else None
    replace = card_from(value["replace"]) if value["replace"] else None
    answer = Answer(reply, replace, value["toast"], value["ok"], value["stream"])
    return answer, value["card_key"]
