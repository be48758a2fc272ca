"""Files of records: sent, filed, versioned, and sent back."""

from datetime import timedelta

import pytest

from bot.errors import PlatformError
from bot.message import Address, Attachment, FileRef, Reply
from bot.roles import Role
from cards.elements import all_buttons
from cards.text import as_text
from storage import activities, files, filing, outbox
from storage.audit import AuditLog
from storage.filing import FileVersion
from storage.people import Team
from storage.uploads import Upload
from tests.handlers.deals import deal, lead, task
from tests.talk import PLATFORM, as_words

PLAN, NEWER = b"first plan " * 100, b"second plan " * 100


@pytest.fixture
def project(zhang):
    """张三's deal P1."""
    return deal(zhang, "智云MES")


def versions_of(record) -> list[tuple[str, int]]:
    """Names and versions a record has."""
    return [(one.name, one.current) for one in filing.of(record)]


@pytest.mark.feature("G1")
def test_a_file_without_words_is_asked_about_and_filed_by_a_tap(zhang, project):
    """私信发来一个文件：问存到哪里，手上的项目和任务是按钮，点一下就存好。"""
    task(zhang, "出方案", zhang.room.now.date(), project)

    zhang.send("原型图.png", PLAN)

    assert "存到哪里" in zhang.card.title
    assert {"P1 智云MES", "T1 出方案", "算了"} <= {button.text for button in all_buttons(zhang.card)}

    zhang.press("P1 智云MES")

    assert "原型图.png v1" in zhang.heard
    assert "P1 智云MES" in zhang.heard
    assert files.get(FileVersion.get_by_id(1).sha256) == PLAN
    assert activities.of(project)[0].text == "《原型图.png》v1"


@pytest.mark.feature("G1")
def test_the_place_can_be_typed(zhang, project):
    """问了存到哪里，直接回编号也行。"""
    zhang.send("原型图.png", PLAN)

    zhang.say("P1")

    assert versions_of(project) == [("原型图.png", 1)]


@pytest.mark.feature("G1")
@pytest.mark.parametrize("words", ["把这个文件挂到 P1", "附件挂到 P1", "存到 P1", "P1 上传 原型图.png"])
def test_an_order_with_its_file_is_carried_out_at_once(zhang, project, words):
    """一句话带着文件（或引用文件）：不用再问，直接存。"""
    zhang.send("原型图.png", PLAN, words, in_group=True)

    assert versions_of(project) == [("原型图.png", 1)]
    assert [as_words(shown).partition("\n")[0] for shown in zhang.seen] == [
        "正在把《原型图.png》存到 P1 智云MES…",
        "原型图.png v1（已存）",
    ]


@pytest.mark.feature("G1")
def test_an_order_takes_the_file_sent_just_before(zhang, project):
    """先发文件再说“附件挂到”，说的就是刚才那个；过了一刻钟就要再发。"""
    zhang.send("甲.pdf", PLAN)
    zhang.send("乙.pdf", NEWER)

    zhang.say("附件挂到 P1")

    assert versions_of(project) == [("乙.pdf", 1)]

    zhang.room.later(minutes=16)

    assert "直接发给我" in zhang.say("附件挂到 P1")
    assert versions_of(project) == [("乙.pdf", 1)]


@pytest.mark.feature("G1")
def test_words_that_quote_a_file_mean_the_one_that_was_asked_about(zhang, project):
    """先发文件，再引用它说一句：是同一个文件，存一次，刚才的问题也收起来。"""
    zhang.send("甲.pdf", PLAN)
    (sent,) = Upload.select()

    zhang.say("挂到 P1", files=(sent.attachment,), quoted="um_1")

    assert Upload.select().count() == 1
    asked, filed = (shown.card for shown in zhang.seen if shown.card)
    assert asked.stamp == "张三 存到 P1 了"
    assert filed.title == "甲.pdf v1"


@pytest.mark.feature("G1")
def test_several_files_go_together_where_that_is_said(zhang, project):
    """“这些文件都挂到 P1”：刚才发的几个一起存。"""
    for name in ("甲.pdf", "乙.pdf", "丙.pdf"):
        zhang.send(name, name.encode() * 10)

    zhang.say("这些文件都挂到 P1")

    assert sorted(versions_of(project)) == [("丙.pdf", 1), ("乙.pdf", 1), ("甲.pdf", 1)]


@pytest.mark.feature("G1")
def test_a_file_that_is_asked_for_fills_the_order(zhang, project):
    """先说“附件挂到 P1”，再发文件：接着存，不再问。"""
    assert "直接发给我" in zhang.say("附件挂到 P1")

    zhang.send("原型图.png", PLAN)

    assert versions_of(project) == [("原型图.png", 1)]


