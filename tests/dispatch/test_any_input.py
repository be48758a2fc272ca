"""Whatever people type or platforms let through: an answer, never a crash, the same on both databases."""

import threading
import time

import pytest

from bot.message import Mention
from storage.leads import Lead
from storage.people import Identity, User
from storage.tasks import Task
from tests.talk import PLATFORM, Room

PATIENCE = 20  # seconds; only work that grows with the square of a message's length takes so long


def test_characters_no_database_keeps_are_dropped(zhang):
    """消息里的空字符和半个字符，不会让消息丢掉。"""
    zhang.say("新建任务 整理\0报价\ud83d清单")

    assert Task.get().title == "整理报价?清单"


def test_a_form_may_hold_them_too(zhang):
    """表单里也一样。"""
    zhang.does("create_lead", company="智\0云科技\udc00")

    assert Lead.get().company == "智云科技?"


@pytest.mark.parametrize("number", ["T99999999999999999999", "T4294967296", "T²", "T0"])
def test_numbers_beyond_every_table_are_just_not_found(zhang, number):
    """大得离谱的编号：说没找到。"""
    answer = zhang.does("finish_task", task=number)

    assert "没找到" in answer
    assert number in answer


def test_a_persons_number_may_be_absurd_too(zhang):
    """人员编号大得离谱：说没找到同事。"""
    zhang.say("新建任务 整理报价清单")

    assert "没找到同事" in zhang.does("assign_task", task="T1", assignee="U99999999999999999999")


def test_page_numbers_may_be_absurd(zhang):
    """页码大得离谱：说没看懂。"""
    assert "没看懂" in zhang.does("my_tasks", page="9" * 30)


def test_a_name_longer_than_its_column_is_refused_in_words(zhang):
    """名称太长：告诉他最多几个字，两种数据库都一样。"""
    answer = zhang.does("create_lead", company="智" * 300)

    assert "最多 255 个字" in answer
    assert Lead.select().count() == 0


@pytest.mark.parametrize("said", ["%%", "__", "%云%", "\\%"])
def test_wildcards_are_ordinary_characters(zhang, said):
    """名字里的 % 和 _ 不是通配符。"""
    zhang.say("新建任务 整理报价清单")

    assert "没找到" in zhang.does("finish_task", task=said)


def test_a_very_long_message_is_answered_soon(zhang):
    """一万字的消息，也马上有回答。"""
    start = time.perf_counter()

    assert zhang.say("跟进 " + "很长的话，" * 2000)
    assert time.perf_counter() - start < PATIENCE


def test_ten_thousand_mentions_are_answered_soon(zhang):
    """一万个 @，也马上有回答。"""
    crowd = tuple(Mention(f"同事{n}", f"ou_{n}", f"@_user_{n}") for n in range(10_000))
    start = time.perf_counter()

    zhang._happen("message", False, "", text=" ".join(m.key for m in crowd), mentions=crowd)

    assert time.perf_counter() - start < PATIENCE
    assert len(zhang.private) == 1


def test_a_stranger_who_writes_twice_at_once_is_one_person(room: Room):
    """陌生人同时发两条，只记成一个人。"""
    stranger = room.stranger("新来的")
    threads = [threading.Thread(target=stranger.say, args=("你好",)) for _ in range(4)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Identity.select().where(Identity.platform == PLATFORM).count() == 1
    assert User.select().count() == 1
