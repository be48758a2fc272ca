"""Approvals: one click, one effect, a record for everyone."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from bot.message import ChatRef, Event, Press
from bot.roles import Role
from bot.sales.stages import ApprovalStatus, QuoteStatus
from cards.elements import Card, Tone, all_buttons
from storage.approvals import ApprovalDecision, ApprovalRequest, ApprovalStep
from storage.audit import AuditLog
from storage.db import database as proxy
from storage.outbox import OutboxMessage
from storage.posted import PostedCard
from storage.quotes import Quote, QuoteVersion
from tests.handlers.deals import deal
from tests.talk import PLATFORM, Person


@pytest.fixture
def submitted(zhang, wang) -> Quote:
    """A quote that waits for the manager, asked for in the group."""
    deal(zhang, "智云 MES")
    zhang.say("给 P1 报价 12.8万 打9折 提交审批", in_group=True)
    return Quote.get()


def own_card(person: Person) -> Card:
    """The newest card in their private chat, as it looks now."""
    return next(shown.card for shown in reversed(person.private) if shown.card)


WAYS: dict[str, Callable[[Person], str]] = {
    "typed": lambda person: person.say("同意 Q1"),
    "pressed": lambda person: person.press("同意"),
}


@pytest.mark.feature("F3")
@pytest.mark.parametrize("way", WAYS)
def test_approving_stamps_the_card_and_tells_the_others(way, submitted, zhang, wang):
    """同意：打字和按钮一样；卡片盖章，销售和来源群知道，审批人自己不再收到。"""
    before = len(wang.private)

    WAYS[way](wang)

    assert Quote.get().status == QuoteStatus.APPROVED
    assert ApprovalDecision.get().by == wang.user
    assert all(not all_buttons(s.card) for s in wang.private if s.card)
    assert own_card(wang).stamp == "王芳 已同意 · 11月24日 周二 10:00"
    assert own_card(wang).tone is Tone.DONE
    assert "王芳 同意了这份报价" in own_card(zhang).body[0].text
    assert any("王芳 同意了这份报价" in shown.text for shown in zhang.seen)
    assert len(wang.private) - before == (way == "typed")


@pytest.mark.feature("F3")
def test_deciding_again_says_that_it_is_over(submitted, wang):
    """定了之后再说同意，答复说明已经定了，不重复记。"""
    wang.say("驳回 Q1 账期太长")

    wang.say("同意 Q1")

    assert "已经定了，这次没有再记" in wang.heard and "账期太长" in wang.heard
    assert ApprovalDecision.select().count() == 1


@pytest.mark.feature("F3")
def test_rejecting_needs_a_reason_and_two_taps(submitted, zhang, wang):
    """驳回先问理由，点一个就行：两下，报价回到草稿，理由传到销售。"""
    wang.press("驳回")

    assert Quote.get().status == QuoteStatus.PENDING

    wang.press("价格太低")

    assert Quote.get().status == QuoteStatus.DRAFT
    assert "王芳 驳回了这份报价：价格太低" in own_card(zhang).body[0].text
    assert own_card(wang).stamp.endswith("已驳回 · 11月24日 周二 10:00 · 价格太低")


def test_the_next_message_is_the_reason(submitted, zhang, wang):
    """按了驳回以后，直接打一句话就是理由。"""
    wang.press("驳回")

    wang.say("账期太长，最多 30 天")

    assert ApprovalDecision.get().comment == "账期太长，最多 30 天"
    assert Quote.get().status == QuoteStatus.DRAFT


def test_typing_without_a_reason_asks_for_it(submitted, wang):
    """打字驳回没写理由，就问理由，还没有驳回。"""
    wang.say("驳回 Q1")

    assert "理由" in wang.heard
    assert Quote.get().status == QuoteStatus.PENDING


def test_thinking_again_brings_the_buttons_back(submitted, wang):
    """“先不驳回”回到原来的审批卡。"""
    wang.press("驳回")
    wang.press("先不驳回")

    assert [b.text for b in all_buttons(own_card(wang))][:2] == ["同意", "驳回"]


@pytest.mark.feature("F9")
def test_a_late_clicker_is_told_the_outcome(submitted, wang):
    """晚点的人听到结果，看到盖章的卡片，不会再发生一次。"""
    wang.press("同意")

    said = wang.does("approve", quote="Q1", version=1)

    assert "王芳 已同意" in said
    assert ApprovalDecision.select().count() == 1


@pytest.mark.parametrize("name", ["zhang", "zhao", "sun", "li"])
def test_only_whose_turn_it_is_may_decide(name, submitted, request):
    """不是轮到他的人点不动，话里说该谁审批：总监、财务、售前、自己都一样。"""
    person = request.getfixturevalue(name)

    said = person.say("同意 Q1")

    assert "由王芳审批" in said
    assert Quote.get().status == QuoteStatus.PENDING


@pytest.mark.feature("F2")
def test_policy_and_reporting_line_find_the_approver(zhang, wang, zhao):
    """折扣深的给总监；经理自己的报价不能自己批，也给总监。"""
    deal(zhang, "深折")
    deal(wang, "经理的单")

    zhang.say("给 P1 报价 10万 打8折 提交审批")
    wang.say("给 P2 报价 10万 提交审批")

    assert [step.approver for step in ApprovalStep.select().order_by(ApprovalStep.id)] == [
        zhao.user,
        zhao.user,
    ]
    assert "低于 8.5 折" in ApprovalRequest.get_by_id(1).origin["why"]


def test_with_nobody_to_approve_nothing_is_submitted(zhang):
    """没有人能审批时说清楚要做什么，报价一点没存。"""
    deal(zhang, "智云 MES")

    said = zhang.say("给 P1 报价 10万 提交审批")

    assert "没有可以审批的" in said
    assert not Quote.select().count()


@pytest.mark.feature("F6")
def test_a_delegate_decides_while_the_approver_is_away(room, zhang, wang):
    """审批人请假，代理人收到卡片也能批，记录写明代谁。"""
    qian = room.person("钱进", Role.MANAGER)
    wang.user.change(away_until=room.now.date(), delegate=qian.user)
    deal(zhang, "智云 MES")
    zhang.say("给 P1 报价 12.8万 提交审批")

    qian.press("同意")

    assert ApprovalDecision.get().acting_for == wang.user
    assert wang.card.stamp.startswith("钱进（代王芳） 已同意")


@pytest.mark.feature("F6")
def test_nudging_once_an_hour(submitted, room, zhang, wang):
    """催办：审批人再收到一张能点的卡；一小时一次。"""
    zhang.press("催办")

    assert "张三 催办" in wang.heard

    assert "已经催过" in zhang.press("催办")

    room.later(hours=1)

    assert "已提醒王芳" in zhang.press("催办")

    wang.press("同意")

    assert all(s.card.stamp for s in wang.private if s.card)


def test_a_changed_version_cannot_be_approved_by_its_old_card(submitted, zhang, wang):
    """v1 的卡片批不了 v2。"""
    old = next(s for s in wang.private if s.card)
    zhang.say("改报价 Q1 12万 9折")
    zhang.say("提交 Q1 审批")

    said = wang.does("approve", card=old.key, quote="Q1", version=1)

    assert "已作废" in said
    assert Quote.get().status == QuoteStatus.PENDING


def test_content_changed_behind_our_back_voids_the_request(submitted, wang):
    """内容和提交时的指纹对不上，就不能批准。"""
    QuoteVersion.update(note="偷偷改的").execute()

    wang.press("同意")

    assert ApprovalRequest.get().status == ApprovalStatus.CANCELLED
    assert Quote.get().status == QuoteStatus.DRAFT


def test_waiting_approvals_are_listed(submitted, wang, zhang):
    """“待我审批”列出等我的，一点就到审批卡。"""
    wang.say("待我审批")

    assert "Q1/v1 ¥115,200.00" in wang.heard

    wang.press("查看", row="Q1")

    assert wang.card.title == "Q1/v1 报价审批"
    assert "没有等你审批" in zhang.say("待我审批")


@pytest.mark.feature("F3")
def test_ten_presses_at_once_have_one_effect(submitted, room, zhang, wang):
    """两个人（审批人和代理人）同时按十下，同意驳回都有：只有一个结果，销售只被告知一次。"""
    qian = room.person("钱进", Role.MANAGER)
    wang.user.change(away_until=room.now.date(), delegate=qian.user)
    told = OutboxMessage.select().where(OutboxMessage.kind == "send").count()
    presses = [_press(room, (wang, qian)[n % 2], n) for n in range(10)]

    _all_at_once(room, presses)

    decision = ApprovalDecision.get()
    assert ApprovalDecision.select().count() == 1
    assert Quote.get().status == (
        QuoteStatus.APPROVED if decision.decision == "approved" else QuoteStatus.DRAFT
    )
    assert AuditLog.select().where(AuditLog.action.in_(("approve", "reject"))).count() >= 1
    assert OutboxMessage.select().where(OutboxMessage.kind == "send").count() - told == 2


def _press(room, person: Person, n: int) -> Event:
    action, extra = ("approve", {}) if n % 4 < 2 else ("reject", {"reason": "价格太低"})
    card = PostedCard.get(PostedCard.subject == "approval:Q1/v1")
    press = Press(action, {"quote": "Q1", "version": 1, **extra}, card.key)
    chat = ChatRef(PLATFORM, f"p_{person.id}", "p2p")
    return Event(PLATFORM, f"press{n}", "press", chat, person.id, person.name, at=room.now, press=press)


def _all_at_once(room, events: list[Event]) -> None:
    barrier = Barrier(len(events))

    def act(event: Event) -> None:
        barrier.wait()
        room.dispatcher.handle(replace(event), room.twin)

    with ThreadPoolExecutor(len(events)) as pool:
        list(pool.map(act, events))
    assert proxy.obj


def test_answering_the_card_names_the_quote(submitted, wang):
    """引用审批卡回一句“同意”，说的就是那份报价。"""
    card = next(row for row in PostedCard.select() if row.subject == "approval:Q1/v1")

    wang.say("同意", quoted=card.key)

    assert Quote.get().status == QuoteStatus.APPROVED
