"""From a lead to an approved quote, over HTTP, on both platforms and both databases."""

import pytest

from tests.story.telling import Step, tell

CUSTOMER = {"feishu": "华东远景科技", "wecom": "华南海岳传感"}
PHONE = {"feishu": "13800138123", "wecom": "13900139456"}
HOUSES = [("sqlite_house", "feishu"), ("sqlite_house", "wecom"), ("postgres_house", "feishu"),
          ("postgres_house", "wecom")]  # fmt: skip

LEAD = (
    Step("sales", "帮助", {"sales": "帮助"}),
    Step("sales", "新建线索 {customer} 联系人周迅 {phone} 预算50万 制造业 需求高",
         {"sales": ("{customer}", "跟进")}, group=True, unseen=("presales", "manager"), learns="L"),
    Step("sales", "跟进 {L} 电话聊过，客户下周看方案", {"sales": ("{L}", "客户下周看方案")}),
    Step("sales", "「转商机」", {"sales": ("{L} 转为", "15 个任务"), "presales": "这些任务有你"}, on="{L}",
         learns="P"),
)  # fmt: skip
TASK = (
    Step("sales", "新建任务 准备演示环境 {P}", {"sales": "准备演示环境"}, group=True, learns="T"),
    Step("sales", "把 {T} 派给 @{presales} 下周五前",
         {"sales": "{presales}", "presales": "{sales}派给{presales}"}, group=True,
         unseen=("manager", "director", "other")),
    Step("presales", "「完成」", {"presales": "完成 {T}"}, on="{T}"),
    Step("presales", "重开 {T}", {"presales": "重开 {T}"}),
    Step("presales", "延期 {T} 三天", {"presales": ("{T}", "改期")}),
    Step("presales", "完成 {T}", {"presales": "完成 {T}"}),
    Step("presales", "「重开」", {"presales": "重开 {T}"}, on="{T}"),
    Step("presales", "我的待办", {"presales": ("超期", "完成")}),
)  # fmt: skip
QUOTE = (
    Step("sales", "给 {P} 报价 12.8万 打9折 提交审批",
         {"sales": ("115,200.00", "等{manager}"), "manager": ("115,200.00", "同意", "驳回")}, group=True,
         unseen=("presales", "director"), learns="Q"),
    Step("manager", "「同意」", {"manager": ("{Q}", "{manager} 已同意"), "sales": "{manager} 同意了这份报价"},
         on="{Q}"),
    Step("manager", "同意 {Q}", {"manager": ("{Q}", "已同意")}, unseen=("sales",)),
)  # fmt: skip
REJECTED = (
    Step("sales", "给 {P} 报价 20万 打8折 提交审批",
         {"sales": "等{director}", "director": ("160,000.00", "同意")}, unseen=("manager",), learns="Q"),
    Step("manager", "同意 {Q}", {"manager": "{director}审批"}, unseen=("sales",)),
    Step("director", "「驳回」", {"director": "为什么驳回"}, on="{Q}"),
    Step("director", "账期太长", {"director": ("{director} 已驳回", "账期太长"),
                                 "sales": "{director} 驳回了这份报价：账期太长"}),
)  # fmt: skip


@pytest.mark.feature("A1")
@pytest.mark.feature("B3")
@pytest.mark.feature("B7")
@pytest.mark.feature("D1")
@pytest.mark.feature("D2")
@pytest.mark.feature("E1")
@pytest.mark.feature("F1")
@pytest.mark.feature("F3")
@pytest.mark.feature("J1")
@pytest.mark.parametrize(("house", "platform"), HOUSES, indirect=True)
def test_from_lead_to_approved_quote(people, platform):
    """一条线索一路走到批下来的报价：打字和按钮都走一遍，该知道的人知道，别人不被打扰。"""
    known = tell(people, LEAD, customer=CUSTOMER[platform], phone=PHONE[platform])
    known = tell(people, TASK, **known)

    tell(people, QUOTE, **known)


@pytest.mark.feature("F2")
@pytest.mark.feature("F3")
@pytest.mark.feature("J2")
def test_rejection_with_a_reason(people, platform):
    """驳回要写理由：先按钮，再一句话；报价人和审批人都看到是谁、为什么。"""
    tell(people, REJECTED, P={"feishu": "P1", "wecom": "P9"}[platform])


@pytest.mark.feature("F9")
def test_the_group_is_told_and_every_card_becomes_a_record(people, platform):
    """批过之后，群里有一句话；审批卡和报价卡都不再有能按的审批按钮，再按只看到结果。"""
    deal = {"feishu": "P5", "wecom": "P8"}[platform]
    tell(people, [Step("sales", f"给 {deal} 报价 6.6万 打95折 提交审批", {"manager": "同意"}, group=True)])
    approval = people["manager"].sees("62,700.00", "同意")

    people["manager"].press("同意", on="62,700.00")

    people["sales"].sees("62,700.00", f"{people['manager'].name} 同意了这份报价", group=True)
    people["sales"].sees("62,700.00", "同意了这份报价", group=False)
    record = people["manager"].sees(f"{people['manager'].name} 已同意", group=False)
    assert record["id"] == approval["id"]
    assert not {"同意", "驳回"} & set(people["manager"].live(record))


@pytest.mark.feature("K1")
def test_who_may_not_is_told_so(people, platform):
    """外人、没有权限的人、够不着别人任务的人，都得到一句明白话，什么也没有发生。"""
    task = {"feishu": "T27", "wecom": "T114"}[platform]
    tell(people, [
        Step("stranger", "我的待办", {"stranger": "我还不认识你"}),
        Step("other", f"完成 {task}", {"other": "负责"}),
        Step("presales", "把 @{other} 设为 director", {"presales": "管理员"}, group=True),
    ])  # fmt: skip


@pytest.mark.feature("K1")
@pytest.mark.feature("K3")
def test_the_admin_lets_in_and_a_leaver_is_locked_out(house, people, platform):
    """管理员一句话让新同事用上；离职的人马上用不了，回来也要重新开通。"""
    stranger, director = people["stranger"], people["director"]
    house.learn_names()
    tell(people, [
        Step("director", "把 @{stranger} 设为 销售", {"director": "销售"}, group=True),
        Step("stranger", "我是谁", {"stranger": "销售"}),
    ])  # fmt: skip

    director.page.post("leave", **{"as": stranger.who})
    director.page.post("join", **{"as": stranger.who})

    tell(people, [Step("stranger", "我的待办", {"stranger": "已停用"})])
