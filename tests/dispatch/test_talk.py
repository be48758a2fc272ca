"""Asking back, changing one's mind, taking it back; and silence where silence is due."""

import pytest

from bot.actions import ACTIONS
from bot.message import Attachment
from bot.understand.vocabulary import FIXED
from cards.elements import all_buttons
from storage.activities import Activity
from storage.pending import PendingQuestion
from storage.quotes import Quote
from storage.tasks import Task
from tests.handlers.deals import deal
from tests.talk import Room


@pytest.mark.feature("J2")
def test_what_is_missing_is_asked_and_the_next_message_fills_it(zhang, li):
    """缺了人就问人，下一句补上。"""
    zhang.say("新建任务 整理报价清单")

    assert "谁" in zhang.say("把 T1 派给")

    zhang.say("李四")

    assert Task.get_by_id(1).owner == li.user


@pytest.mark.feature("J2")
def test_the_question_can_be_answered_by_a_button(zhang, li):
    """点按钮补上，效果一样。"""
    zhang.say("新建任务 整理报价清单")
    zhang.say("把 T1 派给")

    zhang.press("李四")

    assert Task.get_by_id(1).owner == li.user


@pytest.mark.feature("J2")
def test_a_missing_record_is_picked_from_my_own(zhang):
    """缺的是线索或项目：我名下的直接列成按钮。"""
    zhang.say("新建线索 上海智云科技")
    zhang.say("新建项目 恒通二期")
    zhang.say("跟进 电话聊了需求")

    zhang.press("P1 恒通二期")

    assert Activity.select().where(Activity.kind == "followup").get().text == "电话聊了需求"


@pytest.mark.feature("A3", "J3")
def test_what_was_only_told_can_be_kept(zhang):
    """说的是事情不是命令：一点就记成跟进或任务，原话不丢。"""
    zhang.say("新建线索 上海智云科技")
    zhang.say("今天跑了趟智云，王总对方案挺满意")

    zhang.press("记成跟进")
    zhang.press("L1 上海智云科技")

    kept = Activity.select().where(Activity.kind == "followup").get()
    assert kept.text == "今天跑了趟智云，王总对方案挺满意"


def test_the_question_can_be_dropped(zhang, li):
    """说算了，就放下。"""
    zhang.say("新建任务 整理报价清单")
    zhang.say("把 T1 派给")

    assert "放下" in zhang.say("算了")

    zhang.say("李四")

    assert Task.get_by_id(1).owner == zhang.user


def test_talk_among_colleagues_neither_ends_a_question_nor_is_answered(zhang, room: Room):
    """同事之间在群里聊天：机器人不插话，问到一半的事也还在。"""
    zhang.say("完成", in_group=True)
    before = len(room.twin.wall)

    zhang._happen("message", True, "", text="中午吃什么？")

    assert len(room.twin.wall) == before
    assert PendingQuestion.select().count() == 1


def test_a_question_expires(zhang, li, room: Room):
    """过了一刻钟，不再当回答。"""
    zhang.say("新建任务 整理报价清单")
    zhang.say("把 T1 派给")
    room.later(minutes=16)

    zhang.say("李四")

    assert Task.get_by_id(1).owner == zhang.user


@pytest.mark.feature("J4")
def test_the_last_own_action_can_be_taken_back_within_five_minutes(zhang, room: Room):
    """五分钟内可以撤销。"""
    zhang.say("新建任务 整理报价清单")
    zhang.say("完成 T1")

    assert "已撤销" in zhang.say("撤销")
    assert Task.get_by_id(1).open

    zhang.say("完成 T1")
    room.later(minutes=6)

    assert "没有可以撤销" in zhang.say("撤销")


@pytest.mark.feature("J3")
def test_chit_chat_in_a_group_gets_no_answer(zhang, room: Room):
    """群里闲聊，机器人不插话。"""
    zhang.say("帮助", in_group=True)
    before = len(room.twin.wall)

    zhang.say("谢谢你啦", in_group=True)
    zhang._happen("message", True, "", text="下午三点会议室A")

    assert len(room.twin.wall) == before


@pytest.mark.feature("J3")
def test_something_unknown_in_private_gets_a_way_on(zhang):
    """私聊里没听懂，也给一条路。"""
    zhang.say("今天天气不错呀哈哈")

    assert "新建线索" in zhang.heard


