"""Promises are carried out once, in order, and tried again when a platform is not well."""

import threading
from dataclasses import asdict
from datetime import datetime, timedelta

import pytest

from bot.errors import PlatformError
from bot.message import Address, FileRef, Reply
from cards.elements import Card
from jobs.deliver import Carrier
from jobs.registry import JOBS
from storage import db, outbox, posted
from storage.db import database
from storage.outbox import OutboxMessage
from tests.talk import PLATFORM, Room

HERE = Address(PLATFORM, person="ou_张三")
BUSY = PlatformError(429, "busy", retry=True, wait=7)


@pytest.fixture
def promise(room: Room):
    """Promise a reply at the room's present moment."""
    return lambda text, **more: outbox.send(
        Address(PLATFORM, person="ou_张三", **more), Reply(text=text), room.now
    )


def _texts(room: Room) -> list[str]:
    return [shown.reply.text for shown in room.twin.wall]


def test_a_promise_is_sent_once_however_often_workers_look(room, promise):
    """发件箱里的一条消息只发一次。"""
    promise("你好")

    room.deliver()
    room.deliver()

    assert _texts(room) == ["你好"]


def test_messages_of_one_chat_keep_their_order_when_the_first_must_wait(room, promise):
    """第一条要等，后面的也等，不会插队。"""
    promise("第一条")
    promise("第二条")
    room.twin.failing.append(BUSY)

    room.deliver()

    assert _texts(room) == []

    room.later(seconds=8)
    room.deliver()

    assert _texts(room) == ["第一条", "第二条"]


def test_the_platforms_own_wait_is_honoured(room, promise):
    """平台说等 7 秒，就等 7 秒。"""
    row = promise("稍后")
    room.twin.failing.append(BUSY)

    room.deliver()

    assert OutboxMessage.get_by_id(row.id).next_at == room.now + timedelta(seconds=7)


def test_a_refusal_for_good_is_not_tried_again(room, promise):
    """平台明确拒绝的，不再重试，原因留在记录里。"""
    row = promise("给已退群的人")
    room.twin.failing.append(PlatformError(230002, "bot not in chat", gone=True))

    room.deliver()
    room.later(hours=2)
    room.deliver()

    kept = OutboxMessage.get_by_id(row.id)
    assert (kept.status, _texts(room)) == ("failed", [])
    assert "230002" in kept.error


def test_a_message_that_keeps_failing_lets_the_others_pass_after_a_while(room, promise):
    """一条一直发不出去的消息，不会永远挡住后面的。"""
    promise("坏的")
    promise("好的")
    room.twin.failing.extend([PlatformError(500, "broken", retry=True)] * 4)
    for _ in range(6):
        room.deliver()
        room.later(seconds=31)

    assert "好的" in _texts(room)


def test_growing_waits_end_in_failure(room, promise):
    """重试有尽头。"""
    row = promise("永远不行")
    room.twin.failing.extend([PlatformError(500, "broken", retry=True)] * 20)
    for _ in range(12):
        room.deliver()
        room.later(hours=2)

    assert OutboxMessage.get_by_id(row.id).status == "failed"


def test_a_row_of_a_dead_worker_comes_up_again_with_the_same_key(room, promise):
    """工人发送前被杀：租约到期后用同一个去重键再发。"""
    row = promise("没发完")
    outbox.take(row, room.now)
    key = row.key

    room.deliver()

    assert _texts(room) == []

    room.later(seconds=61)
    room.deliver()

    assert _texts(room) == ["没发完"]
    assert OutboxMessage.get_by_id(row.id).key == key


def test_where_a_repeat_would_be_seen_twice_a_lost_send_is_marked_unknown(room, promise, monkeypatch):
    """没有去重键的渠道：不冒险重发，标记为“结果未知”。"""
    monkeypatch.setattr(type(room.twin), "repeatable", lambda self, address: False)
    row = promise("可能发过了")
    outbox.take(row, room.now)

    room.later(seconds=61)
    room.deliver()

    assert (OutboxMessage.get_by_id(row.id).status, _texts(room)) == ("unknown", [])


def test_one_reply_of_several_parts_becomes_several_messages_in_order(room):
    """一条回复里的文字、卡片和文件，分别成为一条消息。"""
    reply = Reply(
        text="报告来了", card=Card("健康报告"), files=(FileRef("k", "健康报告.pdf", "application/pdf"),)
    )
    outbox.send(HERE, reply, room.now)

    room.deliver()

    shown = [(s.reply.text, s.card and s.card.title, bool(s.reply.files)) for s in room.twin.wall]
    assert shown == [("报告来了", None, False), ("", "健康报告", False), ("", None, True)]


def test_a_sent_card_is_remembered_with_the_platforms_id(room):
    """发出的卡片记住平台的消息号，以后才能更新。"""
    outbox.send(HERE, Reply(card=Card("T1", subject="task:T1")), room.now)

    room.deliver()

    assert [(kept.message, kept.live) for kept in posted.showing("task:T1")] == [("om_1", True)]


def test_only_the_latest_state_of_a_card_is_shown(room):
    """连续两次更新，只显示最后一次的样子。"""
    outbox.send(HERE, Reply(card=Card("T1", subject="task:T1")), room.now)
    room.deliver()
    kept = posted.showing("task:T1")[0]
    for version, tag in ((2, "第一次"), (3, "第二次")):
        kept.change(version=version)
        outbox.update(kept.key, version, "lane", Card("T1", tag=tag, subject="task:T1"), room.now)

    room.deliver()

    assert room.twin.wall[0].card.tag == "第二次"


