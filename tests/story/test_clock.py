"""What happens when time passes: reminders, quiet deals, the morning brief, the Monday report.

Time passes once for both companies; every test looks at what one of them was told meanwhile.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.sales.workdays import is_workday, next_workday
from tests.story.actors import CAST, Page, cast, words_of
from tests.story.house import House
from tests.story.test_files import text_of

News = dict[tuple[str, str, str], list[dict[str, Any]]]  # (platform, part, group or private) → messages


class Time:
    """A house whose clock is moved; `went` has what everybody was told at each stop."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.page = Page(house)
        self.people = {platform: cast(self.page, platform) for platform in CAST}
        self.today = house.parts.local(datetime.now(UTC))
        self.went: dict[str, News] = {}

    def stop(self, name: str, day: date, hour: int, minute: int, second: int = 0) -> None:
        """Let it be that moment, and write down what is new."""
        self.page.mark()
        self.house.at(datetime.combine(day, time(hour, minute, second), self.today.tzinfo))
        self.went[name] = {
            (platform, part, place): actor.news(place == "group")
            for platform, people in self.people.items()
            for part, actor in people.items()
            for place in ("group", "private")
        }


@pytest.fixture(scope="module")
def passed(sqlite_house: House) -> Time:
    """A working day, a day off, and a Monday go by."""
    with sqlite_house.inside():
        passed = Time(sqlite_house)
        day = next_workday(passed.today.date())
        for people in passed.people.values():
            people["sales"].say(f"提醒我{day.month}月{day.day}日下午三点给王总打电话")
            people["sales"].sees("15:00", "给王总打电话")
        passed.stop("morning", day, 9, 5)
        passed.stop("again", day, 9, 5, 30)
        passed.stop("before", day, 14, 59)
        passed.stop("three", day, 15, 0, 5)
        passed.stop("after", day, 15, 0, 30)
        passed.stop("off", _first(day, lambda one: not is_workday(one)), 9, 30)
        monday = day + timedelta(days=7 - day.weekday())
        passed.stop("monday", _first(monday, is_workday), 9, 6)
        return passed


def _first(day: date, fits: Any) -> date:
    while not fits(day):
        day += timedelta(days=1)
    return day


@pytest.fixture
def told(passed: Time, platform: str) -> Any:
    """told("morning", "sales", "group"): the words of each message somebody was sent at a stop."""
    return lambda stop, part, place: [words_of(m) for m in passed.went[stop][platform, part, place]]


@pytest.mark.feature("H3")
def test_a_reminder_comes_at_its_hour_and_once(told):
    """提醒我下午三点：到点来一张卡片，能稍后再提；早一分钟没有，也不来第二张。"""
    sent = [told(stop, "sales", "private") for stop in ("before", "three", "after")]

    assert [sum("提醒：给王总打电话" in words for words in stop) for stop in sent] == [0, 1, 0]
    assert "1 小时" in next(words for words in sent[1] if "给王总" in words)


@pytest.mark.feature("H4")
@pytest.mark.feature("H6")
def test_the_morning_brings_one_brief(told):
    """早上九点前后：群里一份简报（企业微信走群推送），各人一份；时钟再走也不重发，不超过五条。"""
    group, private = told("morning", "sales", "group"), told("morning", "sales", "private")

    assert any("早报" in words and "超期" in words for words in group)
    assert sum(" 的今天" in words for words in private) == 1
    assert len(private) <= 5
    assert told("again", "sales", "group") == told("again", "sales", "private") == []


@pytest.mark.feature("H1")
@pytest.mark.feature("H2")
def test_what_is_due_late_or_quiet_is_said(told):
    """到期和超期的任务、七天没跟进的项目，提醒到该动手的人。"""
    manager = told("morning", "manager", "private")
    stops = [(stop, part) for stop in ("morning", "monday") for part in ("sales", "other", "manager")]
    everybody = [words for stop, part in stops for words in told(stop, part, "private")]

    assert any("超期" in words for words in told("morning", "sales", "private"))
    assert any("没有跟进" in words or "写一句跟进" in words for words in everybody)
    assert any("超期" in words for words in manager)


@pytest.mark.feature("H6")
def test_nobody_is_told_on_a_day_off(passed, platform):
    """周末和节假日谁也不打扰。"""
    stop = passed.went["off"]

    assert [who for who, messages in stop.items() if who[0] == platform and messages] == []


@pytest.mark.feature("H4")
@pytest.mark.feature("H5")
@pytest.mark.feature("I5")
def test_monday_brings_the_health_report(passed, told, platform):
    """周一九点：群里一张健康报告和 PDF；红灯项目的负责人被问原因。"""
    group = passed.went["monday"][platform, "sales", "group"]
    paper = next(message for message in group if message["kind"] == "file")

    assert any("健康报告" in words and "红灯" in words for words in told("monday", "sales", "group"))
    assert "健康报告" in text_of(passed.page.bytes_of(paper["file"]["key"]))
    assert any("红灯" in words and "原因" in words for words in told("monday", "sales", "private"))
