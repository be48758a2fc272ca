"""The words of each record's state, and the default pipeline."""

from dataclasses import dataclass
from enum import StrEnum


class LeadStatus(StrEnum):
    """new → assigned → working → qualified → converted | unqualified; any open → recycled."""

    NEW = "new"
    ASSIGNED = "assigned"
    WORKING = "working"
    QUALIFIED = "qualified"
    CONVERTED = "converted"
    UNQUALIFIED = "unqualified"
    RECYCLED = "recycled"


OPEN_LEADS = (
    LeadStatus.NEW,
    LeadStatus.ASSIGNED,
    LeadStatus.WORKING,
    LeadStatus.QUALIFIED,
    LeadStatus.RECYCLED,
)


class TaskStatus(StrEnum):
    """todo → in_progress ⇄ blocked → done | cancelled; done → in_progress."""

    TODO = "todo"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"
    CANCELLED = "cancelled"


OPEN_TASKS = (TaskStatus.TODO, TaskStatus.IN_PROGRESS, TaskStatus.BLOCKED)


class QuoteStatus(StrEnum):
    """draft → pending_approval → approved → sent → accepted | declined | expired; → superseded | void."""

    DRAFT = "draft"
    PENDING = "pending_approval"
    APPROVED = "approved"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    VOID = "void"


class ApprovalStatus(StrEnum):
    """pending → approved | rejected | withdrawn | expired | cancelled."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class StepStatus(StrEnum):
    """waiting → active → approved | rejected | skipped | sent_back."""

    WAITING = "waiting"
    ACTIVE = "active"
    APPROVED = "approved"
    REJECTED = "rejected"
    SKIPPED = "skipped"
    SENT_BACK = "sent_back"


class Outcome(StrEnum):
    """How a deal stands."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True)
class StageRule:
    """A stage of the pipeline; `chance` is the default in percent, `idle` the days without contact."""

    name: str
    chance: int
    outcome: Outcome = Outcome.OPEN
    idle: int = 7


PIPELINE = (
    StageRule("新建", 10),
    StageRule("需求明确", 30),
    StageRule("方案验证", 50),
    StageRule("立项汇报", 70),
    StageRule("商务采购", 90),
    StageRule("赢单", 100, Outcome.WON),
    StageRule("输单", 0, Outcome.LOST),
)

LEAD_WORDS = {
    LeadStatus.NEW: "待分配",
    LeadStatus.ASSIGNED: "待跟进",
    LeadStatus.WORKING: "跟进中",
    LeadStatus.QUALIFIED: "已合格",
    LeadStatus.CONVERTED: "已转商机",
    LeadStatus.UNQUALIFIED: "无效",
    LeadStatus.RECYCLED: "公海",
}

TASK_WORDS = {
    TaskStatus.TODO: "未开始",
    TaskStatus.IN_PROGRESS: "进行中",
    TaskStatus.BLOCKED: "受阻",
    TaskStatus.DONE: "已完成",
    TaskStatus.CANCELLED: "已取消",
}

QUOTE_WORDS = {
    QuoteStatus.DRAFT: "草稿",
    QuoteStatus.PENDING: "审批中",
    QuoteStatus.APPROVED: "已批准",
    QuoteStatus.SENT: "已发出",
    QuoteStatus.ACCEPTED: "客户已接受",
    QuoteStatus.DECLINED: "客户已拒绝",
    QuoteStatus.EXPIRED: "已过期",
    QuoteStatus.SUPERSEDED: "已被新版取代",
    QuoteStatus.VOID: "已作废",
}
