"""Cards that sum up: the daily brief, the health report, the forecast."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.sales.forecast import Month, total
from bot.sales.health import LIGHT_WORDS, WORST_FIRST, Changes, OnTime, counts
from bot.sales.words import count_words, day_words, due_words, money_words, share_words
from cards.elements import (
    Buttons,
    Card,
    DatePick,
    Element,
    Fields,
    Form,
    Input,
    Note,
    Row,
    Rows,
    Table,
    Text,
    Tone,
    Who,
    button,
)
from storage.briefs import Brief
from storage.standing import Standing
from storage.tasks import Task

MOST = 5
_WEEK = timedelta(days=7)
_CAUSES = ("客户延期", "需求变更", "人手不够", "内部流程慢", "等待第三方")
_HELPS = ("不需要", "领导出面", "加人", "价格支持", "技术支持")


def brief_card(title: str, word: str, brief: Brief, now: datetime, mention: tuple[Who, ...] = ()) -> Card:
    """A team's or a person's brief: what happened in `word` (昨天), what must be done now and by whom."""
    body: list[Element] = [Fields(_counts(word, brief)), *_task_rows(brief, now.date())]
    if mention:
        body.append(Text("今天请处理到期和超期的事", mention))
    if not brief.anything_to_do:
        body.append(Note("今天没有到期或超期的事"))
    more = button("健康报告", "health_report")
    body.append(Buttons((button("我的待办", "my_tasks", style="primary"), more)))
    tone = Tone.LATE if brief.late else Tone.WAITING if brief.anything_to_do else Tone.DONE
    return Card(f"{title} {day_words(now.date())}", tuple(body), tone)


def health_card(
    title: str, found: Sequence[Standing], change: Changes, on_time: OnTime, now: datetime
) -> Card:
    """The health report: how many of each light, the red ones with their reasons, what changed."""
    seen = counts(standing.health.tone for standing in found)
    lights = tuple((LIGHT_WORDS[tone], count_words(seen[tone], "个")) for tone in WORST_FIRST if seen[tone])
    red = [standing for standing in found if standing.health.tone is Tone.LATE]
    worst = Tone.LATE if red else next((t for t in WORST_FIRST if seen[t]), Tone.NEW)
    fields = (*lights[:4], ("按期率", share_words(on_time.current)), ("比上周", change_words(change)))
    body = (Fields(fields), *_lit_rows(red or found), *_no_red(red, found))
    return Card(f"{title} 健康报告 {day_words(now.date())}", body, worst)


def red_card(one: Standing, now: datetime, stamp: str = "", said: str = "") -> Card:
    """Asks the owner of a red deal for cause, new date and help; stamped once answered."""
    number = one.project.number
    fields = (
        Input("reason", "原因", required=True, suggestions=_CAUSES),
        DatePick("due", "新日期", value=(now.date() + _WEEK).isoformat()),
        Input("note", "需要的帮助", suggestions=_HELPS),
    )
    send = button("提交说明", "explain_red", style="primary", project=number)
    form = Form(fields, (send,), hint=f"红灯说明 {number} 客户换了对接人，下周五前补上")
    lines = "\n".join(one.health.reasons[:3])
    return Card(
        f"{one.project.title} 红灯，请说明",
        (Text(said or lines), *(() if stamp else (form,))),
        Tone.LATE,
        tag="已说明" if stamp else "待说明",
        subject=f"red:{number}",
        stamp=stamp,
    )


def change_words(change: Changes) -> str:
    """What changed since last week: 变差 P3，好转 2 个."""
    parts = [f"变差 {'、'.join(change.worse[:3])}"] if change.worse else []
    parts += [f"好转 {'、'.join(change.better[:3])}"] if change.better else []
    parts += [f"新增 {len(change.new)} 个"] if change.new else []
    return "，".join(parts) or "没有变化"


def forecast_card(title: str, months: Sequence[Month]) -> Card:
    """The weighted pipeline by month, with the sum."""
    sums = total(months)
    rows = tuple(_month_row(month, month_word(month.first)) for month in months)
    table = Table(("月份", "商机", "金额", "加权"), (*rows, _month_row(sums, "合计")), right=(1, 2, 3))
    head = Fields((("加权合计", money_words(sums.weighted)), ("其中已赢单", money_words(sums.won))))
    hint = Note("加权 = 金额 × 成交概率；已赢单按全额，输单不计")
    return Card(f"{title}销售预测", (head, table, hint), Tone.GOING)


def month_word(first: date | None) -> str:
    """A month of the forecast: 2026年12月, or 未定日期."""
    return f"{first.year}年{first.month}月" if first else "未定日期"


def _counts(word: str, brief: Brief) -> tuple[tuple[str, str], ...]:
    done = (
        (f"{word}赢单", brief.won, f"{brief.won} 单 {money_words(brief.won_amount)}"),
        (f"{word}完成", brief.finished, count_words(brief.finished, "项")),
        (f"{word}跟进", brief.followups, count_words(brief.followups, "次")),
        ("新线索", brief.leads, count_words(brief.leads, "条")),
    )
    seen = (
        ("超期", count_words(len(brief.late), "项")),
        ("今天到期", count_words(len(brief.due), "项")),
        ("待审批", count_words(len(brief.waiting), "份")),
        *((name, words) for name, count, words in done if count),
    )
    return seen[:6]


def _task_rows(brief: Brief, today: date) -> tuple[Element, ...]:
    found = [*brief.late, *brief.due]
    if not found:
        return ()
    rows = tuple(_task_row(task, today) for task in found[:MOST])
    done = button("完成", "finish_task")
    return (Rows(rows, "要处理的任务", "task", (done,), more=max(0, len(found) - MOST)),)


def _task_row(task: Task, today: date) -> Row:
    owner = task.owner.name if task.owner_id else "无人"
    late = task.due_on is not None and task.due_on < today
    when = due_words(task.due_on, today) if task.due_on else "未定截止"
    return Row(
        task.number, f"{task.number} {task.title}", f"{owner} {when}", Tone.LATE if late else Tone.WAITING
    )


def _lit_rows(found: Sequence[Standing]) -> tuple[Element, ...]:
    if not found:
        return ()
    rows = tuple(
        Row(s.project.number, s.project.title, s.health.reasons[0], s.health.tone) for s in found[:MOST]
    )
    buttons = (button("甘特图", "gantt"), button("进展", "project_status"))
    heading = "最需要关注" if found[0].health.tone in (Tone.LATE, Tone.WAITING) else "进行中的项目"
    return (Rows(rows, heading, "project", buttons, more=max(0, len(found) - MOST)),)


def _no_red(red: Sequence[Standing], found: Sequence[Standing]) -> tuple[Element, ...]:
    if not found:
        return (Note("没有进行中的项目。发「转商机 L12」就能建一个"),)
    return () if red else (Note("没有红灯项目"),)


def _month_row(month: Month, word: str) -> tuple[str, ...]:
    return (word, str(month.count), money_words(month.amount), money_words(month.weighted))
