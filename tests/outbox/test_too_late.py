"""Cards that can be changed once for each credential, and not at all in some places."""

from dataclasses import replace

import pytest

from bot.errors import TooLate
from bot.message import Address, Reply
from bot.platforms.base import Outgoing, Posted, Sent
from cards.elements import Card
from jobs.deliver import Carrier
from storage import outbox, posted, undelivered
from storage.outbox import OutboxMessage
from tests.talk import PLATFORM, Room, Twin

HERE = Address(PLATFORM, person="ou_张三")
CARD = Card("T1", subject="task:T1")


class OnceTwin(Twin):
    """Gives a credential with each card and takes it once."""

    def send(self, out: Outgoing) -> Sent:
        """The message, with its credential."""
        return replace(super().send(out), credential="RC0")

    def update(self, posted: Posted, card: Card) -> Sent:
        """Only with a credential."""
        if not posted.credential:
            raise TooLate("no credential", "not any more")
        return super().update(posted, card)


@pytest.fixture
def show(room: Room):
    """Shows T1 in one state after the other on a platform whose credentials work once."""
    carrier = Carrier({PLATFORM: OnceTwin(wall=room.twin.wall)}, lambda at: at, clock=lambda: room.now)
    outbox.send(HERE, Reply(card=CARD), room.now)
    carrier.drain()

    def state(tag: str) -> OutboxMessage:
        kept = posted.showing("task:T1")[0]
        kept.change(version=kept.version + 1)
        row = outbox.update(kept.key, kept.version, "lane", replace(CARD, tag=tag), room.now)
        carrier.drain()
        return OutboxMessage.get_by_id(row.id)

    return state


def test_a_credential_is_used_once(room: Room, show):
    """凭据用过就作废，不拿去再碰一次壁；这不算发送失败，管理员看不到一堆假的失败。"""
    first, second = show("进行中"), show("已完成")

    assert room.twin.wall[0].card.tag == "进行中"
    assert (first.status, second.status, second.message) == ("sent", "sent", "too late: no credential")
    assert undelivered.latest(10) == []


def test_a_press_meanwhile_brings_a_new_credential(room: Room, show):
    """用旧凭据更新的时候有人点了卡片：新凭据留着，下一次还能更新。"""
    kept = posted.showing("task:T1")[0]
    kept.change(credential="RC1")
    posted.spent(kept.key, "RC0")

    show("已完成")

    assert room.twin.wall[0].card.tag == "已完成"
    assert posted.by_key(kept.key).credential == ""
