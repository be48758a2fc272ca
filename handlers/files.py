"""Files of records: putting one there, the versions of one, and sending one back into the chat."""

from bot.actions import Text, action
from bot.context import Context
from bot.errors import UserError
from bot.message import FileRef, Reply
from bot.roles import Role, Scope
from bot.sales.filenames import clean_name
from cards.elements import Card
from cards.files import filed_card, files_card, found_files_card, placed_card, versions_card
from cards.shown import asked, card_of
from storage import filing, pending, places, reach, records, uploads
from storage.filing import File
from storage.leads import Lead
from storage.projects import Project
from storage.quotes import Quote
from storage.tasks import Task
from storage.uploads import Upload, UploadStatus

TOPIC = "文件"
HINT = "把文件私信发给我；群里就引用那个文件，再 @我 说要挂到哪里。"
_PLAIN = "application/octet-stream"  # a picture sent as a file keeps its name and every byte


@action(
    "挂到", "上传", "附件", "归档到", "attach", "upload",
    role=Role.PRESALES, undo=True,
    examples=("把这个文件挂到 P3", "附件挂到 T12", "P3 上传 原型图.png"),
)  # fmt: skip
def attach_file(
    ctx: Context, target: Lead | Project | Task | Quote, file: Text = "", upload: list[int] | None = None
) -> Reply:
    """把发来的文件存到线索、项目、任务或报价；同名的成为新版本。"""
    sent = _own(ctx, upload or [])
    if not sent:
        raise UserError(f"文件还没收到。{HINT}", field="file")
    wanted = clean_name(file) if len(sent) == 1 else ""
    coming = [one for one in sent if uploads.promise(one, target.number, wanted)]
    _fetch(ctx, coming)
    here = [Upload.get_by_id(one.id) for one in sent if one not in coming]
    if here:
        return _file_now(ctx, target, here)
    return Reply(text=f"正在把{_what(sent, wanted)}存到 {places.title_of(target)}…", final=False)


def _fetch(ctx: Context, sent: list[Upload]) -> None:
    for one in sent:
        if uploads.call(one):
            ctx.later("fetch_upload", upload=one.id, most=ctx.settings.file_limit)


def _what(sent: list[Upload], wanted: str) -> str:
    """What is on its way, in words."""
    if len(sent) > 1:
        return f" {len(sent)} 个文件"
    return f"《{wanted}》" if wanted else sent[0].called


def _file_now(ctx: Context, target: Lead | Project | Task | Quote, sent: list[Upload]) -> Reply:
    """What is here already gets its place at once."""
    filed = [uploads.file_to(target, one, ctx.now) for one in sent]
    _settled(ctx, sent, f"存到 {target.number} 了")
    if not isinstance(target, Quote):
        ctx.restamp(card_of(target, ctx.now))
    last, title = filed[-1], (target.number, places.title_of(target))
    if len(filed) > 1:
        names = "".join(one.version.title for one in filed)
        return Reply(text=f"存到 {title[1]}：{names}。", toast=f"存了 {len(filed)} 个文件")
    before = filing.version(last.version.file, last.version.n - 1)
    card = filed_card(last.version, title, ctx.now, fresh=last.fresh, before=before)
    return Reply(card=card, toast=f"存到 {target.number} 了" if last.fresh else f"和 v{last.version.n} 一样")


def _own(ctx: Context, ids: list[int]) -> list[Upload]:
    """One's own uploads without a place. Raises UserError for others', and for what is settled."""
    found = uploads.by_ids(ids)
    for one in found:
        if one.user_id != ctx.user.id:
            raise UserError(f"{one.called}是{one.user.name}发的，请{one.user.name}来选，或者你再发一次。")
        if one.status not in uploads.OPEN:
            raise UserError(f"{one.called}{_ENDED[UploadStatus(one.status)]}，要存就再发一次。")
    return found


_ENDED = {
    UploadStatus.FILED: "已经存好了",
    UploadStatus.DROPPED: "已经放下了",
    UploadStatus.FAILED: "没有取下来",
}


