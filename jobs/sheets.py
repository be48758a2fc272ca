"""Lists of records as tables: which columns each has, and what stands in them."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from bot.sales.exports import What
from bot.sales.levels import CHANNEL_WORDS, NEED_WORDS, PRIORITY_WORDS
from bot.sales.stages import LEAD_WORDS, QUOTE_WORDS, TASK_WORDS
from bot.sales.words import discount_words
from jobs.drawing.tables import Column, Value
from storage.accounts import Account
from storage.leads import Lead
from storage.people import Team, User
from storage.projects import Project
from storage.quotes import Quote, QuoteVersion


class Names:
    """What rows refer to by number, read once for all of them."""

    def __init__(self) -> None:
        self.people = dict(User.select(User.id, User.name).tuples())
        self.teams = dict(Team.select(Team.id, Team.name).tuples())
        self.accounts = dict(Account.select(Account.id, Account.name).tuples())
        self.deals = {one.id: one.title for one in Project.select(Project.id, Project.name)}
        self.leads = {one.id: one.title for one in Lead.select(Lead.id, Lead.company)}
        self.versions = {one.quote_id: one for one in _current_versions()}

    def record(self, number: str) -> str:
        """A lead or deal by its number, with its name; other numbers as they are."""
        known = {"L": self.leads, "P": self.deals}.get(number[:1], {})
        return known.get(int(number[1:]), number)


def _current_versions() -> Any:
    joined = QuoteVersion.quote == Quote.id
    return QuoteVersion.select().join(Quote, on=joined).where(QuoteVersion.version == Quote.current)


class Field(NamedTuple):
    """A column, and how its value is read from a row."""

    title: str
    read: Callable[[Any, Names], Value]
    wide: int = 12
    print: int = 0


def columns_of(what: What) -> list[Column]:
    """The columns of a list."""
    return [Column(field.title, field.wide, field.print) for field in _FIELDS[what]]


def rows_of(what: What, records: Sequence[Any]) -> list[list[Value]]:
    """The values of these records, a row each."""
    names = Names()
    return [[field.read(record, names) for field in _FIELDS[what]] for record in records]


_NUMBER = Field("编号", lambda row, names: row.number, 8, 9)
_OWNER = Field("负责人", lambda row, names: names.people.get(row.owner_id, ""), 10, 12)
_TEAM = Field("团队", lambda row, names: names.teams.get(row.team_id, ""), 16)
_TAGS = Field("标签", lambda row, names: "、".join(row.tags), 18)
_NOTE = Field("备注", lambda row, names: row.note, 30)
_MADE = Field("创建时间", lambda row, names: row.created_at, 17)
_NEXT = (
    Field("下一步", lambda row, names: row.next_step, 24),
    Field("下次跟进", lambda row, names: row.next_on, 12, 15),
    Field("最近跟进", lambda row, names: row.touched_at, 17),
)
_DEAL = Field("项目", lambda row, names: names.deals.get(row.project_id, ""), 24, 24)

_FIELDS: dict[What, tuple[Field, ...]] = {
    What.LEADS: (
        _NUMBER,
        Field("公司", lambda row, names: row.company, 28, 30),
        Field("联系人", lambda row, names: row.contact, 10, 11),
        Field("电话", lambda row, names: row.phone, 16, 17),
        Field("邮箱", lambda row, names: row.email, 22),
        Field("状态", lambda row, names: LEAD_WORDS[row.status], 10, 12),
        Field("评分", lambda row, names: row.score, 7, 8),
        _OWNER,
        _TEAM,
        Field("来源", lambda row, names: row.source),
        Field("行业", lambda row, names: row.industry),
        Field("地区", lambda row, names: row.region),
        Field("需求", lambda row, names: NEED_WORDS.get(row.need, row.need), 7),
        Field("预算", lambda row, names: row.budget, 15),
        Field("币种", lambda row, names: row.currency, 7),
        _TAGS,
        *_NEXT,
        Field("无效原因", lambda row, names: row.reason, 20),
        _NOTE,
        _MADE,
    ),
    What.PROJECTS: (
        _NUMBER,
        Field("项目", lambda row, names: row.name, 28, 30),
        Field("客户", lambda row, names: names.accounts.get(row.account_id, ""), 24),
        Field("阶段", lambda row, names: row.stage, 10, 13),
        Field("概率（%）", lambda row, names: row.chance, 10),
        Field("金额", lambda row, names: row.amount, 15, 19),
        Field("币种", lambda row, names: row.currency, 7, 8),
        Field("预计成交", lambda row, names: row.close_on, 12, 15),
        _OWNER,
        _TEAM,
        Field("线索", lambda row, names: names.leads.get(row.lead_id, ""), 20),
        _TAGS,
        *(_NEXT[0], _NEXT[1]._replace(print=0), _NEXT[2]),
        _NOTE,
        _MADE,
        Field("结束时间", lambda row, names: row.closed_at, 17),
    ),
    What.TASKS: (
        _NUMBER,
        Field("任务", lambda row, names: row.title, 32, 32),
        _DEAL,
        _OWNER,
        Field("状态", lambda row, names: TASK_WORDS[row.status], 10, 11),
        Field("优先级", lambda row, names: PRIORITY_WORDS.get(row.priority, row.priority), 8),
        Field("开始", lambda row, names: row.start_on),
        Field("截止", lambda row, names: row.due_on, 12, 15),
        Field("最初截止", lambda row, names: row.baseline_due),
        Field("工时", lambda row, names: row.estimate, 7),
        Field("完成时间", lambda row, names: row.done_at, 17),
        _TAGS,
        _NOTE,
        _MADE,
    ),
    What.QUOTES: (
        Field("报价", lambda row, names: row.label, 9, 10),
        _DEAL,
        Field("线索", lambda row, names: names.leads.get(row.lead_id, ""), 20),
        Field("状态", lambda row, names: QUOTE_WORDS[row.status], 12, 13),
        Field("折前金额", lambda row, names: names.versions[row.id].amount, 15),
        Field("折扣", lambda row, names: discount_words(names.versions[row.id].discount), 9, 10),
        Field("合计", lambda row, names: names.versions[row.id].total, 15, 19),
        Field("币种", lambda row, names: names.versions[row.id].currency, 7, 8),
        Field("有效期", lambda row, names: names.versions[row.id].valid_until, 12, 15),
        _OWNER,
        Field("备注", lambda row, names: names.versions[row.id].note, 30),
        _MADE,
    ),
    What.FOLLOWUPS: (
        Field("时间", lambda row, names: row.at, 17, 14),
        Field("对象", lambda row, names: names.record(row.record), 26, 26),
        Field("方式", lambda row, names: CHANNEL_WORDS.get(row.channel, row.channel), 8, 9),
        Field("内容", lambda row, names: row.text, 60, 46),
        Field("记录人", lambda row, names: names.people.get(row.by_id, ""), 10, 12),
    ),
    What.MINUTES: (
        _NUMBER,
        Field("时间", lambda row, names: row.at, 17, 15),
        _DEAL,
        Field("决定", lambda row, names: "\n".join(row.decisions), 40),
        Field("内容", lambda row, names: row.text, 60, 46),
        Field("记录人", lambda row, names: names.people.get(row.by_id, ""), 10, 12),
    ),
}
