"""Closed lists of words and the values they stand for: priorities, need, roles, channels, formats."""

import re
from dataclasses import dataclass

_TABLES: dict[str, tuple[tuple[str, str], ...]] = {
    "priority": (
        (
            "urgent",
            r"(?:非常|特别|很|十分|比较|最)?(?:紧急|加急|特急|火急)|最高(?:优先级?)?|urgent|asap|critical|"
            r"highest|十万火急|(?<=优先级)\s*急",
        ),
        ("high", r"高优先级?|优先级?高|高优(?!先)|high(?:[- ]priority)?|(?:较|比较|很)高(?=优先|$)"),
        ("low", r"(?:最|较|比较)?低优先级?|优先级?低|low(?:[- ]priority)?|不急|不着急|最低(?:优先级?)?"),
        ("medium", r"中等?优先级?|普通优先级|一般优先级|medium(?:[- ]priority)?|normal(?:[- ]priority)?"),
    ),
    "level": (
        ("urgent", r"p0|紧急|加急|特急|(?<!不)(?<!着)急(?!着)|最高|urgent|critical|highest|asap"),
        ("high", r"p1|较?高|高优|high|重要"),
        ("medium", r"p2|中等?|普通|一般|正常|medium|normal|mid|默认"),
        ("low", r"p3|最?较?低|不(?:着)?急|不紧急|low|lowest"),
    ),
    "amount_of_need": (
        ("high", r"很?(?:高|强烈?|迫切|紧急|急|旺盛|大)|high|urgent"),
        ("medium", r"中等?|一般|普通|还行|medium|mid|normal"),
        ("low", r"很?(?:低|弱|小)|不(?:高|强|急|大)|low"),
    ),
    "need": (
        (
            "high",
            r"需求(?:等级|程度|度|级别|强度)?\s*(?:[:=是为]|很|也|都|挺|蛮|还|非常|比较|较)*\s*(?:高|强烈?|迫切|紧急|急|"
            r"旺盛|大)|高需求|强需求|高意向|意向(?:度)?[:是为]?\s*(?:很|非常|比较)?(?:高|强烈?)|需求迫切|"
            r"(?<![a-z])need\s*[:= ]\s*high|high need|需求(?:很|非常)(?:急|大)",
        ),
        (
            "medium",
            r"需求(?:等级|程度|度|级别|强度)?\s*[:=是为]?\s*(?:中等?|一般|普通|还行)|中等?需求|一般需求|"
            r"中意向|意向(?:度)?[:是为]?\s*(?:中等?|一般)|(?<![a-z])need\s*[:= ]\s*(?:medium|mid)|"
            r"medium need",
        ),
        (
            "low",
            r"需求(?:等级|程度|度|级别|强度)?\s*(?:[:=是为]|很|比较|较)?\s*(?:低|弱|不高|不大|不急|不强)|"
            r"低需求|弱需求|低意向|意向(?:度)?[:是为]?\s*(?:很|比较)?(?:低|弱|不高)|"
            r"(?<![a-z])need\s*[:= ]\s*low|low need",
        ),
    ),
    "result": (
        ("disqualified", r"不合格|无效|disqualif\w*|unqualified|invalid|作废|不达标|no(?![a-z])|不通过|淘汰"),
        ("qualified", r"合格|有效|qualif(?!ication)\w*|valid|达标|yes|通过"),
    ),
    "channel": (
        ("video", r"视频(?:会议|沟通|演示|通话)?|腾讯会议|zoom|线上会议|飞书会议|video call|video"),
        (
            "phone",
            r"打(?:了|过)?(?:个|一个|一通)?电话|电话|通话|去电|来电|call(?:ed)?(?![a-z])|"
            r"phone(?:d)?(?![a-z])",
        ),
        ("visit", r"上门|拜访|到访|去(?:了)?(?:客户|现场|公司)|现场|面谈|登门|visit(?:ed)?|on ?site"),
        ("wechat", r"微信|企微|wechat|加了v|vx"),
        ("email", r"邮件|邮箱|(?<![a-z])e-?mail(?:ed)?(?![a-z])|发邮"),
        ("meeting", r"开(?:了)?(?:个)?会|会议|例会|meeting|met with"),
    ),
    "filter": (
        (
            "overdue",
            r"逾期未?(?:完成)?|过期|超期|延期了?的|拖期|到期未完成|overdue|(?<![a-z])late(?![a-z])|past due",
        ),
        ("high", r"高优先级?|高优|优先级高|紧急|重要|high(?:[- ]priority)?|urgent"),
        (
            "open",
            r"未完成|没完成|没做完?|未做|还没(?:做完?|完成)|没搞定|没干完|进行中|未关闭|待完成|没弄完|"
            r"open(?![a-z])|unfinished|pending|remaining|剩(?:下|余)",
        ),
        (
            "done",
            r"已完成|做完了?的|完成了|已做完|完成的|已关闭|搞定的|done(?![a-z])|finished|"
            r"completed?(?![a-z])|closed",
        ),
    ),
    "role": (
        ("admin", r"超级管理员|管理员|admin(?:istrator)?"),
        ("director", r"销售总监|总监|director"),
        ("manager", r"销售经理|经理|主管|manager|团队负责人"),
        ("presales", r"售前(?:工程师|顾问|支持)?|pre-?sales"),
        ("finance", r"财务(?:人员|专员)?|finance"),
        ("legal", r"法务|legal"),
        ("viewer", r"访客|只读|观察者|viewer|guest"),
        ("sales", r"销售(?:人员|代表|员|顾问)?|sales(?:person|man)?|业务员"),
    ),
    "type": (
        ("lead", r"线索|leads?(?![a-z])"),
        ("project", r"项目|商机|projects?(?![a-z])"),
        ("task", r"任务|待办|tasks?(?![a-z])"),
        ("quote", r"报价单?|quotes?(?![a-z])"),
        ("file", r"文件|文档|附件|files?(?![a-z])|docs?(?![a-z])"),
        ("contact", r"联系人|contacts?(?![a-z])"),
    ),
    "what": (
        ("health_report", r"健康(?:度)?(?:报告|报表|周报)?|health(?: report)?"),
        ("leaderboard", r"排行榜?|排名|榜单|leader ?board|ranking"),
        ("forecast", r"(?:业绩|销售|收入|成交)?预测|forecast"),
        ("followups", r"跟进(?:记录|情况|日志)?|follow-? ?ups?"),
        ("minutes", r"(?:会议)?纪要|会议记录|(?:meeting )?minutes|meeting notes"),
        ("gantt", r"甘特图?|排期[图表]|gantt(?: chart)?"),
        ("quotes", r"报价单?|quotes?(?![a-z])|quotations?"),
        ("leads", r"线索|leads?(?![a-z])|潜客|客户线索"),
        ("tasks", r"任务|待办|tasks?(?![a-z])|todos?"),
        ("projects", r"项目|商机|projects?(?![a-z])"),
    ),
    "format": (
        ("xlsx", r"excel|xlsx?|表格|电子表格"),
        ("csv", r"csv"),
        ("pdf", r"pdf"),
        ("png", r"png|图片|截图|image|picture"),
    ),
    "metric": (
        ("followups", r"跟进(?:次数|数量?|量|最多|记录)?|follow-? ?ups?"),
        ("leads", r"(?:新增|录入?的?)?线索(?:数量?|量)?|leads?(?![a-z])|新客户(?:数量?)?"),
        (
            "deals",
            r"签单(?!额|金额)(?:数量?|量)?|成交(?!额|金额)(?:数量?|单数|量)?|单数|赢单(?:数量?)?|签的单|"
            r"deals?(?![a-z])|单子|成单",
        ),
        ("tasks", r"任务(?:完成)?(?:数量?|量|率)?|完成(?:的)?任务(?:数量?)?|tasks?(?![a-z])"),
        ("amount", r"业绩|金额|销售额|签单额|签单金额|成交额|回款(?:额)?|amount|revenue|sales(?![a-z])"),
    ),
}
_COMPILED = {
    kind: tuple((value, re.compile(pattern)) for value, pattern in rows) for kind, rows in _TABLES.items()
}


