"""What a rule-made reminder says at the moment it is sent, and whether it still matters then."""

from datetime import date, datetime
from typing import Any

from bot.sales.reminders import QUIET_STEPS
from bot.sales.stages import ApprovalStatus, QuoteStatus
from bot.sales.words import due_words, moment_words, money_full
from cards.elements import Tone
from cards.reminders import Notice
from storage import approvals, quotes, records
from storage.leads import Lead
from storage.projects import Project
from storage.quotes import Quote
from storage.reminders import Reminder
from storage.tasks import Task


def notice_of(reminder: Reminder, now: datetime) -> Notice | None:
    """A reminder in words as things stand now; None when there is nothing left to do about it."""
    record = records.by_number(reminder.record)
    return _SAYS[reminder.kind](reminder, record, now) if record and reminder.kind in _SAYS else None


def _task(reminder: Reminder, task: Task, now: datetime) -> Notice | None:
    if not task.open or task.due_on is None:
        return None
    late = task.due_on < now.date()
    kind, tone = ("late", Tone.LATE) if late else ("due", Tone.WAITING)
    text = f"{task.number} {task.title} {due_words(task.due_on, now.date())}"
    return Notice(reminder.id, kind, task.number, text, _where(reminder, task), tone)


def _where(reminder: Reminder, task: Task) -> str:
    parts = [task.project.title] if task.project_id else []
    if task.owner_id and task.owner_id != reminder.user_id:
        parts.append(f"负责人 {task.owner.name}")
    return "，".join(parts)


def _quiet(reminder: Reminder, record: Lead | Project, now: datetime) -> Notice | None:
    if not record.open or (record.next_on and record.next_on >= now.date()):
        return None
    days = _silent_days(record, now)
    if days < QUIET_STEPS[0]:
        return None
    text = f"{record.title} 已 {days} 天没有跟进"
    return Notice(reminder.id, "quiet", record.number, text, _advice(reminder, record), Tone.LATE)


def _silent_days(record: Lead | Project, now: datetime) -> int:
    touched: date = record.touched_at.astimezone(now.tzinfo).date()
    return (now.date() - max(touched, record.next_on or touched)).days


def _advice(reminder: Reminder, record: Lead | Project) -> str:
    if reminder.user_id == record.owner_id:
        return f"写一句跟进就好，比如：跟进 {record.number} 已约下周拜访"
    owner = record.owner.name if record.owner_id else "无人"
    if reminder.origin.get("level") == len(QUIET_STEPS):
        return f"负责人 {owner}。请你决定：继续跟、改派，还是放回公海"
    return f"负责人 {owner}，请一起看看"


def _approve(reminder: Reminder, quote: Quote, now: datetime) -> Notice | None:
    request = approvals.latest_of(quote)
    if request is None or request.status != ApprovalStatus.PENDING:
        return None
    version = quotes.current_version(quote)
    text = f"{quote.label} 等你审批，合计 {money_full(version.total, version.currency)}"
    since = moment_words(request.at.astimezone(now.tzinfo), now.date())
    return Notice(reminder.id, "approve", quote.number, text, f"{request.by.name} {since} 提交")


def _expire(reminder: Reminder, quote: Quote, now: datetime) -> Notice | None:
    until = quotes.current_version(quote).valid_until
    if quote.status not in (QuoteStatus.APPROVED, QuoteStatus.SENT) or until is None:
        return None
    text = f"{quote.label} 有效期{due_words(until, now.date())}"
    return Notice(reminder.id, "expire", quote.number, text, quote.project.title if quote.project_id else "")


_SAYS: dict[str, Any] = {"due": _task, "late": _task, "quiet": _quiet, "approve": _approve, "expire": _expire}
