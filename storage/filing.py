"""Files of records and their versions. The bytes lie in storage.files, under their SHA-256."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import BigIntegerField, CharField, IntegerField, fn

from bot.errors import UserError
from bot.sales.filenames import plain_file
from storage.db import Table, insert_once, reference
from storage.fields import MomentField
from storage.people import User
from storage.prepared import Blank, prepared
from storage.projects import Project

_RACES = 5  # uploads of one name that may meet in the same moment


class File(Table):
    """A name on a record such as P3. `current` is its latest version, 0 when that was taken back;
    `project` the deal the record is part of."""

    record = CharField(max_length=16)
    project = reference(Project, null=True, index=True)
    name = CharField()
    plain_name = CharField()
    current = IntegerField(default=0)
    created_at = MomentField()

    class Meta:
        indexes = ((("record", "plain_name"), True),)


class FileVersion(Table):
    """One upload of a file: `sha256` is also the key of its bytes, `size` in bytes, `source` the message."""

    append_only = True

    file = reference(File, index=True)
    n = IntegerField()
    name = CharField()
    sha256 = CharField(max_length=64, index=True)
    size = BigIntegerField()
    by = reference(User, null=True)
    at = MomentField()
    source = CharField(default="")

    class Meta:
        indexes = ((("file", "n"), True),)

    @property
    def title(self) -> str:
        """Name and version as people say it."""
        return f"《{self.name}》v{self.n}"


@dataclass(frozen=True)
class Content:
    """Stored bytes with the name they came under."""

    name: str
    sha256: str
    size: int
    source: str = ""


@dataclass(frozen=True)
class Filed:
    """Where an upload ended: a new version, or (`fresh` False) the one that had the same bytes already."""

    version: FileVersion
    fresh: bool


def put(record: Any, content: Content, by: User | None, at: datetime) -> Filed:
    """The next version of a record's file of that name; identical bytes add none."""
    for _ in range(_RACES):
        file = _file(record, content.name, at)
        same = _of(file).where(FileVersion.sha256 == content.sha256).first()
        if same is not None:
            return Filed(same, fresh=False)
        n = file.current + 1
        if file.change(File.current == file.current, current=n, name=content.name):
            values = {"name": content.name, "sha256": content.sha256, "size": content.size}
            return Filed(
                FileVersion.add(file=file, n=n, by=by, at=at, source=content.source, **values), fresh=True
            )
    raise UserError(f"好几个人同时在传《{content.name}》，请再发一次。")


def _file(record: Any, name: str, at: datetime) -> File:
    same = (File.record == record.number) & (File.plain_name == plain_file(name))
    known = File.get_or_none(same)
    if known is None:
        about = record if isinstance(record, Project) else getattr(record, "project", None)
        values = {"record": record.number, "name": name, "plain_name": plain_file(name)}
        insert_once(File, project=about, created_at=at, **values)
    return known or File.get(same)


def _of(file: File) -> Any:
    return FileVersion.select().where(FileVersion.file == file, FileVersion.n <= file.current)


def versions(file: File) -> list[FileVersion]:
    """All versions of a file, the newest first."""
    return list(_of(file).order_by(FileVersion.n.desc()))


def version(file: File, n: int) -> FileVersion | None:
    """One version of a file, or None."""
    return _of(file).where(FileVersion.n == n).first()


def latest(files: list[File]) -> dict[int, FileVersion]:
    """The newest version of each file, by the file's id; one query."""
    query = FileVersion.select().join(File, on=(FileVersion.file == File.id))
    found = query.where(File.id.in_([file.id for file in files]), FileVersion.n == File.current)
    return {one.file_id: one for one in found}


def of(record: Any) -> list[File]:
    """A record's files, a deal's with those of its tasks, quotes and lead, the newest first."""
    return list(File.select().where(_theirs(*_belonging(record))).order_by(File.id.desc()))


def count(record: Any) -> int:
    """How many files `of` would give."""
    return _count.scalar(*_belonging(record))


@prepared
def _count(numbers: Blank, project: Blank) -> Any:
    return File.select(fn.COUNT(File.id)).where(_theirs(numbers, project))


def _belonging(record: Any) -> tuple[set[str], Project | None]:
    """The numbers a record's files stand under, and the deal they are part of where it is one."""
    if not isinstance(record, Project):
        return {record.number}, None
    return {record.number, f"L{record.lead_id}"} if record.lead_id else {record.number}, record


def _theirs(numbers: Any, project: Any) -> Any:
    named = File.record.in_(numbers)
    return (named | (File.project == project) if project is not None else named) & (File.current > 0)


def named(name: str) -> list[File]:
    """Files called so; where there are none, those with the words in their name; the newest first."""
    plain = plain_file(name)
    there = File.select().where(File.current > 0).order_by(File.id.desc())
    return list(there.where(File.plain_name == plain)) or list(
        there.where(File.plain_name.contains(plain)).limit(50)
    )


def records_with(name: str) -> list[str]:
    """Numbers of the records that have a file of this name, the latest first."""
    query = File.select(File.record).where(File.plain_name == plain_file(name), File.current > 0)
    return [row.record for row in query.order_by(File.id.desc()).limit(20)]


def move(old: Any, new: Any) -> None:
    """A record's files become another's; versions of a name both have are added to the other's."""
    for file in of(old):
        there = (File.record == new.number) & (File.plain_name == file.plain_name)
        if not File.select().where(there).exists():
            file.change(record=new.number)
            continue
        for one in reversed(versions(file)):
            put(new, Content(one.name, one.sha256, one.size, one.source), one.by, one.at)


def holds(sha256: str) -> bool:
    """Whether any version has these bytes."""
    return FileVersion.select().where(FileVersion.sha256 == sha256).exists()
