"""The JSON shapes cards are put together from. Words from people are escaped wherever markdown is read."""

import re
from collections.abc import Iterable
from typing import Any

from cards.elements import Card, Choice, DatePick, Input, Row, Tone, Who

Json = dict[str, Any]

_MARKS = re.compile(r"[\\`*_~\[\]<>&#|$!]")
_LIST = re.compile(r"(?m)^(\s*\d*)([-+=.)])(?=\s|\2|$)")  # "- ", "1. ", "---" would be lists and lines
_TAGS = {Tone.NEW: "neutral"}  # a tag's word for a header's colour, where they differ
_MOST_OPTIONS = 100


def escape(text: str) -> str:
    """Text that Feishu's markdown shows as it was typed."""
    marked = _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", text.strip())
    entities = _LIST.sub(lambda first: f"{first[1]}&#{ord(first[2])};", marked)
    return re.sub(r"\s*\n\s*", "<br>", entities)


def plain(text: str) -> Json:
    """A text object in which nothing is interpreted."""
    return {"tag": "plain_text", "content": text}


def paragraph(text: str) -> Json:
    """A paragraph of plain text."""
    return {"tag": "div", "text": plain(text)}


def small(text: str, colour: str = "grey") -> Json:
    """A line in small print."""
    return {"tag": "div", "text": {**plain(text), "text_size": "notation", "text_color": colour}}


def markdown(text: str, **more: str) -> Json:
    """Markdown, its foreign words escaped already."""
    return {"tag": "markdown", "content": text, **more}


def grey(text: str) -> str:
    """Words in grey, as markdown."""
    return f"<font color='grey'>{escape(text)}</font>"


def mention(who: Who) -> str:
    """A person named with @, as markdown."""
    known = who.ids.get("feishu")
    return f"<at id={known}></at>" if known else escape(f"@{who.name}")


def header(card: Card) -> Json:
    """Title, tag and the colour of the card's state."""
    head: Json = {"title": plain(card.title), "template": card.tone.value}
    if card.tag:
        colour = _TAGS.get(card.tone, card.tone.value)
        head["text_tag_list"] = [{"tag": "text_tag", "text": plain(card.tag), "color": colour}]
    return head


def columns(cells: Iterable[Json]) -> Json:
    """Columns that stay beside each other on a phone."""
    return {"tag": "column_set", "flex_mode": "none", "columns": list(cells)}


def column(element: Json, weight: int = 0) -> Json:
    """One column; without a weight as wide as what is in it."""
    width = {"width": "weighted", "weight": weight} if weight else {"width": "auto"}
    return {"tag": "column", **width, "vertical_align": "center", "elements": [element]}


def weight(texts: Iterable[str]) -> int:
    """How much room a column of texts needs, 1 to 5; a Chinese character is as wide as two others."""
    widest = max(sum(1 + (letter > "\u2e7f") for letter in text) for text in texts)
    return max(1, round(5 * min(widest, 12) / 12))


def side_by_side(buttons: Iterable[Json]) -> Json:
    """Buttons in a line that breaks where the phone ends."""
    return {"tag": "column_set", "flex_mode": "flow", "columns": [column(button) for button in buttons]}


def row_text(row: Row) -> Json:
    """A list entry: title, below it the detail in grey, or in red where it is late."""
    colour = "red" if row.tone is Tone.LATE else "grey"
    detail = f"<br><font color='{colour}'>{escape(row.detail)}</font>" if row.detail else ""
    return markdown(f"**{escape(row.title)}**{detail}")


def text_input(part: Input, name: str) -> Json:
    """Free text, at most the 1,000 characters Feishu allows."""
    drawn = {
        "tag": "input",
        "name": name,
        "input_type": "multiline_text" if part.multiline else "text",
        "required": part.required,
        "default_value": part.value[:1000],
        "placeholder": plain((part.placeholder or f"请输入{part.label}")[:100]),
    }
    return {**drawn, "rows": 3} if part.multiline else drawn


def select(part: Choice, name: str) -> Json:
    """One of several; a value that is not among the options is not preset."""
    options = part.options[:_MOST_OPTIONS]
    drawn: Json = {
        "tag": "select_static",
        "name": name,
        "placeholder": plain("请选择"),
        "options": [{"text": plain(shown), "value": value} for value, shown in options],
    }
    if part.value in (value for value, _ in options):
        drawn["initial_option"] = part.value
    return drawn


def date_picker(part: DatePick, name: str) -> Json:
    """A day."""
    drawn = {"tag": "date_picker", "name": name, "placeholder": plain("选择日期")}
    return {**drawn, "initial_date": part.value} if part.value else drawn
