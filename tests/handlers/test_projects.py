"""Deals: begun by hand, moved through the stages, won, lost, opened again."""

from datetime import date

import pytest

from bot.sales.stages import Outcome
from cards.elements import Form, Tone, all_buttons
from cards.text import as_text
from storage.projects import Project, StageHistory
from storage.tasks import Task
from tests.handlers.deals import deal, task


def test_a_deal_by_hand_gets_its_plan_by_one_tap(zhang):
    """手工立项没有任务，点一下按标准模板排好。"""
    zhang.say("立项 星河家居巡店系统 预算30万")

    assert Project.get().amount == 300000 and "还没有计划" in zhang.heard

    zhang.press("排 15 步计划")

    assert Task.select().count() == 15 and "已排 15 个任务" in as_text(zhang.card)


def test_an_unknown_template_names_those_there_are(zhang):
    """没有的模板，告诉有哪些。"""
    heard = zhang.say("新建项目 智云ERP一期 模板 敏捷")

    assert "没有「敏捷」这个模板" in heard and "标准" in heard
    assert Project.select().count() == 0


@pytest.mark.feature("B4")
@pytest.mark.parametrize("typed", [True, False], ids=["typed", "pressed"])
def test_a_stage_is_moved_and_kept_in_the_history(zhang, typed, room):
    """推进阶段：打字和按钮一样，历史记下从哪到哪、多久。"""
    project = deal(zhang, "智云 MES")
    task(zhang, "调研", date(2026, 11, 27), project)
    zhang.say("P1 进展")
    room.later(hours=2)

    if typed:
        zhang.say("推进 P1")
    else:
        zhang.press("推进")
        zhang.press("推进", stage="需求明确")

    found, move = Project.get(), StageHistory.get()
    assert (found.stage, found.chance) == ("需求明确", 30)
    assert (move.from_stage, move.to_stage, move.by, move.seconds) == ("新建", "需求明确", zhang.user, 7200)
    assert "新建 → 需求明确（赢率 30%）" in as_text(zhang.card)


def test_a_won_deal_is_green_and_the_manager_knows(zhang, wang):
    """赢单后卡片变绿，经理收到消息。"""
    deal(zhang, "智云 MES")

    zhang.say("赢单 P1")

    assert Project.get().outcome == Outcome.WON and zhang.card.tone is Tone.DONE
    assert "赢单！P1 智云 MES，50 万" in zhang.heard
    assert "张三报告：赢单" in wang.heard


@pytest.mark.feature("B6")
def test_losing_needs_a_reason_and_opening_again_a_manager(zhang, wang):
    """输单要原因；重新打开要经理以上，并写明原因。"""
    deal(zhang, "智云 MES", stage="方案验证", chance=50)

    zhang.say("P1 进展")
    zhang.press("更多")
    zhang.press("输单")
    zhang.press("确认输单", reason="价格", note="对手低 20%")

    assert Project.get().outcome == Outcome.LOST and "输单原因：价格：对手低 20%" in Project.get().note
    assert "销售经理、销售总监" in zhang.say("重新打开项目 P1 客户回来了")

    wang.say("重新打开项目 P1 客户回来了")

    assert (Project.get().outcome, Project.get().stage) == (Outcome.OPEN, "方案验证")


def test_a_lost_deals_tasks_rest_until_it_is_opened_again(zhang, wang):
    """输单后没做完的任务一并取消，重新打开又回来。"""
    task(zhang, "调研", date(2026, 11, 27), deal(zhang, "智云 MES"))

    zhang.does("lose_project", project="P1", reason="价格")

    assert Task.get().status == "cancelled" and "1 个未完成的任务一并取消" in zhang.heard

    wang.say("重新打开项目 P1 客户回来了")

    assert Task.get().status == "todo"


