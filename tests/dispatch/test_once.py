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


def test_the_audit_chain_holds_when_many_act_at_once(zhang, li, wang, zhao, room: Room):
    """好几个人同时操作，审计链不分叉，也不互相卡死。"""
    people = (zhang, li, wang, zhao)
    for person in people:
        person.say("新建任务 整理报价清单")
    before = AuditLog.select().count()

    def work(person) -> None:
        number = people.index(person) + 1
        for word in ("完成", "重开") * 5:
            person.say(f"{word} T{number}")

    threads = [threading.Thread(target=work, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert AuditLog.select().count() == before + 40
    assert first_break() is None


def test_presses_on_one_card_at_once_neither_lock_each_other_nor_get_lost(zhang, wang, room: Room):
    """两个人同时按同一张卡片的按钮：都有回答，没有死锁。"""
    zhang.say("新建任务 整理报价清单", in_group=True)
    failures: list[BaseException] = []

    def work(person, action: str) -> None:
        try:
            for level in ("high", "low") * 2:
                person.does(action, task="T1", priority=level)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(each, "set_priority")) for each in (zhang, wang, zhang)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert first_break() is None


def test_a_push_key_is_not_written_into_the_audit(zhao):
    """推送地址里的密钥不进审计。"""
    zhao.say("绑定推送 https://push.example.com/send?key=0123456789ab-secret", in_group=True)

    row = AuditLog.select().where(AuditLog.action == "bind_push").get()
    assert "0123456789ab" not in f"{row.values}{row.changes}"


def test_taking_back_twice_at_once_takes_back_once(zhang, room: Room):
    """同时撤销两次，只撤一步。"""
    zhang.say("新建任务 整理报价清单")
    zhang.say("完成 T1")

    _together(4, lambda: zhang.say("撤销"))

    undone = [row for row in AuditLog.select() if row.action == "undo_last"]
    assert Task.get().status == "todo"
    assert len(undone) == 1
    assert first_break() is None