def test_a_job_that_fails_leaves_nothing_behind_and_runs_again(room, monkeypatch):
    """任务中途出错：已写的都撤回，下次重来。"""
    runs: list[datetime] = []

    def stumble(now: datetime) -> None:
        runs.append(now)
        outbox.send(HERE, Reply(text=f"第 {len(runs)} 次"), now)
        if len(runs) == 1:
            raise RuntimeError("out of paper")

    monkeypatch.setitem(JOBS, "stumble", stumble)
    outbox.job("stumble", {}, room.now)

    room.deliver()
    room.later(seconds=2)
    room.deliver()

    assert _texts(room) == ["第 2 次"]


def test_many_workers_at_once_send_each_message_once(room, promise, database):
    """八个工人同时抢，每条只发一次。"""
    for number in range(40):
        outbox.send(Address(PLATFORM, person=f"ou_{number % 5}"), Reply(text=str(number)), room.now)
    workers = [Carrier({PLATFORM: room.twin}, lambda at: at, clock=lambda: room.now) for _ in range(8)]
    threads = [threading.Thread(target=worker.drain) for worker in workers]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    room.deliver()

    assert sorted(_texts(room), key=int) == [str(n) for n in range(40)]


def test_a_job_that_outlives_its_lease_promises_nothing_twice(room, monkeypatch):
    """画得太久、被别的工人接手：只有一份结果。"""
    other = Carrier({PLATFORM: room.twin}, lambda at: at, clock=lambda: room.now)

    def slow(now: datetime) -> None:
        outbox.send(HERE, Reply(text="画好了"), now)
        if not room.twin.toasts:
            room.twin.toasts.append("the other worker is at it")
            OutboxMessage.update(attempts=OutboxMessage.attempts + 1).execute()

    monkeypatch.setitem(JOBS, "slow", slow)
    outbox.job("slow", {}, room.now)

    room.deliver()
    room.later(minutes=6)
    other.drain()

    assert _texts(room) == ["画好了"]


def test_a_failure_that_comes_late_does_not_send_again_what_another_worker_sent(room, promise):
    """慢的工人后来才报失败：已经发出去的，不再重发。"""
    row = promise("只发一次")
    outbox.take(row, room.now)
    room.later(seconds=61)

    room.deliver()
    outbox.again(row, "timed out at last", room.now)
    room.later(seconds=61)
    room.deliver()

    assert _texts(room) == ["只发一次"]


def test_whoever_asked_hears_of_a_job_that_keeps_failing(room, monkeypatch):
    """任务几次都没做成：告诉问的人，附一个编号。"""

    def never(now: datetime, here: dict) -> None:
        raise RuntimeError("no ink")

    monkeypatch.setitem(JOBS, "never", never)
    row = outbox.job("never", {"here": asdict(HERE)}, room.now)
    for _ in range(5):
        room.deliver()
        room.later(seconds=31)

    kept = OutboxMessage.get_by_id(row.id)
    assert (kept.status, kept.error) == ("failed", "RuntimeError('no ink')")
    assert row.key in _texts(room)[0]
    assert len(_texts(room)) == 1


def test_leavers_are_not_written_to(room, zhang):
    """离职的人不再收到任何消息。"""
    zhang.user.change(active=False)

    assert outbox.tell(zhang.user, Reply(text="今天的简报"), room.now) is None


def test_a_card_that_waited_goes_out_in_its_latest_state(room, zhang):
    """卡片还没发出去，任务已经完成：发出去的就是完成后的样子。"""
    zhang.say("新建任务 整理报价清单")
    before = zhang.card
    room.twin.failing.append(BUSY)
    outbox.send(Address(PLATFORM, chat="oc_group", kind="group"), Reply(card=before), room.now)
    room.deliver()

    zhang.does("finish_task", task="T1")
    room.later(seconds=8)
    room.deliver()

    late = next(shown.card for shown in room.twin.wall if shown.address.chat == "oc_group")
    assert before.tag != late.tag
    assert late.tag == zhang.card.tag


def test_only_the_latest_copies_of_a_card_are_brought_up_to_date(room, zhang):
    """同一张卡片发过很多次，只更新最近的二十张，不刷爆平台的限额。"""
    zhang.say("新建任务 整理报价清单")
    for _ in range(25):
        zhang.say("查看 T1")
    before = OutboxMessage.select().where(OutboxMessage.kind == "update").count()

    zhang.does("finish_task", task="T1")

    assert OutboxMessage.select().where(OutboxMessage.kind == "update").count() - before <= posted.COPIES


def test_drawing_keeps_nobody_from_writing(room, monkeypatch):
    """画图的时候不占着数据库，别人照样能写。"""
    held: list[bool] = []
    monkeypatch.setitem(JOBS, "draw", lambda now: held.append(database.in_transaction()))
    outbox.job("draw", {}, room.now)

    room.deliver()

    assert held == [False]


def test_a_long_backlog_is_looked_through_lane_by_lane(room, database):
    """统计信息还停在没几条的时候，一下积压几千条：每个会话取最前面的一条，各会话的队头只算一次。"""
    outbox.send(Address(PLATFORM, person="ou_0"), Reply(text="简报"), room.now)
    db.database.execute_sql("ANALYZE")
    with db.database.atomic():
        for number in range(6000):
            outbox.send(Address(PLATFORM, person=f"ou_{number % 300}"), Reply(text="简报"), room.now)

    found = list(outbox.due(room.now, 50))

    assert [row.id for row in found] == sorted(row.id for row in found)
    assert len({row.lane for row in found}) == 50
