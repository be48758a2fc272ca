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
    r"(?:每个?|每[逢到]|逢)工作日|(?<![个\d一二三四五六七八九十])工作日(?=的?(?:早|上午|下午|晚|中午|\d{1,2}[点:]))|"
    r"工作日(?:的)?每天|(?<![a-z])every (?:working day|workday|weekday|business day)s?(?P<workday>)"
    r"|每个?(?:周|星期)一(?:到|至|~|-)(?:周|星期)?五(?:每天)?|(?:周|星期)一(?:到|至|~|-)(?:周|"
    r"星期)?五(?:每天|的?每个)|(?:每个?|每[逢到]|逢)(?:周|星期|礼拜)的?(?P<wd>[一二三四五六日天])|"
    r"(?<![a-z])(?:every|each) (?P<ewd>"
    + _WEEKDAY
    + r")[a-z]*|(?<![a-z])weekly on (?P<ewd2>"
    + _WEEKDAY
    + r")[a-z]*"
    r"|每(?:个)?周(?P<wend>末)|(?:每个?月的?|每[逢到]|逢)(?P<md>\d{1,2}|[一二三四五六七八九十]{1,3})[号日]|每个?月(?P<mend>底|末|最后一天)|"
    r"每个?月(?P<mini>初)"
    r"|(?<![a-z])every month on the (?P<emd>\d{1,2})(?:st|nd|rd|th)?|"
    r"(?<![a-z])monthly on the (?P<emd2>\d{1,2})(?:st|nd|rd|th)?"
    r"|(?P<daily>每[天日晚早]|天天|每一天|(?<![a-z])every ?day(?![a-z])|(?<![a-z])daily(?![a-z])|"
    r"(?<![a-z])every (?:morning|evening|night))"
)


_DAYS = "一二三四五六日天"
_WEEK = "(?:周|星期|礼拜)"
_AND = r"\s*(?:[、,/和跟及与&]|以及|还有)\s*"
_NO_DAY = "(?![点时:半刻个号月楼层期天十报程志常记])"  # 每周二、四点; 每周五日报
_NEXT = rf"(?:(?:{_AND})?(?:每个?)?{_WEEK}[{_DAYS}]|{_AND}[{_DAYS[:7]}]{_NO_DAY}|[{_DAYS[1:6]}]{_NO_DAY}|(?<=六)日{_NO_DAY})"
_DATE = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_SEVERAL = re.compile(
    rf"(?:每个?|每[逢到]|逢){_WEEK}的?{_WEEK}?(?:(?P<from>[{_DAYS}])(?:到|至|~|-){_WEEK}?(?P<to>[{_DAYS}]){_NO_DAY}"
    rf"|(?P<days>[{_DAYS}]{_NEXT}+))"
    rf"|(?<![a-z])(?:every|each) (?P<edays>(?:{_WEEKDAY})[a-z]*(?:(?:\s*(?:,|&|/|(?<![a-z])and(?![a-z])))+\s*(?:{_WEEKDAY})[a-z]*)+)"
    rf"|(?:每个?月的?|每[逢到]|逢)(?P<dates>{_DATE}[号日]?(?:{_AND}{_DATE}[号日]?)*{_AND}{_DATE}[号日])"
    rf"|(?:(?:每(?:两|2|双|隔一?个?)|隔一?个?){_WEEK}的?{_WEEK}|每?隔一?个?{_WEEK})(?P<second>[{_DAYS}])(?!{_NEXT})"
    rf"|(?<![a-z])every (?:other (?P<esecond>{_WEEKDAY})[a-z]*|(?:two|2) weeks on (?P<esecond2>{_WEEKDAY})[a-z]*)"
)
_BEYOND = re.compile(
    r"每个?(?:年|季度?|半年)|每隔?[两二三四五六七八九十\d]+个?(?:天|周|星期|月|小时|分钟)|每(?:个?小时|隔)|隔[天周日]|"
    r"每个?周[一二三四五六日天][^,，。]{0,6}[点:]\S{0,3}\s?[和、与,，]\s?每?周[一二三四五六日天]|"
    r"每[天日][^,，。]{0,8}[点:]\d{0,2}\s?[和、与,，]\s?\d|每天早晚|"
    r"(?<![a-z])every (?:other|two|three|\d+|year|hour|quarter)(?![a-z])"
)


