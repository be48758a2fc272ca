"""Did you mean: words that sound or look like an action's. What would change data is only offered."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from bot.understand.ids import find_ids
from bot.understand.normalise import Line
from bot.understand.phrases import LOOK_ALIKE, PHRASES
from bot.understand.shapes import NOTHING, Reading
from bot.understand.sounds import same_sound, spoken
from bot.understand.vocabulary import Vocabulary

_LONGEST = 60
_MOST = 3
_CHINESE = re.compile(r"[一-鿿]{2,}")
_ENGLISH = re.compile(r"(?<![a-z0-9@.])[a-z]{4,16}(?![a-z0-9@.])")


class Lexicon:
    """Phrases by their sound, by all but one character, and English words by their letters but one or two."""

    def __init__(self, phrases: tuple[str, ...]) -> None:
        self.by_sound: dict[tuple[str, ...], list[str]] = {}
        self.by_gap: dict[tuple[int, str], list[str]] = {}
        self.by_look: dict[str, list[str]] = {}
        self.by_letters: dict[str, list[str]] = {}
        self.known = frozenset(phrases)
        self.short = tuple(phrase for phrase in phrases if len(phrase) <= 3 and not phrase.isascii())
        for phrase in phrases:
            if phrase.isascii():
                for part in _lessened(phrase):
                    self.by_letters.setdefault(part, []).append(phrase)
            else:
                self._add_chinese(phrase)

    def _add_chinese(self, phrase: str) -> None:
        for key in spoken(phrase):
            self.by_sound.setdefault(key, []).append(phrase)
        for n, char in enumerate(phrase):
            for other in LOOK_ALIKE.get(char, ""):
                self.by_look.setdefault(phrase[:n] + other + phrase[n + 1 :], []).append(phrase)
        if len(phrase) >= 3:
            for n in range(len(phrase)):
                self.by_gap.setdefault((n, phrase[:n] + phrase[n + 1 :]), []).append(phrase)

    def like(self, word: str, near: bool = False) -> list[tuple[int, str]]:
        """Phrases of this length that sound like the word, or differ in one character; the closer first.

        Beside a record's number (`near`) three characters may differ in one that sounds otherwise.
        """
        found = {phrase: 0 for key in spoken(word) for phrase in self.by_sound.get(key, ())}
        for phrase in self.by_look.get(word, ()):
            found.setdefault(phrase, 1)
        for n in range(len(word) if len(word) >= 3 else 0):
            for phrase in self.by_gap.get((n, word[:n] + word[n + 1 :]), ()):
                alike = same_sound(phrase[n], word[n])
                if alike or len(word) >= (3 if near else 4):
                    found.setdefault(phrase, 1 if alike else 2)
        return sorted((far, phrase) for phrase, far in found.items() if phrase != word)

    def spelled_like(self, word: str) -> list[tuple[int, str]]:
        """English words one slip away, two for long ones."""
        near = {phrase for part in _lessened(word) for phrase in self.by_letters.get(part, ())}
        far = sorted((_slips(word, phrase), phrase) for phrase in near if phrase != word)
        return [(slips, phrase) for slips, phrase in far if slips <= (2 if len(phrase) >= 8 else 1)]


def _lessened(word: str) -> set[str]:
    """The word, and the word without any one letter, for long ones any two."""
    once = {word[:n] + word[n + 1 :] for n in range(len(word))}
    twice = {part[:n] + part[n + 1 :] for part in once for n in range(len(part))} if len(word) >= 8 else set()
    return {word} | once | twice


def _slips(one: str, other: str) -> int:
    """Letters left out, put in, changed or swapped with their neighbour."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


@lru_cache(maxsize=8)
def lexicon(extra: tuple[str, ...] = ()) -> Lexicon:
    """The phrases of the fixed actions and the aliases of registered ones."""
    fixed = [phrase for phrases in PHRASES.values() for phrase in phrases.split()]
    return Lexicon(tuple(dict.fromkeys([*fixed, *(alias for alias in extra if " " not in alias)])))


def resembles_order(word: str) -> bool:
    """Whether a word may be an order with a typo in it: 新健线索, 新建线锁."""
    return len(word) >= 3 and bool(lexicon().like(word))


def is_mistyped(text: str, reading: Reading) -> bool:
    """Whether free text begins with the first character of a mistyped verb: 天加任务 … as title 天 …."""
    glued = any(isinstance(value, str) and value[:1] == text[:1] for value in reading.slots.values())
    return glued and any(far == 0 for size in (4, 5) for far, _ in lexicon().like(text[:size]))


def suggest(text: str, vocabulary: Vocabulary, read: Callable[[str], Reading]) -> Reading:
    """What the text would say with one word put right: done when it only looks, else offered."""
    if not 2 <= len(text) <= _LONGEST or "\n" in text:
        return NOTHING
    intents: list[str] = []
    sentences: list[str] = []
    for closeness, sentence in _corrected(text, lexicon(tuple(alias for alias, _ in vocabulary.aliases))):
        reading = read(sentence)
        command = vocabulary.get(reading.intent)
        if command is None or reading.intent in intents:
            continue
        if not intents and closeness == 0 and not command.changes and not reading.ask:
            return reading
        intents.append(reading.intent)
        sentences.append(sentence)
        if len(intents) == _MOST:
            break
    return Reading(suggest=tuple(intents), corrected=tuple(sentences)) if intents else NOTHING


def _corrected(text: str, words: Lexicon) -> Iterator[tuple[int, str]]:
    """The text with one word replaced, the likeliest first; 0 is a sure one of three characters or more."""
    line = Line(text)
    found: list[tuple[int, int, int, int, str]] = []
    near = bool(find_ids(line.match))
    for run in _CHINESE.finditer(line.match):
        for start, end in _windows(*run.span()):
            holds = any(known in line.match[start:end] for known in words.short)
            for far, phrase in words.like(line.match[start:end], near):
                if holds and far == 2:
                    continue
                rank = far if end - start >= 3 else far + 1
                found.append((rank, start - end, start, end, phrase))
    for word in _ENGLISH.finditer(line.match):
        if word.group() not in words.known:
            found += [(slips, 0, *word.span(), phrase) for slips, phrase in words.spelled_like(word.group())]
    found.sort()
    for rank, _, start, end, phrase in found[:6]:
        yield (0 if rank <= 1 and end - start >= 3 else 1), _replaced(line, start, end, phrase)


def _windows(start: int, end: int) -> Iterator[tuple[int, int]]:
    for length in (5, 4, 3, 2):
        for place in range(start, end - length + 1):
            yield place, place + length


def _replaced(line: Line, start: int, end: int, phrase: str) -> str:
    return line.as_typed(0, start) + phrase + line.as_typed(end, len(line.match))
