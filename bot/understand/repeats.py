"""What comes again and again: 每天, 每个工作日, 每周五, 每月1号, every Monday."""

import re
from dataclasses import dataclass
from datetime import date

from bot.sales.workdays import CHINA, Calendar, is_workday
from bot.understand import calendar_days as cal
from bot.understand.numerals import count

_CODES = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_WEEKDAY = "|".join(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
_REPEAT = re.compile(
    r"每个?工作日|(?<![个\d一二三四五六七八九十])工作日(?=的?(?:早|上午|下午|晚|中午|\d{1,2}[点:]))|"
    r"工作日(?:的)?每天|(?<![a-z])every (?:working day|workday|weekday|business day)s?(?P<workday>)"
    r"|每个?(?:周|星期)一(?:到|至|~|-)(?:周|星期)?五(?:每天)?|(?:周|星期)一(?:到|至|~|-)(?:周|"
    r"星期)?五(?:每天|的?每个)|每个?(?:周|星期|礼拜)的?(?P<wd>[一二三四五六日天])|"
    r"(?<![a-z])(?:every|each) (?P<ewd>"
    + _WEEKDAY
    + r")[a-z]*|(?<![a-z])weekly on (?P<ewd2>"
    + _WEEKDAY
    + r")[a-z]*"
    r"|每(?:个)?周(?P<wend>末)|每个?月的?(?P<md>\d{1,2}|[一二三四五六七八九十]{1,3})[号日]|每个?月(?P<mend>底|末|最后一天)|"
    r"每个?月(?P<mini>初)"
    r"|(?<![a-z])every month on the (?P<emd>\d{1,2})(?:st|nd|rd|th)?|"
    r"(?<![a-z])monthly on the (?P<emd2>\d{1,2})(?:st|nd|rd|th)?"
    r"|(?P<daily>每[天日晚早]|天天|每一天|(?<![a-z])every ?day(?![a-z])|(?<![a-z])daily(?![a-z])|"
    r"(?<![a-z])every (?:morning|evening|night))"
)


_BEYOND = re.compile(
    r"每个?(?:周|星期|礼拜)[一二三四五六日天](?:\s*[、和,，跟及]\s*(?:周|星期)?[一二三四五六日天]|[二三四五六日天])|"
    r"每个?(?:年|季度?|半年)|每隔?[两二三四五六七八九十\d]+个?(?:天|周|星期|月|小时|分钟)|每(?:个?小时|隔)|隔[天周日]|"
    r"每[天日][^,，。]{0,8}[点:]\d{0,2}\s?[和、与,，]\s?\d|每天早晚|"
    r"(?<![a-z])every (?:other|two|three|\d+|year|hour|quarter)(?![a-z])"
)


@dataclass(frozen=True)
class Repeat:
    """A repetition found: daily, workday, weekly:FRI, monthly:1."""

    start: int
    end: int
    value: str

    def falls_on(self, day: date, calendar: Calendar = CHINA) -> bool:
        """Whether it comes on this day."""
        kind, _, which = self.value.partition(":")
        if kind == "workday":
            return is_workday(day, calendar)
        if kind == "weekly":
            return _CODES[day.weekday()] == which
        if kind == "monthly":
            return day.day == min(int(which), cal.month_end(day).day)
        return True


def is_beyond(text: str) -> bool:
    """Whether a repetition is wanted that cannot be kept: 每周一三五, 每年, 每两周, 每天 9 点和 18 点."""
    return bool(_BEYOND.search(text))


def find_repeat(text: str) -> Repeat | None:
    """The first repetition named."""
    found = _REPEAT.search(text)
    if not found:
        return None
    value = _value(found)
    end = found.end()
    if found.group("daily") and found.group("daily")[-1] in "早晚":
        end -= 1
    return Repeat(found.start(), end, value) if value else None


def _value(found: re.Match[str]) -> str | None:
    if found.group("daily"):
        return "daily"
    if word := found.group("wd"):
        return "weekly:" + _CODES["一二三四五六日".find(word) if word != "天" else 6]
    if found.group("wend"):
        return "weekly:SUN"
    if word := found.group("ewd") or found.group("ewd2"):
        return "weekly:" + word.upper()
    if found.group("mend"):
        return "monthly:31"
    if found.group("mini"):
        return "monthly:5"
    if word := found.group("md") or found.group("emd") or found.group("emd2"):
        day = count(word)
        return f"monthly:{day}" if day and 1 <= day <= 31 else None
    return "workday"
