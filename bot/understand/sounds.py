"""How Chinese characters sound, coarsely: zh as z, ng as n, so that 业绩与测 sounds like 业绩预测.

The table lists, for each syllable without tone, the characters of GB 2312 that can be read so.
"""

import re
from functools import lru_cache
from itertools import islice, product
from pathlib import Path

_MOST_READINGS = 4
_RETROFLEX = re.compile(r"^([zcs])h")
_NASAL_FRONT = re.compile(r"^n(?=[aeiouv])")
_NASAL_END = re.compile(r"([aei])ng$")


@lru_cache(maxsize=1)
def _syllables() -> dict[str, tuple[str, ...]]:
    readings: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "syllables.txt").read_text(encoding="utf-8").splitlines():
        syllable, chars = line.split(" ")
        for char in chars:
            readings.setdefault(char, []).append(syllable)
    return {char: tuple(known) for char, known in readings.items()}


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    return {char: tuple(dict.fromkeys(map(_coarse, known))) for char, known in _syllables().items()}


def _coarse(syllable: str) -> str:
    """Readings that people mix up made one: zh/z, ch/c, sh/s, l/n at the front, ng/n at the end."""
    syllable = _RETROFLEX.sub(r"\1", syllable)
    syllable = _NASAL_FRONT.sub("l", syllable)
    return _NASAL_END.sub(r"\1n", syllable)


def sounds(char: str) -> tuple[str, ...]:
    """The coarse readings of a character; anything else sounds like itself."""
    return _table().get(char, (char,))


def spoken(text: str) -> list[tuple[str, ...]]:
    """The ways a short text can be read, the commonest first."""
    return list(islice(product(*(sounds(char) for char in text)), _MOST_READINGS))


def same_sound(one: str, other: str) -> bool:
    """Whether two characters can be read alike."""
    return bool(set(sounds(one)) & set(sounds(other)))


def has_initials(text: str, letters: str) -> bool:
    """Whether characters in a row begin so, in any of their readings: 重庆银行 with cq and yh."""
    heard = _initials(text.casefold())
    starts = range(len(heard) - len(letters) + 1)
    return any(all(one in heard[at + n] for n, one in enumerate(letters)) for at in starts)


@lru_cache(maxsize=8192)
def _initials(text: str) -> tuple[str, ...]:
    return tuple("".join(syllable[0] for syllable in _syllables().get(char, (char,))) for char in text)
