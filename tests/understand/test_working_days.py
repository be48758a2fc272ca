"""Working days are those of the calendar that comes with the message."""

from dataclasses import replace
from datetime import date

import pytest

import handlers  # noqa: F401  (fills the registry)
from bot.actions import ACTIONS
from bot.sales.workdays import Calendar
from bot.understand import Input, build, understand
from tests.understand import rows

CALENDAR = {"give_days_off", "make_workdays", "reset_days"}
OWN = Calendar(
    worked=frozenset({date(2026, 11, 29)}), off=frozenset({date(2026, 11, 24), date(2026, 12, 31)})
)


def _slots(text: str, calendar: Calendar) -> dict:
    given = replace(Input.from_json(rows._input(text, "", "wecom_p2p")), calendar=calendar)
    reading = understand(given)
    return {**reading.slots, "ask": list(reading.ask)}


@pytest.mark.feature("D5")
@pytest.mark.parametrize(
    ("text", "slot", "public", "own"),
    [
        ("T12 三个工作日内完成", "due", "2026-11-25", "2026-11-26"),
        ("T12 截止 五个工作日内", "due", "2026-11-27", "2026-11-29"),
        ("T12 元旦前完成", "due", "2026-12-31", "2026-12-30"),
        ("T12 派给李四，两个工作日内搞定", "due", "2026-11-24", "2026-11-25"),
        ("T12 截止 元旦后第一个工作日", "due", "2027-01-04", "2027-01-04"),
        ("每个工作日早上9点提醒我打卡", "at", "2026-11-23T09:00:00", "2026-11-23T09:00:00"),
        ("提醒我3个工作日后回访", "at", "2026-11-25T09:00:00", "2026-11-26T09:00:00"),
    ],
)
def test_the_same_words_by_two_calendars(text, slot, public, own):
    """同一句话，按公共日历和按公司日历各算各的。"""
    assert _slots(text, Calendar())[slot] == public
    assert _slots(text, OWN)[slot] == own


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("T12 延期5个工作日", "P5WD"),
        ("T12 推迟三个工作日", "P3WD"),
        ("把 T12 提前两个工作日", "-P2WD"),
        ("T12 往后推十个工作日吧", "P10WD"),
        ("delay T12 by 3 working days", "P3WD"),
        ("T12 延期一周", "P7D"),
    ],
)
def test_a_shift_may_be_in_working_days(text, shift):
    """延期几个工作日：照说的记下，到哪天由任务的截止日来算。"""
    assert _slots(text, Calendar()) == {"task": "T12", "shift": shift, "ask": []}


@pytest.mark.parametrize("table", sorted(path.stem for path in rows.HERE.glob("*.txt")))
def test_no_other_sentence_orders_the_calendar(table):
    """别的句子，一句也不会被当成改工作日历。"""
    words = build(ACTIONS)
    readings = [understand(Input.from_json(row["input"]), words) for row in rows.rows(table)]

    assert not CALENDAR & {reading.intent for reading in readings}
