"""Core words of each action: enough where a record of its kind is named or replied to, or nothing else is said.

Tried only when no pattern fits. `about` are the kinds of record that bear an order out; `alone` tells whether
the words with mere fillers are an order too, so that what is missing is asked.
"""

import re
from dataclasses import dataclass

from bot.understand.grammar.rule import Rule, spelled


@dataclass(frozen=True)
class Hint:
    """Words that may ask for `rule.intent`, and what bears them out."""

    rule: Rule
    about: tuple[str, ...]
    alone: bool


def hint(intent: str, words: str, *about: str, alone: bool = True, **sets: object) -> Hint:
    """A hint from words with the signs of patterns."""
    return Hint(Rule(intent, re.compile(spelled(f"(?P<v>{words})")), 0, dict(sets)), about, alone)


_TASK = r"(?:任务|待办|tasks?|todo)"
_MAKE = r"(?:设置?|加|添加|挂|建|配|定|搞|标)"
HINTS = (
    hint(
        "add_dependency",
        rf"(?:{_MAKE}(?:一?[个下条])?)?(?:{_TASK}(?:之间)?的?)?(?:前置{_TASK}?|依赖(?:关系|项)?|dependenc(?:y|ies)|depends~on)",
        "task",
    ),
    hint(
        "reopen_task",
        rf"(?:给|要|得|需要)?(?:重新打开|重新开启?|重开|重启|重新激活|恢复|返工|打回重做|re-?open)(?:一下)?(?:{_TASK})?",
        "task",
    ),
    hint(
        "set_due",
        r"(?:宽限|展期|延|推迟|推后|顺延|往后|(?<![今明昨当到])晚(?![上点饭会])|截止|到期|改期|ddl|deadline|due)",
        "task",
        alone=False,
    ),
    hint("set_priority", r"(?:调|改|设|提|降)?(?:一?下)?(?:优先级?|加急|priority)", "task"),
    hint(
        "assign_task",
        rf"(?:重新)?(?:{_TASK}的?)?(?:指派|分派|转派|改派|委派|分配|派发|派活|换人|换个人|reassign|assign)(?:一下|人)?(?:{_TASK})?",
        "task",
    ),
    hint(
        "finish_task",
        rf"(?:把)?(?:{_TASK})?(?:给我?)?(?:标记?[成为]?|设[成为]|改[成为])?(?:弄完|做完|搞完|办完|写完|改完|测完|忙完|以完成|已完成|完成|搞定|弄好|做好|办好|办妥|搞掂|结掉|关掉|"
        r"关闭|结束|收工|交付了|完事|finish(?:ed)?|completed?|closed?|done|✅|☑|√)(?:了|啦|咯|喽|掉)*(?!度|率|情况|时间|标准|条件|不了|得|的)",
        "task",
    ),
    hint("finish_task", r"(?:都|全|全都|已经?)?(?:好了|ok了?|可以了|齐活了?|妥了)", "task", alone=False),
    hint(
        "assign_task",
        r"(?<=\ue000)(?:来|去|帮忙|先)?(?:接一?下|接手|接过去|顶一?下|扛一?下|来弄|来做|来跟|来负责|来办|跟一下|负责一下|处理一下|弄一下)",
        "task",
        alone=False,
    ),
    hint(
        "convert_lead",
        r"(?:转(?:成|为|化为?)?(?:个)?(?:项目|商机|deal)|convert(?:~to~(?:deal|project))?)",
        "lead",
    ),
    hint(
        "qualify_lead",
        r"(?:标记?|设|判定?|算|定)?(?:为|成|是)?(?:不合格|合格|无效|有效|disqualif(?:y|ied)|qualif(?:y|ied|ication))(?:线索|客户)?",
        "lead",
    ),
    hint(
        "score",
        r"(?:重新|再|给|帮我|\s)*(?:评估?|打|算|看)(?:一?下|个|多少)*(?:评?分数?)(?:看看|看下)?(?!很|太|挺|真|低|高|偏|得)|评分|几分|多少分|分[高低]不[高低]|(?<=的)分[数值]?$|score",
        "lead",
    ),
    hint("score", r"靠不靠谱|质量(?:怎么样|如何|咋样)", "lead", alone=False),
    hint(
        "project_status",
        r"(?:项目)(?:的)?(?:进展|进度|状态|情况)(?=[,，。?？\s]*(?:$|想|给|看|发|要|怎么|如何|咋|呢|吧|是|麻烦|请|帮))|how(?:'s|~is)~the~project(?:~going)?|(?:status|progress)~of~(?:the|my|our)~project|"
        r"(?:need|want|get)~(?:the|a)~(?:project~)?status",
    ),
    hint(
        "team_board",
        rf"(?:团队|小组|部门|组里|大家|全员|全组)(?:里|的|里面)*[^,，。]{{0,8}}?(?:{_TASK}|活儿?)",
    ),
    hint("project_status", r"(?:进度|进展|状态|情况)(?:怎么样|如何|咋样|怎样|到哪)?", "project", alone=False),
    hint("my_tasks", rf"(?:我)[^,，。]{{0,12}}?(?:{_TASK}|代办|活儿?|事)", "project"),
)
