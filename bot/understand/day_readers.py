"""What each way of naming a day means, given today. Rules: weeks by calendar, past month-days next year."""

import re
from datetime import date

from bot.sales import workdays
from bot.sales.workdays import Calendar
from bot.understand import calendar_days as cal
from bot.understand import feasts
from bot.understand.numerals import count

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RELATIVE = {
    "大前天": -3,
    "前天": -2,
    "昨天": -1,
    "昨日": -1,
    "昨晚": -1,
    "今天": 0,
    "今日": 0,
    "今儿": 0,
    "当天": 0,
    "今晚": 0,
    "今早": 0,
    "今夜": 0,
    "明天": 1,
    "明日": 1,
    "明儿": 1,
    "明早": 1,
    "明晚": 1,
    "后天": 2,
    "大后天": 3,
    "后日": 2,
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "tmr": 1,
    "tmrw": 1,
    "day after tomorrow": 2,
    "今": 0,
    "明": 1,
}


def full(found: re.Match[str], today: date) -> date | None:
    """2026-12-02."""
    year = int(found.group("y"))
    return cal.safe_date(year if year > 99 else 2000 + year, int(found.group("m")), int(found.group("d")))


def month_day(found: re.Match[str], today: date) -> date | None:
    """11月27日, 明年3月1日."""
    month, day = count(found.group("m")), count(found.group("d"))
    years = {"今年": 0, "本年": 0, "明年": 1, "后年": 2, "去年": -1}
    named = found.groupdict().get("yw")
    if not month or not day:
        return None
    if named:
        return cal.safe_date(today.year + years[named], month, day)
    return _coming(today, month, day)


def _coming(today: date, month: int, day: int) -> date | None:
    """A month and day this year, or next year when already past; a day this year does not have is none."""
    this = cal.safe_date(today.year, month, day)
    if this is None or this >= today:
        return this
    return cal.safe_date(today.year + 1, month, day)


def english_month(found: re.Match[str], today: date) -> date | None:
    """Dec 5, 2026."""
    month = MONTHS.index(found.group("mon")[:3]) + 1
    day = int(found.group("d"))
    if found.group("y"):
        return cal.safe_date(int(found.group("y")), month, day)
    return _coming(today, month, day)


def day_of_month(found: re.Match[str], today: date) -> date | None:
    """25号, 下个月10号; a bare day already past is next month's."""
    day = count(found.group("d"))
    if not day or day > 31:
        return None
    which = found.group("which") or ""
    if which:
        first = cal.month_start(today, _steps(which))
        return cal.safe_date(first.year, first.month, day)
    first = cal.month_start(today, 1 if day < today.day else 0)
    return cal.safe_date(first.year, first.month, day)


def _steps(word: str) -> int:
    """How far 本, 这, 当, 下, 下下, 上, 上上, next, last lead."""
    return word.count("下") + word.count("next") - word.count("上") - word.count("last")


def weekday(found: re.Match[str], today: date) -> date | None:
    """周五 is the next one, 下周五 of the next calendar week."""
    which, name = found.group("which") or "", found.group("wd")
    number = (
        6 if name in "日天末7" else ("一二三四五六".index(name) if name in "一二三四五六" else int(name) - 1)
    )
    return _week_day(today, which, number)


def _week_day(today: date, which: str, number: int) -> date:
    if which:
        return cal.monday(today, _steps(which)) + cal.DAY * number
    return today + cal.DAY * ((number - today.weekday()) % 7)


def english_weekday(found: re.Match[str], today: date) -> date | None:
    """Friday, next Friday."""
    which = found.group("which") or ""
    which = "" if which in ("coming", "on", "by") else which
    return _week_day(today, which, WEEKDAYS.index(found.group("wd")[:3]))


def month_part(found: re.Match[str], today: date) -> date | None:
    """月底, 下月初, 12月中旬, 本月下旬; a bare part already past is next month's."""
    first, fixed = _month_meant(found, today)
    part = found.group("part")
    day = _part_day(first, part)
    if day < today and not fixed:
        return _part_day(cal.month_start(first, 12 if found.group("m") else 1), part)
    return day


