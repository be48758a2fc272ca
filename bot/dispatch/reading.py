"""From an event to a wish: an action with its values, a question back, a suggestion, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from bot import arguments
from bot.actions import ACTIONS, Action
from bot.context import Context, as_reply
from bot.dispatch import conversing, quoting, rights, small_talk, uploading
from bot.dispatch.answers import Outcome
from bot.errors import UserError
from bot.message import BOT_ID, Event
from bot.roles import Role
from bot.understand import Input, Reading, understand
from bot.understand.address import open_letter
from bot.understand.ids import find_ids
from bot.understand.vocabulary import Vocabulary, build
from cards import shown
from cards.elements import Card, button
from handlers import asking
from handlers.asking import GUESSED, Guess
from storage import pending, people, posted, records


@dataclass(frozen=True)
class Wish:
    """What somebody wants done. `ask` names slots still missing; `suggest` what they may have meant instead.

    `ours` is False for what colleagues say to each other in a group; `past` are times gone by, of slots in
    `ask`.
    """

    action: Action | None
    values: dict[str, Any] = field(default_factory=dict)
    ask: tuple[str, ...] = ()
    suggest: tuple[Guess, ...] = ()
    ours: bool = True
    past: Mapping[str, str] = field(default_factory=dict)

    def fulfil(self, ctx: Context) -> Outcome:
        """Carry it out, ask back, suggest, or stay silent."""
        if self.action and self.ask:
            return _ask(ctx, self.action, self)
        if self.action:
            pending.drop(ctx.user, ctx.here.lane)
            return _carry_out(ctx, self.action, self.values)
        return _nothing(ctx, self)


def wish(ctx: Context) -> Wish:
    """What the event asks for."""
    press = ctx.event.press
    if press is not None:
        return _pressed(ACTIONS.get(press.action), press.values)
    given = replace(Input.from_json(_input(ctx)), calendar=ctx.calendar)
    sent, record = uploading.received(ctx), conversing.record_of(ctx.event)
    if open_letter(given) is None:
        return _overheard(ctx, given, record, sent)
    if number := small_talk.files_of(ctx.event.text):
        return Wish(ACTIONS.get("show_files"), {"target": number})
    reading = _understood(given)
    reading = quoting.filled(reading, ctx.event.quoted_text, given, vocabulary())
    reading = uploading.filled(ctx, reading, given, sent, record)
    action = ACTIONS.get(reading.intent)
    if action is None and (number := small_talk.bare_number(ctx.event.text)):
        return Wish(ACTIONS.get("show_record"), {"record": number})
    if action is None and (vote := small_talk.vote(ctx)):
        return Wish(ACTIONS.get("vote_feature"), vote)
    if action is None and record and not (reading.suggest or small_talk.answer(ctx)):
        return _reply_to(record, given)
    if action is None:
        uploading.put_down(ctx, given)
    guesses = _guesses(given, reading)
    return Wish(action, dict(reading.slots), tuple(reading.ask), guesses, past=reading.past)


def _overheard(ctx: Context, given: Input, record: str, sent: list[int]) -> Wish:
    """What colleagues say to each other is not ours, but for replies to our own card."""
    if record and sent and conversing.may(ctx, "attach_file", record):
        return Wish(ACTIONS.get("attach_file"), {"target": record, "upload": sent})
    if record and conversing.may(ctx, "keep_reply", record):
        return _reply_to(record, given)
    return Wish(None, ours=False)


def _reply_to(record: str, given: Input) -> Wish:
    letter = open_letter(replace(given, chat_type="p2p"))
    words = letter.text if letter else ""
    if not words:
        return Wish(None, ours=False)
    return Wish(ACTIONS.get("keep_reply"), {"target": record, "content": words})


def _understood(given: Input) -> Reading:
    """The message as an answer to what was asked; where it is none and no "never mind", for itself."""
    reading = understand(given, vocabulary())
    if reading.intent != "none" or reading.suggest or given.pending is None:
        return reading
    alone = understand(replace(given, pending=None), vocabulary())
    return alone if alone.suggest else reading


def _pressed(action: Action | None, values: dict[str, Any]) -> Wish:
    """A button's wish; what a guessed command still lacks is asked for."""
    if action is None or not values.get(GUESSED):
        return Wish(action, values)
    said = {name: value for name, value in values.items() if name != GUESSED}
    lacks = tuple(p.name for p in action.params if p.required and p.name not in said)
    return Wish(action, said, lacks)


def _guesses(given: Input, reading: Reading) -> tuple[Guess, ...]:
    """What was perhaps meant: each corrected sentence, read again, as an action with its values."""
    found: list[Guess] = []
    for intent, sentence in zip(reading.suggest, reading.corrected, strict=False):
        action = ACTIONS.get(intent)
        again = understand(replace(given, text=sentence, chat_type="p2p", pending=None), vocabulary())
        if action is not None and again.intent == intent:
            found.append(Guess(action, sentence, dict(again.slots)))
    return tuple(found)


