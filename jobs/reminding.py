"""Reminders: finding what is due by rule, and sending what has come due. One per window and person."""

from collections.abc import Iterator
from datetime import datetime, time
from itertools import groupby
from typing import NamedTuple

from bot.message import Address, Reply
from bot.sales import reminders as rules
from bot.sales import repeats
from bot.sales.reminders import Window
from bot.sales.stages import OPEN_LEADS, OPEN_TASKS, PIPELINE, ApprovalStatus, Outcome, QuoteStatus
from bot.sales.workdays import next_workday
from cards import quotes as quote_cards
from cards import reminders as cards
from cards.elements import Card
from cards.reminders import Notice
from cards.wire import dump
from jobs.notices import notice_of
from storage import audit, outbox, people, posted, projects, quotes, quoting, reminders, work_calendar
from storage.approvals import ApprovalRequest, active_steps
from storage.changes import collected
from storage.leads import Lead
from storage.people import User
from storage.projects import Project
from storage.quotes import Quote
from storage.reminders import Reminder
from storage.tasks import Task

HOURS = rules.Hours(time(9), time(18))
MOST_A_DAY = 4  # with the digest that makes the five a person may get unasked
_IDLE = {stage.name: stage.idle for stage in PIPELINE}


class Found(NamedTuple):
    """Something due by rule, and everybody who is to hear of it."""

    kind: str
    window: Window
    record: str
    people: tuple[User, ...]


def find_due(now: datetime) -> None:
    """Write down a reminder for everything that is due by rule; only on working days, in working hours."""
    if not rules.may_tell(now, HOURS, work_calendar.current()):
        return
    for kind, window, record, told in _everything(now):
        for person in told:
            reminders.schedule_once(
                f"{window.key}:{person.id}",
                user=person,
                kind=kind,
                record=record,
                at=now,
                origin={"level": window.level},
            )


def send_due(now: datetime) -> None:
    """Send every reminder whose time has come: own ones at any time, rule-made ones in working hours."""
    due = list(reminders.due(now))
    for reminder in due:
        if reminder.kind == "own":
            _send_own(reminder, now)
    if rules.may_tell(now, HOURS, work_calendar.current()):
        ruled = sorted((r for r in due if r.kind != "own"), key=lambda r: r.user_id)
        for _, group in groupby(ruled, key=lambda r: r.user_id):
            _send_ruled(list(group), now)


def _everything(now: datetime) -> Iterator[Found]:
    yield from _tasks(now)
    yield from _quiet(now)
    yield from _undecided(now)
    yield from _expiring(now)


def _tasks(now: datetime) -> Iterator[Found]:
    today, days = now.date(), work_calendar.current()
    soon = Task.due_on <= next_workday(today, days)
    near = Task.status.in_(OPEN_TASKS) & soon & Task.owner.is_null(False)
    for task in Task.select().where(near).order_by(Task.due_on, Task.id):
        due = task.due_on
        if due is None or (task.project_id and task.project.outcome == Outcome.LOST):
            continue
        if window := rules.due_soon(task.number, due, today, days):
            yield Found("due", window, task.number, _listeners(task.owner, 1))
        elif window := rules.overdue(task.number, due, today, days):
            yield Found("late", window, task.number, _listeners(task.owner, window.level))


def _quiet(now: datetime) -> Iterator[Found]:
    owned = Lead.select().where(Lead.status.in_(OPEN_LEADS), Lead.owner.is_null(False))
    deals = projects.open_projects().where(Project.owner.is_null(False))
    days = work_calendar.current()
    for record in (*owned, *deals):
        touched = record.touched_at.astimezone(now.tzinfo).date()
        steps = rules.quiet_steps(_IDLE.get(getattr(record, "stage", ""), rules.QUIET_STEPS[0]))
        if window := rules.quiet(record.number, touched, now.date(), record.next_on, days, steps):
            yield Found("quiet", window, record.number, _listeners(record.owner, window.level))


