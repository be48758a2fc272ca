"""What people sent: fetched from the platform, looked at, and filed, or asked about while it has no place."""

from datetime import datetime, timedelta
from typing import Any

from bot.errors import PlatformError, UserError
from bot.message import Address, Reply
from bot.platforms.base import OVERSIZE, Fetched
from bot.sales.filenames import SMALLEST, clean_name, ending_of, is_program, made_up_name, size_words
from cards.elements import Card
from cards.files import filed_card, place_card
from cards.shown import asked, card_of
from jobs.registry import Fetch, fetching_job
from storage import audit, copies, files, filing, outbox, places, records, undo, uploads
from storage.changes import collected
from storage.db import Table, database
from storage.quotes import Quote
from storage.uploads import Upload, UploadStatus

PATIENCE = timedelta(minutes=2)  # of fetching again; addresses of files may live for five
_LOST = "没有取下来，没有存。请再发一次；还不行，就把编号 U{} 告诉管理员。"


@fetching_job
def fetch_upload(
    now: datetime, fetch: Fetch, here: dict[str, Any], asker: int, upload: int, most: int
) -> None:
    """Store what somebody sent and file it where it was promised to; without a promise ask where."""
    row = Upload.get_or_none(Upload.id == upload)
    if row is None or row.status in (UploadStatus.DROPPED, UploadStatus.FAILED):
        return
    if row.status == UploadStatus.COMING:
        _store(row, _fetched(row, fetch, here["platform"], most, now), now)
    with database.atomic():
        card = _answer(Upload.get_by_id(upload), now)
    if card is not None:
        outbox.send(Address(**here), Reply(card=card), now)


def _fetched(row: Upload, fetch: Fetch, platform: str, most: int, now: datetime) -> Fetched:
    """The file, if it is one we keep. Raises UserError, and PlatformError while it is worth another try."""
    try:
        found = fetch(platform, row.attachment, most)
    except PlatformError as error:
        if (error.retry or error.unknown) and now - row.at < PATIENCE:
            raise
        raise _refusal(row, "", _why(error, row, most)) from error
    name = clean_name(found.name)
    if len(found.content) < SMALLEST:
        raise _refusal(row, name, f"是空的（{size_words(len(found.content))}），没有存。请检查后再发。")
    if is_program(name or row.name):
        raise _refusal(
            row, name, f"是程序（.{ending_of(name or row.name)}），不收。文档、图片、压缩包都可以。"
        )
    return found


def _why(error: PlatformError, row: Upload, most: int) -> str:
    if error.code == OVERSIZE:
        return f"超过 {size_words(most)}，没有存。请压缩或拆开再发。"
    return _LOST.format(row.id)


def _refusal(row: Upload, name: str, why: str) -> UserError:
    uploads.end(row, UploadStatus.FAILED)
    return UserError(f"{f'《{name}》' if name else row.called}{why}")


def _store(row: Upload, found: Fetched, now: datetime) -> None:
    """Keep the bytes; the sentence may name what came without a name, or give another one of its kind."""
    own = clean_name(found.name) or made_up_name(row.kind, found.content, now)
    wanted = clean_name(row.wanted)
    fits = wanted and (not found.name or ending_of(wanted) == ending_of(own))
    uploads.arrived(row, wanted if fits else own, files.put(found.content), len(found.content))


def _answer(row: Upload, now: datetime) -> Card | None:
    """Where it went, or the question where it shall go; None where somebody has settled that."""
    if row.status == UploadStatus.HERE and not row.target:
        likely = [(record.number, places.title_of(record)) for record in places.likely(row.user, row.name)]
        return asked(f"upload{row.id}", place_card(row.name, row.size, row.id, likely))
    if row.status in (UploadStatus.HERE, UploadStatus.FILED) and row.target:
        return _filed(row, now)
    return None


def _filed(row: Upload, now: datetime) -> Card:
    """File it where it was promised to, as an action of its sender that can be taken back."""
    record = records.by_number(row.target)
    if record is None:
        raise _refusal(row, row.name, f"没有存：{row.target} 已经不在了。")
    if row.status == UploadStatus.HERE:
        with collected() as changes:
            uploads.file_to(record, row, now)
        undo.keep(row.user, "attach_file", changes, now)
        _show(record, now)
        audit.write(row.user, "attach_file", {"target": row.target, "file": row.name}, changes, now, row.lane)
    version, title = row.version, (record.number, places.title_of(record))
    before = filing.version(version.file, version.n - 1)
    return filed_card(version, title, now, fresh=version.source == row.message, before=before)


def _show(record: Table, now: datetime) -> None:
    """Cards of the record count its files; a quote's show none."""
    if not isinstance(record, Quote):
        card = card_of(record, now)
        outbox.restate(card)
        copies.show(card, now)