def test_a_name_that_fits_two_records_is_asked_not_guessed(zhang):
    """名字对得上两条，列出来让人选。"""
    zhang.say("新建任务 整理报价清单A")
    zhang.say("新建任务 整理报价清单B")

    zhang.does("finish_task", task="整理报价清单")
    assert all(task.open for task in Task.select())


def test_only_those_who_have_not_spoken_are_greeted(zhang, li):
    """第一次打开聊天先问好；已经聊过的人再打开，不打扰。"""
    zhang._happen("entered", False, "")
    li.say("我的待办")
    heard = len(li.private)

    zhang._happen("entered", False, "")
    li._happen("entered", False, "")

    assert [shown.card.title for shown in zhang.private] == ["你好，我是销售助理"]
    assert len(li.private) == heard


def test_a_question_is_answered_once(zhang, room):
    """追问卡上的按钮点一次就办，再点、换一个点都不再办；卡片盖章。"""
    for name in ("智云 MES", "恒升 ERP"):
        deal(zhang, name)
    zhang.say("报价 12万")
    asked = zhang.card
    card = f"om_{len(room.twin.wall)}"

    for button in (*all_buttons(asked), all_buttons(asked)[0]):
        heard = zhang.does(button.action, card=card, **button.values)

    assert Quote.select().count() == 1
    assert "这张卡已经处理过" in heard
    assert next(s for s in zhang.seen if s.card and s.card.title == asked.title).card.stamp


@pytest.mark.feature("J3")
def test_a_typo_in_an_order_is_offered_and_not_carried_out(zhang):
    """写错字的命令只给按钮，点了才做。"""
    zhang.say("新建任务 整理报价清单")

    zhang.say("玩成 T1")

    assert "你是想说" in zhang.card.title and Task.get_by_id(1).open

    zhang.press("完成")

    assert not Task.get_by_id(1).open


@pytest.mark.feature("J3")
def test_a_lone_guess_can_be_confirmed_by_saying_yes(zhang):
    """只有一个猜测，回个“是”就行。"""
    zhang.say("新建任务 整理报价清单")
    zhang.say("玩成 T1")

    zhang.say("是")

    assert not Task.get_by_id(1).open


@pytest.mark.feature("J3")
def test_a_guess_that_lacks_something_asks_for_it(zhang):
    """猜到的命令还缺东西，点了接着问。"""
    zhang.say("新件任务")
    zhang.press("新建任务")

    zhang.say("整理报价清单")

    assert Task.get_by_id(1).title == "整理报价清单"


def test_a_bare_number_opens_its_record(zhang, li):
    """只发编号，就打开那条记录；没有的编号说没有。"""
    zhang.say("新建任务 整理报价清单")

    assert zhang.say("t1").startswith("T1 整理报价清单")
    assert zhang.say("T1", in_group=True).startswith("T1 整理报价清单")
    assert "没找到" in zhang.say("T99")


def test_greetings_and_thanks_are_no_riddles(zhang):
    """打招呼就问好，道谢就客气一句，不说没听明白。"""
    assert zhang.say("你好") == "你好，我是销售助理"
    assert zhang.say("谢谢！") == "不客气，有事随时说。"
    assert zhang.say("你好", in_group=True) == "你好，我是销售助理"


def test_a_mere_voice_message_is_not_called_a_sentence(zhang):
    """只发语音，说清楚听不懂，而不是「这句我没看懂」。"""
    assert "语音" in zhang.say("", files=(Attachment("audio", "语音.opus", {}),))


def test_another_typo_after_a_guess_is_guessed_anew(zhang):
    """猜了一次没回，又打错一句：重新猜，不当成“算了”。"""
    zhang.say("新建任务 整理报价清单")
    zhang.say("玩成 T1")

    zhang.say("新件任务")

    assert "你是想说" in zhang.card.title

    zhang.press("新建任务")
    zhang.say("写周报")

    assert Task.get_by_id(2).title == "写周报"


def test_whatever_is_understood_can_be_done():
    """听得懂的每一种话，都有人去做。"""
    assert [name for name in FIXED if ACTIONS.get(name) is None] == []
