"""The first schema: every table, and the partial indexes that due scans use."""

from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, Model, TextField

from storage.fields import JSONField, MomentField, MoneyField, RatioField


class Team(Model):
    name = CharField(unique=True)
    parent = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    region = CharField(default="")
    pilot = BooleanField(default=True)

    class Meta:
        table_name = "team"


class User(Model):
    name = CharField(index=True)
    role = CharField(default="sales")
    admin = BooleanField(default=False)
    team = ForeignKeyField(Team, null=True, on_delete="RESTRICT")
    manager = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    active = BooleanField(default=True)
    joined = BooleanField(default=True)
    away_until = DateField(null=True)
    delegate = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    preferences = JSONField(default=dict)

    class Meta:
        table_name = "user"


class Account(Model):
    name = CharField()
    plain_name = CharField(index=True, default="")
    industry = CharField(default="")
    size = CharField(default="")
    owner = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    team = ForeignKeyField(Team, null=True, on_delete="RESTRICT")
    tags = JSONField(default=list)
    created_at = MomentField()

    class Meta:
        table_name = "account"


class Activity(Model):
    record = CharField(index=True, max_length=16)
    kind = CharField(max_length=32)
    channel = CharField(max_length=16, default="")
    text = TextField(default="")
    by = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    at = MomentField()
    human = BooleanField(default=True)
    source = CharField(default="")
    withdrawn = BooleanField(default=False)

    class Meta:
        table_name = "activity"


class Lead(Model):
    company = CharField()
    contact = CharField(default="")
    phone = CharField(default="")
    email = CharField(default="")
    source = CharField(default="")
    region = CharField(default="")
    industry = CharField(default="")
    need = CharField(default="")
    budget = MoneyField(null=True)
    currency = CharField(default="CNY")
    status = CharField(index=True, default="new")
    reason = CharField(default="")
    score = IntegerField(default=0)
    owner = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    team = ForeignKeyField(Team, null=True, on_delete="RESTRICT")
    creator = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    tags = JSONField(default=list)
    note = TextField(default="")
    next_step = CharField(default="")
    next_on = DateField(null=True)
    created_at = MomentField()
    touched_at = MomentField()
    closed_at = MomentField(null=True)

    class Meta:
        table_name = "lead"


class Project(Model):
    name = CharField(index=True)
    account = ForeignKeyField(Account, null=True, on_delete="RESTRICT")
    lead = ForeignKeyField(Lead, null=True, on_delete="RESTRICT")
    owner = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    team = ForeignKeyField(Team, null=True, on_delete="RESTRICT")
    stage = CharField(default="新建")
    outcome = CharField(index=True, default="open")
    chance = IntegerField(default=10)
    chance_by = CharField(default="stage")
    amount = MoneyField(null=True)
    currency = CharField(default="CNY")
    close_on = DateField(null=True)
    start_on = DateField(null=True)
    next_step = CharField(default="")
    next_on = DateField(null=True)
    tags = JSONField(default=list)
    note = TextField(default="")
    created_at = MomentField()
    closed_at = MomentField(null=True)
    touched_at = MomentField()
    stage_since = MomentField()

    class Meta:
        table_name = "project"


class Quote(Model):
    project = ForeignKeyField(Project, null=True, on_delete="RESTRICT")
    lead = ForeignKeyField(Lead, null=True, on_delete="RESTRICT")
    owner = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    status = CharField(index=True, default="draft")
    current = IntegerField(default=1)
    created_at = MomentField()

    class Meta:
        table_name = "quote"


class ApprovalRequest(Model):
    quote = ForeignKeyField(Quote, on_delete="RESTRICT")
    version = IntegerField()
    content_hash = CharField(max_length=64)
    status = CharField(index=True, default="pending")
    by = ForeignKeyField(User, on_delete="RESTRICT")
    at = MomentField()
    ended_at = MomentField(null=True)
    origin = JSONField(default=dict)

    class Meta:
        table_name = "approval_request"


class ApprovalStep(Model):
    request = ForeignKeyField(ApprovalRequest, on_delete="RESTRICT")
    order = IntegerField(default=1)
    mode = CharField(default="any")
    approver = ForeignKeyField(User, on_delete="RESTRICT")
    status = CharField(index=True, default="waiting")
    since = MomentField(null=True)

    class Meta:
        table_name = "approval_step"