def _carry_out(ctx: Context, action: Action, values: dict[str, Any]) -> Outcome:
    try:
        given = arguments.read(action, values, lambda kind, said: _find(ctx, action, kind, said))
    except UserError as error:
        raise _with_choices(error, action, values) from error
    rights.check(ctx.user, action, given)
    shown.refuse_used(ctx)
    said = action.run(ctx, **given)
    reply = as_reply(said)
    shown.answered(ctx, reply.toast or "选好了")
    return Outcome(None if said is None else reply, action=action, values=values)


def _find(ctx: Context, action: Action, kind: str, said: str) -> Any:
    if kind != "person":
        return records.find(kind, said)
    platform, outsiders = ctx.event.platform, action.role is Role.ADMIN
    mention = next((m for m in ctx.event.mentions if m.id and said in (m.name, m.id)), None)
    if mention is not None and outsiders and people.known_as(platform, mention.id) is None:
        return people.meet(platform, mention.id, mention.name)
    return records.person(mention.id if mention else said, ctx.user, platform, outsiders)


def _with_choices(error: UserError, action: Action, values: dict[str, Any]) -> UserError:
    """The same error; where it offers records to pick from, each becomes a button that says it all again."""
    buttons = [
        button(choice, action.name, **{**values, error.field: choice})
        for choice in error.choices
        if error.field
    ]
    error.buttons = tuple(buttons)
    return error


def _ask(ctx: Context, action: Action, wanted: Wish) -> Outcome:
    pending.put(ctx.user, ctx.here.lane, ctx.now, action.name, wanted.values, list(wanted.ask))
    asked = asking.question(ctx, action, wanted.values, wanted.ask, wanted.past)
    return Outcome(as_reply(shown.question(ctx, asked) if isinstance(asked, Card) else asked))


def _nothing(ctx: Context, wanted: Wish) -> Outcome:
    if not wanted.ours:
        return Outcome(None)
    if small_talk.unheard(ctx):
        return Outcome(as_reply(small_talk.VOICE))
    waiting = pending.drop(ctx.user, ctx.here.lane)
    if waiting and not wanted.suggest:
        return Outcome(as_reply("好，这件事先放下。"))
    if wanted.suggest:
        return _offer(ctx, wanted.suggest)
    answer = small_talk.answer(ctx)
    if answer is None and ctx.event.chat.kind == "group":
        return Outcome(None)
    return Outcome(as_reply(answer or asking.unknown(ctx)))


def _offer(ctx: Context, guesses: tuple[Guess, ...]) -> Outcome:
    """Offer what was perhaps meant; a lone guess can also be confirmed by saying yes."""
    first = guesses[0]
    if len(guesses) == 1:
        pending.put(ctx.user, ctx.here.lane, ctx.now, first.action.name, first.values, [], confirm=True)
    return Outcome(as_reply(shown.question(ctx, asking.meant(guesses))))


def _input(ctx: Context) -> dict[str, Any]:
    event = ctx.event
    file = next((one.name for one in event.files if one.kind != "audio"), None)
    context: dict[str, Any] = {"reply_to": _quoted(event), "file": file}
    waiting = pending.of(ctx.user, ctx.here.lane, ctx.now)
    if waiting is not None:
        asked = {"intent": waiting.intent, "slots": waiting.slots, "ask": waiting.ask}
        context["pending"] = {**asked, "confirm": waiting.confirm}
    return {
        "platform": event.platform,
        "chat_type": event.chat.kind,
        "text": event.text,
        "mentions": [{"key": m.key, "name": m.name, "id": m.id} for m in event.mentions],
        "bot": {"name": ctx.settings.bot_name, "id": BOT_ID},
        "now": ctx.now.isoformat(),
        "speaker": {"name": ctx.user.name, "id": event.sender, "role": ctx.user.role},
        "roster": people.active_names(ctx.user),
        "context": {name: value for name, value in context.items() if value},
    }


def _quoted(event: Event) -> dict[str, str] | None:
    """The record a quoted card shows; where only the quoted words are told, their first number."""
    card = posted.pressed(event.platform, event.quoted)
    about = card.subject.partition(":")[2] if card else event.quoted_text
    named = find_ids(about.casefold())
    return {"type": named[0].kind, "id": named[0].value} if named else None


def prepare() -> None:
    """Read a first sentence, so that nobody's first message waits for the grammar to be made."""
    now = datetime.now(UTC).isoformat()
    understand(Input.from_json({"chat_type": "p2p", "text": "我的待办", "now": now}), vocabulary())


@cache
def vocabulary() -> Vocabulary:
    """The grammar of everything registered, made once."""
    return build(ACTIONS)
