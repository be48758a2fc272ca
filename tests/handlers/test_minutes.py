"""Minutes of meetings: kept whole, read into decisions and to-dos, made tasks on a tap and not before."""

from datetime import date

import pytest

from bot.dispatch.small_talk import VOICE
from cards.text import as_text
from storage.meetings import Meeting, MeetingTodo
from storage.people import Team
from storage.tasks import Task
from tests.handlers.deals import deal

SAID = "会议纪要：确定二期范围，预算不变。李四周五前出报价，王芳负责约现场勘查"
PAGE = """时间：11月24日
决定：
1. 分两期上线
2. 预算维持 80 万
待办：
- 李四 周五前出报价
- 王芳：下周一联系法务确认合同条款
- 整理会议材料"""


@pytest.mark.feature("G3")
def test_minutes_are_filed_and_read(zhang, li, wang):
    """会议纪要存到项目，读出决定和待办；点之前一个任务也没有。"""
    erp = deal(zhang, "智云ERP")

    zhang.say(f"{erp.number} {SAID}")

    meeting = Meeting.get()
    assert (meeting.project, meeting.text) == (erp, SAID.partition("：")[2])
    assert meeting.decisions == ["确定二期范围", "预算不变"]
    assert [(t.title, t.owner and t.owner.name, t.due_on) for t in MeetingTodo.select()] == [
        ("出报价", "李四", date(2026, 11, 27)),
        ("约现场勘查", "王芳", None),
    ]
    assert zhang.card.tag == "决定 2 · 待办 2"
    assert "李四 · 11/27 周五前" in zhang.heard
    assert Task.select().count() == 0

    zhang.say(f"查看项目 {erp.number}")

    assert "会议纪要 M1，决定 2 · 待办 2" in zhang.heard


@pytest.mark.feature("G3")
def test_one_tap_makes_the_task_and_a_second_makes_none(zhang, li, wang):
    """点一下建任务：派给说好的人、带截止、挂在项目上；再点一次不会多一个。"""
    erp = deal(zhang, "智云ERP")
    zhang.say(f"{erp.number} {SAID}")
    card = zhang.seen[-1].key

    zhang.press("建任务", row="1")

    task = Task.get()
    assert (task.title, task.owner, task.due_on, task.project) == ("出报价", li.user, date(2026, 11, 27), erp)
    assert "李四周五前出报价" in task.note
    assert "交给你" in li.heard
    assert "已建任务 1" in as_text(zhang.card)

    assert "已经建成 T1" in zhang.does("take_todo", card, meeting="M1", todo="1")
    assert Task.select().count() == 1


@pytest.mark.feature("G3")
def test_all_at_once(zhang, li, wang):
    """全部建任务：没建的都建，每人收到自己的；没写负责人的归点的人；撤销能一起收回。"""
    erp = deal(zhang, "智云ERP")
    zhang.say(f"{erp.number} 会议纪要\n{PAGE}")
    assert zhang.card.tag == "决定 2 · 待办 3"

    zhang.press("建任务", row="1")
    zhang.press("全部建任务")

    assert [(t.title, t.owner.name, t.due_on) for t in Task.select().order_by(Task.id)] == [
        ("出报价", "李四", date(2026, 11, 27)),
        ("联系法务确认合同条款", "王芳", date(2026, 11, 30)),
        ("整理会议材料", "张三", None),
    ]
    assert "这些是你的" in wang.heard
    assert "已经建成任务了" in zhang.does("take_todos", "", meeting="M1")

    zhang.say("撤销")

    assert Task.select().count() == 1


@pytest.mark.feature("G3")
def test_the_whole_text_is_kept_and_comes_back(zhang):
    """多长的纪要都一字不少地存着，点一下发出原文。"""
    erp = deal(zhang, "智云ERP")
    text = "第一项 讨论接口。\n" * 700 + "李四周五前出报价"

    zhang.say(f"{erp.number} 会议纪要：{text}")
    zhang.press("看原文")

    assert Meeting.get().text == text
    assert text[-50:] in zhang.seen[-1].text


@pytest.mark.feature("G3")
def test_a_quoted_text_becomes_minutes(zhang, li):
    """引用一段长文字说“会议纪要”，引用的内容就是纪要。"""
    erp = deal(zhang, "智云ERP")

    zhang.say(f"{erp.number} 会议纪要", quoted_text=PAGE)

    assert Meeting.get().text == PAGE
    assert zhang.card.tag == "决定 2 · 待办 3"


@pytest.mark.feature("G3")
def test_whose_meeting_it_was_is_asked(zhang, li, wang):
    """没说哪个项目就问：点一下或回复编号都行，原文已经存好，不用再发。"""
    erp = deal(zhang, "智云ERP")

    zhang.say(SAID)
    assert zhang.card.title == "这是哪个项目的会议纪要？"
    zhang.say(erp.number)
    zhang.say(SAID)
    zhang.press(erp.title)

    assert [one.project for one in Meeting.select()] == [erp, erp]
    assert zhang.card.title == f"{erp.title} 会议纪要"


@pytest.mark.feature("G3")
def test_past_minutes_are_listed(zhang, li, wang):
    """P3 纪要：列出开过的会，点开能看；没有就说怎么记。"""
    erp = deal(zhang, "智云ERP")
    assert "还没有会议纪要" in zhang.say(f"{erp.number} 纪要")

    zhang.say(f"{erp.number} {SAID}")
    zhang.press("建任务", row="2")
    zhang.say(f"{erp.number} 会议纪要列表")

    assert zhang.card.title == f"{erp.title} 的会议纪要"
    assert "决定 2 · 待办 2（已建 1）" in zhang.heard

    zhang.press("打开", row="M1", on="的会议纪要")

    assert "出报价" in zhang.heard


def test_who_may_not_see_the_deal_sees_no_minutes(zhang, room):
    """别的团队看不到纪要，也建不了任务。"""
    erp = deal(zhang, "智云ERP")
    zhang.say(f"{erp.number} {SAID}")
    other = room.person("郑凯", team=Team.add(name="华南销售部"))

    assert "没找到" in other.does("show_minutes", meeting="M1")
    assert "没找到" in other.does("take_todos", meeting="M1")
    assert "没找到" in other.say(f"{erp.number} 纪要")
    assert Task.select().count() == 0


def test_minutes_taken_back_are_gone(zhang):
    """撤销纪要，纪要和待办都没了，旧卡片上的按钮说明原因。"""
    erp = deal(zhang, "智云ERP")
    zhang.say(f"{erp.number} {SAID}")
    card = zhang.seen[-1].key

    assert "已撤销" in zhang.say("撤销")
    assert Meeting.select().count() == MeetingTodo.select().count() == 0
    assert "可能已经撤销了" in zhang.does("take_todo", card, meeting="M1", todo="1")


@pytest.mark.feature("G3")
def test_speech_without_words_is_answered_and_the_question_stays(zhang):
    """语音没有转成文字：说明没有配置语音识别，请打字；刚才的问题还等着。转成了文字就当打字。"""
    erp = deal(zhang, "智云ERP")
    zhang.say(f"{erp.number} 会议纪要")

    assert zhang.send("语音.amr", b"#!AMR", kind="audio") == VOICE.partition("\n")[0]

    zhang.send("语音.amr", b"#!AMR", "李四周五前出报价", kind="audio")

    assert Meeting.get().text == "李四周五前出报价"
