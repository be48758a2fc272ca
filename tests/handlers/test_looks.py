"""What every card of leads, tasks and deals keeps to, seen in one long talk."""

from datetime import date

import pytest

from bot.actions import ACTIONS
from bot.sales.health import Changes, on_time
from cards import feishu, wecom
from cards.elements import Buttons, Card, Fields, Form, Rows, all_buttons
from cards.reports import health_card
from cards.seal import Seal
from cards.text import as_text
from storage import standing
from storage.projects import Project
from tests.handlers.deals import deal, task

SEAL = Seal("0123456789abcdef")
LINES = 14  # of text; a phone shows fields two in a line

TYPED = (
    "新建线索 上海智云科技 联系人李经理 13800138000 预算50万 制造业 需求高 来源展会",
    "新建线索 智云科技（上海）有限公司",
    "客户：广州星河家居\n联系人：黄小姐\n电话：139 0013 9000",
    "跟进 L1 电话聊了需求，客户着急 下次跟进 11月27日",
    "转商机 L1",
    "我的待办",
    "我的线索",
    "P1 进展",
    "P1 会议纪要：确定分两期。李四周五前出报价，王芳负责约现场",
    "P1 纪要",
    "查看任务 T5",
    "团队看板",
    "P1 看板",
    "商机看板",
    "搜索 智云",
    "心愿 深色模式",
    "心愿单",
    "跟进排行榜",
    "导出",
    "帮助",
    "帮助 任务",
    "帮助 线索",
)
OPENED = (
    ("open_assign", {"target": "T5"}),
    ("open_due", {"task": "T5"}),
    ("open_block", {"task": "T5"}),
    ("more_task", {"task": "T5"}),
    ("open_followup", {"target": "P1"}),
    ("open_stage", {"project": "P1"}),
    ("open_lose", {"project": "P1"}),
    ("more_project", {"project": "P1"}),
    ("more_lead", {"lead": "L1"}),
    ("open_edit", {"target": "P1"}),
    ("open_edit", {"target": "L1"}),
    ("open_edit", {"target": "T5"}),
    ("finish_task", {"task": "T1"}),
)


@pytest.fixture
def cards(zhang, li, wang, zhao, sun, zhou) -> list[Card]:
    """Every card that was shown to anybody."""
    for sentence in TYPED:
        zhang.say(sentence)
    for action, values in OPENED:
        zhang.does(action, **values)
    return [shown.card for shown in zhang.room.twin.wall if shown.card]


def test_every_button_leads_to_an_action_that_takes_its_values(cards):
    """每个按钮都有对应的动作，带的参数动作都认得。"""
    for card in cards:
        for button in all_buttons(card):
            action = ACTIONS.get(button.action)

            assert action, (card.title, button)
            assert set(button.values) <= {param.name for param in action.params}, (card.title, button)


def test_forms_and_rows_fill_slots_their_actions_have(cards):
    """表单字段和列表选中的编号，动作都接得住。"""
    for card in cards:
        for part in card.body:
            names = {f.name for f in part.fields} if isinstance(part, Form) else set()
            names |= {part.slot} - {""} if isinstance(part, Rows) else set()
            for button in part.buttons if isinstance(part, Form | Rows) else ():
                assert names <= {param.name for param in ACTIONS.get(button.action).params}, button


def test_cards_fit_a_phone(cards):
    """最多六个字段、四个按钮，文字不超过一屏。"""
    for card in cards:
        buttons = [b for part in card.body if isinstance(part, Buttons) for b in part.buttons]

        assert len(buttons) <= 4, card.title
        assert all(len(part.pairs) <= 6 for part in card.body if isinstance(part, Fields))
        assert len(as_text(card, buttons=False).splitlines()) <= LINES, as_text(card)


def test_cards_are_drawn_on_both_platforms(cards):
    """每张卡片都能画成两个平台的样子。"""
    for card in cards:
        assert wecom.render(card, SEAL.pack, "t1", "app") and wecom.render(card, SEAL.pack, "t1", "bot")
        assert feishu.render(card, SEAL.pack)


def test_only_what_is_late_or_at_risk_needs_attention(zhang):
    """没有红黄灯时，健康报告不说「最需要关注」；简报的标题读得通。"""
    task(zhang, "写方案", date(2026, 12, 4), deal(zhang, "智云 MES"))
    found = standing.standings(Project.select(), zhang.room.now.date())

    card = health_card("张三的项目", found, Changes(), on_time((), zhang.room.now.date()), zhang.room.now)
    assert "进行中的项目" in as_text(card) and "最需要关注" not in as_text(card)

    zhang.say("简报")
    assert zhang.card.title == "张三 今天的简报 11月24日 周二"
