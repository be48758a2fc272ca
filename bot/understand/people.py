"""People in a text: mentions, @names, names of the roster."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.understand.normalise import fold

_AT = re.compile(r"@\s?(?P<name>[^\s@,，。;；:：、!！?？()（）]{1,24})")
_EVERYONE = ("所有人", "全体", "大家", "all")
_NAME_STOP = re.compile(
    r"(?:派给|指派|交给|负责|处理|的|在|把|将|为|设|来|做|本周|这周|今天|明天|下周|上周|"
    r"周[一二三四五六日天]|高|中|低|紧急|跟进|去|请|确认|记得|，|同意|完成)"
)


@dataclass(frozen=True)
class Person:
    """Somebody named; `mention` when by @, not by a bare name."""

    name: str
    start: int
    end: int
    mention: bool


@lru_cache(maxsize=256)
def _roster(names: tuple[str, ...]) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    known = {fold(name): name for name in names if name.strip()}
    if not known:
        return None, known
    words = [_bounded(word) for word in sorted(known, key=len, reverse=True)]
    return re.compile("@?(?:" + "|".join(words) + ")"), known


def _bounded(word: str) -> str:
    pattern = re.escape(word)
    if word[0].isascii() and word[0].isalnum():
        pattern = r"(?<![a-z0-9_])" + pattern
    if word[-1].isascii() and word[-1].isalnum():
        pattern += r"(?![a-z0-9_])"
    return pattern


def find_people(
    text: str, roster: tuple[str, ...], mentioned: tuple[tuple[int, int, str], ...]
) -> list[Person]:
    """Everybody named in the comparable text, in order."""
    found = [Person(name, start, end, True) for start, end, name in mentioned]
    pattern, known = _roster(roster)
    if pattern:
        for match in pattern.finditer(text):
            if not _inside(match.start(), found):
                at = match.group().startswith("@")
                found.append(Person(known[match.group().lstrip("@")], match.start(), match.end(), at))
    if "@" in text:
        found.extend(_strangers(text, found))
    return sorted(found, key=lambda person: person.start)


def _inside(place: int, people: list[Person]) -> bool:
    return any(person.start <= place < person.end for person in people)


def _strangers(text: str, known: list[Person]) -> list[Person]:
    """@names that are not in the roster, up to the next space or verb."""
    found = []
    for match in _AT.finditer(text):
        if _inside(match.start(), known) or (
            match.start() and text[match.start() - 1].isalnum() and text[match.start() - 1].isascii()
        ):
            continue
        name = match.group("name")
        if name.startswith(_EVERYONE):
            continue
        stop = _NAME_STOP.search(name, 1)
        name = name[: stop.start()] if stop else name
        found.append(Person(name, match.start(), match.start("name") + len(name), True))
    return found
