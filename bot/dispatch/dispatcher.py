"""The room between the doors and the handlers."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from peewee import DataError, IntegrityError, InterfaceError, OperationalError

from bot.context import Context
from bot.dispatch import answers, effects, happenings, reading, speakers
from bot.dispatch.cleaning import cleaned
from bot.errors import UserError
from bot.message import Address, Answer, Event
from bot.platforms.base import Door, HttpAnswer, Platform
from bot.settings import Settings
from storage import chats, inbox, posted, work_calendar
from storage.changes import collected
from storage.db import database

log = logging.getLogger("bot.dispatch")

UNFIT = "这条内容太长，或数字太大，记不下来。请缩短后再发。"


class Dispatcher:
    """Holds what every event needs. `wake` tells the workers that promises are waiting; `clock` gives UTC."""

    def __init__(
        self,
        settings: Settings,
        platforms: Mapping[str, Platform],
        wake: Callable[[], None],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.settings = settings
        self.platforms = platforms
        self.wake = wake
        self.clock = clock
        self.zone = ZoneInfo(settings.timezone)

    def handle(self, event: Event, door: Door) -> HttpAnswer:
        """Act on an event once and answer its door; a repeat hears the same answer and causes nothing."""
        now, event = self.clock(), cleaned(event)
        with database.connection_context(), database.atomic():
            before = inbox.before(event.platform, event.key, event.kind, now)
            if before is not None:
                answer, card_key = answers.from_json(before.answer)
                if not _running(event, answer):
                    return door.answer(event, answer, card_key)
            answer, card_key = self._answer(event, door, now)
            inbox.keep(event.platform, event.key, answers.to_json(answer, card_key))
        self.wake()
        return door.answer(event, answer, card_key)

    def _answer(self, event: Event, door: Door, now: datetime) -> tuple[Answer, str]:
        if event.kind == "poll":
            return answers.running(event, self.platforms[event.platform], now), ""
        ctx = self._context(event, now)
        outcome = self._attempt(ctx)
        answer = answers.deliver(ctx, outcome, door)
        effects.audited(ctx, outcome)
        return answer

    def _context(self, event: Event, now: datetime) -> Context:
        here = Address(
            event.platform,
            chat=event.chat.id if event.chat.kind == "group" else "",
            kind=event.chat.kind,
            via=event.chat.via,
            person=event.sender,
            reply_to=event.message,
            thread=bool(event.thread),
            answer_url=event.answer_url,
            stream=event.stream,
        )
        group = chats.met(event.chat) if event.chat.kind == "group" else None
        if group is not None and group.push:
            here = replace(here, push=group.push)
        user = speakers.speaker(event, self.settings, now)
        pressed = posted.pressed(event.platform, event.press.card) if event.press else None
        if pressed is not None and event.press and event.press.credential:
            pressed.change(credential=event.press.credential)  # each press brings a fresh one, good once
        local = now.astimezone(self.zone)
        days = work_calendar.current()
        return Context(user, event, here, local, group, pressed, self.settings, days)

    def _attempt(self, ctx: Context) -> answers.Outcome:
        """What the event leads to. A database that is away is the platform's to ask again."""
        try:
            return self._acted(ctx)
        except UserError as error:
            ctx.effects.clear()
            return answers.refusal(ctx, error)
        except DataError as error:
            ctx.effects.clear()
            log.warning("event %s does not fit: %s", ctx.event.key, type(error).__name__)
            return answers.refusal(ctx, UserError(UNFIT))
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            ctx.effects.clear()
            log.exception("event %s failed", ctx.event.key, extra={"event": ctx.event.key})
            return answers.broken(ctx)

    def _acted(self, ctx: Context) -> answers.Outcome:
        """Act; once more when somebody wrote the same row in the same moment."""
        try:
            with database.atomic():
                return self._act(ctx)
        except IntegrityError:
            ctx.effects.clear()
            with database.atomic():
                return self._act(ctx)

    def _act(self, ctx: Context) -> answers.Outcome:
        if ctx.event.kind not in ("message", "press"):
            return happenings.act(ctx)
        if not (ctx.user and ctx.user.active):
            return speakers.refuse(ctx)
        with collected() as changes:
            outcome = reading.wish(ctx).fulfil(ctx)
        return effects.settled(ctx, outcome, changes)


def _running(event: Event, told: Answer) -> bool:
    """A question about a running answer that was open yet: under the same key it is looked up anew."""
    return event.kind == "poll" and told.reply is not None and not told.reply.final
