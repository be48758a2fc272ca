"""Forms without a verb: 客户：…, 项目：… 报价：…, 任务：…"""

import re

_LEAD = re.compile(
    r"^\s*(?:客户(?:名称|名)?|公司(?:名称|名)?|企业(?:名称)?|单位(?:名称)?|线索|新客户?|企业名|厂家|"
    r"厂商|company|customer|lead)\s*:\s*\S"
)
_QUOTE = re.compile(
    r"^\s*(?:项目|线索|报价项目|project|lead)\s*:.*[\n,;\s](?:报价|金额|总价|报价金额|amount|price)\s*:",
    re.DOTALL,
)
_TASK = re.compile(r"^\s*(?:任务(?:名称|标题)?|标题|待办|task|title)\s*:\s*\S.*\n", re.DOTALL)
_PROJECT = re.compile(r"^\s*(?:项目名称?|project name)\s*:\s*\S.*\n", re.DOTALL)
_LEAD_FIELDS = re.compile(
    r"(?:联系人|电话|手机|联系方式|预算|行业|需求|来源|contact|phone|budget|邮箱|email|备注)\s*[::]?"
)


def form_of(text: str) -> str | None:
    """The action a filled form stands for."""
    if ":" not in text:
        return None
    if _QUOTE.match(text):
        return "create_quote"
    if _LEAD.match(text) and (_LEAD_FIELDS.search(text) or "\n" in text):
        return "create_lead"
    if _TASK.match(text):
        return "add_task"
    if _PROJECT.match(text):
        return "create_project"
    return None
