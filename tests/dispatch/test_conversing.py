"""What people answer to a record's card is kept with the record; nothing else they say to each other is."""

import pytest

from bot.roles import Role
from cards.text import as_text
from storage import activities
from storage.activities import Activity
from storage.people import Team
from tests.handlers.deals import deal, task

pytestmark = pytest.mark.feature("D7")


@pytest.fixture
def plan(zhang):
    """张三's task T1."""
    return task(zhang, "出方案", zhang.room.now.date(), deal(zhang, "智云MES"))


def shown(person, words: str, **more) -> str:
    """Have a card shown; the platform's id of its message."""
    person.say(words, **more)
    return f"om_{len(person.room.twin.wall)}"


def said(record) -> list[tuple[str, str, str]]:
    """Who said what about a record, and in which message, the oldest first."""
    notes = activities.of(record, 9)
    return [(note.by.name, note.text, note.source) for note in reversed(list(notes)) if note.kind == "said"]


def test_a_reply_to_a_tasks_card_is_kept_with_the_task(zhang, li, plan):
    """回复任务卡片说的话：记在任务里，有谁说的和原消息；卡片上看得到。"""
    card = shown(zhang, "查看任务 T1", in_group=True)

    assert zhang.say("客户说周五才有空", in_group=True, quoted=card) == "记进 T1 出方案 的讨论了。"
    li.say("那我周四先把初稿给你", in_group=True, quoted=card)

    first, second = said(plan)
    assert first[:2] == ("张三", "客户说周五才有空")
    assert first[2].startswith("um_")
    assert second[0] == "李四"
    words = as_text(zhang.room.twin.wall[int(card.removeprefix("om_")) - 1].card)
    assert "讨论 今天 李四：那我周四先把初稿给你" in words
    assert "讨论 今天 张三：客户说周五才有空" in words


def test_in_its_thread_too(zhang, plan):
    """在卡片的话题里回复别人：也算这个任务的。"""
    card = shown(zhang, "查看任务 T1")

    zhang.say("我觉得可以", quoted="om_somebody", root=card)

    assert [text for _, text, _ in said(plan)] == ["我觉得可以"]


def test_quoted_words_of_a_card_count_where_no_id_is_told(zhang, plan):
    """平台只给引用的文字时，编号和名字都对得上才算。"""
    zhang.say("客户说周五才有空", quoted_text="[卡片] T1 出方案")
    zhang.say("我也觉得那个 T1 不急着做", quoted_text="T1 昨天小李说先放放")

    assert [text for _, text, _ in said(plan)] == ["客户说周五才有空"]


def test_a_reply_nobody_addressed_to_us_is_kept_too(zhang, plan):
    """群里没 @ 它、但回复的是它的卡片：记下来；回复别人的话，不理。"""
    card = shown(zhang, "查看任务 T1", in_group=True)
    before = len(zhang.room.twin.wall)

    zhang._happen("message", True, "", text="客户说周五才有空", quoted=card)
    zhang._happen("message", True, "", text="完成 T1", quoted="om_somebody")
    zhang._happen("message", True, "", text="中午吃什么")

    assert [text for _, text, _ in said(plan)] == ["客户说周五才有空"]
    assert len(zhang.room.twin.wall) == before + 1


def test_orders_stay_orders_and_thanks_stay_thanks(zhang, plan):
    """回复卡片说的是指令就照办，是谢谢就应一声；都不进讨论。"""
    card = shown(zhang, "查看任务 T1")

    zhang.say("谢谢", quoted=card)
    zhang.say("完成 T1", quoted=card)

    assert said(plan) == []
    assert type(plan).get_by_id(1).status == "done"


def test_who_may_not_write_is_told_or_not_listened_to(zhang, plan):
    """访客、别的公司的人说的不记；在群里也不插嘴。"""
    card = shown(zhang, "查看任务 T1", in_group=True)
    guest = zhang.room.person("访客甲", Role.VIEWER)
    other = zhang.room.person("外人", team=Team.add(name="别的公司"))
    before = len(zhang.room.twin.wall)

    for person in (guest, other):
        person._happen("message", True, "", text="我也来说一句", quoted=card)

    assert len(zhang.room.twin.wall) == before
    assert "没有这个权限" in guest.say("我也来说一句", in_group=True, quoted=card)
    assert not Activity.select().where(Activity.kind == "said").exists()


def test_it_can_be_taken_back(zhang, plan):
    """说错了，撤销就不在讨论里了。"""
    card = shown(zhang, "查看任务 T1")
    zhang.say("发错群的话", quoted=card)

    zhang.say("撤销")

    assert said(plan) == []
