"""What people sent and has no place yet: fetched from the platform by a job, then filed or dropped."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from peewee import BigIntegerField, CharField

from bot.errors import UserError
from bot.message import Attachment
from bot.sales.filenames import clean_name
from storage import activities, files, filing
from storage.db import Table, reference
from storage.fields import JSONField, MomentField
from storage.filing import Content, Filed, FileVersion
from storage.people import User

AT_HAND = timedelta(minutes=15)  # how long "this file" may mean one that was sent before the sentence
KEPT = timedelta(days=1)  # for what nobody gave a place


class UploadStatus(StrEnum):
    """Noted: its bytes are on the platform. Coming: a job is to fetch them. Here: stored, without a place."""

    NOTED = "noted"
    COMING = "coming"
    HERE = "here"
    FILED = "filed"
    DROPPED = "dropped"
    FAILED = "failed"


OPEN = (UploadStatus.NOTED, UploadStatus.COMING, UploadStatus.HERE)


class Upload(Table):
    """A file somebody sent. `handle` is what its platform needs to give it; `wanted` the name the sentence
    gave it, `target` the record it was promised to while it was coming."""

    user = reference(User, index=True)
    lane = CharField(max_length=200)
    message = CharField(default="")
    kind = CharField(max_length=8)
    name = CharField()
    handle = JSONField()
    status = CharField(max_length=8, default=UploadStatus.NOTED)
    wanted = CharField(default="")
    target = CharField(max_length=16, default="")
    sha256 = CharField(max_length=64, default="")
    size = BigIntegerField(default=0)
    version = reference(FileVersion, null=True)
    at = MomentField()

    @property
    def called(self) -> str:
        """What it is in a sentence; what came without a name gets one when it is here."""
        if self.sha256 or (self.kind == "file" and "." in self.name):
            return f"《{self.name}》"
        return {"image": "这张图片", "video": "这段视频"}.get(self.kind, "这个文件")

    @property
    def attachment(self) -> Attachment:
        """As the platform's adapter gave it."""
        return Attachment(self.kind, self.name, self.handle)

    @property
    def content(self) -> Content:
        """Name and bytes, once they are here."""
        return Content(self.name, self.sha256, self.size, self.message)


def receive(user: User, lane: str, message: str, file: Attachment, now: datetime) -> Upload:
    """Write down a file that came, once: words that quote it mean the same one.

    Its handle may be a secret, so it is kept out of the audit.
    """
    known = next((one for one in at_hand(user, lane, now) if one.handle == file.handle), None)
    if known is not None:
        return known
    name = clean_name(file.name) or "文件"
    values = {"kind": file.kind, "name": name, "handle": file.handle}
    return Upload.create(user=user, lane=lane, message=message[:200], at=now, **values)


def by_ids(ids: Sequence[int]) -> list[Upload]:
    """Uploads by their numbers, in the order they came."""
    return list(Upload.select().where(Upload.id.in_(list(ids))).order_by(Upload.id))


def at_hand(user: User, lane: str, now: datetime) -> list[Upload]:
    """What somebody sent into a chat lately and is without a place, the oldest first."""
    open_ones = Upload.status.in_(OPEN) & (Upload.target == "")
    mine = (Upload.user == user) & (Upload.lane == lane) & (Upload.at > now - AT_HAND)
    return list(Upload.select().where(mine, open_ones).order_by(Upload.id))


def arrived(upload: Upload, name: str, sha256: str, size: int) -> bool:
    """Its bytes are stored now; False when somebody dropped it, or it was here before."""
    return upload.change(
        Upload.status == UploadStatus.COMING, status=UploadStatus.HERE, name=name, sha256=sha256, size=size
    )


def call(upload: Upload) -> bool:
    """Whether a job has to be sent for it: the first who asks sends one."""
    return upload.change(Upload.status == UploadStatus.NOTED, status=UploadStatus.COMING)


def promise(upload: Upload, target: str, wanted: str) -> bool:
    """It shall go to `target` as soon as it is here; False when it is here (or gone) already."""
    still = Upload.status.in_((UploadStatus.NOTED, UploadStatus.COMING))
    return upload.change(still, target=target, wanted=wanted)


def end(upload: Upload, status: UploadStatus, version: FileVersion | None = None) -> bool:
    """Filed, dropped or failed; False when it was no longer open."""
    return upload.change(Upload.status.in_(OPEN), status=status, version=version)


def file_to(record: Any, upload: Upload, now: datetime) -> Filed:
    """Give what is here its place on a record. Raises UserError when somebody was faster."""
    filed = filing.put(record, upload.content, upload.user, now)
    if not end(upload, UploadStatus.FILED, filed.version):
        raise UserError(f"《{upload.name}》刚才已经处理过了。")
    if filed.fresh:
        said = filed.version.title
        activities.write(record, "file", upload.user, now, said, source=upload.message)
    return filed


def forget_before(moment: datetime) -> int:
    """Drop uploads older than `moment`, and the bytes of those that became no version."""
    old = list(Upload.select().where(Upload.at < moment))
    for upload in old:
        upload.delete_instance()
    for sha256 in {upload.sha256 for upload in old if upload.sha256}:
        if not (filing.holds(sha256) or Upload.select().where(Upload.sha256 == sha256).exists()):
            files.drop(sha256)
    return len(old)
