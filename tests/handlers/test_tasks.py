"""Tasks: added, handed over, finished, put off, tied together."""

from datetime import date

import pytest

from bot.sales.levels import Priority
from bot.sales.stages import TaskStatus
from cards.elements import Tone, all_buttons
from cards.text import as_text
from storage.tasks import Dependency, Task
from tests.handlers.deals import deal, lead, task
from tests.talk import as_words

FRIDAY = date(2026, 11, 27)


@pytest.mark.feature("D2")
def test_a_sentence_adds_a_task(zhang, li):
    """一句话建任务，接手的人私聊收到卡片。"""
    zhang.say("新建任务 整理报价清单 派给 @李四 下周三前")

    found = Task.get()
    assert (found.title, found.owner, str(found.due_on)) == ("整理报价清单", li.user, "2026-12-02")
    assert "12月2日 周三" in zhang.heard
    assert li.card.title == "T1 整理报价清单"


@pytest.mark.feature("D2")
@pytest.mark.parametrize("typed", [True, False], ids=["typed", "pressed"])
def test_the_assignee_is_told_and_nobody_else(zhang, li, wang, typed):
    """派任务：打字和点按钮一样，只有接手的人收到消息。"""
    task(zhang, "方案定制与报价", FRIDAY)
    zhang.say("查看任务 T1")

    if typed:
        zhang.say("把 T1 派给 @李四 下周五前")
    else:
        zhang.press("指派")
        zhang.press("指派", assignee=li.user.number, due="2026-12-04")

    assert Task.get().owner == li.user and str(Task.get().due_on) == "2026-12-04"
    assert "派给李四，12月4日 周五前完成" in as_text(zhang.card)
    assert len(li.private) == 1 and "张三派给李四" in as_words(li.private[0])
    assert not wang.private


def test_what_comes_next_is_named_once(zhang):
    """后续任务有两条前后关系，也只提一次。"""
    first, last = task(zhang, "商务谈判", FRIDAY), task(zhang, "合同起草", FRIDAY)
    for kind in ("FS", "FF"):
        Dependency.add(task=last, needs=first, kind=kind)

    zhang.say("完成 T1")

    assert zhang.heard.count("T2 合同起草") == 1


def test_several_tasks_go_to_one_colleague(zhang, li):
    """一次派好几个任务。"""
    task(zhang, "写方案", FRIDAY)
    task(zhang, "做演示", FRIDAY)

    zhang.say("T1和T2分给 @李四")

    assert {row.owner_id for row in Task.select()} == {li.user.id}
    assert len(li.private) == 2


def test_a_lead_is_handed_to_a_colleague(zhang, room):
    """线索也能派给同事，不会派给不是销售的人。"""
    lin = room.person("林晓")
    lead(zhang, "广州星河家居")

    zhang.say("把 L1 派给 @林晓")

    assert lin.card.title == "L1 广州星河家居"


@pytest.mark.feature("D2")
@pytest.mark.parametrize("typed", [True, False], ids=["typed", "pressed"])
def test_finishing_and_reopening(zhang, typed):
    """完成、重开，打字和按钮一样。"""
    task(zhang, "写方案", FRIDAY)
    zhang.say("查看任务 T1")

    zhang.say("完成 T1") if typed else zhang.press("完成")

    assert Task.get().status == TaskStatus.DONE and zhang.card.tone is Tone.DONE

    zhang.say("重开 T1") if typed else zhang.press("重开")

    assert Task.get().status == TaskStatus.IN_PROGRESS and Task.get().done_at is None


def test_finishing_twice_names_who_was_faster(zhang, li):
    """已经完成的任务再完成一次，会说是谁什么时候做的。"""
    task(li, "写方案", FRIDAY, creator=zhang.user)
    li.say("完成 T1")

    heard = zhang.say("完成 T1")

    assert "T1 已经是「已完成」，李四 11-24 10:00 操作的" in heard


@pytest.mark.feature("C5")
def test_finishing_tells_who_may_go_on(zhang, li):
    """前一个任务完成，后一个的负责人马上知道；卡片上写着接下来是什么。"""
    first, then = task(zhang, "需求调研", FRIDAY), task(li, "方案演示", FRIDAY)
    Dependency.add(task=then, needs=first)

    zhang.say("完成 T1")

    assert "接下来：T2 方案演示（李四" in zhang.heard
    assert "T1 需求调研 完成了，现在可以开始" in li.heard

    li.press("开始", row="T2")

    assert Task.get_by_id(2).status == TaskStatus.IN_PROGRESS


