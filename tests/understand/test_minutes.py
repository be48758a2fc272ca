"""Minutes read into decisions and to-dos, by rules only."""

from datetime import date, datetime

import pytest

from bot.understand.minutes import Todo, read_minutes

NOW = datetime(2026, 11, 24, 10, 0)
ROSTER = ("张三", "李四", "王芳", "Tom")
FRIDAY = date(2026, 11, 27)


def _read(text: str) -> tuple[list[str], list[tuple[str, str, date | None]]]:
    found = read_minutes(text, NOW, ROSTER)
    return list(found.decisions), [(todo.title, todo.owner, todo.due) for todo in found.todos]


@pytest.mark.feature("G3")
@pytest.mark.parametrize(
    ("text", "decisions", "todos"),
    [
        ("李四周五前出报价", [], [("出报价", "李四", FRIDAY)]),
        ("确定二期范围，预算不变", ["确定二期范围", "预算不变"], []),
        ("下周三上线，李四负责部署", [], [("部署", "李四", None)]),
        ("1. 确定范围 2. 周五前出方案", ["确定范围"], [("出方案", "", FRIDAY)]),
        ("1、范围冻结\n2、王芳周五前出报价", ["范围冻结"], [("出报价", "王芳", FRIDAY)]),
        ("待办：整理接口文档 负责人：李四 截止：周五", [], [("整理接口文档", "李四", FRIDAY)]),
        ("【待办】李四12月3日前完成接口联调", [], [("完成接口联调", "李四", date(2026, 12, 3))]),
        ("客户同意延期一周；@李四 周五前提交方案", ["客户同意延期一周"], [("提交方案", "李四", FRIDAY)]),
        ("scope agreed, Tom will send the quote by Friday", ["scope agreed"], [("send the quote", "Tom", FRIDAY)]),
        ("张三汇报了进度。客户关心数据迁移的风险。", [], []),
        ("李四不同意取消演示", [], []),
        ("是否分期待定", [], []),
    ],
)  # fmt: skip
def test_what_is_settled_and_what_is_to_do(text, decisions, todos):
    """决定和待办分得开，谁做、到哪天读得出；只是讨论的不算。"""
    assert _read(text) == (decisions, todos)


@pytest.mark.feature("G3")
def test_headings_hold_for_what_follows():
    """“决定：”“待办：”下面的每一条都算，参会人和讨论不算；列表之后的话另算。"""
    text = """时间：11月24日 10:00
参会：张三、李四
决定：
1. 分两期上线，一期 12月20日 前完成
2. 预算维持 80 万
待办：
- 李四 周五前出报价
- 整理会议材料
李四介绍了方案。"""

    assert _read(text) == (
        ["分两期上线，一期 12月20日 前完成", "预算维持 80 万"],
        [("出报价", "李四", FRIDAY), ("整理会议材料", "", None)],
    )


def test_every_todo_keeps_its_words():
    """每条待办都带着它出自的那句话。"""
    found = read_minutes("确定范围。李四周五前出报价", NOW, ROSTER)

    assert found.todos == (Todo("出报价", "李四", FRIDAY, "李四周五前出报价"),)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "。；，", "1.", "待办：", "- \n- ", "【】" * 50, "负责人：" * 200]
)
def test_nothing_breaks_it(text):
    """再乱的文字也只是读不出东西。"""
    assert len(read_minutes(text, NOW, ROSTER).todos) <= 40
