"""The same event any number of times: one effect, one visible answer."""

import threading

import pytest

from bot.errors import UserError
from storage.audit import AuditLog, first_break
from storage.inbox import InboundEvent
from storage.tasks import Task
from tests.talk import Room


def _together(times: int, run) -> None:
    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_ten_deliveries_later_have_one_effect_and_one_answer(zhang, room: Room):
    """同一条消息投递十次，任务只建一个，回答只有一条。"""
    for _ in range(10):
        zhang.say("新建任务 整理报价清单", key="om_same")
        room.later(minutes=7)

    assert Task.select().count() == 1
    assert len(zhang.private) == 1


def test_ten_deliveries_at_once_have_one_effect_and_one_answer(zhang, room: Room):
    """十次同时到达，也只有一次生效。"""
    zhang.say("帮助")
    before = len(zhang.private)

    _together(10, lambda: zhang.say("新建任务 整理报价清单", key="om_same"))
    room.deliver()

    assert Task.select().count() == 1
    assert len(zhang.private) == before + 1
    assert InboundEvent.select().where(InboundEvent.key == "om_same").count() == 1


def test_every_action_leaves_one_row_in_an_unbroken_audit_chain(zhang, li):
    """每个动作一条审计，链条完整。"""
    zhang.say("新建任务 整理报价清单")
    zhang.say("把 T1 派给 @李四")
    li.say("完成 T1")

    assert [row.action for row in AuditLog.select()] == ["add_task", "assign_task", "finish_task"]
    assert first_break() is None


def test_a_changed_audit_row_breaks_the_chain(zhang):
    """改过的审计记录会被发现。"""
    zhang.say("新建任务 整理报价清单")
    AuditLog.update(note="nothing happened").execute()

    assert first_break() is not None


def test_an_action_that_fails_half_way_leaves_nothing(zhang, monkeypatch):
    """做到一半出错：什么都不留，人得到一个编号。"""
    zhang.say("新建任务 第一个")
    before = Task.select().count()
    real = Task.add

    def stumble(**values):
        real(**values)
        raise RuntimeError("power cut")

    monkeypatch.setattr(Task, "add", stumble)
    answer = zhang.say("新建任务 第二个")

    assert Task.select().count() == before
    assert "编号" in answer


def test_an_error_of_the_persons_own_leaves_nothing_and_says_what_to_do(zhang):
    """说错了：不改数据，告诉他怎么办。"""
    answer = zhang.say("完成 T99")

    assert "T99" in answer
    assert AuditLog.select().count() == 0


def test_errors_keep_their_words():
    """错误自带给人看的话。"""
    with pytest.raises(UserError) as told:
        raise UserError("请换个编号", field="task")

    assert (told.value.text, told.value.field) == ("请换个编号", "task")