@pytest.mark.feature("D8")
def test_the_last_task_of_a_stage_offers_the_next_stage(zhang):
    """阶段里最后一个任务完成，卡片上就能推进项目。"""
    task(zhang, "需求调研", FRIDAY, deal(zhang, "智云 MES"), stage="新建")

    zhang.say("完成 T1")

    assert "「新建」阶段的任务都做完了，可以推进 P1" in zhang.heard

    zhang.press("推进 P1")

    assert "推进到：需求明确（30%）" in as_text(zhang.card)


@pytest.mark.feature("D2")
@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("延期 T1 三天", "2026-11-30"),
        ("T1 改期到 12月3日", "2026-12-03"),
        ("T1 截止 下周五", "2026-12-04"),
        ("T1 延期5个工作日", "2026-12-04"),
        ("T1 提前两个工作日", "2026-11-25"),
    ],
)
def test_a_due_day_is_moved(zhang, said, due):
    """延期多久、改到哪天都行，回复里有星期几。"""
    task(zhang, "写方案", FRIDAY)

    zhang.say(said)

    assert str(Task.get().due_on) == due and "11月27日 周五 → " in zhang.heard
    assert Task.get().baseline_due == FRIDAY


def test_a_due_day_is_moved_on_the_card(zhang):
    """在卡片上延期三天，同一张卡片变回任务卡。"""
    task(zhang, "写方案", FRIDAY)
    zhang.say("查看任务 T1")

    zhang.press("延期")
    zhang.press("改期", shift="P3D")

    assert str(Task.get().due_on) == "2026-11-30"
    assert len([shown for shown in zhang.private if shown.card]) == 1
    assert "改期：11月27日 周五 → 11月30日 周一" in as_text(zhang.card)


@pytest.mark.parametrize("due", ["2026-11-20"])
def test_a_day_gone_by_is_asked_about(zhang, due):
    """截止日不能在过去。"""
    task(zhang, "写方案", FRIDAY)

    heard = zhang.does("set_due", task="T1", due=due)

    assert "11月20日 周五 已经过去了" in heard and Task.get().due_on == FRIDAY


def test_the_owner_hears_of_a_new_due_day(zhang, li):
    """别人改了我的截止日，我会知道。"""
    task(li, "写方案", FRIDAY, creator=zhang.user)

    zhang.say("延期 T1 三天")

    assert "张三改期：11月27日 周五 → 11月30日 周一" in li.heard


def test_priority_is_set(zhang):
    """改优先级。"""
    task(zhang, "写方案", FRIDAY)

    zhang.say("T1 优先级高")

    assert Task.get().priority == Priority.HIGH and "优先级  高" in zhang.heard


@pytest.mark.feature("D2")
def test_a_blocked_task_says_why(zhang, wang):
    """受阻写明原因，项目负责人知道，卡片变橙色。"""
    project = deal(wang, "智云 MES")
    task(zhang, "写方案", FRIDAY, project)

    zhang.say("T1 受阻 等客户反馈")

    assert Task.get().status == TaskStatus.BLOCKED and zhang.card.tone is Tone.WAITING
    assert "等客户反馈" in wang.heard

    zhang.say("解除受阻 T1")

    assert Task.get().status == TaskStatus.IN_PROGRESS


@pytest.mark.feature("D4")
def test_a_cycle_is_refused_with_its_path(zhang):
    """依赖不能成环，拒绝时写出整条路。"""
    for title in ("调研", "方案", "签约"):
        task(zhang, title, FRIDAY)
    zhang.say("T2 依赖 T1")
    zhang.say("先做 T2 再做 T3")

    heard = zhang.say("T1 依赖 T3")

    assert "依赖成环" in heard and all(number in heard for number in ("T1", "T2", "T3"))
    assert Dependency.select().count() == 2


@pytest.mark.feature("D4")
def test_successors_are_moved_together(zhang, li):
    """前置延期后，一句话把后面的任务顺延，各人只收到一条。"""
    project = deal(zhang, "智云 MES")
    first = task(zhang, "调研", FRIDAY, project)
    then = task(li, "方案", date(2026, 11, 30), project)
    Dependency.add(task=then, needs=first)

    zhang.say("T1 截止 12月2日")
    assert "后面 1 个任务要让路，说「顺延 P1」一起改" in zhang.heard

    zhang.press("顺延后续")

    assert Task.get_by_id(2).due_on == date(2026, 12, 3)
    assert len(li.private) == 1


@pytest.mark.feature("E1")
def test_my_tasks_by_urgency_finished_and_postponed_on_the_card(zhang):
    """我的待办：超期、今天、本周分组，在卡片上完成和延期，卡片就地更新。"""
    task(zhang, "回访", date(2026, 11, 20))
    task(zhang, "写方案", date(2026, 11, 24))
    task(zhang, "做演示", FRIDAY)

    zhang.say("我的待办")

    assert zhang.card.tone is Tone.LATE
    words = zhang.heard
    assert words.index("超期 1") < words.index("今天 1") < words.index("本周 1")

    zhang.press("完成", row="T1")
    zhang.press("延 1 天", row="T2")

    assert Task.get_by_id(1).status == TaskStatus.DONE and str(Task.get_by_id(2).due_on) == "2026-11-25"
    assert len(zhang.private) == 1 and "超期" not in as_text(zhang.card)


