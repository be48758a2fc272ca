"""The present card of any record: asks the storage for what its builder needs; builders never ask."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.sales.health import judge
from bot.sales.words import moment_words
from cards.elements import Button, Buttons, Card, Element, Form, Note, Rows, Text, Tone, button
from cards.leads import lead_card
from cards.lists import PAGE, tasks_card
from cards.projects import Standing, project_card
from cards.tasks import task_card
from cards.wire import card_from
from storage import activities, filing, plans, posted, projects, tasks, work_calendar
from storage.leads import Lead
from storage.people import User
from storage.projects import Project

_DAY = timedelta(days=1)
_ONCE = "once:"
_ANSWER = f"{_ONCE}answer:"
_TOAST = 40  # characters that fit over a card
_TOLD = ("followup", "minutes", "blocked", "reopened")
_SAID = 2  # of the conversation


def card_of(
    record: Any, now: datetime, *, private: bool = False, said: str = "", offer: Button | None = None
) -> Card:
    """A lead's, deal's or task's card as it stands; `now` in the reader's zone, `said` what just happened,
    `offer` a task's likely next step."""
    return _card(record, now.date(), _around(record, now), private=private, said=said, offer=offer)


def fresh_card(lead: Lead, today: date, *, private: bool, said: str) -> Card:
    """The card of a lead written down just now: there is nothing around it to be asked for."""
    around: dict[str, Any] = {"notes": [], "files": 0, "deal": None}
    return _card(lead, today, around, private=private, said=said, offer=None)


def _around(record: Any, now: datetime) -> dict[str, Any]:
    """What a record's card tells besides the record itself, read once for all its cards."""
    told = {"notes": _told(record, now), "files": filing.count(record)}
    if isinstance(record, Lead):
        return {**told, "deal": projects.of_lead(record)}
    if isinstance(record, Project):
        return {**told, "standing": standing_of(record, now.date())}
    waiting = plans.waiting_for(record) if record.open else []
    return {**told, "waiting": waiting, "freed": [] if record.open else plans.freed_by(record)}


def _card(
    record: Any, today: date, around: dict[str, Any], *, private: bool, said: str, offer: Button | None
) -> Card:
    if isinstance(record, Lead):
        return lead_card(record, today, private=private, said=said, **around)
    if isinstance(record, Project):
        return project_card(record, today=today, said=said, **around)
    return task_card(record, today, said=said, offer=offer, **around)


def changed(ctx: Context, record: Any, said: str, offer: Button | None = None) -> Reply:
    """The card for the one who acted, with who did what and when; every posted copy is brought up to date.

    Pressed in somebody's own list, the list answers.
    """
    line = f"{ctx.user.name} {ctx.now:%H:%M} {said}"
    toast = said.partition("。")[0][:_TOAST]
    around = _around(record, ctx.now)
    ctx.restamp(_card(record, ctx.today, around, private=False, said=line, offer=None))
    if ctx.pressed is not None and ctx.pressed.subject == f"mine:{ctx.user.number}":
        return Reply(card=tasks_of(ctx.user, ctx.today), toast=toast)
    card = _card(record, ctx.today, around, private=ctx.group is None, said=line, offer=offer)
    return Reply(card=card, toast=toast)


def changed_each(
    ctx: Context, records: Sequence[Any], said: str, hint: str = "", offer: Button | None = None
) -> Reply:
    """The same for several: one answers with its card, more with a line."""
    numbers = "、".join(record.number for record in records)
    replies = [changed(ctx, record, f"{said} {record.number}{hint}", offer) for record in records]
    if len(records) == 1:
        return replies[0]
    return Reply(text=f"{said}：{numbers}{hint}。", toast=f"{said} {numbers}")


def for_once(ctx: Context, card: Card) -> Card:
    """A card whose buttons are good for one press, whoever presses and however often; see `used`."""
    return replace(card, subject=f"{_ONCE}{ctx.event.key}"[:200])


def question(ctx: Context, card: Card) -> Card:
    """A card whose buttons are answers: the first one carried out ends it; see `answered`."""
    return asked(ctx.event.key, card)


def asked(key: str, card: Card) -> Card:
    """The same for a question a job asks; `key` is nobody else's."""
    return replace(card, subject=f"{_ANSWER}{key}"[:200])


def answered(ctx: Context, said: str) -> None:
    """Stamp the pressed card if it was a question."""
    if ctx.pressed is not None and ctx.pressed.subject.startswith(_ANSWER) and ctx.pressed.live:
        used(ctx, said)


def refuse_used(ctx: Context) -> None:
    """Raises UserError when the pressed card was good for one press and has had it."""
    pressed = ctx.pressed
    if pressed is not None and pressed.subject.startswith(_ONCE) and not pressed.live:
        shown = card_from(pressed.card)
        raise UserError(f"这张卡已经处理过：{shown.stamp}。" if shown.stamp else "这张卡已经处理过了。")


def used(ctx: Context, said: str) -> None:
    """Stamp the pressed card with what came of it. Raises UserError when somebody was faster."""
    pressed = ctx.pressed
    if pressed is None or not pressed.subject.startswith(_ONCE):
        return
    if not posted.use_up(pressed):
        raise UserError("这张卡已经处理过了。")
    shown = card_from(pressed.card)
    body = tuple(replace(e, buttons=()) if isinstance(e, Rows) else e for e in shown.body if _is_record(e))
    stamp = f"{ctx.user.name} {said} · {moment_words(ctx.now)}"
    ctx.restamp(replace(shown, body=body, tone=Tone.DONE, tag="已处理", stamp=stamp))


def _is_record(element: Element) -> bool:
    return not isinstance(element, Buttons | Form | Note | Text)


def standing_of(project: Project, today: date) -> Standing:
    """How a deal's plan stands today."""
    rows = list(tasks.of_project(project))
    open_rows = [task for task in rows if task.open]
    planned = plans.as_planned(rows, tasks.dependencies_of(project))
    upcoming = sorted(open_rows, key=lambda task: (task.due_on or date.max, task.id))
    return Standing(
        health=judge(planned, today, calendar=work_calendar.current()),
        done=sum(task.status == "done" for task in rows),
        total=len(rows),
        upcoming=tuple(upcoming[:2]),
        ownerless=sum(not task.owner_id for task in open_rows),
    )


def _told(record: Any, now: datetime) -> list[activities.Activity]:
    """A record's last note and the last words of its conversation, their moments in the reader's zone."""
    last = [note for note in activities.of(record, 10) if note.text]
    notes = [note for note in last if note.kind in _TOLD][:1]
    notes += [note for note in last if note.kind == "said"][:_SAID]
    for note in notes:
        note.at = note.at.astimezone(now.tzinfo)
    return notes


def tasks_of(user: User, today: date) -> Card:
    """A person's open tasks: overdue, today, this week, and what comes after."""
    rows = list(tasks.open_of(user))
    sunday = today + timedelta(days=6 - today.weekday())
    spans = (("超期", date.min, today), ("今天", today, today + _DAY), ("本周", today + _DAY, sunday + _DAY))
    groups = [(word, [t for t in rows if t.due_on and first <= t.due_on < end]) for word, first, end in spans]
    later = [task for task in rows if not task.due_on or task.due_on > sunday]
    named = [(f"{word} {len(found)}", found) for word, found in [*groups, ("以后", later)]]
    card = tasks_card(f"{user.name}的待办", named, today, subject=f"mine:{user.number}")
    if len(rows) <= PAGE:
        return card
    return replace(card, body=(*card.body, Buttons((button("全部", "my_tasks", filter="open"),))))
