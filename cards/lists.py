"""Cards that list records: a person's tasks, what a plan brings, what a search found, a team's load."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.sales.words import due_words, short_day
from cards.elements import Button, Buttons, Card, Element, Note, Row, Rows, Table, Text, Tone, button
from cards.tasks import owner_words, tone_of

PAGE = 8  # rows of one screen


def row_of(task: Any, today: date, owner: bool = False) -> Row:
    """A task as one line of a list."""
    parts = [owner_words(task)] if owner else []
    if task.due_on:
        parts.append(f"{short_day(task.due_on)} {due_words(task.due_on, today)}" if task.open else "已完成")
    if not owner and task.project_id:
        parts.append(task.project.title)
    return Row(task.number, f"{task.number} {task.title}", " · ".join(parts), tone_of(task, today))


def tasks_card(
    title: str,
    groups: Iterable[tuple[str, Sequence[Any]]],
    today: date,
    *,
    subject: str = "",
    own: bool = True,
    owner: bool = False,
    most: int = 8,
) -> Card:
    """Tasks in groups such as 超期, the first `most` of all; one's `own` can be finished or postponed."""
    body: list[Element] = []
    left = most
    late = False
    for heading, tasks in groups:
        rows = tuple(row_of(task, today, owner) for task in tasks[:left])
        left -= len(rows)
        late = late or any(tone_of(task, today) is Tone.LATE for task in tasks)
        if tasks:
            buttons = _row_buttons() if own else (button("打开", "show_task"),)
            body.append(Rows(rows, heading, "task", buttons, more=len(tasks) - len(rows)))
    return Card(title, tuple(body), Tone.LATE if late else Tone.GOING, subject=subject)


def page_card(
    title: str,
    tasks: Sequence[Any],
    today: date,
    *,
    page: int = 1,
    onward: Button | None = None,
    own: bool = True,
    owner: bool = False,
) -> Card:
    """One page of a long list of tasks; `onward` is the button's action without its page."""
    pages = max(-(-len(tasks) // PAGE), 1)
    page = min(max(page, 1), pages)
    part = tasks[(page - 1) * PAGE : page * PAGE]
    heading = f"共 {len(tasks)}" + (f" · 第 {page}/{pages} 页" if pages > 1 else "")
    subject = f"list:{title}"
    card = tasks_card(title, [(heading, part)], today, subject=subject, own=own, owner=owner, most=PAGE)
    if pages == 1 or onward is None:
        return card
    turned = [(word, n) for word, n in (("上一页", page - 1), ("下一页", page + 1)) if 1 <= n <= pages]
    buttons = tuple(Button(word, onward.action, {**onward.values, "page": n}) for word, n in turned)
    return replace(card, body=(*card.body, Buttons(buttons)))


def _row_buttons() -> tuple[Button, ...]:
    return (
        button("完成", "finish_task", style="primary"),
        button("延 1 天", "set_due", shift="P1D"),
    )


def handed_card(project: Any, tasks: Sequence[Any], today: date, by: str) -> Card:
    """What a started plan brings one person."""
    rows = tuple(row_of(task, today, owner=True) for task in tasks[:8])
    body = (
        Text(f"{by}启动了项目，这些任务有你："),
        Rows(rows, "", "task", (button("打开", "show_task"),), more=len(tasks) - len(rows)),
    )
    return Card(project.title, body, Tone.NEW, tag=f"{len(tasks)} 个新任务")


def moved_card(project: Any, tasks: Sequence[Any], today: date, by: str) -> Card:
    """One person's tasks that got new dates."""
    rows = tuple(row_of(task, today, owner=True) for task in tasks[:8])
    body = (
        Text(f"{by}顺延了计划，你的新日期："),
        Rows(rows, "", "task", (button("打开", "show_task"),), more=len(tasks) - len(rows)),
    )
    return Card(project.title, body, Tone.GOING, tag="顺延")


def freed_card(tasks: Sequence[Any], finished: str, today: date) -> Card:
    """Tasks their owner may start now."""
    rows = tuple(row_of(task, today) for task in tasks[:8])
    buttons = (button("开始", "start_task", style="primary"), button("完成", "finish_task"))
    body = (Text(f"{finished} 完成了，现在可以开始："), Rows(rows, "", "task", buttons))
    return Card("轮到你了", body, Tone.GOING)


def found_card(query: str, rows: Sequence[tuple[str, str, str]], more: int) -> Card:
    """What a search found, as (number, name, detail); each can be opened."""
    lines = tuple(Row(number, f"{number} {name}", detail) for number, name, detail in rows)
    body = (Rows(lines, "", "record", (button("打开", "show_record"),), more=more),)
    return Card(f"搜索「{query}」", body, Tone.GOING, tag=f"{len(rows) + more} 条")


def load_card(title: str, loads: Sequence[tuple[str, int, int, int]], quiet: Sequence[str] = ()) -> Card:
    """Load per person as (name, open, overdue, due this week), the busiest first."""
    table = Table(
        ("同事", "未完成", "超期", "本周到期"),
        tuple((name, *(str(count) for count in counts)) for name, *counts in loads[:10]),
        right=(1, 2, 3),
    )
    body: list[Element] = [table]
    if quiet:
        body.append(Note(f"手上没有任务：{'、'.join(quiet)}"))
    body.append(Note("看某个人：@同事 在做什么"))
    late = any(overdue for _, _, overdue, _ in loads)
    return Card(title, tuple(body), Tone.WAITING if late else Tone.GOING)


def board_card(columns: Sequence[tuple[str, int, str]], total: str) -> Card:
    """Deals by stage, as (stage, count, sum)."""
    table = Table(("阶段", "数量", "金额"), tuple((s, str(n), m) for s, n, m in columns), right=(1, 2))
    return Card("商机看板", (table, Note(total)), Tone.GOING)


def leads_card(title: str, leads: Sequence[tuple[Any, str]], pool: bool = False) -> Card:
    """Leads with a few words each; those in the pool can be claimed."""
    rows = tuple(Row(lead.number, lead.title, detail, Tone.GOING) for lead, detail in leads[:8])
    first = button("认领", "claim_lead", style="primary") if pool else button("打开", "show_lead")
    return Card(title, (Rows(rows, "", "lead", (first,), more=len(leads) - len(rows)),), Tone.GOING)