class ApprovalDecision(Model):
    step = ForeignKeyField(ApprovalStep, on_delete="RESTRICT")
    by = ForeignKeyField(User, on_delete="RESTRICT")
    acting_for = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    decision = CharField()
    comment = TextField(default="")
    at = MomentField()

    class Meta:
        table_name = "approval_decision"


class ApprovalPolicy(Model):
    name = CharField(unique=True)
    order = IntegerField(default=0)
    condition = JSONField(default=dict)
    steps = JSONField(default=list)

    class Meta:
        table_name = "approval_policy"


class AuditLog(Model):
    at = MomentField(index=True)
    user = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    acting_for = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    action = CharField(index=True)
    values = JSONField(default=dict)
    changes = JSONField(default=list)
    origin = CharField(default="")
    previous = CharField(max_length=64)
    hash = CharField(max_length=64)
    note = TextField(default="")

    class Meta:
        table_name = "audit_log"


class Chat(Model):
    platform = CharField(max_length=16)
    external_id = CharField(max_length=128)
    kind = CharField(default="group")
    via = CharField(default="")
    name = CharField(default="")
    team = ForeignKeyField(Team, null=True, on_delete="RESTRICT")
    push = CharField(default="")
    active = BooleanField(default=True)
    wants = JSONField(default=list)

    class Meta:
        table_name = "chat"
        indexes = ((("platform", "external_id"), True),)


class Contact(Model):
    account = ForeignKeyField(Account, on_delete="RESTRICT")
    name = CharField()
    phone = CharField(default="")
    email = CharField(default="")
    title = CharField(default="")
    buying_role = CharField(default="")

    class Meta:
        table_name = "contact"


class Task(Model):
    title = CharField()
    project = ForeignKeyField(Project, null=True, on_delete="RESTRICT")
    owner = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    creator = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    role = CharField(default="")
    stage = CharField(default="")
    start_on = DateField(null=True)
    due_on = DateField(null=True)
    due_time = CharField(max_length=5, default="")
    baseline_due = DateField(null=True)
    priority = CharField(default="medium")
    estimate = IntegerField(default=0)
    status = CharField(default="todo")
    milestone = BooleanField(default=False)
    step = IntegerField(default=0)
    checklist = JSONField(default=list)
    tags = JSONField(default=list)
    note = TextField(default="")
    created_at = MomentField()
    done_at = MomentField(null=True)
    blocked_since = MomentField(null=True)

    class Meta:
        table_name = "task"


class Dependency(Model):
    task = ForeignKeyField(Task, on_delete="RESTRICT")
    needs = ForeignKeyField(Task, on_delete="RESTRICT")
    kind = CharField(max_length=2, default="FS")
    lag = IntegerField(default=0)

    class Meta:
        table_name = "dependency"
        indexes = ((("task", "needs", "kind"), True),)


class HealthSnapshot(Model):
    project = ForeignKeyField(Project, on_delete="RESTRICT")
    week = DateField()
    tone = CharField()
    days_late = IntegerField(default=0)
    reasons = JSONField(default=list)
    answer = TextField(default="")

    class Meta:
        table_name = "health_snapshot"
        indexes = ((("project", "week"), True),)


class Identity(Model):
    user = ForeignKeyField(User, on_delete="RESTRICT")
    platform = CharField(max_length=16)
    external_id = CharField(max_length=128)
    last_seen = MomentField(null=True)

    class Meta:
        table_name = "identity"
        indexes = ((("platform", "external_id"), True),)


class InboundEvent(Model):
    platform = CharField(max_length=16)
    key = CharField(max_length=128)
    kind = CharField(max_length=16)
    at = MomentField(index=True)
    answer = JSONField(null=True)

    class Meta:
        table_name = "inbound_event"
        indexes = ((("platform", "key"), True),)


class Occurrence(Model):
    duty = CharField(max_length=64)
    due_at = MomentField()
    taken_at = MomentField()

    class Meta:
        table_name = "occurrence"
        indexes = ((("duty", "due_at"), True),)


class OutboxMessage(Model):
    kind = CharField(max_length=8)
    lane = CharField(max_length=200, default="")
    body = JSONField()
    status = CharField(max_length=8, default="waiting")
    attempts = IntegerField(default=0)
    next_at = MomentField()
    error = TextField(default="")
    message = CharField(default="")
    at = MomentField()

    class Meta:
        table_name = "outbox_message"


