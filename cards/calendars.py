"""The work calendar as people read it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.sales.breaks import Break, breaks_from, makeups_from
from bot.sales.words import day_words, short_day, weekday_words
from bot.sales.workdays import Calendar, holiday_name, is_announced, is_makeup_day, is_workday
from cards.elements import Card, Element, Fields, Note, Row, Rows, Tone, button

BREAKS = 4
OWN = 5
HOW = "要改就说「12月31日放假」「1月4日上班」「取消12月31日放假」。"


def calendar_card(decided: Sequence[Any], today: date, calendar: Calendar, may: bool) -> Card:
    """What the company decided, the next breaks and the weekends worked; with `may`, how to change it."""
    breaks = breaks_from(today, calendar)[:BREAKS]
    body: list[Element] = []
    if decided:
        undo = (button("恢复", "reset_days"),) if may else ()
        rows = tuple(_row(each, today) for each in decided[:OWN])
        body.append(Rows(rows, "公司自己定的", "days", undo, more=max(0, len(decided) - OWN)))
    body.append(Fields((*_breaks(breaks, today), *_makeups(today, calendar))))
    if note := _unannounced(breaks, today) + (HOW if may else ""):
        body.append(Note(note))
    return Card(f"工作日历：{said_of(today, today, calendar).rstrip('。')}", tuple(body), Tone.GOING)


def said_of(day: date, today: date, calendar: Calendar) -> str:
    """What a day is, in a sentence: 12月31日 周四放假：公司休假。"""
    word = day_words(day, today)
    if is_workday(day, calendar):
        return f"{word}上班{'（调休）' if is_makeup_day(day, calendar) else ''}。"
    name = holiday_name(day, calendar)
    return f"{word}放假（{name}）。" if name else f"{word}休息。"


def _row(decided: Any, today: date) -> Row:
    off = decided.kind == "off"
    by = decided.by.name if decided.by_id else ""
    detail = " · ".join(part for part in (decided.reason, by) if part)
    when = f"{short_day(decided.day, today)} {weekday_words(decided.day)}"  # lists on phones cut after ten
    title = f"{when}{'放假' if off else '上班'}"
    return Row(decided.day.isoformat(), title, detail, Tone.DONE if off else Tone.WAITING)


def _breaks(breaks: Sequence[Break], today: date) -> tuple[tuple[str, str], ...]:
    return tuple((each.name, _span(each, today)) for each in breaks)


def _span(each: Break, today: date) -> str:
    days = (each.last - each.first).days + 1
    return f"{short_day(each.first, today)}–{short_day(each.last, today)}，{days} 天"


def _makeups(today: date, calendar: Calendar) -> tuple[tuple[str, str], ...]:
    days = [short_day(day, today) for day in makeups_from(today, calendar)[:4]]
    return (("调休上班", "、".join(days)),) if days else ()


def _unannounced(breaks: Sequence[Break], today: date) -> str:
    years = sorted({each.last.year for each in breaks} - {today.year})
    waiting = [str(year) for year in years if not is_announced(year)]
    return f"{'、'.join(waiting)} 年的调休还没公布，先按法定假日算。" if waiting else ""
