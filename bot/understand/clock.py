"""Times of day: 下午三点半, 15:00, 3pm, 今晚8点, 下班前, 中午."""

import re
from dataclasses import dataclass
from datetime import time

from bot.understand.numerals import count

_PARTS = {
    "凌晨": "night",
    "半夜": "night",
    "清晨": "morning",
    "清早": "morning",
    "一大早": "morning",
    "一早": "morning",
    "大早上": "morning",
    "早上": "morning",
    "早晨": "morning",
    "明早": "morning",
    "今早": "morning",
    "早": "morning",
    "上午": "forenoon",
    "中午": "noon",
    "正午": "noon",
    "午间": "noon",
    "下午": "afternoon",
    "午后": "afternoon",
    "傍晚": "dusk",
    "晚上": "evening",
    "晚间": "evening",
    "夜里": "evening",
    "今晚": "evening",
    "明晚": "evening",
    "当晚": "evening",
    "晚": "evening",
    "in the morning": "morning",
    "in the afternoon": "afternoon",
    "in the evening": "evening",
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "tonight": "evening",
    "at night": "evening",
}
_DEFAULTS = {"night": 2, "morning": 9, "forenoon": 10, "noon": 12, "afternoon": 15, "dusk": 18, "evening": 20}
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_HOUR = r"(?:\d{1,2}|[零一二两三四五六七八九十]{1,3})"
_MINUTE = r"(?:\d{1,2}|[零〇一二三四五六七八九十]{1,3})"
CLOCK = re.compile(
    rf"(?:(?P<part>{_PART})\s*的?\s*)?(?:at\s+)?(?:"
    rf"(?P<h24>\d{{1,2}})\s*[::]\s*(?P<m24>\d\d)(?:[::]\d\d)?\s*(?P<ap1>[ap]\.?m\.?)?(?![\d.])"
    rf"|(?<!\d)(?P<h12>\d{{1,2}})\s*(?P<ap2>[ap]\.?m\.?)(?![a-z])"
    rf"|(?<![\d.])(?P<hour>{_HOUR})\s*[点时](?!(?:{_MINUTE})?[个%]|意见|建议|要求|原因|问题|内容|"
    rf"想法|注意|说明|钟头)(?:钟|整|(?P<quarter>[一三1-3]刻)|(?P<half>半)|"
    rf"(?P<min>{_MINUTE})\s*分?)?(?!\d)"
    rf"|(?<![a-z])(?P<word>noon|midday|midnight|eod|cob|end of day)(?![a-z]))"
    rf"|(?P<off>下班之?前|下班时?(?!后)|收工前|午饭前)"
    rf"|at\s+(?P<bare>\d{{1,2}})(?![\d%.:/-]|\s*(?:万|w|k|元|天|%))"
    rf"|(?P<only>{_PART})"
)
_WORDS = {"noon": 12, "midday": 12, "midnight": 24, "eod": 18, "cob": 18, "end of day": 18}


@dataclass(frozen=True)
class Clock:
    """A time of day; `hour` 24 is the midnight that ends the day.

    `part` is the part of day named, `exact` whether an hour was, `full` whether it was on a 24-hour clock.
    """

    start: int
    end: int
    hour: int
    minute: int
    part: str
    exact: bool
    sure: bool

    @property
    def time(self) -> time:
        """The time; midnight is 0:00 of the day after."""
        return time(self.hour % 24, self.minute)


def match_clock(text: str, start: int = 0) -> Clock | None:
    """The time of day that stands exactly at `start`."""
    found = CLOCK.match(text, start)
    return read_clock(found) if found else None


def find_clock(text: str, start: int = 0) -> Clock | None:
    """The first time of day from `start` with an hour; else the first part of day."""
    vague = None
    for found in CLOCK.finditer(text, start):
        clock = read_clock(found)
        if clock and clock.exact:
            return clock
        vague = vague or (clock if clock and found.group("only") not in ("早", "晚") else None)
    return vague


def read_clock(found: re.Match[str]) -> Clock | None:
    """What a match of CLOCK says, None for 25:00."""
    span = found.span()
    if found.group("off"):
        return Clock(*span, 12 if "午" in found.group("off") else 18, 0, "afternoon", True, True)
    if found.group("word"):
        return Clock(*span, _WORDS[found.group("word")], 0, "", True, True)
    if found.group("only"):
        part = _PARTS[found.group("only")]
        return Clock(*span, _DEFAULTS[part], 0, part, False, True)
    return _numbered(found)


def _numbered(found: re.Match[str]) -> Clock | None:
    part = _PARTS.get(found.group("part") or "", "")
    mark = (found.group("ap1") or found.group("ap2") or "")[:1]
    part = {"a": "morning", "p": "afternoon"}.get(mark, part)
    text = found.group("h24") or found.group("h12") or found.group("hour") or found.group("bare")
    hour, minute = count(text), _minute(found)
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    padded = bool(found.group("h24")) and len(text) == 2 and text[0] == "0"
    sure = bool(part) or hour > 12 or hour == 0 or padded
    return Clock(*found.span(), _in_part(hour, part, bool(mark)), minute, part, True, sure)


def _minute(found: re.Match[str]) -> int | None:
    if found.group("m24"):
        return int(found.group("m24"))
    if found.group("quarter"):
        return 15 * (count(found.group("quarter")[0]) or 0)
    if found.group("half"):
        return 30
    return count(found.group("min")) if found.group("min") else 0


def _in_part(hour: int, part: str, marked: bool) -> int:
    """An hour named with its part of the day on the 24-hour clock: 晚上12点 is 24, 中午1点 13."""
    if part in ("night", "morning", "forenoon"):
        return 0 if hour == 12 and (part == "night" or marked) else hour
    if part == "noon":
        return hour + 12 if hour < 4 else hour
    if part in ("afternoon", "dusk"):
        return hour + 12 if hour < 12 else hour
    if part == "evening":
        return 24 if hour == 12 else hour + 12 if 5 <= hour < 12 else 24 + hour if hour < 5 else hour
    return hour