class PendingQuestion(Model):
    user = ForeignKeyField(User, on_delete="RESTRICT")
    chat = CharField(max_length=160)
    intent = CharField()
    slots = JSONField(default=dict)
    ask = JSONField(default=list)
    confirm = BooleanField(default=False)
    until = MomentField()

    class Meta:
        table_name = "pending_question"
        indexes = ((("user", "chat"), True),)


class PostedCard(Model):
    key = CharField(unique=True, max_length=64)
    platform = CharField(max_length=16)
    subject = CharField(index=True, default="")
    message = CharField(index=True, default="")
    credential = CharField(default="")
    address = JSONField()
    seen_by = JSONField(default=list)
    card = JSONField()
    version = IntegerField(default=1)
    live = BooleanField(default=True)
    at = MomentField()

    class Meta:
        table_name = "posted_card"


class ProjectTemplate(Model):
    name = CharField(unique=True)
    industry = CharField(default="")
    active = BooleanField(default=True)

    class Meta:
        table_name = "project_template"


class QuoteVersion(Model):
    quote = ForeignKeyField(Quote, on_delete="RESTRICT")
    version = IntegerField()
    lines = JSONField(default=list)
    amount = MoneyField()
    currency = CharField(default="CNY")
    discount = RatioField()
    tax = MoneyField(null=True)
    total = MoneyField()
    margin = RatioField(null=True)
    valid_until = DateField(null=True)
    note = TextField(default="")
    content_hash = CharField(max_length=64)
    by = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    at = MomentField()

    class Meta:
        table_name = "quote_version"
        indexes = ((("quote", "version"), True),)


class Reminder(Model):
    user = ForeignKeyField(User, on_delete="RESTRICT")
    window = CharField(unique=True)
    kind = CharField(max_length=32)
    record = CharField(max_length=16, default="")
    text = TextField(default="")
    at = MomentField()
    repeat = CharField(default="")
    status = CharField(default="scheduled")
    origin = JSONField(default=dict)
    sent_at = MomentField(null=True)

    class Meta:
        table_name = "reminder"


class StageHistory(Model):
    project = ForeignKeyField(Project, on_delete="RESTRICT")
    from_stage = CharField(default="")
    to_stage = CharField()
    by = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    at = MomentField()
    seconds = IntegerField(default=0)

    class Meta:
        table_name = "stage_history"


class TemplateTask(Model):
    template = ForeignKeyField(ProjectTemplate, on_delete="RESTRICT")
    step = IntegerField()
    title = CharField()
    roles = JSONField(default=list)
    stage = CharField(default="")
    offset = IntegerField(default=0)
    duration = IntegerField(default=1)
    hours = IntegerField(default=4)
    needs = JSONField(default=list)
    milestone = BooleanField(default=False)

    class Meta:
        table_name = "template_task"
        indexes = ((("template", "step"), True),)


class UndoEntry(Model):
    user = ForeignKeyField(User, unique=True, on_delete="RESTRICT")
    action = CharField()
    changes = JSONField()
    at = MomentField()

    class Meta:
        table_name = "undo_entry"


TABLES = [
    Team,
    User,
    Account,
    Activity,
    Lead,
    Project,
    Quote,
    ApprovalRequest,
    ApprovalStep,
    ApprovalDecision,
    ApprovalPolicy,
    AuditLog,
    Chat,
    Contact,
    Task,
    Dependency,
    HealthSnapshot,
    Identity,
    InboundEvent,
    Occurrence,
    OutboxMessage,
    PendingQuestion,
    PostedCard,
    ProjectTemplate,
    QuoteVersion,
    Reminder,
    StageHistory,
    TemplateTask,
    UndoEntry,
]
INDEXES = (
    "CREATE INDEX task_due_open ON task (due_on) WHERE status IN ('todo', 'in_progress', 'blocked')",
    "CREATE INDEX outbox_open ON outbox_message (next_at) WHERE status IN ('waiting', 'sending')",
    "CREATE INDEX reminder_due ON reminder (at) WHERE status = 'scheduled'",
)


def up(migrator, db):
    with db.bind_ctx(TABLES):
        db.create_tables(TABLES, safe=False)
    for statement in INDEXES:
        db.execute_sql(statement)


def down(migrator, db):
    with db.bind_ctx(TABLES):
        db.drop_tables(TABLES)