@pytest.mark.feature("G1")
def test_a_file_in_a_group_is_remembered_for_the_order_that_follows(zhang, project):
    """群里的文件机器人听得到时只记着，不插话；接着 @ 它一句就存。"""
    zhang._happen("message", True, "", files=_attached(zhang, "原型图.png", PLAN))

    assert zhang.seen == []

    zhang.say("挂到 P1", in_group=True)

    assert versions_of(project) == [("原型图.png", 1)]


@pytest.mark.feature("G1")
def test_a_file_that_answers_a_records_card_is_filed_there(zhang, project):
    """回复项目卡片发来的文件，直接存到这个项目。"""
    zhang.say("P1")

    zhang.send("原型图.png", PLAN, quoted=f"om_{len(zhang.room.twin.wall)}")

    assert versions_of(project) == [("原型图.png", 1)]


@pytest.mark.feature("G1")
def test_in_the_thread_of_a_card_nobody_has_to_call_us(zhang, project):
    """群里在卡片的话题里发文件，不用 @：存到那个项目；别人发的、够不着的，不理。"""
    other = zhang.room.person("钱六")
    zhang.say("P1", in_group=True)
    card = f"om_{len(zhang.room.twin.wall)}"
    zhang._happen("message", True, "", files=_attached(zhang, "合同.pdf", PLAN), quoted="om_x", root=card)
    seen = len(zhang.room.twin.wall)

    other._happen("message", True, "", files=_attached(zhang, "别的.pdf", NEWER), quoted=card)

    assert versions_of(project) == [("合同.pdf", 1)]
    assert len(zhang.room.twin.wall) == seen


@pytest.mark.feature("A6")
def test_merged_leads_bring_their_files(zhang):
    """线索合并，文件一起过去；同名的接着排版本；撤销又回去。"""
    one, other = lead(zhang, "青禾医疗"), lead(zhang, "青禾医疗科技")
    zhang.send("合同.pdf", PLAN, "挂到 L1")
    zhang.send("名单.xlsx", PLAN, "挂到 L1")
    zhang.send("合同.pdf", NEWER, "挂到 L2")

    zhang.does("merge_leads", lead="L1", target="L2")

    assert sorted(versions_of(other)) == [("合同.pdf", 2), ("名单.xlsx", 1)]

    zhang.say("撤销")

    assert sorted(versions_of(one)) == [("合同.pdf", 1), ("名单.xlsx", 1)]
    assert versions_of(other) == [("合同.pdf", 1)]


@pytest.mark.feature("G2")
def test_a_deal_shows_what_its_lead_had(zhang):
    """线索转成项目，线索的文件在项目里也看得到。"""
    lead(zhang, "青禾医疗")
    zhang.send("合同.pdf", PLAN, "挂到 L1")
    zhang.say("转商机 L1")

    zhang.say("P1 的文件")

    assert "合同.pdf v1  L1 · 张三" in zhang.heard


@pytest.mark.feature("G1")
@pytest.mark.feature("K1")
def test_only_who_may_change_a_record_may_file_to_it(zhang, project):
    """访客不能传，够不着的人也不能传；话里说清谁能。"""
    guest, other = zhang.room.person("访客甲", Role.VIEWER), zhang.room.person("钱六")

    assert "没有这个权限" in guest.send("原型图.png", PLAN)
    assert "没有这个权限" in guest.send("原型图.png", PLAN, "挂到 P1")
    assert "张三" in other.send("原型图.png", PLAN, "挂到 P1")
    assert versions_of(project) == []
    assert guest.room.twin.held.keys() and not FileVersion.select().exists()


@pytest.mark.feature("G1")
def test_others_cannot_place_what_they_did_not_send(zhang, wang, project):
    """别人发的文件，别人不能替他选地方。"""
    zhang.send("原型图.png", PLAN)

    assert "张三发的" in wang.does("attach_file", target="P1", upload=1)
    assert versions_of(project) == []


@pytest.mark.feature("G1")
def test_never_mind_drops_it(zhang, project):
    """点“算了”或回“算了”：不存，之后也不会被误存。"""
    zhang.send("甲.pdf", PLAN)
    zhang.press("算了")
    zhang.send("乙.pdf", PLAN)
    zhang.say("算了")

    asked = [shown.card for shown in zhang.seen if shown.card and "存到哪里" in shown.card.title]
    assert ["没有存" in card.stamp for card in asked] == [True, True]

    assert "直接发给我" in zhang.say("附件挂到 P1")
    assert {upload.status for upload in Upload.select()} == {"dropped"}


