"""Cards as plain text."""

import pytest

from cards.elements import Card
from cards.text import as_text
from tests.cards.test_feishu import EVERYTHING


def test_a_card_reads_from_top_to_bottom():
    """标题在先，字段是“名称  值”，按钮用方括号。"""
    assert (
        as_text(EVERYTHING)
        == """\
P3 智云项目（进行中）
第一行
第二行
@王芳 请处理
阶段  报价
金额  12.8 万
负责人  张三
今天
· 写方案  明天
· 演示  已晚 3 天
[完成] [延期]
项目  金额
P1  12
P2  3
（图：甘特图）
————
理由：太低
交给：李四
截止：2026-11-27（这天是休息日。）
[同意] [驳回]
也可以直接说：驳回 Q5 价格太低
备注：____
[跟进]
[推进] [删除]
也可以直接说：推进 P3"""
    )


def test_without_buttons_there_is_nothing_to_press():
    """代替卡片发文字时，不写点不了的按钮和填不了的表单。"""
    text = as_text(EVERYTHING, buttons=False)

    assert "[" not in text
    assert "理由" not in text
    assert "驳回 Q5 价格太低" in text


@pytest.mark.parametrize(("stamp", "text"), [("", "T12"), ("张三 完成", "T12\n张三 完成")])
def test_the_stamp_comes_last(stamp, text):
    """盖章写在最后。"""
    assert as_text(Card("T12", stamp=stamp)) == text