def _undecided(now: datetime) -> Iterator[Found]:
    days = work_calendar.current()
    for request in ApprovalRequest.select().where(ApprovalRequest.status == ApprovalStatus.PENDING):
        for step in active_steps(request):
            asked = (step.since or request.at).astimezone(now.tzinfo).date()
            if window := rules.undecided(request.quote.label, asked, now.date(), days):
                yield Found("approve", window, request.quote.number, (step.approver,))


def _expiring(now: datetime) -> Iterator[Found]:
    days = work_calendar.current()
    for quote in Quote.select().where(Quote.status.in_((QuoteStatus.APPROVED, QuoteStatus.SENT))):
        until = quotes.current_version(quote).valid_until
        window = rules.expiring(quote.label, until, now.date(), days) if until else None
        if window and quote.owner_id:
            yield Found("expire", window, quote.number, (quote.owner,))


def _listeners(owner: User, level: int) -> tuple[User, ...]:
    """Level 1 the owner, 2 their superior too, 3 the superior alone; a leaver's superior stands in."""
    superior = people.superior_of(owner)
    if level == 1 and owner.active:
        return (owner,)
    told = (superior,) if level == 3 or not owner.active else (owner, superior)
    return tuple(person for person in told if person is not None) or (owner,)


def _send_own(reminder: Reminder, now: datetime) -> None:
    if not reminder.change(Reminder.status == "scheduled", status="sent", sent_at=now):
        return
    by = User.get_or_none(id=reminder.origin.get("by"))
    name = by.name if by is not None and by.id != reminder.user_id else ""
    outbox.tell(reminder.user, Reply(card=cards.reminder_card(reminder, now, name)), now)
    again = repeats.after(reminder.repeat, reminder.at.astimezone(now.tzinfo), now, work_calendar.current())
    if again is not None:
        same = {n: getattr(reminder, n) for n in ("user", "kind", "text", "repeat", "origin")}
        first = reminder.window.partition(":at:")[0]
        reminders.schedule_once(f"{first}:at:{again:%Y%m%d%H%M}", at=again, **same)


def _send_ruled(due: list[Reminder], now: datetime) -> None:
    """One message a person, or none when they have had enough today: the digest says it anyway."""
    notices = [(reminder, notice_of(reminder, now)) for reminder in due]
    enough = _messages_today(due[0].user, now) >= MOST_A_DAY
    said: list[Notice] = []
    for reminder, notice in notices:
        heard = None if enough else notice
        status, at = ("sent", now) if heard else ("superseded", None)
        if reminder.change(Reminder.status == "scheduled", status=status, sent_at=at) and heard:
            said.append(heard)
    if said:
        outbox.tell(due[0].user, Reply(card=_card(said, now)), now)


def _card(said: list[Notice], now: datetime) -> Card:
    if len(said) > 1:
        return cards.notices_card(said)
    if said[0].kind != "approve":
        return cards.notice_card(said[0])
    quote = Quote.get_by_id(int(said[0].record[1:]))
    sheet = quoting.sheet(quote, quotes.current_version(quote))
    return quote_cards.approval_card(sheet, now, said[0].detail + "，还在等你")


def _messages_today(user: User, now: datetime) -> int:
    """How many messages of rule-made reminders a person got today; one moment is one message."""
    midnight = datetime.combine(now.date(), time(), now.tzinfo)
    return reminders.messages_since(user, midnight)


def expire_quotes(now: datetime) -> None:
    """A quote the customer has not answered in time ends; its cards say so."""
    with collected() as changes:
        for quote in Quote.select().where(Quote.status.in_((QuoteStatus.APPROVED, QuoteStatus.SENT))):
            version = quotes.current_version(quote)
            if version.valid_until and version.valid_until < now.date():
                quote.change(Quote.status == quote.status, status=QuoteStatus.EXPIRED)
                _show_everywhere(quote_cards.quote_card(quoting.sheet(quote, version), now), now)
    if changes:
        audit.write(None, "expire_quotes", {}, changes, now, "clock")


def _show_everywhere(card: Card, now: datetime) -> None:
    for copy in posted.showing(card.subject):
        copy.change(card=dump(card), version=copy.version + 1, live=not card.stamp)
        outbox.update(copy.key, copy.version, Address(**copy.address).lane, card, now)
