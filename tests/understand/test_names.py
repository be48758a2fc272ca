"""A company's name is kept as it was typed, to the last sign."""

import pytest

from bot.understand import Input, understand
from tests.understand import rows


def _slots(text: str) -> dict:
    return dict(understand(Input.from_json(rows._input(text, "", "wecom_p2p"))).slots)


@pytest.mark.feature("A1")
@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("新建线索 abc_def_", "abc_def_"),
        ("新建线索 智云_ 预算50万", "智云_"),
        ("新建线索 智云__ 联系人 张总", "智云__"),
        ("公司：智云_\n预算：50万", "智云_"),
        ("新建线索 公司=智云_ 预算=50万", "智云_"),
        ("新建线索 _智云_ 预算50万", "智云"),
        ("新建线索 海风https://haifeng.cn/?a=1&b=2 预算50万", "海风https://haifeng.cn/?a=1&b=2"),
        ("新建线索 海风https://haifeng.cn/?q=x，联系人张总", "海风https://haifeng.cn/?q=x"),
        ("公司：海风https://haifeng.cn/?a=1\n预算：50万", "海风https://haifeng.cn/?a=1"),
        ("新建线索 海风物流。", "海风物流"),
    ],
)
def test_a_name_keeps_its_last_sign_and_its_link(text, company):
    """公司名末尾的下划线、名字里的网址，一个字符都不丢；句号不算名字。"""
    assert _slots(text)["company"] == company


@pytest.mark.parametrize(
    "text",
    ["新建线索 海风物流 https://haifeng.cn/a?b=1 预算50万", "新建线索 海风物流，https://haifeng.cn/a?b=1"],
)
def test_a_link_beside_the_name_is_noted(text):
    """名字旁边单独的网址记进备注，不丢。"""
    slots = _slots(text)

    assert (slots["company"], slots["note"]) == ("海风物流", "https://haifeng.cn/a?b=1")


def test_a_lone_company_answered_keeps_it_too():
    """问公司名称时答的名字，也原样留着。"""
    given = Input.from_json(rows._input("智云_", "pend=create_lead::company", "wecom_p2p"))

    assert understand(given).slots["company"] == "智云_"