def test_a_late_task_makes_the_deal_red(zhang):
    """超期五天以上的任务让项目变红，卡片说明原因。"""
    task(zhang, "方案定制与报价", date(2026, 11, 12), deal(zhang, "智云 MES"))

    zhang.say("P1 进展")

    assert zhang.card.tone is Tone.LATE
    assert "红灯" in zhang.heard and "T1 方案定制与报价（张三）超期 12 天" in zhang.heard


def test_a_long_list_is_read_page_by_page(zhang):
    """任务多的项目一页看八个，翻页时同一张卡片换内容。"""
    zhang.does("start_plan", project=deal(zhang, "智云 MES").number)

    zhang.say("P1 看板")
    zhang.press("下一页")

    assert "共 15 · 第 2/2 页" in as_text(zhang.card) and "最终签单" in as_text(zhang.card)
    assert len([shown for shown in zhang.private if shown.card and "的任务" in shown.card.title]) == 1


@pytest.mark.feature("E4")
def test_the_board_counts_and_sums_by_stage(zhang):
    """商机看板：各阶段数量和金额，加权合计。"""
    deal(zhang, "智云 MES")
    deal(zhang, "星河巡店", stage="方案验证", chance=50)

    zhang.say("商机看板")

    assert "方案验证  1  50 万" in zhang.heard
    assert "共 2 个，100 万；按赢率加权 30 万" in zhang.heard


@pytest.mark.feature("E2")
def test_the_team_view_shows_load_and_idle(zhang, li, wang):
    """团队视图：谁忙谁闲，超期的在前。"""
    task(zhang, "写方案", date(2026, 11, 20))
    task(li, "做演示", date(2026, 11, 27))

    wang.say("团队看板")

    assert "张三  1  1  0" in wang.heard and "李四  1  0  1" in wang.heard
    assert "手上没有任务：王芳" in wang.heard


@pytest.mark.feature("B8")
@pytest.mark.parametrize("query", ["智云", "zyMES", "P1", "张三"])
def test_search_finds_by_name_initials_number_and_owner(zhang, query):
    """按名称、首字母、编号、负责人都能找到，只有一条就直接打开。"""
    deal(zhang, "智云MES")

    zhang.say(f"搜索 {query}")

    assert zhang.card.title == "P1 智云MES"


@pytest.mark.feature("B8")
def test_several_finds_are_offered(zhang):
    """找到好几条，列出来点开。"""
    deal(zhang, "智云 MES")
    deal(zhang, "智云 WMS")

    zhang.say("搜索 智云")
    zhang.press("打开", row="P2")

    assert zhang.card.title == "P2 智云 WMS"


def test_nothing_found_says_what_to_try(zhang):
    """没找到时，提示可以怎么做。"""
    assert "没找到「不存在的」" in zhang.say("搜索 不存在的")


@pytest.mark.feature("B4")
def test_the_last_stage_offers_the_signature_with_a_question(zhang):
    """走到最后一个阶段，卡上是「赢单」并先问一句；「推进」的表单里选不到赢单。"""
    found = deal(zhang, "智云 MES", stage="立项汇报")
    zhang.say("P1 排计划")

    zhang.press("推进")
    form = next(element for element in zhang.card.body if isinstance(element, Form))
    assert "赢单" not in [name for name, _ in form.fields[0].options]
    zhang.press("推进", stage="商务采购")

    first = all_buttons(zhang.card)[0]
    assert (first.text, first.action, bool(first.confirm)) == ("赢单", "win_project", True)
    assert Project.get_by_id(found.id).stage == "商务采购"


@pytest.mark.feature("E3")
def test_several_deals_are_told_at_a_glance(zhang):
    """一次问两个项目的进展：一张卡片，每个一行，点开看详情。"""
    first, second = deal(zhang, "智云一期"), deal(zhang, "恒通二期")

    zhang.say(f"{first.number} {second.number} 进展")

    assert zhang.card.title == "项目进展"
    assert second.title in as_text(zhang.card)
    zhang.press("打开")