@pytest.mark.feature("J6")
def test_no_tasks_says_what_to_type(zhang):
    """没有待办时，提示下一句可以说什么。"""
    assert "新建任务" in zhang.say("我的待办")


@pytest.mark.feature("K1")
def test_a_colleague_may_not_touch_my_task(zhang, room):
    """别人的任务动不了，拒绝时说明找谁。"""
    lin = room.person("林晓")
    task(zhang, "写方案", FRIDAY)

    heard = lin.say("完成 T1")

    assert "由张三负责" in heard and Task.get().status == TaskStatus.TODO


@pytest.mark.feature("J5")
def test_every_copy_of_a_card_follows(zhang, wang):
    """群里那张任务卡，在私聊里完成后也变成已完成。"""
    task(zhang, "写方案", FRIDAY)
    zhang.say("查看任务 T1", in_group=True)

    zhang.say("完成 T1")

    in_group = next(shown for shown in wang.seen if shown.address.kind == "group")
    assert in_group.card.tone is Tone.DONE and "张三 10:00 完成 T1" in as_text(in_group.card)


@pytest.mark.feature("J4")
def test_the_last_step_is_taken_back(zhang):
    """完成错了，撤销。"""
    task(zhang, "写方案", FRIDAY)
    zhang.say("完成 T1")

    zhang.say("撤销")

    assert Task.get().status == TaskStatus.TODO
    assert "已撤销：完成 T1。" in zhang.heard


@pytest.mark.feature("J4")
def test_what_was_taken_back_shows_on_every_card(zhang, wang):
    """撤销之后，群里的卡片也变回来；再撤一次，说清楚只有一步。"""
    task(zhang, "写方案", FRIDAY)
    task(zhang, "做演示", FRIDAY)
    wang.say("查看任务 T1", in_group=True)
    zhang.say("完成 T1、T2")

    assert zhang.say("撤销") == "已撤销：完成 T1、T2。"
    in_group = next(shown for shown in wang.seen if shown.address.kind == "group")
    assert "未开始" in as_text(in_group.card)
    assert "只能撤销五分钟内自己的上一步" in zhang.say("撤销")


@pytest.mark.feature("D2")
def test_more_offers_what_the_state_asks_for_and_giving_up_last(zhang):
    """更多：没开始的先「开始」，进行中的「受阻」，受阻的「解除受阻」；「取消任务」永远不在最前。"""
    task(zhang, "写方案", FRIDAY)

    for typed, first in (("", "开始"), ("开工 T1", "受阻"), ("T1 受阻 等客户", "解除受阻")):
        zhang.say(typed) if typed else None
        zhang.does("more_task", task="T1")
        buttons = all_buttons(zhang.card)
        assert buttons[0].text == first
        assert (buttons[-1].text, buttons[-1].style) == ("取消任务", "danger")


@pytest.mark.feature("E1", "D5")
def test_one_day_more_by_button_ends_on_a_working_day(zhang):
    """周五的任务点「延 1 天」改到周一；打字说一天就是一天，提示休息日。"""
    task(zhang, "写方案", FRIDAY)
    zhang.say("我的待办")

    zhang.press("延 1 天", row="T1")

    assert str(Task.get().due_on) == "2026-11-30"

    zhang.say("T1 截止 11月27日")
    zhang.say("延期 T1 一天")

    assert "11月28日 周六（休息日）" in zhang.heard


@pytest.mark.feature("D2")
def test_whose_task_others_finish_is_told(zhang, li):
    """替同事完成任务，同事会知道；自己完成不打扰自己。"""
    task(li, "写方案", FRIDAY, deal(zhang, "智云 MES"))
    task(zhang, "做演示", FRIDAY)

    zhang.say("完成 T1")
    zhang.say("完成 T2")

    assert [as_words(shown).split("\n")[1] for shown in li.private] == ["张三完成了 T1"]


def test_a_task_given_with_an_earlier_day_begins_no_later_than_it_ends(zhang, li):
    """派任务时把截止提前，开始也不会晚于截止。"""
    task(zhang, "写方案", date(2026, 12, 4), start_on=date(2026, 12, 2))

    zhang.say("把 T1 派给 @李四 明天")

    assert (str(Task.get().start_on), str(Task.get().due_on)) == ("2026-11-25", "2026-11-25")