@pytest.mark.feature("G2")
def test_the_same_name_is_the_next_version(zhang, li, project):
    """同名（不分大小写和全半角）就是新版本；每一版记着内容指纹、大小、谁、什么时候。"""
    zhang.send("Proto 1.PNG", PLAN, "挂到 P1")
    zhang.room.later(hours=1)
    zhang.send("ｐroto１.png", NEWER, "挂到 P1")

    assert "proto１.png v2" in zhang.heard.replace("ｐ", "p")
    assert "上一版  v1 张三 11-24 10:00" in zhang.heard
    first, second = FileVersion.select().order_by(FileVersion.n)
    assert (first.file_id, first.n, second.n) == (second.file_id, 1, 2)
    assert (second.size, second.by.name, second.at - first.at) == (len(NEWER), "张三", timedelta(hours=1))
    assert first.sha256 != second.sha256


@pytest.mark.feature("G2")
def test_the_same_bytes_are_no_new_version(zhang, project):
    """内容一模一样：说和第几版一样，不加版本。"""
    zhang.send("原型图.png", PLAN, "挂到 P1")
    zhang.send("原型图.png", NEWER, "挂到 P1")

    zhang.send("原型图.png", PLAN, "挂到 P1")

    assert "和 v1 一模一样" in zhang.heard
    assert versions_of(project) == [("原型图.png", 2)]


@pytest.mark.feature("G2")
def test_every_version_can_be_sent_back(zhang, project):
    """历史版本列出每一版，点哪一版就把哪一版发出来，一个字节不差。"""
    zhang.send("原型图.png", PLAN, "挂到 P1")
    zhang.send("原型图.png", NEWER, "挂到 P1")

    zhang.say("历史版本 原型图.png")

    assert "2 个版本" in zhang.heard
    assert "· v1  张三" in zhang.heard

    zhang.press("发出来", row="v1")

    (sent,) = zhang.seen[-1].reply.files
    assert (sent.name, files.get(sent.key)) == ("原型图.png", PLAN)
    assert not sent.is_image


@pytest.mark.feature("G2")
@pytest.mark.parametrize(
    "words", ["P1 的文件", "p1有哪些文件？", "P1 的历史版本", "看看 P1 的附件", "文件列表 P1"]
)
def test_a_deals_files_are_listed_with_those_of_its_tasks(zhang, project, words):
    """项目的文件连同它任务的文件一起列；可以直接发出来。"""
    task(zhang, "出方案", zhang.room.now.date(), project)
    zhang.send("合同.pdf", PLAN, "挂到 P1")
    zhang.send("方案.docx", NEWER, "挂到 T1")

    zhang.say(words)

    assert "合同.pdf v1" in zhang.heard
    assert "方案.docx v1  T1 · 张三" in zhang.heard

    zhang.press("发出来", row="2")

    assert [file.name for file in zhang.seen[-1].reply.files] == ["方案.docx"]


@pytest.mark.parametrize("words", ["P1 的文件写得不错", "客户的文件我还没收到", "P1 的附件打不开"])
def test_talk_about_files_is_no_question_for_them(zhang, project, words):
    """说到文件的闲话，不是要看文件。"""
    zhang.send("合同.pdf", PLAN, "挂到 P1")

    zhang.say(words)

    assert "合同.pdf v1" not in zhang.heard


@pytest.mark.feature("G2")
def test_a_name_on_several_records_is_asked_about(zhang, project):
    """同名文件在几条记录上：列出来选，不猜。"""
    lead(zhang, "青禾医疗")
    zhang.send("合同.pdf", PLAN, "挂到 P1")
    zhang.send("合同.pdf", NEWER, "挂到 L1")

    zhang.say("合同.pdf 有几个版本")

    assert "P1 合同.pdf" in zhang.heard
    assert "L1 合同.pdf" in zhang.heard

    zhang.press("历史版本", row="1")

    assert zhang.card.title == "P1 合同.pdf"


@pytest.mark.feature("G2")
def test_other_teams_files_are_not_told_of(zhang, project):
    """别的公司看不到，也要不到。"""
    other = zhang.room.person("外人", team=Team.add(name="别的公司"))
    zhang.send("合同.pdf", PLAN, "挂到 P1")

    assert "没找到" in other.say("历史版本 合同.pdf")
    assert "没找到" in other.does("send_file", file=1)
    assert "没找到" in other.does("file_history", file=1)


