"""Cards of minutes: what was decided, what is to be done and who does it, and a deal's past meetings."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.sales.words import moment_words, short_day, weekday_words
from cards.elements import Button, Buttons, Card, Element, Note, Row, Rows, Text, Tone, button
from cards.lists import row_of

SHOWN = 6  # to-dos, and tasks made of them, of one screen
DECISIONS = 4
LISTED = 8
_ROOM = 40  # characters of a decision
_LABEL = 20  # of a deal's button


def subject_of(meeting: Any) -> str:
    """The subject of a meeting's cards."""
    return f"meeting:{meeting.number}"


def counted(decisions: int, todos: int) -> str:
    """How much minutes hold: 决定 2 · 待办 3."""
    return f"决定 {decisions} · 待办 {todos}"


def minutes_card(meeting: Any, todos: Sequence[Any], now: datetime, said: str = "") -> Card:
    """A meeting's decisions and to-dos; each to-do can be made a task, and is none before."""
    open_ones = any(not todo.task_id for todo in todos)
    body: list[Element] = [Note(said)] if said else []
    body += _decided(meeting.decisions)
    body += _todos(meeting, [todo for todo in todos if not todo.task_id], now)
    body += _made([todo.task for todo in todos if todo.task_id], now, settled=not open_ones)
    body += [Buttons(_buttons(meeting, sum(not todo.task_id for todo in todos)))]
    body += [Note(_who(meeting, todos, now))]
    return Card(
        f"{meeting.project.title} 会议纪要",
        tuple(body),
        Tone.WAITING if open_ones else Tone.DONE,
        tag=counted(len(meeting.decisions), len(todos)),
        subject=subject_of(meeting),
    )


def _decided(decisions: Sequence[str]) -> list[Element]:
    if not decisions:
        return []
    lines = [f"· {_cut(text)}" for text in decisions[:DECISIONS]]
    lines += [f"还有 {len(decisions) - DECISIONS} 项决定"] if len(decisions) > DECISIONS else []
    return [Text("\n".join([f"决定 {len(decisions)} 项", *lines]))]


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _ROOM else line[: _ROOM - 1] + "…"


def _todos(meeting: Any, todos: Sequence[Any], now: datetime) -> list[Element]:
    if not todos:
        return []
    rows = tuple(Row(str(todo.n), todo.title, _todo_words(todo, now), Tone.WAITING) for todo in todos[:SHOWN])
    make = button("建任务", "take_todo", meeting=meeting.number)
    return [Rows(rows, f"待办 {len(todos)} 项，还没建任务", "todo", (make,), more=len(todos) - len(rows))]


def _todo_words(todo: Any, now: datetime) -> str:
    owner = todo.owner.name if todo.owner_id else "负责人待定"
    if todo.due_on is None:
        return f"{owner} · 没说截止"
    return f"{owner} · {short_day(todo.due_on, now.date())} {weekday_words(todo.due_on)}前"


def _made(tasks: Sequence[Any], now: datetime, settled: bool) -> list[Element]:
    """The tasks there are; to be opened once nothing else is to be picked from the card."""
    if not tasks:
        return []
    rows = tuple(row_of(task, now.date(), owner=True) for task in tasks[:SHOWN])
    left = len(tasks) - len(rows)
    buttons = (button("打开", "show_task"),) if settled else ()
    return [Rows(rows, f"已建任务 {len(tasks)}", "task", buttons, more=left)]


def _buttons(meeting: Any, left: int) -> tuple[Button, ...]:
    every = button("全部建任务", "take_todos", style="primary", meeting=meeting.number)
    whole = button("看原文", "read_minutes_text", meeting=meeting.number)
    deal = button(f"打开 {meeting.project.number}", "show_project", project=meeting.project.number)
    return (*([every] if left else []), whole, deal)


def _who(meeting: Any, todos: Sequence[Any], now: datetime) -> str:
    told = (
        f"{meeting.number} · {meeting.by.name} {moment_words(meeting.at.astimezone(now.tzinfo), now.date())}"
    )
    if any(not todo.task_id and not todo.owner_id for todo in todos):
        return f"{told}。负责人待定的，谁点就是谁的。"
    return told if todos else f"{told}。没读出待办，写成「李四周五前出报价」这样就能读出来。"


def which_deal_card(meeting: Any, todos: int, deals: Sequence[Any]) -> Card:
    """Asks which deal minutes belong to; they are kept already."""
    picks = tuple(
        button(deal.title[:_LABEL], "file_minutes", meeting=meeting.number, project=deal.number)
        for deal in deals
    )
    body: list[Element] = [Text(f"读到{counted(len(meeting.decisions), todos)}，原文已经存好。")]
    body += [Buttons(picks)] if picks else []
    body += [Note("直接回复项目编号也行，比如 P3。以后再归也行，发「纪要列表」找得到。")]
    return Card("这是哪个项目的会议纪要？", tuple(body), Tone.WAITING, subject=subject_of(meeting))


def meetings_card(
    title: str, meetings: Sequence[Any], counts: Mapping[int, tuple[int, int]], now: datetime, own: bool
) -> Card:
    """Past minutes, the newest first, each to be opened; one's `own` are of several deals."""
    rows = tuple(_meeting_row(one, counts.get(one.id, (0, 0)), now, own) for one in meetings[:LISTED])
    listed = Rows(rows, "", "meeting", (button("打开", "show_minutes"),), more=len(meetings) - len(rows))
    return Card(title, (listed,), Tone.GOING, tag=f"{len(meetings)} 份")


def _meeting_row(meeting: Any, count: tuple[int, int], now: datetime, own: bool) -> Row:
    todos, made = count
    day = short_day(meeting.at.astimezone(now.tzinfo).date(), now.date())
    deal = meeting.project.title if meeting.project_id else "还没归到项目"
    about = deal if own else f"{meeting.by.name}记的"
    done = f"（已建 {made}）" if made else ""
    detail = f"{counted(len(meeting.decisions), todos)}{done}"
    return Row(meeting.number, f"{meeting.number} {day} {about}", detail, Tone.GOING)


def handed_card(meeting: Any, tasks: Sequence[Any], now: datetime, by: str) -> Card:
    """Tasks a meeting brought one person."""
    rows = tuple(row_of(task, now.date()) for task in tasks[:SHOWN])
    body = (
        Text(f"{by}把会上定的事建成了任务，这些是你的："),
        Rows(rows, "", "task", (button("打开", "show_task"),), more=len(tasks) - len(rows)),
    )
    return Card(meeting.project.title, body, Tone.NEW, tag=f"{len(tasks)} 个新任务")
