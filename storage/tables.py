"""Every table, for migrations and for the tests that compare them with the migrated schema."""

from peewee import sort_models  # type: ignore[attr-defined]

from storage.accounts import Account, Contact
from storage.activities import Activity
from storage.approvals import ApprovalDecision, ApprovalPolicy, ApprovalRequest, ApprovalStep
from storage.audit import AuditLog
from storage.chats import Chat
from storage.filing import File, FileVersion
from storage.health import HealthSnapshot
from storage.inbox import InboundEvent
from storage.leads import Lead
from storage.meetings import Meeting, MeetingTodo
from storage.occurrences import Occurrence
from storage.outbox import OutboxMessage
from storage.pending import PendingQuestion
from storage.people import Identity, Team, User
from storage.posted import PostedCard
from storage.projects import Project, StageHistory
from storage.quotes import Quote, QuoteVersion
from storage.reminders import Reminder
from storage.tasks import Dependency, Task
from storage.templates import ProjectTemplate, TemplateTask
from storage.undo import UndoEntry
from storage.uploads import Upload
from storage.wishes import Wish, WishVote
from storage.work_calendar import WorkDay

ALL = sort_models(
    [
        Account, Activity, ApprovalDecision, ApprovalPolicy, ApprovalRequest, ApprovalStep, AuditLog, Chat,
        Contact, Dependency, File, FileVersion, HealthSnapshot, Identity, InboundEvent, Lead, Meeting,
        MeetingTodo, Occurrence, OutboxMessage, PendingQuestion, PostedCard, Project, ProjectTemplate, Quote,
        QuoteVersion, Reminder, StageHistory, Task, Team, TemplateTask, UndoEntry, Upload, User, Wish,
        WishVote, WorkDay,
    ]
)  # fmt: skip