@pytest.mark.feature("G1")
def test_the_records_card_counts_its_files(zhang, project):
    """项目卡片上有“附件 1”，点开就是文件；已经发出去的卡片也跟着变。"""
    zhang.say("P1")
    shown = zhang.seen[-1]

    zhang.send("合同.pdf", PLAN, "挂到 P1")

    assert "[附件 1]" in as_text(shown.card)

    zhang.press("附件 1")

    assert "合同.pdf v1" in zhang.heard


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("空.docx", b"", "是空的"),
        ("大.zip", b"x" * (20 * 1024 * 1024 + 1), "超过 20 MB"),
        ("工具.EXE", b"MZ" * 100, "是程序"),
        ("报价.pdf\u202egpj.bat", b"x" * 100, "是程序"),
    ],
)
@pytest.mark.feature("G1")
def test_what_cannot_be_kept_is_refused_in_words(zhang, project, name, content, told):
    """空的、太大的、程序：说清楚，什么也没存。"""
    assert told in zhang.send(name, content, "挂到 P1").replace("《", "") or told in zhang.heard
    assert versions_of(project) == []
    assert Upload.get_by_id(1).status == "failed"


@pytest.mark.feature("G1")
def test_a_download_that_fails_is_tried_again_and_then_told(zhang, project):
    """平台一时给不出文件：再试；一直不行就请他再发，并且不会留下悬着的。"""
    away = PlatformError("http 502", "away", retry=True)
    zhang.room.twin.unfetched = [away] * 9
    zhang.send("合同.pdf", PLAN, "挂到 P1")

    assert "正在把" in zhang.heard

    zhang.room.twin.unfetched = [away]
    zhang.room.later(seconds=20)
    zhang.room.deliver()
    zhang.room.later(seconds=20)
    zhang.room.deliver()

    assert "合同.pdf v1" in zhang.heard

    zhang.room.twin.unfetched = [away] * 9
    zhang.send("方案.pdf", PLAN, "挂到 P1")
    for _ in range(9):
        zhang.room.later(seconds=121)
        zhang.room.deliver()

    assert "《方案.pdf》没有取下来" in zhang.heard
    assert "再发一次" in zhang.heard
    assert versions_of(project) == [("合同.pdf", 1)]


@pytest.mark.feature("G1")
@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ('a"; filename="b.html', "a ; filename= b.html"),
        ("合同\r\nX-Evil: 1.pdf", "合同 X-Evil 1.pdf"),
        ("长" * 300 + ".pdf", "长" * 116 + ".pdf"),
    ],
)
def test_names_from_outside_are_only_text(zhang, project, sent, kept):
    """外来的文件名只当文字：没有路径、换行、引号；太长的截短，后缀还在。"""
    zhang.send(sent, PLAN, "挂到 P1")

    assert versions_of(project) == [(kept, 1)]
    assert all(path.is_relative_to(files._folder) for path in files._folder.rglob("*"))


@pytest.mark.feature("G1")
def test_pictures_without_a_name_get_one_of_their_own(zhang, project):
    """没名字的图片按时间起名，两张不会算成一个文件；话里写了名字就用写的。"""
    picture = b"\x89PNG" + b"0" * 50
    zhang.send("图片.png", picture, "挂到 P1", kind="image")
    zhang.room.later(seconds=1)
    zhang.send("图片.png", picture + b"1", "挂到 P1", kind="image")
    zhang.send("图片.png", picture + b"2", "P1 上传原型图.png", kind="image")

    assert [name for name, _ in versions_of(project)] == [
        "原型图.png",
        "图片 1124 100001.png",
        "图片 1124 100000.png",
    ]


@pytest.mark.feature("J4")
def test_filing_can_be_taken_back(zhang, project):
    """刚存的文件，撤销就没了；记录在审计里。"""
    zhang.send("合同.pdf", PLAN, "挂到 P1")
    zhang.send("合同.pdf", NEWER)
    zhang.press("P1 智云MES")

    assert "已撤销" in zhang.say("撤销")
    assert versions_of(project) == [("合同.pdf", 1)]

    zhang.send("合同.pdf", NEWER, "挂到 P1")

    assert versions_of(project) == [("合同.pdf", 2)]
    told = [row for row in AuditLog.select() if row.action == "attach_file"]
    assert len(told) == 5
    assert not [row for row in told if '"key"' in str(row.changes)]


@pytest.mark.feature("G2")
def test_a_file_no_platform_takes_is_told(zhang):
    """平台不收的文件：不是石沉大海，会说没有发出去。"""
    big = FileRef(files.put(PLAN), "大方案.pdf", "application/pdf")
    zhang.room.twin.failing = [PlatformError(45001, "too large")]
    outbox.send(Address(PLATFORM, person=zhang.id), Reply(files=(big,)), zhang.room.now)

    zhang.room.deliver()

    assert "《大方案.pdf》没有发出去" in zhang.heard


def test_a_voice_message_is_no_file(zhang, project):
    """语音不会被当成文件存下。"""
    assert "语音" in zhang.send("语音.opus", PLAN, kind="audio")
    assert not Upload.select().exists()


def _attached(person, name: str, content: bytes):
    person.room.twin.held[name] = content
    return (Attachment("file", name, {"key": name}),)
