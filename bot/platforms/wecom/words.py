"""Reply texts for WeCom's channels: limits count bytes, mentions become names where nobody can be called."""

import re
from dataclasses import replace

from bot.message import FileRef, Reply
from cards.elements import Card, Note, Picture, Text
from cards.text import as_text
from cards.wecom import fits
from cards.wecom.content import paragraph

APP_TEXT = 2048  # bytes, message/send and passive text
PUSH_TEXT = 2048  # bytes, webhook text; the only push form that calls people
PUSH_MARKDOWN = 4096  # bytes
BOT_MARKDOWN = 20480  # bytes, bot stream and response_url
_BESIDE = 60  # characters of text a card has room for above its own words
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def spoken(reply: Reply, listener: str = "") -> str:
    """The text with the names of those who must act before it, but for the one who reads it alone."""
    called = [who.name for who in reply.mention if who.ids.get("wecom") != listener or not listener]
    return clean("".join(f"@{name} " for name in called) + reply.text)


def calling(reply: Reply) -> str:
    """The text with a real call of those who must act; only a group push can."""
    marks = (f"<@{who.ids['wecom']}> " if "wecom" in who.ids else f"@{who.name} " for who in reply.mention)
    return clean("".join(marks) + reply.text)


def clean(text: str) -> str:
    """Without control characters, which WeCom refuses (40033)."""
    return _CONTROL.sub("", text)


def split(text: str, limit: int) -> list[str]:
    """Pieces of at most `limit` bytes, cut at line ends where there are any."""
    pieces, rest = [], text.strip()
    while len(rest.encode()) > limit:
        head = rest.encode()[:limit].decode(errors="ignore")
        at = head.rfind("\n")
        head = head[:at] if at > len(head) // 2 else head
        pieces.append(head.rstrip())
        rest = rest[len(head) :].lstrip("\n")
    return [*pieces, rest] if rest else pieces


def with_pictures(reply: Reply) -> Reply:
    """Template cards show no stored pictures: they become files sent after the card."""
    if reply.card is None:
        return reply
    shown = [element for element in reply.card.body if isinstance(element, Picture)]
    known = {file.key for file in reply.files}
    more = tuple(FileRef(p.key, f"{p.alt}.png", "image/png") for p in shown if p.key not in known)
    return replace(reply, files=more + reply.files)


def whole(reply: Reply, limits: str) -> Reply:
    """Paragraphs a card would cut are said in full before it; the card keeps everything else."""
    if reply.card is None or fits(reply.card, limits):
        return reply
    said = [element for element in reply.card.body if isinstance(element, Text)]
    if not said:
        return reply
    rest = tuple(element for element in reply.card.body if element not in said)
    lines = [reply.text, reply.card.title, *(paragraph(element) for element in said)]
    return replace(reply, text="\n".join(filter(None, lines)), card=replace(reply.card, body=rest))


def joined(reply: Reply) -> Reply:
    """Text and card as one message, for channels that take one: within the card, or all of it as text."""
    if reply.card is None or not reply.text:
        return reply
    if len(reply.text) <= _BESIDE:
        card = replace(reply.card, body=(Text(reply.text, reply.mention), *reply.card.body))
        return replace(reply, text="", card=card, mention=())
    return replace(reply, text=f"{reply.text}\n\n{as_text(reply.card)}", card=None)


def noted(card: Card, text: str) -> Card:
    """The card with a line before everything else, unless one of its own, or its stamp, says that already."""
    said = [card.stamp, *(element.text for element in card.body if isinstance(element, Text | Note))]
    if not text or any(text in line for line in said) or (card.stamp and card.stamp in text):
        return card
    return replace(card, body=(Text(text), *card.body))
