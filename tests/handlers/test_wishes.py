"""Wishes for the bot: told, voted on, listed, closed, taken back."""

from datetime import datetime

import pytest

from bot.roles import Role
from jobs.wishes import post_results
from storage import wishes
from storage.people import Team
from storage.wishes import Wish, WishVote
from tests.talk import ZONE, as_words


def _standing() -> tuple[int, int]:
    votes = wishes.tally(Wish.get_by_id(1))
    return votes.up, votes.down


@pytest.mark.feature("L2")
def test_a_wish_gets_a_number_and_its_makers_vote(zhang):
    """“提个建议 希望能批量导入”：有了编号 F1，自己那票已算上。"""
    assert zhang.say("提个建议 希望能批量导入线索") == "F1 批量导入线索（征集中）"

    assert "支持  1 人" in zhang.heard and _standing() == (1, 0)


@pytest.mark.feature("L2")
@pytest.mark.parametrize(
    "said", ["支持 F1", "F1 +1", "投票给 F1", "给 F1 投票", "投票 深色模式", "我支持 F1"]
)
def test_each_has_one_vote(zhang, li, said):
    """支持一次算一票，再支持一次不多算。"""
    zhang.say("心愿 深色模式")

    li.say(said)

    assert _standing() == (2, 0)
    assert "你已经支持过 F1" in li.say(said)
    assert _standing() == (2, 0)


@pytest.mark.feature("L2")
@pytest.mark.parametrize("said", ["反对 F1", "F1 -1", "反对深色模式"])
def test_voting_again_changes_the_vote(zhang, li, said):
    """先支持再反对，票改成反对；卡片上的按钮也一样。"""
    zhang.say("心愿 深色模式")
    li.say("支持 F1")

    li.say(said)

    assert _standing() == (1, 1)

    li.press("支持", on="F1")

    assert _standing() == (2, 0) and WishVote.select().count() == 2


@pytest.mark.feature("L2")
def test_the_list_is_by_votes_and_each_row_can_be_voted_for(zhang, li, wang):
    """心愿单票多的在前；点“支持”投票，点“看看”打开。"""
    zhang.say("心愿 深色模式")
    zhang.say("心愿 批量导入")
    li.say("支持 F2")

    wang.say("心愿单")

    assert wang.heard.index("F2 批量导入") < wang.heard.index("F1 深色模式")

    wang.press("支持", row="F1")
    wang.press("支持", row="F1", on="心愿单")
    wang.press("看看", row="F1", on="心愿单")

    assert _standing() == (2, 0) and wang.card.title == "F1 深色模式"


@pytest.mark.feature("L2")
def test_all_cards_of_a_wish_show_its_votes(zhang, li):
    """别人投了票，先前发出的卡片上票数也跟着变。"""
    zhang.say("心愿 深色模式")

    li.say("支持 F1")

    assert "支持  2 人" in as_words(zhang.private[-1]) or ("支持", "2 人") in zhang.card.body[0].pairs


@pytest.mark.feature("L2", "J4")
def test_a_vote_and_a_wish_are_taken_back(zhang, li):
    """撤销收回自己的一票；收回心愿，连同自己的票一起没了。"""
    zhang.say("心愿 深色模式")
    li.say("反对 F1")

    li.say("撤销")

    assert _standing() == (1, 0)
    assert ("反对", "0 人") in zhang.card.body[0].pairs

    zhang.say("撤销")

    assert not Wish.select().exists() and not WishVote.select().exists()


@pytest.mark.feature("L2")
def test_a_wish_others_voted_for_is_not_taken_back(zhang, li):
    """别人已经投过票的心愿，撤销不了。"""
    zhang.say("心愿 深色模式")
    li.say("支持 F1")

    assert "撤销不了" in zhang.say("撤销")
    assert _standing() == (2, 0)


@pytest.mark.feature("L2", "K1")
def test_its_maker_and_admins_close_a_wish_with_a_reason(zhang, li, zhao):
    """只有提出的人和管理员能关闭，理由写在卡片上，提出的人会知道；关了就不能再投。"""
    zhang.say("心愿 深色模式")

    assert "张三提出，请对方或管理员来关闭" in li.say("关闭心愿 F1 不做")

    zhao.say("关闭心愿 F1 下个月上线")

    assert "已关闭" in zhang.heard and "结果：下个月上线" in zhang.heard
    assert "已经关闭：下个月上线" in li.say("支持 F1")
    assert zhang.say("心愿单").startswith("还没有在征集的心愿")

    zhao.say("撤销")

    assert Wish.get().open


@pytest.mark.feature("L2")
def test_the_same_wish_again_is_a_vote_for_it(zhang, li):
    """同样的建议再提一次，算支持原来那个。"""
    zhang.say("心愿 Dark Mode")

    li.say("提个建议 dark mode")

    assert Wish.select().count() == 1 and _standing() == (2, 0)


@pytest.mark.feature("L2", "J2")
def test_what_is_missing_is_asked_for(zhang):
    """只说“提个建议”会问是什么；只说“投票”会问哪个。"""
    assert "什么建议" in zhang.say("提个建议")

    zhang.say("希望报价单能加公司抬头")

    assert zhang.card.title == "F1 报价单能加公司抬头"
    assert "哪个心愿" in zhang.say("投票")


@pytest.mark.feature("L2")
@pytest.mark.parametrize("said", ["F1", "查看 F1", "心愿 F1", "搜索 F1"])
def test_a_wish_is_opened_by_its_number(zhang, said):
    """只发编号，或查看、搜索编号，都打开这个心愿。"""
    zhang.say("心愿 深色模式")

    assert zhang.say(said) == "F1 深色模式（征集中）"


@pytest.mark.feature("L2", "K1")
def test_another_company_has_its_own_wishes(zhang, room):
    """别家公司的心愿看不到，也投不了。"""
    chen = room.person("陈静", Role.DIRECTOR, team=Team.add(name="启明销售部"))
    zhang.say("心愿 深色模式")

    assert "没找到 F1" in chen.say("支持 F1")
    assert "没找到 F1" in chen.say("F1")
    assert "还没有在征集的心愿" in chen.say("心愿单")


@pytest.mark.feature("L2")
def test_results_are_posted_once_a_month(zhang, zhao, room):
    """每月第一个工作日，群里发上月有结果的心愿和票数最多的；没有心愿就不发。"""
    post_results(room.now)
    assert not room.twin.wall

    zhang.say("心愿 深色模式")
    zhang.say("心愿 批量导入")
    zhao.say("关闭心愿 F1 已上线")
    room.now = datetime(2026, 12, 1, 10, 20, tzinfo=ZONE)
    post_results(room.now)
    room.deliver()

    assert room.twin.wall[-1].address.chat == "oc_group" and zhang.card.title == "11月心愿投票"
    assert "11月有结果：F1 深色模式（已上线）" in zhang.heard and "F2 批量导入" in zhang.heard

    zhao.press("支持", row="F2", on="11月心愿投票")

    assert wishes.tally(Wish.get_by_id(2)).up == 2


def test_an_unknown_wish_is_told_where_to_look(zhang):
    """没有的心愿，说去哪里看。"""
    assert "发「心愿单」看全部" in zhang.say("支持 F9")


@pytest.mark.feature("J3")
@pytest.mark.parametrize(
    "said", ["我的心愿是早点下班", "我有个心愿", "你有什么心愿？", "建议把方案改短一点", "这个建议提得好"]
)
def test_talk_of_wishes_is_no_wish(zhang, said):
    """闲聊里的心愿和建议，不会记成心愿。"""
    zhang.say(said)

    assert not Wish.select().exists()
