"""Cards about files: where to put one, where it went, what a record has, and the versions of one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.sales.filenames import size_words
from cards.elements import Button, Buttons, Card, Element, Fields, Note, Row, Rows, Text, Tone, button

SHOWN = 10  # rows of a list
_LABEL = 20  # characters of a record's button
_ELSEWHERE = "别的地方：直接回复编号，比如 P3、T12、Q5。"


def place_card(name: str, size: int, upload: int, places: Sequence[tuple[str, str]]) -> Card:
    """Asks where a file shall go; `places` are likely records as (number, title)."""
    picks = tuple(
        button(title[:_LABEL], "attach_file", target=number, upload=upload) for number, title in places
    )
    body: list[Element] = [Text(f"《{name}》 {size_words(size)}")]
    body += [Buttons(picks)] if picks else []
    body += [Buttons((button("算了", "drop_file", upload=upload),)), Note(_ELSEWHERE)]
    return Card("这个文件存到哪里？", tuple(body), Tone.WAITING)


def placed_card(name: str, size: int, stamp: str) -> Card:
    """The same question once it is settled."""
    body = (Text(f"《{name}》 {size_words(size)}"),)
    return Card("这个文件存到哪里？", body, Tone.DONE, tag="已处理", stamp=stamp)


def filed_card(
    version: Any, record: tuple[str, str], now: datetime, *, fresh: bool, before: Any = None
) -> Card:
    """Where a file went: a new version, or the one with the same bytes; `before` is the version before it."""
    number, title = record
    pairs = [("存在", title), ("大小", size_words(version.size)), ("上传", who_words(version, now))]
    if before is not None:
        pairs.append(("上一版", f"v{before.n} {who_words(before, now)}"))
    history = button("历史版本", "file_history", file=version.file_id)
    buttons = Buttons((history, *_around(number)))
    words = () if fresh else (Note(f"内容和 v{version.n} 一模一样，没有新增版本。"),)
    body = (*words, Fields(tuple(pairs)), buttons)
    return Card(f"{version.name} v{version.n}", body, Tone.DONE, tag="已存" if fresh else "已有")


def _around(number: str) -> tuple[Button, Button]:
    files = button(f"{number} 的文件", "show_files", target=number)
    shows = {"record": number} if number[:1] != "Q" else {"quote": number}
    return files, button(f"打开 {number}", "show_record" if "record" in shows else "quote_status", **shows)


def files_card(record: tuple[str, str], files: Sequence[tuple[Any, Any]], now: datetime) -> Card:
    """A record's files as (file, its newest version); each can be sent, or its versions shown."""
    number, title = record
    rows = tuple(
        Row(str(file.id), f"{file.name} v{last.n}", _file_words(number, file, last, now), Tone.GOING)
        for file, last in files[:SHOWN]
    )
    buttons = (button("发出来", "send_file", style="primary"), button("历史版本", "file_history"))
    listed = Rows(rows, "", "file", buttons, more=len(files) - len(rows))
    return Card(f"{title} 的文件", (listed,), Tone.GOING, tag=f"{len(files)} 个")


def _file_words(number: str, file: Any, last: Any, now: datetime) -> str:
    place = "" if file.record == number else f"{file.record} · "
    return f"{place}{who_words(last, now)} · {size_words(last.size)}"


def found_files_card(name: str, found: Sequence[tuple[Any, Any]], now: datetime) -> Card:
    """Files of one name on several records."""
    rows = tuple(
        Row(str(file.id), f"{file.record} {file.name} v{last.n}", who_words(last, now), Tone.GOING)
        for file, last in found[:SHOWN]
    )
    buttons = (button("历史版本", "file_history", style="primary"),)
    listed = Rows(rows, "", "file", buttons, more=len(found) - len(rows))
    return Card(f"叫「{name}」的文件", (listed,), Tone.WAITING, tag=f"{len(found)} 个")


def versions_card(file: Any, versions: Sequence[Any], now: datetime) -> Card:
    """Every version of a file, the newest first; each can be sent into the chat."""
    rows = tuple(_version_row(one, now) for one in versions[:SHOWN])
    send = button("发出来", "send_file", style="primary", file=file.id)
    listed = Rows(rows, "", "version", (send,), more=len(versions) - len(rows))
    check = Note(f"v{versions[0].n} 的 SHA-256：{versions[0].sha256[:16]}…")
    body = (listed, check, Buttons(_around(file.record)))
    return Card(f"{file.record} {file.name}", body, Tone.GOING, tag=f"{len(versions)} 个版本")


def _version_row(version: Any, now: datetime) -> Row:
    detail = f"{who_words(version, now)} · {size_words(version.size)}"
    return Row(f"v{version.n}", f"v{version.n}", detail, Tone.GOING)


def who_words(version: Any, now: datetime) -> str:
    """Who brought a version, and when, in the reader's zone."""
    at = version.at.astimezone(now.tzinfo)
    year = f"{at:%Y}-" if at.year != now.year else ""
    return f"{version.by.name if version.by_id else '系统'} {year}{at:%m-%d %H:%M}"


def offer(number: str, count: int) -> tuple[Buttons, ...]:
    """The way from a record's card to its files, where it has any."""
    return (Buttons((button(f"附件 {count}", "show_files", target=number),)),) if count else ()