def _month_meant(found: re.Match[str], today: date) -> tuple[date, bool]:
    if month := count(found.group("m") or ""):
        year = today.year + {"明年": 1, "去年": -1}.get(found.group("yw") or "", 0)
        return cal.safe_date(year, min(month, 12), 1) or today, bool(found.group("yw"))
    which = found.group("which") or ""
    return cal.month_start(today, _steps(which)), bool(which)


def _part_day(first: date, part: str) -> date:
    part = part.removeprefix("份")
    days = {"第一天": 1, "头一天": 1, "第1天": 1, "头1天": 1, "初": 5, "上旬": 10, "中": 15, "中旬": 20}
    return first.replace(day=days[part]) if part in days else cal.month_end(first)


def edge_workday(found: re.Match[str], today: date, calendar: Calendar) -> date | None:
    """本月最后一个工作日, 下周第一个工作日, 12月最后一个工作日."""
    if found.group("month") or found.group("named"):
        first, fixed = _month_meant(found, today)
        first = first if fixed or cal.month_end(first) >= today else cal.month_start(first, 12)
        last = cal.month_end(first)
    else:
        first = cal.monday(today, _steps(found.group("which") or ""))
        last = first + cal.DAY * 6
    if found.group("edge") == "第":
        return workdays.add_workdays(first - cal.DAY, 1, calendar)
    while not workdays.is_workday(last, calendar):
        last -= cal.DAY
    return last


def quarter_part(found: re.Match[str], today: date) -> date | None:
    """季度末, Q4末."""
    if named := found.group("q") or found.group("cq"):
        quarter = "一二三四".find(named) + 1 or int(named)
        first = date(today.year, quarter * 3 - 2, 1)
        first = first if cal.quarter_end(first) >= today else first.replace(year=today.year + 1)
        return _quarter_day(first, found.group("part"))
    which = found.group("which") or ""
    day = _quarter_day(cal.quarter_start(today, _steps(which)), found.group("part"))
    return day if which or day >= today else _quarter_day(cal.quarter_start(today, 1), found.group("part"))


def _quarter_day(first: date, part: str) -> date:
    return first.replace(day=5) if "初" in part else cal.quarter_end(first)


def year_part(found: re.Match[str], today: date) -> date | None:
    """年底, 明年初."""
    which = found.group("which") or ""
    year = today.year + (1 if "明" in which or "下" in which else 0)
    month, day = {"初": (1, 5), "中": (6, 30)}.get(found.group("part")[-1], (12, 31))
    this = date(year, month, day)
    return this if which or this >= today else date(year + 1, month, day)


def holiday(found: re.Match[str], today: date, calendar: Calendar) -> date | None:
    """国庆前 is the last day before it, 节后第一个工作日 the first worked after."""
    feast = feasts.feast(found.group("name") or "节", today, calendar)
    if not feast:
        return None
    when = found.group("when") or ""
    if days := count(found.group("free") or ""):
        return _feast_day(feast, when, days)
    if "后" in when or found.group("back"):
        steps = count(found.group("nth") or "1") or 1
        return workdays.add_workdays(feast.last, steps, calendar)
    if "前" in when:
        return feast.before
    return feast.day


def _feast_day(feast: feasts.Feast, when: str, number: int) -> date:
    """节后第二天, 节前第二天, 春节第二天."""
    if when.endswith(("后", "来")):
        return feast.last + cal.DAY * number
    return feast.first - cal.DAY * number if "前" in when else feast.day + cal.DAY * (number - 1)


def before_new_year(found: re.Match[str], today: date, calendar: Calendar) -> date | None:
    """年前: before the Spring Festival."""
    feast = feasts.feast("春节", today, calendar)
    return feast.before if feast else None


def relative(found: re.Match[str], today: date) -> date | None:
    """明天, 大后天."""
    return today + cal.DAY * RELATIVE[found.group("rel")]


def week_end(found: re.Match[str], today: date) -> date | None:
    """周末, 本周内: Sunday."""
    return cal.monday(today, _steps(found.group("which") or "")) + cal.DAY * 6


def month_whole(found: re.Match[str], today: date) -> date | None:
    """本月内: its last day."""
    return cal.month_end(today, _steps(found.group("which") or ""))


def year_whole(found: re.Match[str], today: date) -> date | None:
    """年内: 31 December."""
    return date(today.year + (1 if "明" in found.group() else 0), 12, 31)
