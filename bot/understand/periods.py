"""Stretches of time to report on: 本周, 上个月, Q4, 2026-11, last quarter, 近7天, 11月1日到11月15日."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.understand import calendar_days as cal
from bot.understand.days import find_day
from bot.understand.numerals import count

_UNITS = {
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "月": "month",
    "季度": "quarter",
    "季": "quarter",
    "年度": "year",
    "年": "year",
}
_WHEN = {
    "本": "this",
    "这": "this",
    "当": "this",
    "今": "this",
    "上": "last",
    "去": "last",
    "下": "next",
    "明": "next",
    "此": "this",
}
_DAYS = {
    "今天": "today",
    "今日": "today",
    "当天": "today",
    "当日": "today",
    "今儿": "today",
    "今晚": "today",
    "today": "today",
    "daily": "today",
    "昨天": "yesterday",
    "昨日": "yesterday",
    "昨儿": "yesterday",
    "yesterday": "yesterday",
    "明天": "tomorrow",
    "明日": "tomorrow",
    "明儿": "tomorrow",
    "tomorrow": "tomorrow",
    "本年度": "this_year",
    "今年": "this_year",
    "全年": "this_year",
    "年度": "this_year",
    "去年": "last_year",
    "上一年": "last_year",
    "明年": "next_year",
    "weekly": "this_week",
    "monthly": "this_month",
    "quarterly": "this_quarter",
    "yearly": "this_year",
    "annual": "this_year",
    "今年全年": "this_year",
    "一整年": "this_year",
}
_WORD = re.compile(
    r"(?<![a-z])(?:" + "|".join(sorted(_DAYS, key=len, reverse=True)) + r")(?![a-z])(?:'s)?"
    r"|(?P<when>[本这当今此上下])(?:一?个?)(?P<unit>周|星期|礼拜|月|季度|季|年度)(?!报(?![价告表])|"
    r"[一二三四五六日天初中底末])份?"
    r"|(?<![a-z])(?P<ewhen>this|last|next|current|previous|past)\s+(?P<eunit>week|month|quarter|"
    r"year)(?![a-z])'?s?"
)
_QUARTER = re.compile(
    r"(?P<y1>20\d\d|今年|去年|明年)?\s*年?的?-?\s*(?:(?<![a-z0-9])q(?P<q>[1-4])(?![\d])|"
    r"第?(?<![上这本每])(?<!(?<!一)下)(?P<cq>[一二三四1-4])季度?)(?:\s*(?P<y2>20\d\d)年?)?"
    r"|(?<!\d)(?P<y3>20\d\d)\s*-?\s*q(?P<q3>[1-4])(?!\d)"
)
_MONTH = re.compile(
    r"(?<![\d.])(?:(?P<y>20\d\d)\s*[-年/.]|(?P<yw>今年|去年|明年)的?)?\s*(?P<m>1[0-2]|0?[1-9]|"
    r"十[一二]?|[一二三四五六七八九])\s?月份?(?![\d一二三四五六七八九十])"
    r"|(?<![\d-])(?P<y2>20\d\d)-(?P<m2>1[0-2]|0[1-9])(?![-\d])"
)
_HALF = re.compile(r"(?P<yw>今年|去年|明年|20\d\d年)?的?(?P<half>上|下)半年")
_YEAR = re.compile(r"(?<![\d.])(?P<y>20\d\d)(?:年度?(?!\d)|(?![\d\-/.年]))")
_LATELY = re.compile(
    r"(?:近|最近|过去|last|past|recent)\s*(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3}|"
    r"半)?\s*个?(?P<unit>天|日|周|星期|月|年|days?|weeks?|months?)"
)
_YEARS_OFF = {"明年": 1, "去年": -1}
_MONTHS = re.compile(
    r"(?:(?P<y>20\d\d)\s?年\s?|(?P<yw>今年|明年|去年)的?)?(?<![\d.])(?P<a>1[0-2]|[1-9])\s?月?份?\s?(?:到|至|-|~)\s?(?P<b>1[0-2]|[1-9])\s?月(?:份|"
    r"底)?(?!\d|\s?\d+[日号])"
)
_DAY_ALONE = re.compile(r"\d{1,2}\s?[日号]")
_ONE_DAY = re.compile(
    r"大?[前后]天|(?:.{1,6}月)?.{1,3}[日号]|[上这本下].{0,2}(?:周|星期|礼拜)[一二三四五六日天]"
)
_WITH_YEAR = re.compile(r"20\d\d")
_DOTTED = re.compile(
    r"(?<![\d./])(?P<m>1[0-2]|0?[1-9])(?P<sign>[./])(?P<d>3[01]|[12]\d|0?[1-9])\s?(?:到|至|~|-|--)\s?"
    r"(?P<m2>1[0-2]|0?[1-9])(?P=sign)(?P<d2>3[01]|[12]\d|0?[1-9])(?![\d./])"
)
_SPAN = re.compile(r"\s*(?:到|至|~|-|--|to|and)\s*")


@dataclass(frozen=True)
class Period:
    """A stretch of time found, in the words of the interface: this_week, 2026-Q4, 2026-11-01/2026-11-15."""

    start: int
    end: int
    value: str


def find_period(text: str, now: datetime, ahead: bool = False) -> Period | None:
    """The first stretch named; `ahead` reads a bare month as the coming one, as a forecast means it."""
    today = now.date()
    for way in (_span, _lately, _half, _quarter, _month):
        if found := way(text, today, ahead):
            return found
    return _word(text) or _year(text) or _one_day(text, today, ahead)


def _span(text: str, today: date, ahead: bool) -> Period | None:
    if months := _MONTHS.search(text):
        opening, closing = count(months.group("a")), count(months.group("b"))
        if opening and closing and opening <= closing <= 12:
            year = int(months.group("y") or today.year) + _YEARS_OFF.get(months.group("yw") or "", 0)
            end_of = cal.month_end(date(year, closing, 1))
            return Period(months.start(), months.end(), f"{year}-{opening:02d}-01/{end_of}")
    if dotted := _dotted(text, today):
        return dotted
    first = find_day(text, today)
    gap = _SPAN.match(text, first.end) if first and first.day else None
    if not first or not gap:
        return None
    last = find_day(text, today, gap.end())
    if not last or last.start != gap.end() or not last.day or not first.day:
        return None
    begin, end = first.day, last.day
    if not ahead and _DAY_ALONE.fullmatch(text, first.start, first.end) and begin > today:
        begin = cal.add_months(begin, -1)
    if _DAY_ALONE.fullmatch(text, last.start, last.end) and end.day <= cal.month_end(begin).day:
        end = begin.replace(day=end.day)
    if not ahead and (begin > end or begin > today) and not _WITH_YEAR.search(text, first.start, last.end):
        begin = begin.replace(year=begin.year - 1) if begin > end or begin > today else begin
        end = end.replace(year=end.year - 1) if end > today and end.year > begin.year else end
    return Period(first.start, last.end, f"{begin}/{end}") if begin <= end else None


def _dotted(text: str, today: date) -> Period | None:
    """12.1-12.20: of this year, or of the last one when it has not come yet."""
    found = _DOTTED.search(text)
    if not found:
        return None
    try:
        begin, end = (date(today.year, int(found[m]), int(found[d])) for m, d in (("m", "d"), ("m2", "d2")))
        years = (begin > today, begin > today and end >= begin) if begin <= end else (True, False)
        begin, end = (
            day.replace(year=day.year - back) for day, back in zip((begin, end), years, strict=True)
        )
    except ValueError:
        return None
    return Period(found.start(), found.end(), f"{begin}/{end}") if begin <= end else None


def _one_day(text: str, today: date, ahead: bool) -> Period | None:
    found = find_day(text, today)
    if not found or not found.day or not _ONE_DAY.fullmatch(text, found.start, found.end):
        return None
    day = found.day
    if not ahead and day > today and text[found.end - 1] in "日号" and not _WITH_YEAR.search(text):
        day = cal.add_months(day, -12 if "月" in text[found.start : found.end] else -1)
    return Period(found.start, found.end, str(day))


def _lately(text: str, today: date, ahead: bool) -> Period | None:
    found = _LATELY.search(text)
    if not found or (not found.group("n") and found.group().startswith(("last", "past", "recent"))):
        return None
    number = 1 if not found.group("n") else count(found.group("n")) if found.group("n") != "半" else 0
    unit = found.group("unit")
    if number is None:
        return None
    if unit[0] in "月m":
        first = cal.add_months(today, -number) + cal.DAY if number else today - cal.DAY * 14
    elif unit[0] == "年":
        first = cal.add_months(today, -12 * number or -6) + cal.DAY
    else:
        first = today - cal.DAY * (number * (1 if unit[0] in "天日d" else 7) - 1)
    return Period(found.start(), found.end(), f"{first}/{today}")


def _half(text: str, today: date, ahead: bool) -> Period | None:
    found = _HALF.search(text)
    if not found:
        return None
    year = _year_of(found.group("yw"), today)
    first, last = ("01-01", "06-30") if found.group("half") == "上" else ("07-01", "12-31")
    return Period(found.start(), found.end(), f"{year}-{first}/{year}-{last}")


def _year_of(word: str | None, today: date) -> int:
    named = {"去年": -1, "明年": 1}
    return int(word[:4]) if word and word[0] == "2" else today.year + named.get(word or "", 0)


def _quarter(text: str, today: date, ahead: bool) -> Period | None:
    found = _QUARTER.search(text)
    if not found:
        return None
    named = found.group("q") or found.group("q3") or found.group("cq")
    quarter = "一二三四".find(named) + 1 or int(named)
    year = _year_of(found.group("y1") or found.group("y2") or found.group("y3"), today)
    return Period(found.start(), found.end(), f"{year}-Q{quarter}")


def _month(text: str, today: date, ahead: bool) -> Period | None:
    found = _MONTH.search(text)
    if not found:
        return None
    month = count(found.group("m") or found.group("m2"))
    if not month:
        return None
    year = _year_of(found.group("y") or found.group("yw") or found.group("y2"), today)
    if not (found.group("y") or found.group("yw") or found.group("y2")):
        year += 1 if ahead and month < today.month else 0
        year -= 1 if not ahead and month > today.month else 0
    return Period(found.start(), found.end(), f"{year}-{month:02d}")


def _word(text: str) -> Period | None:
    found = _WORD.search(text)
    if not found:
        return None
    if found.group("when"):
        value = f"{_WHEN[found.group('when')]}_{_UNITS[found.group('unit')]}"
    elif found.group("ewhen"):
        when = {"current": "this", "previous": "last", "past": "last"}.get(
            found.group("ewhen"), found.group("ewhen")
        )
        value = f"{when}_{found.group('eunit')}"
    else:
        value = _DAYS[found.group().removesuffix("'s")]
    return Period(found.start(), found.end(), value)


def _year(text: str) -> Period | None:
    found = _YEAR.search(text)
    return Period(found.start(), found.end(), found.group("y")) if found else None
