"""Days as people name them: 11月27日, 下周五, 月底, 三天内, 国庆前, next Friday."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.sales.workdays import CHINA, Calendar
from bot.understand import day_readers as read
from bot.understand import feasts

_N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_DAY_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_WEEK = r"(?:个?(?:周|星期|礼拜))"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_RELATIVE = "|".join(sorted((w for w in read.RELATIVE if len(w) > 1), key=len, reverse=True))
_WHICH = r"(?P<which>上上|上|这|本|当|下下下|下下|下)?"
_DEADLINE = r"(?=\s*(?:日|号|之?前|以前|截止|到期|交|完成|$))"

Reader = Callable[..., date | None]  # (what matched, today), and the calendar for those in _BY_CALENDAR


@dataclass(frozen=True)
class Day:
    """A day found, with where it stands; None when there is no such day, as 31 November."""

    start: int
    end: int
    day: date | None


_WAYS: tuple[tuple[str, Reader], ...] = (
    (
        r"(?<![\d.])(?P<y>20\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})(?!\d)[日号]?",
        read.full,
    ),
    (r"(?<!\d)(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)", read.full),
    (r"(?<!\d)(?P<y>2\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?", read.full),
    (
        rf"(?P<yw>今年|本年|明年|后年|"
        rf"去年)?的?(?<![\d.])(?P<m>{_N})\s?月份?\s?(?P<d>{_DAY_N})(?![\d个天])(?:\s?[日号])?",
        read.month_day,
    ),
    (r"(?<![\d./:-])(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/%])", read.month_day),
    (
        rf"(?<![\w./-])(?<!\d:)(?P<m>1[0-2]|0?[1-9])[-.](?P<d>[012]?\d|3[01])(?!\d){_DEADLINE}[日号]?",
        read.month_day,
    ),
    (
        r"(?<![\w./-])(?P<m>1[0-2]|0?[1-9])-(?P<d>3[01]|[12]\d|0?[1-9])(?=\s\d{1,2}:\d\d)",
        read.month_day,
    ),
    (
        r"(?<=[到至成为止期在间于是])\s?(?P<m>1[0-2]|0?[1-9])\.(?P<d>[12]\d|3[01]|"
        r"0?[1-9])(?![\d天个小万w%折])[日号]?",
        read.month_day,
    ),
    (
        rf"(?<![a-z])(?P<mon>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y>20\d\d))?(?![\d:])",
        read.english_month,
    ),
    (
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|"
        rf"th)?\s+(?:of\s+)?(?P<mon>{_MONTH})(?![a-z])(?:,?\s+(?P<y>20\d\d))?",
        read.english_month,
    ),
    (r"(?P<which>本|这|下下|下|上)个?月的?\s?(?P<d>" + _DAY_N + r")\s?[日号]", read.day_of_month),
    (
        rf"(?:(?P<yw>今年|明年|去年)的?)?(?:{_WHICH}个?|(?<![\d.])(?P<m>{_N}))月份?的?(?P<part>中下旬|初|"
        rf"中旬|中|上旬|下旬|底|末|最后[一1]天|[第头][一1]天)",
        read.month_part,
    ),
    (
        rf"(?:{_WHICH}个?(?:(?P<month>月)|(?:周|星期|礼拜))|(?<![\d.])(?P<m>{_N})(?P<named>月)份?)的?"
        r"(?P<edge>最后|第)[一1]个?(?:工作日|交易日)",
        read.edge_workday,
    ),
    (
        rf"(?P<which>)(?<![\d./月第])(?P<d>{_DAY_N})\s?[号日](?![\d楼线店位桌院机库仓馆门柜床车桥宿])",
        read.day_of_month,
    ),
    (
        rf"(?:(?<![a-z0-9])q(?P<q>[1-4])|(?P<cq>[一二三四])季度|{_WHICH}个?季度?)的?(?P<part>末|底|初|结束)",
        read.quarter_part,
    ),
    (r"(?P<which>明|今|本|下|去)?(?:年的?)?年(?P<part>底|末|终|中|初)(?!级)", read.year_part),
    (
        rf"(?P<name>{'|'.join(feasts.WORDS)})(?:节|假期|长假|放假|假)*"
        rf"(?:(?P<when>之前|以前|前|之后|以后|后|回来)|当天|那天|"
        rf"期间)?(?:的?第?(?P<nth>{_N})个?(?P<back>工作日)|"
        rf"的?第(?P<free>{_N})天)?",
        read.holiday,
    ),
    (r"(?<![\d一二三四五六七八九十半几个去今明])年前", read.before_new_year),
    (
        rf"(?P<name>)节(?P<when>前|后)(?:的?第(?P<nth>{_N})个?(?P<back>工作日)|的?第(?P<free>{_N})天)?",
        read.holiday,
    ),
    (rf"(?P<rel>{_RELATIVE}|[今明](?=[早晚]))", read.relative),
    (rf"{_WHICH}{_WEEK}(?P<wd>[一二三四五六日天]|[1-7](?![\d个]))(?!个)", read.weekday),
    (rf"(?<![a-z])(?:(?P<which>this|next|last|coming)\s+)?(?P<wd>{_WEEKDAY})(?![a-z])", read.english_weekday),
    (rf"{_WHICH}{_WEEK}(?:末|(?=[之以]?内|[之以]?前|结束))", read.week_end),
    (r"(?<![a-z])(?:(?:by |the )*end of )?(?:the )?(?P<which>this|next) week(?:end)?", read.week_end),
    (r"(?<![a-z])(?:(?:by |the )*end of the week|weekend|eow)(?P<which>)(?![a-z])", read.week_end),
    (r"(?P<which>本|这个?|当|下个?)月(?=[之以]?内|[之以]?前|结束)", read.month_whole),
    (
        r"(?<![a-z])(?:(?:by |the )*end of (?P<which>(?:the |this |next )?)month|eom(?![a-z]))",
        read.month_whole,
    ),
    (
        r"(?:the )?end of (?:the|this) year|今年(?=[之以]?内)|年(?=[之以]?内)|(?<![a-z])eoy(?![a-z])",
        read.year_whole,
    ),
)
_BY_CALENDAR = (read.holiday, read.before_new_year, read.edge_workday)
_COMPILED = tuple((re.compile(pattern), reader) for pattern, reader in _WAYS)
_HINT = re.compile(r"[月日号周期拜季年节天今明底]|\d[-/.]\d|\d{8}|[a-z]{3}|" + "|".join(feasts.WORDS))


def find_day(text: str, today: date, start: int = 0, calendar: Calendar = CHINA) -> Day | None:
    """The first day named from `start`; of two that begin together, the longer."""
    if not _HINT.search(text, start):
        return None
    best: re.Match[str] | None = None
    reader: Reader = read.full
    for pattern, way in _COMPILED:
        found = pattern.search(text, start)
        if found and (best is None or (found.start(), -found.end()) < (best.start(), -best.end())):
            best, reader = found, way
    if best is None:
        return None
    given = (best, today, calendar) if reader in _BY_CALENDAR else (best, today)
    return Day(best.start(), best.end(), reader(*given))
