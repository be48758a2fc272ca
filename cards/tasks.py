"""Cards of one task."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from bot.roles import ROLE_WORDS, Role
from bot.sales.levels import PRIORITY_WORDS, Priority
from bot.sales.stages import TASK_WORDS, TaskStatus
from bot.sales.words import day_words, due_words
from cards import files as filed
from cards.activities import note_words
from cards.elements import Button, Buttons, Card, Element, Fields, Note, Text, Tone, button

_TONES = {
    TaskStatus.TODO: Tone.NEW,
    TaskStatus.IN_PROGRESS: Tone.GOING,
    TaskStatus.BLOCKED: Tone.WAITING,
    TaskStatus.DONE: Tone.DONE,
    TaskStatus.CANCELLED: Tone.NEW,
}


def subject_of(task: Any) -> str:
    """The subject of a task's cards."""
    return f"task:{task.number}"


def task_card(
    task: Any,
    today: date,
    *,
    waiting: Sequence[Any] = (),
    freed: Sequence[Any] = (),
    notes: Sequence[Any] = (),
    files: int = 0,
    said: str = "",
    offer: Button | None = None,
) -> Card:
    """A task; `waiting` are tasks it waits for, `freed` those that may start now, `said` what happened,
    `files` how many it has, `offer` the next step that suggests itself."""
    usual = _buttons(task, freed)
    body = (
        *([Note(said)] if said else []),
        Fields(_pairs(task, today)),
        *_around(task, today, waiting, freed),
        *(Note(note_words(note, today)) for note in notes),
        Buttons((offer, *usual[-3:]) if offer else usual),
        *filed.offer(task.number, files),
    )
    return Card(
        f"{task.number} {task.title}",
        body,
        tone=tone_of(task, today),
        tag=state_words(task, today),
        subject=subject_of(task),
    )


def _around(task: Any, today: date, waiting: Sequence[Any], freed: Sequence[Any]) -> Iterator[Element]:
    """What stands before and after a task, and its own note."""
    if task.open and waiting:
        yield Text("要等：" + "、".join(f"{t.number} {t.title}" for t in waiting[:3]))
    if freed:
        yield Text("接下来：" + "；".join(_next_words(t, today) for t in freed[:2]))
    if task.note:
        yield Note(task.note)


def tone_of(task: Any, today: date) -> Tone:
    """A task's state as a colour; an open task past its day is late."""
    return Tone.LATE if _late(task, today) else _TONES[TaskStatus(task.status)]


def state_words(task: Any, today: date) -> str:
    """A task's state in a word: 超期 3 天, 进行中."""
    return due_words(task.due_on, today) if _late(task, today) else TASK_WORDS[TaskStatus(task.status)]


def deadline_words(task: Any, today: date) -> str:
    """A task's due day with its weekday, and how far off it is."""
    if task.due_on is None:
        return "未定"
    day = f"{day_words(task.due_on, today)} {task.due_time}".strip()
    return f"{day}（{due_words(task.due_on, today)}）" if task.open else day


def owner_words(task: Any) -> str:
    """Who does it, or who is still missing."""
    if task.owner_id:
        return task.owner.name
    wanted = [ROLE_WORDS[Role(role)] for role in task.role.split(",") if role]
    return f"待定（{'、'.join(wanted)}）" if wanted else "待定"


def _late(task: Any, today: date) -> bool:
    return bool(task.open and task.due_on and task.due_on < today)


def _pairs(task: Any, today: date) -> tuple[tuple[str, str], ...]:
    pairs = [("负责人", owner_words(task)), ("截止", deadline_words(task, today))]
    if task.project_id:
        pairs.append(("项目", task.project.title))
    if task.priority != Priority.MEDIUM:
        pairs.append(("优先级", PRIORITY_WORDS[Priority(task.priority)]))
    if task.start_on and task.status == TaskStatus.TODO and not task.milestone:
        pairs.append(("开始", day_words(task.start_on, today)))
    if task.estimate:
        pairs.append(("工时", f"{task.estimate} 小时"))
    if task.tags:
        pairs.append(("标签", " ".join(f"#{tag}" for tag in task.tags)))
    return tuple(pairs[:6])


def _next_words(task: Any, today: date) -> str:
    due = f"，{day_words(task.due_on, today)}" if task.due_on else ""
    return f"{task.number} {task.title}（{owner_words(task)}{due}）"


def _buttons(task: Any, freed: Sequence[Any]) -> tuple[Button, ...]:
    if not task.open:
        onward = [button(f"看 {t.number}", "show_task", task=t.number) for t in freed[:1]]
        return (*onward, button("重开", "reopen_task", task=task.number))
    return (
        button("完成", "finish_task", style="primary", task=task.number),
        button("延期", "open_due", task=task.number),
        button("指派", "open_assign", target=task.number),
        button("更多", "more_task", task=task.number),
    )


def more_card(task: Any, today: date) -> Card:
    """What else can be done with a task; giving it up comes last."""
    number = task.number
    more = (
        _onward(task),
        button("改资料", "open_edit", target=number),
        button("返回", "show_task", task=number),
        button("取消任务", "cancel_task", style="danger", confirm=f"取消 {number}？", task=number),
    )
    return Card(
        f"{number} {task.title}",
        (Fields(_pairs(task, today)), Buttons(more)),
        tone=tone_of(task, today),
        tag="更多操作",
        subject=subject_of(task),
    )


def _onward(task: Any) -> Button:
    """The step its state asks for: begin it, say that it is stuck, or that it goes on."""
    if task.status == TaskStatus.TODO:
        return button("开始", "start_task", task=task.number)
    if task.status == TaskStatus.BLOCKED:
        return button("解除受阻", "unblock_task", task=task.number)
    return button("受阻", "open_block", task=task.number)
