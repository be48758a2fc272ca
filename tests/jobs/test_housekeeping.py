"""What nobody will ask for again is forgotten; what counts stays."""

from datetime import timedelta

from bot.errors import PlatformError
from bot.message import Address, Reply
from jobs.duties import DUTIES
from jobs.housekeeping import forget_old
from storage import outbox
from storage.audit import AuditLog
from storage.inbox import InboundEvent
from storage.outbox import OutboxMessage
from storage.pending import PendingQuestion
from storage.posted import PostedCard
from storage.tasks import Task
from storage.undo import UndoEntry
from tests.talk import PLATFORM


def test_old_traffic_goes_and_what_counts_stays(room, zhang):
    """半年前的收发记录清掉，任务和审计都在。"""
    zhang.say("新建任务 整理报价清单")
    zhang.say("新建任务")
    room.later(days=200)

    forget_old(room.now)

    traffic = (InboundEvent, OutboxMessage, PostedCard, PendingQuestion, UndoEntry)
    assert [table.select().count() for table in traffic] == [0] * 5
    assert (Task.select().count(), AuditLog.select().count()) == (1, 1)


def test_what_could_not_be_delivered_stays_for_somebody_to_look_at(room):
    """发不出去的留着，等人处理。"""
    room.twin.failing.append(PlatformError(230002, "bot not in chat"))
    outbox.send(Address(PLATFORM, person="ou_张三"), Reply(text="没送到"), room.now)
    room.deliver()

    forget_old(room.now + timedelta(days=200))

    assert [row.status for row in OutboxMessage.select()] == ["failed"]


def test_a_recent_repeat_is_still_recognised(room, zhang):
    """几小时后的重复投递还认得出来。"""
    zhang.say("新建任务 整理报价清单", key="om_same")
    room.later(hours=8)

    forget_old(room.now)
    zhang.say("新建任务 整理报价清单", key="om_same")

    assert Task.select().count() == 1


def test_the_clock_does_it_every_night():
    """每天夜里自动清理。"""
    assert forget_old in [duty.run for duty in DUTIES]
