"""Values that carry their name: 联系人李经理, budget=230k, and forms with a line for each field."""

import re
from dataclasses import dataclass
from functools import lru_cache

WORDS = {
    "company": "客户公司|客户名称|客户名字|客户名|客户|名称|线索|新客户?|厂家|厂商|lead|公司名称|公司名字|公司名|公司|企业名称|企业|"
    "单位名称|单位|company",
    "contact": r"联系人姓名|联系人|联络人|对接人|接洽人|客户联系人|姓名|contact(?: person)?|找(?=\s?[一-鿿]{2})",
    "phone": "联系电话|电话号码|手机号码|手机号|手机|电话|联系方式|座机|tel|phone(?: number)?|mobile|cell",
    "email": "电子邮箱|邮箱地址|邮箱|邮件|e-?mail",
    "budget": "项目预算|预算金额|预算|预计金额|budget",
    "industry": "所属行业|行业|industry",
    "need": "需求等级|需求程度|需求级别|需求度|意向度|意向|需求|need",
    "source": "线索来源|客户来源|来源渠道|来源|来自|渠道|source",
    "owner": "项目负责人|负责人|归属人|归属|销售负责人|项目经理|owner|负责",
    "tags": "标签|tags?",
    "note": "备注说明|备注|说明|补充|note|remark|notes",
    "name": "项目名称|项目名|名称|名字叫|名字|叫做?|取名|命名为?|name|named|called|title",
    "template": "项目模板|使用模板|套用模板|用模板|模板|(?:with |using )?template",
    "customer": "客户名称|客户公司|客户|customer|client",
    "title": "任务名称|任务标题|任务内容|标题|任务名|内容|title|任务",
    "assignee": "负责人|执行人|经办人|责任人|处理人|指派给|派给|交给|分给|分配给|安排给|指派|assignee|"
    "assign(?:ed)?(?: to)?|owner",
    "due": "截止日期|截止时间|截止|交付日期|完成时间|到期日期?|期限|ddl|deadline|due(?: date)?(?: on| by)?",
    "priority": "优先级|优先|priority|pri",
    "project": "所属项目|关联项目|项目编号|项目|project",
    "lead": "关联线索|线索编号|线索|lead",
    "amount": "报价金额|总金额|金额|总价|报价|价格|amount|price|total",
    "discount": "折扣|discount",
    "valid_until": "报价有效期|有效期至|有效期到|有效期|有效至|截止有效期|valid until|valid till|expires?",
    "submit": "是否提交审批|提交审批|是否送审|送审",
    "currency": "币种|货币|currency",
    "reason": "驳回原因|驳回理由|原因是|理由是|原因|理由|因为|由于|reason|because(?: of)?",
    "comment": "审批意见|意见|备注|批注|comment|note",
    "content": "跟进内容|会议内容|提醒内容|内容|事项|content",
    "channel": "跟进渠道|跟进方式|沟通方式|渠道|方式|channel",
    "next": "下次跟进(?:时间|日期)?|下次联系(?:时间)?|下次(?:时间|拜访|沟通)?|下一次跟进|计划下次|"
    "next(?: follow[ -]?up| contact)?(?: on)?",
    "target": "对象|目标|客户|线索|项目|target",
    "feature": "功能|需求|feature",
    "file": "文件名称?|附件|file",
    "user": "用户|成员|姓名|user",
    "role": "角色|role",
    "who": "提醒人|提醒谁|who",
    "at": "提醒时间|时间|at|when",
    "result": "结果|结论|result",
    "depends_on": "前置任务|依赖",
    "period": "时间范围|周期|期间|period",
    "query": "关键词|关键字|query",
    "type": "类型|type",
    "topic": "主题|topic",
}
_STRONG = re.compile(
    r"客户(?:叫|名)|公司(?:叫|名|是)|联系人|对接人|电话|手机|邮箱|预算|负责人|优先级|备注|有效期|下次跟进|截止|来源|折扣|金额|模板|"
    r"执行人|理由|原因|指派给|派给|交给|分配给"
)
_EDGE = re.compile(r"[\s,;。、!?()\"'|\x00\n:-]")


@dataclass(frozen=True)
class Label:
    """A label found: the slot it names, where it begins, where its value begins, whether : or = follows."""

    slot: str
    start: int
    value: int
    firm: bool


@lru_cache(maxsize=256)
def _pattern(slots: tuple[str, ...]) -> re.Pattern[str]:
    parts = [f"(?P<{slot}>{WORDS[slot]})" for slot in slots if slot in WORDS]
    words = "|".join(parts) or r"(?!)"
    return re.compile(
        rf"(?:{words})(?:(?<=[a-z])(?![a-z])|(?<![a-z]))(?P<sign>\s*[:=]\s*|\s*(?:是|为|至|到|在|叫做?|"
        rf"(?<=模板)(?:选用|使用|采用|选|用)|定为)\s*|\s*)"
    )


def find_labels(text: str, slots: tuple[str, ...]) -> list[Label]:
    """The labels of these slots in order; one inside a word does not count unless it is a strong one."""
    found: list[Label] = []
    for match in _pattern(slots).finditer(text):
        slot = match.lastgroup if match.lastgroup != "sign" else None
        slot = slot or next(name for name in slots if name in WORDS and match.group(name) is not None)
        slot = next(name for name in slots if name in WORDS and match.group(name) is not None)
        firm = ":" in match.group("sign") or "=" in match.group("sign")
        start = match.start()
        free = start == 0 or bool(_EDGE.match(text[start - 1]))
        if free or (_STRONG.match(text, start) and not text[start - 1].isascii()):
            found.append(Label(slot, start, match.end(), firm))
    return found
