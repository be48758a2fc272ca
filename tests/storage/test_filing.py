"""Files and their versions on both databases: numbered without gaps, forgotten where nothing needs them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.message import Attachment
from storage import db, files, filing, uploads
from storage.filing import Content, File, FileVersion
from storage.uploads import Upload, UploadStatus
from tests.handlers.deals import deal, task

pytestmark = pytest.mark.feature("G2")


def content(text: str, name: str = "方案.docx") -> Content:
    """Stored bytes under a name."""
    return Content(name, files.put(text.encode() * 9), len(text) * 9)


def upload(person, text: str) -> Upload:
    """Something sent, whose bytes are here."""
    sent = Attachment("file", "方案.docx", {"key": Upload.select().count()})
    row = uploads.receive(person.user, "twin:x", "om_1", sent, person.room.now)
    uploads.call(row)
    key = files.put(text.encode() * 9)
    uploads.arrived(row, "方案.docx", key, len(text) * 9)
    return row


def test_uploads_at_the_same_moment_get_numbers_of_their_own(zhang):
    """几个人同时传同名文件：版本号不重不漏，一份也不丢。"""
    project = deal(zhang, "智云MES")
    given = [content(f"draft {n}") for n in range(6)]

    def put(one: Content) -> None:
        with db.database.connection_context(), db.database.atomic():
            filing.put(project, one, zhang.user, zhang.room.now)

    with ThreadPoolExecutor(3) as crowd:
        list(crowd.map(put, given))

    assert [row.n for row in FileVersion.select().order_by(FileVersion.n)] == [1, 2, 3, 4, 5, 6]
    assert {row.sha256 for row in FileVersion.select()} == {one.sha256 for one in given}
    assert [(file.name, file.current) for file in File.select()] == [("方案.docx", 6)]


def test_an_older_version_sent_again_is_that_version(zhang):
    """把旧的一版又传一遍：说是第几版，不加新的。"""
    project = deal(zhang, "智云MES")
    for text in ("one", "two"):
        filing.put(project, content(text), zhang.user, zhang.room.now)

    filed = filing.put(project, content("one"), zhang.user, zhang.room.now)

    assert (filed.fresh, filed.version.n) == (False, 1)


def test_a_deal_has_the_files_of_its_tasks_and_no_others(zhang):
    """项目的文件连同它任务的；别的项目的不算。"""
    project, other = deal(zhang, "智云MES"), deal(zhang, "恒通MES")
    mine = task(zhang, "出方案", zhang.room.now.date(), project)
    for record, name in ((project, "a.pdf"), (mine, "b.pdf"), (other, "c.pdf")):
        filing.put(record, content(name, name), zhang.user, zhang.room.now)

    assert [file.name for file in filing.of(project)] == ["b.pdf", "a.pdf"]
    assert (filing.count(project), filing.count(mine), filing.count(other)) == (2, 1, 1)


def test_what_got_no_place_is_forgotten_with_its_bytes(zhang):
    """一天没人要的文件连内容一起忘掉；存成版本的、别处还用着的，一个字节不动。"""
    project = deal(zhang, "智云MES")
    kept, dropped, shared = upload(zhang, "kept"), upload(zhang, "dropped"), upload(zhang, "kept")
    uploads.file_to(project, kept, zhang.room.now)

    assert uploads.forget_before(zhang.room.now + timedelta(seconds=1)) == 3
    assert files.get(shared.sha256)
    assert not files._path(dropped.sha256).exists()
    assert filing.version(File.get(), 1).sha256 == kept.sha256


def test_an_upload_ends_once(zhang):
    """一个文件只归一次：归好了就不能再归、再放下。"""
    project, sent = deal(zhang, "智云MES"), upload(zhang, "one")
    uploads.file_to(project, sent, zhang.room.now)

    assert not uploads.end(sent, UploadStatus.DROPPED)
    assert not uploads.promise(sent, "P1", "")
    assert Upload.get().status == UploadStatus.FILED
