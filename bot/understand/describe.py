"""The page that tells people what they can type, made from the vocabulary."""

from bot.understand.phrases import PHRASES
from bot.understand.spec import Command, Slot
from bot.understand.vocabulary import Vocabulary

_SLOT_WORDS = {
    "company": "公司",
    "contact": "联系人",
    "phone": "电话",
    "email": "邮箱",
    "budget": "预算",
    "currency": "币种",
    "industry": "行业",
    "need": "需求",
    "source": "来源",
    "owner": "负责人",
    "tags": "标签",
    "note": "备注",
    "lead": "线索",
    "result": "结果",
    "reason": "理由",
    "name": "名称",
    "template": "模板",
    "target": "记录",
    "content": "内容",
    "channel": "方式",
    "next": "下次",
    "customer": "客户",
    "due": "日期",
    "title": "标题",
    "project": "项目",
    "assignee": "交给谁",
    "priority": "优先级",
    "task": "任务",
    "shift": "挪多久",
    "depends_on": "前置任务",
    "period": "时间段",
    "filter": "筛选",
    "member": "同事",
    "quote": "报价",
    "amount": "金额",
    "discount": "折扣",
    "submit": "送审",
    "valid_until": "有效期",
    "comment": "意见",
    "at": "时间",
    "who": "提醒谁",
    "repeat": "重复",
    "op": "加或删",
    "query": "关键词",
    "type": "类型",
    "file": "文件",
    "feature": "心愿",
    "value": "赞成或反对",
    "metric": "指标",
    "topic": "主题",
    "user": "同事",
    "role": "角色",
    "what": "内容",
    "format": "格式",
    "url": "地址",
    "days": "哪天",
}
_KINDS = (
    (
        "编号",
        "`T12`、`t-12`、`任务 #12`、`T12、13`、`T12~T15`",
        "任务 T、项目 P、线索 L、报价 Q、心愿 F；最先认出，不会和日期金额混淆",
    ),
    ("人", "`@李四`、`李四`、`我`", "提及、通讯录里的名字、说话的人"),
    (
        "金额",
        "`12.8万`、`12.8w`、`十二万八`、`￥128,000`、`USD 3k`、`100-150万`",
        "精确到分；区间取上限；1000 以下没有单位的数会再问一次",
    ),
    (
        "折扣",
        "`9折`、`九五折`、`优惠5%`、`下浮3个点`、`5% off`、`原价`",
        "换成要付的比例；`12折` 这样的会再问一次",
    ),
    (
        "日期",
        "`周五`、`下周五前`、`11月27日`、`月底`、`三天内`、`5个工作日内`、`春节前`、`next Friday`",
        "周一到周日为一周；过去的日子会再问一次；工作日按公共假期和调休算",
    ),
    (
        "时刻",
        "`下午3点半`、`今晚8点`、`下班前`、`20分钟后`、`3pm`",
        "只说 1–6 点是下午；7–12 点是下一次到来的时候",
    ),
    ("挪动", "`延期一周`、`提前四天`、`推迟三个工作日`", "说的是挪多久，不是到哪天"),
    (
        "时间段",
        "`本周`、`上个月`、`Q4`、`2026-11`、`近7天`、`11月1日到11月15日`",
        "用在报告、预测、排行和导出",
    ),
    ("重复", "`每天`、`每个工作日`、`每周五`、`每周二四`、`隔周五`、`每月1号`", "第一次是最近的那一次"),
    ("电话", "`138 0013 8000`、`0512-66778899`、`+1 415 555 2671`", "不可能的号码会再问一次"),
    ("优先级", "`紧急`、`高`、`中`、`低`、`优先级 P1`", "P0–P3 只有跟在“优先级”后面才是优先级"),
)
_HEAD = """# 它听得懂什么

这一页由程序生成（`make docs`），和代码里的词表一致。

- 私聊里说的都听；群里要先 @ 它，或者用 `/` 开头。
- 中文、英文、混着说都行，全角半角、繁体、换行的表单也行；两种语序都行：`把 T12 派给李四`、`派 T12 给李四`。
- 少了什么就只问什么，下一句话补上；说“算了”就结束，说一句新的完整的话就换成新的。
- “先别”“还没”“如果……就”“他说……”“……了吗”不算吩咐；夸奖和闲聊也不算。
- 打错字时先问“你是不是想说……”；会改数据的事，猜出来的从不直接做。
- 能写成一行，也能写成表单：`客户：…` 换行 `预算：50w`，或 `/lead new 公司 budget=50w`。

## 说法

带 **粗体** 的必须有，没说就会问；“改”一栏有 ● 的会改动数据。

| 做什么 | 常用说法 | 能带上什么 | 改 |
| --- | --- | --- | --- |
"""


def markdown(vocabulary: Vocabulary) -> str:
    """The whole page in Markdown."""
    rows = [_row(command, vocabulary) for command in vocabulary.commands.values()]
    kinds = [f"| {name} | {forms} | {rule} |" for name, forms, rule in _KINDS]
    values = "\n## 值的写法\n\n| 是什么 | 写法 | 规矩 |\n| --- | --- | --- |\n" + "\n".join(kinds) + "\n"
    return _HEAD + "\n".join(rows) + "\n" + values + _examples(vocabulary)


def _row(command: Command, vocabulary: Vocabulary) -> str:
    words = list(dict.fromkeys([*command.aliases, *PHRASES.get(command.name, "").split()]))[:6]
    slots = "、".join([*_either(command), *(_slot(s) for s in command.slots if s.name not in command.either)])
    about = command.help or f"`{command.name}`"
    return f"| {_cell(about)} | {_cell('、'.join(words))} | {slots} | {'●' if command.changes else ''} |"


def _either(command: Command) -> list[str]:
    words = "** 或 **".join(_SLOT_WORDS.get(name, name) for name in command.either)
    return [f"**{words}**"] if words else []


def _slot(slot: Slot) -> str:
    word = _SLOT_WORDS.get(slot.name, slot.name)
    return f"**{word}**" if slot.required else word


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _examples(vocabulary: Vocabulary) -> str:
    lines = [f"- `{said}`" for command in vocabulary.commands.values() for said in command.examples]
    return "\n## 例句\n\n" + "\n".join(dict.fromkeys(lines)) + "\n" if lines else ""
