"""Whether a message is for us: own mention, a slash, a private chat. And who is mentioned in it."""

import re
from dataclasses import dataclass

from bot.understand.normalise import clean
from bot.understand.shapes import Input

_KEY = re.compile(r"@_(?:user_\d+|all)")
_QUOTE_BLOCK = re.compile(
    r"^\s*(?:「[^「」]{0,3000}」|“[^“”]{0,3000}”|\"[^\"]{0,3000}\")\s*\n?\s*[-—–─=]( ?[-—–─=]){2,}\s*\n?"
)
_QUOTE_LINE = re.compile(r"^\s*(?:>|＞).*(?:\n|$)", re.MULTILINE)
_EVERYONE = "所有人"
_NAME_END = r"(?![\w])"


@dataclass(frozen=True)
class Letter:
    """A message for us without our own mention; `people` are the mentioned, as (start, end, name)."""

    text: str
    people: tuple[tuple[int, int, str], ...] = ()

    def without(self, length: int) -> "Letter":
        """The letter without its first characters."""
        later = tuple(
            (start - length, end - length, name) for start, end, name in self.people if start >= length
        )
        return Letter(self.text[length:], later)


def open_letter(given: Input) -> Letter | None:
    """The message's own words, or None when it is not for us."""
    text = _QUOTE_LINE.sub("", _QUOTE_BLOCK.sub("", clean(given.text)))
    text, people, ours = _unfold(text, given) if given.mentions else _plain(text, given)
    if not ours and given.chat_type != "p2p" and not text.lstrip().startswith(("/", "／")):
        return None
    lead = len(text) - len(text.lstrip())
    quoted = _QUOTE_LINE.match(text.strip())
    lead += quoted.end() if quoted else 0
    moved = tuple((start - lead, end - lead, name) for start, end, name in people)
    return Letter(text[lead:].strip(), tuple(one for one in moved if one[0] >= 0))


def _unfold(text: str, given: Input) -> tuple[str, list[tuple[int, int, str]], bool]:
    """Placeholder keys become @names; our own goes."""
    known = {mention.key: mention for mention in given.mentions}
    parts: list[str] = []
    people: list[tuple[int, int, str]] = []
    place = length = 0
    ours = False
    for found in _KEY.finditer(text):
        mention = known.get(found.group())
        parts.append(text[place : found.start()])
        length += found.start() - place
        place = found.end()
        if mention and mention.id == given.bot.id:
            ours = True
            word = " "
        else:
            name = mention.name if mention else _EVERYONE if found.group() == "@_all" else found.group()[1:]
            word = "@" + name
            if mention:
                people.append((length, length + len(word), name))
            word += " "
        parts.append(word)
        length += len(word)
    parts.append(text[place:])
    return "".join(parts), people, ours


def _plain(text: str, given: Input) -> tuple[str, list[tuple[int, int, str]], bool]:
    """Plain @names; our own goes, the others are found later with the roster."""
    if ("@" not in text and "＠" not in text) or not given.bot.name:
        return text, [], False
    longer = [name for name in given.roster if name.startswith(given.bot.name) and name != given.bot.name]
    guard = "".join(f"(?!{re.escape(name[len(given.bot.name) :])})" for name in longer)
    text, times = re.subn(rf"[@＠]{re.escape(given.bot.name)}{guard}{_NAME_END}", " ", text)
    return text, [], bool(times)
