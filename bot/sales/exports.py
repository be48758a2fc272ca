"""What can be taken along as a file, in which forms, and how text is kept from becoming a formula."""

from enum import StrEnum

from bot.errors import UserError


class What(StrEnum):
    """What is taken along."""

    LEADS = "leads"
    PROJECTS = "projects"
    TASKS = "tasks"
    QUOTES = "quotes"
    FOLLOWUPS = "followups"
    GANTT = "gantt"
    HEALTH_REPORT = "health_report"
    LEADERBOARD = "leaderboard"
    FORECAST = "forecast"
    MINUTES = "minutes"


class Form(StrEnum):
    """The kind of file."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"
    PNG = "png"


WHAT_WORDS = {
    What.LEADS: "线索",
    What.PROJECTS: "项目",
    What.TASKS: "任务",
    What.QUOTES: "报价",
    What.FOLLOWUPS: "跟进记录",
    What.GANTT: "甘特图",
    What.HEALTH_REPORT: "健康报告",
    What.LEADERBOARD: "排行榜",
    What.FORECAST: "销售预测",
    What.MINUTES: "会议纪要",
}
FORM_WORDS = {Form.XLSX: "Excel", Form.CSV: "CSV", Form.PDF: "PDF", Form.PNG: "图片"}
LISTS = (What.LEADS, What.PROJECTS, What.TASKS, What.QUOTES, What.FOLLOWUPS, What.MINUTES)

_TABLES = (Form.XLSX, Form.CSV, Form.PDF)
_FORMS = {What.GANTT: (Form.PNG, Form.PDF), What.HEALTH_REPORT: (Form.PDF,)}
_PERIOD_MEANS = {What.LEADS: "新建", What.PROJECTS: "新建", What.QUOTES: "新建", What.TASKS: "到期"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets take for the beginning of one


def form_of(what: What, wanted: Form | None) -> Form:
    """The form asked for, else the usual one. Raises UserError naming the forms there are."""
    forms = _FORMS.get(what, _TABLES)
    if wanted is None or wanted in forms:
        return wanted or forms[0]
    there = "、".join(FORM_WORDS[form] for form in forms)
    raise UserError(f"{WHAT_WORDS[what]}导不成{FORM_WORDS[wanted]}，可以导成：{there}。", field="format")


def filter_words(what: What, period: str, project: str, mine: bool) -> str:
    """Which records, as understood: 本月新建，P3 智云 MES，只看我负责的; empty for all."""
    when = f"{period}{_PERIOD_MEANS.get(what, '')}" if period else ""
    return "，".join(part for part in (when, project, "只看我负责的" if mine else "") if part)


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula when it opens a CSV file."""
    return f"'{text}" if text.startswith(_FORMULA) else text
