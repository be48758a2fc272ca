"""Files in a message: written down as they come, and found again by the sentence that is about them."""

import re
from dataclasses import replace

from bot.context import Context
from bot.errors import UserError
from bot.understand import Input, Reading
from handlers import files as filing
from storage import uploads

_KEPT = ("image", "file", "video")  # voice is speech
_ALL = re.compile(r"都|全部|这些|这几|所有|\ball\b", re.I)
FOLDER = "文件夹平台不给我，请打成一个压缩包再发。"


def received(ctx: Context) -> list[int]:
    """The numbers of the event's files, written down; nothing is fetched yet."""
    return [
        uploads.receive(ctx.user, ctx.here.lane, ctx.event.message, file, ctx.now).id
        for file in ctx.event.files
        if file.kind in _KEPT
    ]


def filled(ctx: Context, reading: Reading, given: Input, sent: list[int], record: str) -> Reading:
    """The reading with the files it is about; a file that comes without an order is one itself.

    `record` is what the message answers, if it answers a card.
    """
    if any(file.kind == "folder" for file in ctx.event.files) and not sent:
        raise UserError(FOLDER)
    if reading.intent == "attach_file":
        return _attaching(ctx, reading, given, sent, record)
    if not sent or reading.intent != "none" or reading.suggest:
        return reading
    waiting = given.pending.slots if given.pending and given.pending.intent == "attach_file" else {}
    target = record or waiting.get("target")
    if target is None:
        return _taking(ctx, sent)
    return Reading("attach_file", {**_said(waiting, given), "target": target, "upload": sent})


def _attaching(ctx: Context, reading: Reading, given: Input, sent: list[int], record: str) -> Reading:
    ids = sent or _at_hand(ctx, reading.slots.get("upload"))
    slots = {**_said(reading.slots, given), **({"upload": ids} if ids else {})}
    if record and "target" in reading.ask:
        slots["target"] = record
    missing = [name for name in reading.ask if name not in slots and name != "file"]
    if not ids:
        return replace(reading, slots=slots, ask=("file", *missing))
    return _taking(ctx, ids) if "target" in missing else replace(reading, slots=slots, ask=tuple(missing))


def _taking(ctx: Context, ids: list[int]) -> Reading:
    """Nobody waits for words: the question where to put it comes when the file is here."""
    ctx.here = replace(ctx.here, stream="")
    return Reading("take_file", {"upload": ids})


def _said(slots, given: Input) -> dict:
    """The slots without a file name that nobody wrote: it is that of the file itself."""
    return {name: value for name, value in slots.items() if name != "file" or value != given.file}


def _at_hand(ctx: Context, asked_about: list[int] | None) -> list[int]:
    """What they sent here before: what we asked about, else the last one; all of it where that is said."""
    found = [one.id for one in uploads.at_hand(ctx.user, ctx.here.lane, ctx.now)]
    return found if _ALL.search(ctx.event.text) else asked_about or found[-1:]


def put_down(ctx: Context, given: Input) -> None:
    """The question where to put it was answered with something else: the file is dropped."""
    asked = given.pending.slots.get("upload") if given.pending else None
    filing.put_down(ctx, asked or [])
