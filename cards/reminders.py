"""Cards that remind: somebody's own reminders, and what the rules found due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.sales.repeats import repeat_words
from bot.sales.words import moment_words
from cards.elements import Buttons, Card, Element, Fields, Note, Row, Rows, Text, Tone, button
from storage.reminders import Reminder

MOST = 6
SNOOZES = (("1 小时", "hour"), ("明早 9 点", "tomorrow"), ("下个工作日", "workday"))


@dataclass(frozen=True)
class Notice:
    """Something found due: its record's number, what is up in one line, and where it belongs."""

    reminder: int
    kind: str
    record: str
    text: str
    detail: str = ""
    tone: Tone = Tone.WAITING


def asked_card(reminder: Reminder, name: str, now: datetime) -> Card:
    """Repeats what was understood: when, whom, what."""
    fields = (
        ("时间", moment_words(_local(reminder.at, now), now.date())),
        ("提醒谁", name),
        *((("重复", repeat_words(reminder.repeat)),) if reminder.repeat else ()),
    )
    cancel = button("取消提醒", "cancel_reminder", reminder=reminder.id)
    return Card(
        f"到时提醒：{reminder.text}",
        body=(Fields(fields), Buttons((cancel,))),
        tone=Tone.GOING,
        subject=f"reminder:{reminder.id}",
    )


def reminder_card(reminder: Reminder, now: datetime, by: str = "", stamp: str = "") -> Card:
    """The reminder itself, to be finished or put off."""
    done = button("完成", "ack", style="primary", reminder=reminder.id)
    buttons = (done, *_snoozes(reminder.id))
    when = moment_words(_local(reminder.at, now), now.date())
    body: tuple[Element, ...] = (
        Fields((("时间", when), *((("来自", by),) if by else ()))),
        *(() if stamp else (Buttons(buttons),)),
    )
    return Card(
        f"提醒：{reminder.text}",
        body=body,
        tone=Tone.DONE if stamp else Tone.WAITING,
        subject=f"reminder:{reminder.id}",
        stamp=stamp,
    )


def notice_card(notice: Notice, stamp: str = "") -> Card:
    """One thing a rule found due, with its likely next step."""
    first = _NEXT.get(notice.kind)
    steps = (button(first[0], first[1], style="primary", **{first[2]: notice.record}),) if first else ()
    buttons = Buttons((*steps, *_snoozes(notice.reminder)))
    return Card(
        notice.text,
        body=(*((Text(notice.detail),) if notice.detail else ()), *(() if stamp else (buttons,))),
        tone=Tone.NEW if stamp else notice.tone,
        tag="" if stamp else _TAGS.get(notice.kind, "提醒"),
        subject=f"reminder:{notice.reminder}",
        stamp=stamp,
    )


def notices_card(notices: Sequence[Notice]) -> Card:
    """Several things found due at once: one message instead of many."""
    parts = [_part(kind, [n for n in notices if n.kind in kinds]) for kind, kinds in _GROUPS.items()]
    body = tuple(part for part in parts if part)
    tone = Tone.LATE if any(n.tone is Tone.LATE for n in notices) else Tone.WAITING
    return Card(f"有 {len(notices)} 件事要你处理", body=(*body, Note("都在「我的待办」里")), tone=tone)


def list_card(reminders: Sequence[Reminder], now: datetime) -> Card:
    """A person's reminders that are still to come."""
    rows = tuple(
        Row(
            str(found.id),
            found.text,
            moment_words(_local(found.at, now), now.date())
            + (f"，{repeat_words(found.repeat)}" if found.repeat else ""),
        )
        for found in reminders[:MOST]
    )
    cancel = button("取消", "cancel_reminder")
    listed = Rows(rows, slot="reminder", buttons=(cancel,), more=max(0, len(reminders) - MOST))
    return Card(f"我的提醒 {len(reminders)} 条", body=(listed,), tone=Tone.GOING)


_NEXT = {
    "due": ("完成", "finish_task", "task"),
    "late": ("完成", "finish_task", "task"),
    "quiet": ("写跟进", "log_followup", "target"),
    "expire": ("看报价", "show_quote", "quote"),
    "approve": ("去审批", "show_approval", "quote"),
}
_TAGS = {"due": "快到期", "late": "已超期", "quiet": "久未跟进", "expire": "快到期"}
_GROUPS = {"任务": ("due", "late"), "跟进": ("quiet",), "报价": ("expire",), "审批": ("approve",)}


def _part(heading: str, notices: list[Notice]) -> Rows | None:
    if not notices:
        return None
    word, action, slot = _NEXT[notices[0].kind]
    rows = tuple(Row(n.record, n.text, n.detail, n.tone) for n in notices[:MOST])
    more = max(0, len(notices) - MOST)
    return Rows(rows, heading=heading, slot=slot, buttons=(button(word, action),), more=more)


def _snoozes(reminder: int) -> tuple:
    return tuple(button(word, "snooze", reminder=reminder, until=until) for word, until in SNOOZES)


def _local(at: datetime, now: datetime) -> datetime:
    return at.astimezone(now.tzinfo)
