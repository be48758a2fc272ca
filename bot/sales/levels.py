"""The small vocabularies of the trade: need, priority, channel, and why a lead or a deal is given up."""

from enum import StrEnum


class Need(StrEnum):
    """How badly a customer needs it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Priority(StrEnum):
    """How pressing a task is."""

    URGENT = "urgent"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Channel(StrEnum):
    """How we were in touch."""

    PHONE = "phone"
    VISIT = "visit"
    WECHAT = "wechat"
    EMAIL = "email"
    MEETING = "meeting"
    VIDEO = "video"


class Verdict(StrEnum):
    """What a look at a lead came to."""

    QUALIFIED = "qualified"
    DISQUALIFIED = "disqualified"


class TagChange(StrEnum):
    """Whether tags are put on or taken off."""

    ADD = "add"
    REMOVE = "remove"


class TaskFilter(StrEnum):
    """Which tasks of a list are meant."""

    OVERDUE = "overdue"
    HIGH = "high"
    OPEN = "open"
    DONE = "done"


NEED_WORDS = {Need.HIGH: "高", Need.MEDIUM: "中", Need.LOW: "低"}
PRIORITY_WORDS = {Priority.URGENT: "紧急", Priority.HIGH: "高", Priority.MEDIUM: "中", Priority.LOW: "低"}
CHANNEL_WORDS = {
    Channel.PHONE: "电话",
    Channel.VISIT: "拜访",
    Channel.WECHAT: "微信",
    Channel.EMAIL: "邮件",
    Channel.MEETING: "会议",
    Channel.VIDEO: "视频",
}
FILTER_WORDS = {
    TaskFilter.OVERDUE: "超期",
    TaskFilter.HIGH: "高优先级",
    TaskFilter.OPEN: "未完成",
    TaskFilter.DONE: "已完成",
}

LEAD_REASONS = ("联系不上", "没有需求", "没有预算", "已选竞品", "不是目标客户", "重复线索", "其他")
LOSS_REASONS = ("价格", "竞品胜出", "预算取消", "需求变化", "决策推迟", "产品不满足", "关系不足", "其他")