@action(role=Role.PRESALES, changes=False)
def take_file(ctx: Context, upload: list[int]) -> None:
    """收下发来的文件，问存到哪里。"""
    _fetch(ctx, _own(ctx, upload))
    pending.put(ctx.user, ctx.here.lane, ctx.now, "attach_file", {"upload": upload}, ["target"])


@action(role=Role.PRESALES, changes=False)
def drop_file(ctx: Context, upload: int) -> Reply:
    """这个文件不存了。"""
    put_down(ctx, [one.id for one in _own(ctx, [upload])])
    return Reply(text="好，没有存。", toast="没有存")


def put_down(ctx: Context, ids: list[int]) -> None:
    """Drop what was asked about, and say so on the question."""
    found = [one for one in uploads.by_ids(ids) if uploads.end(one, UploadStatus.DROPPED)]
    _settled(ctx, found, "没有存")


def _settled(ctx: Context, sent: list[Upload], said: str) -> None:
    """Questions where to put these are over; the one that was pressed says so by itself."""
    for one in sent:
        card = asked(f"upload{one.id}", placed_card(one.name, one.size, f"{ctx.user.name} {said}"))
        if ctx.pressed is None or ctx.pressed.subject != card.subject:
            ctx.restamp(card)


@action(
    "文件列表", "附件列表", "files",
    scope=Scope.TEAM, changes=False, examples=("P3 的文件", "文件列表 T12"),
)  # fmt: skip
def show_files(ctx: Context, target: Lead | Project | Task | Quote) -> Card | str:
    """看线索、项目、任务或报价的文件，可以发出来。"""
    found, title = filing.of(target), places.title_of(target)
    if not found:
        return f"{title} 还没有文件。{HINT}"
    newest = filing.latest(found)
    return files_card((target.number, title), [(file, newest[file.id]) for file in found], ctx.now)


@action(
    "历史版本", "版本记录", "versions",
    scope=Scope.TEAM, changes=False, examples=("历史版本 原型图.png", "P3 的历史版本"),
)  # fmt: skip
def file_versions(ctx: Context, file: Text = "", project: Project | None = None) -> Card | str:
    """看一个文件的历史版本，哪一版都可以发出来。"""
    if not file:
        if project is None:
            raise UserError("哪个文件？比如：历史版本 原型图.png，或 P3 的文件。", field="file")
        return show_files(ctx, project)
    found = [one for one in filing.named(file) if _seen(ctx, one)]
    if project is not None:
        found = [one for one in found if one.record == project.number or one.project_id == project.id]
    if not found:
        raise UserError(f"没找到叫「{file}」的文件。发「P3 的文件」看一个项目有哪些。", field="file")
    if len(found) == 1:
        return versions_card(found[0], filing.versions(found[0]), ctx.now)
    newest = filing.latest(found)
    return found_files_card(file, [(one, newest[one.id]) for one in found], ctx.now)


@action(scope=Scope.TEAM, changes=False)
def file_history(ctx: Context, file: int) -> Card:
    """一个文件的历史版本。"""
    found = _file(ctx, file)
    return versions_card(found, filing.versions(found), ctx.now)


@action(scope=Scope.TEAM, changes=False)
def send_file(ctx: Context, file: int, version: Text = "") -> Reply:
    """把文件的一个版本发出来；不说哪一版就是最新的。"""
    found = _file(ctx, file)
    chosen = filing.version(found, _number(version) or found.current)
    if chosen is None:
        raise UserError(f"《{found.name}》没有 {version}，最新是 v{found.current}。")
    ref = FileRef(chosen.sha256, chosen.name, _PLAIN)
    return Reply(text=f"{chosen.title}（{found.record}）：", files=(ref,), toast=f"{chosen.title} 发在下面")


def _number(version: str) -> int:
    digits = version.lower().removeprefix("v")
    return int(digits) if digits.isdecimal() and len(digits) < 6 else 0


def _file(ctx: Context, number: int) -> File:
    """A file whose record the person may see; of others not even that they are there."""
    found = File.get_or_none(File.id == number, File.current > 0)
    if found is None or not _seen(ctx, found):
        raise UserError("没找到这个文件，可能已经撤销了。")
    return found


def _seen(ctx: Context, file: File) -> bool:
    record = records.by_number(file.record)
    return record is not None and reach.reaches(ctx.user, record, Scope.TEAM)