@dataclass(frozen=True)
class Repeat:
    """A repetition found: daily, workday, weekly:FRI, biweekly:FRI, monthly:1, or several of them."""

    start: int
    end: int
    parts: tuple[str, ...]

    @property
    def value(self) -> str | list[str]:
        """One as a word, several as a list."""
        return self.parts[0] if len(self.parts) == 1 else list(self.parts)

    def falls_on(self, day: date, calendar: Calendar = CHINA) -> bool:
        """Whether it may begin on this day."""
        return any(_falls(part, day, calendar) for part in self.parts)


def _falls(part: str, day: date, calendar: Calendar) -> bool:
    kind, _, which = part.partition(":")
    if kind == "workday":
        return is_workday(day, calendar)
    if kind in ("weekly", "biweekly"):
        return _CODES[day.weekday()] == which
    if kind == "monthly":
        return day.day == min(int(which), cal.month_end(day).day)
    return True


def is_beyond(text: str) -> bool:
    """Whether a repetition is wanted that cannot be kept: 每年, 每三周, 隔天, 每天 9 点和 18 点."""
    return bool(_BEYOND.search(text)) and not _SEVERAL.search(text)


def find_repeat(text: str) -> Repeat | None:
    """The first repetition named."""
    found, several = _REPEAT.search(text), _SEVERAL.search(text)
    if several and (found is None or several.start() <= found.start()):
        parts = _several(several)
        if parts:
            return Repeat(several.start(), _with_of(text, several.end()), parts)
    value = _value(found) if found else None
    if found is None or value is None:
        return None
    end = found.end()
    if found.group("daily") and found.group("daily")[-1] in "早晚":
        end -= 1
    return Repeat(found.start(), _with_of(text, end), (value,))


def _with_of(text: str, end: int) -> int:
    """每周二的早上: 的 belongs to the days."""
    return end + 1 if text[end : end + 1] == "的" else end


def _several(found: re.Match[str]) -> tuple[str, ...]:
    """The parts of a match of _SEVERAL; none where a month has no such day."""
    if second := found.group("second"):
        return (f"biweekly:{_code(second)}",)
    if second := found.group("esecond") or found.group("esecond2"):
        return (f"biweekly:{second.upper()}",)
    if dates := found.group("dates"):
        days = [count(each) or 0 for each in re.findall(_DATE, dates)]
        return tuple(f"monthly:{day}" for day in days) if all(1 <= day <= 31 for day in days) else ()
    if named := found.group("edays"):
        codes = re.findall(rf"(?<![a-z])({_WEEKDAY})", named)
        return tuple(f"weekly:{code.upper()}" for code in dict.fromkeys(codes))
    if found.group("from"):
        return _stretch(_CODES.index(_code(found.group("from"))), _CODES.index(_code(found.group("to"))))
    codes = [_code(char) for char in found.group("days") if char in _DAYS]
    return tuple(f"weekly:{code}" for code in dict.fromkeys(codes))


def _stretch(first: int, last: int) -> tuple[str, ...]:
    if (first, last) == (0, 4):
        return ("workday",)
    codes = _CODES[first : last + 1] if first <= last else _CODES[first:] + _CODES[: last + 1]
    return tuple(f"weekly:{code}" for code in codes)


def _code(word: str) -> str:
    return _CODES[min(_DAYS.index(word), 6)]


def _value(found: re.Match[str]) -> str | None:
    if found.group("daily"):
        return "daily"
    if word := found.group("wd"):
        return "weekly:" + _code(word)
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