_CLAUSE = re.compile(r"[,，。;；\n]")


@dataclass(frozen=True)
class Word:
    """A word of a closed list found."""

    start: int
    end: int
    value: str


def kinds() -> frozenset[str]:
    """The closed lists there are."""
    return frozenset(_TABLES)


def find_word(kind: str, text: str, start: int = 0) -> Word | None:
    """The first word of the list; of two that begin together the one listed first."""
    best: Word | None = None
    for value, pattern in _COMPILED[kind]:
        found = pattern.search(text, start)
        if found and (best is None or found.start() < best.start):
            best = Word(found.start(), found.end(), value)
    return best


def highest_word(kind: str, text: str) -> Word | None:
    """The word that stands highest in its list, wherever it is in the text."""
    for value, pattern in _COMPILED[kind]:
        if found := pattern.search(text):
            return Word(found.start(), found.end(), value)
    return None


def last_word(kind: str, text: str, start: int = 0) -> Word | None:
    """The last word of the list in the clause that begins at `start`: 从低提高到紧急."""
    clause = _CLAUSE.split(text[start:], maxsplit=1)[0]
    best, place = None, 0
    while found := find_word(kind, clause, place):
        best, place = Word(found.start + start, found.end + start, found.value), found.end
    return best


def word_at(kind: str, text: str, start: int) -> Word | None:
    """A word of the list exactly at `start`."""
    for value, pattern in _COMPILED[kind]:
        if found := pattern.match(text, start):
            return Word(found.start(), found.end(), value)
    return None


def whole_word(kind: str, text: str) -> str | None:
    """The value when the text is such a word and nothing else."""
    for value, pattern in _COMPILED[kind]:
        if pattern.fullmatch(text.strip()):
            return value
    return None
