"""Tasks: add, assign, finish, reopen."""

from bot.understand.grammar.rule import rule

_NEW = (
    r"(?:新建|创建|添加|新增|增加|加|建立|建|安排|(?<!指)派|布置|(?<!打)开|记|写|来|create|add|new|"
    r"make|set~up|起)"
)
_ONE = r"(?:了?(?:一?[个条项下]|an?|the)?)"
_TASK = r"(?:任务|待办(?:事项)?|todo|to-do|事项|task|工单)"
_DONE = (
    r"(?:(?:已经?|就|早就?|早已|其实|都|全部?|全都|刚刚?|终于|今天|昨天|可以|标记?为?|设为|设成|"
    r"改为|算|也|提前|顺利|状态改?[为成]?)*"
    r"(?:完成|搞定|做完|弄好|弄完|办完|办好|办妥|干完|写完|交付完|处理完|处理好|搞完|搞好|搞掂|结束|"
    r"收工|关闭|关掉|关了|结掉|了结|done|finish(?:ed)?|closed?|completed?|✅|勾掉|打勾|ok了|ok ?了|"
    r"ok$|完结|结项|√|☑|✔|做好)(?:了|啦|咯|喽|掉)*)"
)
_DONE_NOT = (
    r"(?!度|率|情况|时间|标准|条件|要求|之?后|以后|的时候|时(?!间)|了?吗|了?没|了?么|前|比例|百分|"
    r"得|不了|了?(?:一半|一部分|大半|多半|差不多|多少)|了? ?\d{1,3} ?%|日期|的)"
)
_GIVE = (
    r"(?:派给|指派给?|指给|派|assign ?给|交给|交由|转给|转交给?|转派给?|分给|分配给?|安排给|委派给|"
    r"移交给?|丢给|甩给|扔给|派到|发给|指定给?|分派给?|改派给?|"
    r"(?:re)?assign(?:ed)?(?:~it)?(?:~to)?|hand(?:ed)?~(?:over~)?to|give~(?:it~)?to|to)"
)
_ME = r"(?:<U>|我们?自己|我|me|myself|本人|自己)"
_T = r"(?:<Ts>(?: ?(?:这|那)?(?:个|几个|两个|三个|俩)?(?:任务)?)?)"
_BY = (
    r"(?:负责|来做|做|处理|跟|跟进|跟一?下|搞|弄|接手|执行|完成|来|接|办|来弄|来跟|来处理|来负责|"
    r"去做|去处理|去办|去跟)"
)

RULES = (
    rule(
        "add_task",
        rf"(?P<v>{_NEW} {_ONE} (?:新的?|new)? ?(?:紧急|高优先级|高优)? ?{_TASK})(?!\ue001|看板|列表|"
        rf"的?优先级|给谁|依赖|的?截止)",
        14,
    ),
    rule("add_task", rf"(?P<v>给 ?(?P<u>{_ME}) ?{_NEW} ?{_ONE} ?(?:新的?|new)? ?{_TASK})", 15),
    rule(
        "add_task",
        rf"(?P<v>(?:把|将)?(?:这个|这条|这事|它|上面的)?(?:转成|转为|记成|记为|变成|建成|加入|加到|列为|"
        rf"列入) ?(?:我的|一个|一条)?{_TASK}(?:里|列表|清单)?)",
        4,
    ),
    rule("add_task", r"^(?P<v>(?:安排|派|布置|给) ?(?P<u><U>) ?(?:一?[个条项])?(?:新)?任务)", 15),
    rule("add_task", r"^(?P<v>任务 ?\+ ?1|task)(?= ?[:：])", 13),
    rule(
        "add_task",
        r"^(?P<v>(?:新任务|新待办|new~?task|/? ?tasks?~(?:add|new|create)|/? ?add~?task|/任务|/待办|"
        r"todo|待办事?项?|任务) ?[:：])",
        14,
    ),
    rule(
        "add_task",
        r"^(?P<v>(?:新任务|新待办|new~task|/? ?tasks?~(?:add|new|create)|/? ?add-?task|/任务|/待办|"
        r"todo(?=~(?!list(?![a-z])))))(?![a-z])",
        13,
    ),
    rule("add_task", r"^(?P<v>任务)(?=\s[^\ue000-\ue008看列状进])", 0),
    rule("assign_task", rf"{_T}.{{0,24}}?(?P<v>{_GIVE}) ?(?P<u>{_ME})(?![们])", 20),
    rule(
        "assign_task",
        rf"{_T}.{{0,12}}?(?P<v>派给|指派给|指给|分派给|交给|转给|转交给?|分给|分配给|安排给|改派给?|"
        rf"移交给)(?! ?(?:谁|哪))",
        9,
    ),
    rule("assign_task", rf"^(?P<u><U>) ?(?P<v>(?:来|去)?(?:负责|做|跟进|处理|接手)) ?{_T}$", 9),
    rule(
        "assign_task",
        rf"{_T}.{{0,12}}?(?:派给|指派给|交给|转给|分给|分配给|安排给|assign~to|assigned~to)(?P<e>) ?$",
        10,
    ),
    rule(
        "assign_task",
        rf"(?P<v>(?:派|指派|分配|分派|安排|转派|委派|改派|交|转|分|(?:re)?assign|give|"
        rf"hand~over)) ?(?:一下|下)? ?(?:the~)?{_T} ?(?:from <U> ?|从 ?<U> ?)?(?P<v2>给|到|to|交给|"
        rf"让) ?(?P<u>{_ME})",
        20,
    ),
    rule(
        "assign_task",
        rf"(?P<v>(?:派|指派|分配|分派|安排|转派|委派|改派|(?:re)?assign)) ?(?:一下|下)? ?(?:the~)?{_T}",
        8,
    ),
    rule(
        "assign_task",
        rf"(?P<v>(?:指派|分配|分派|转派|委派|改派|派发|派|(?:re)?assign(?:ed)?)) ?(?:一下|个|"
        rf"下)? ?(?:an?~|the~)?(?:任务|task)(?!\ue001)(?: ?(?P<v2>给|to) ?(?P<u>{_ME}))?",
        6,
    ),
    rule(
        "assign_task",
        rf"^(?:把|将)?(?:这个|这条|它)?(?:任务)? ?(?P<v>(?:派给|指派给|交给|转给|分给|分配给|安排给|"
        rf"转交给?|(?:re)?assign~(?:(?:it|this)~)?to)) ?(?P<u>{_ME})",
        5,
    ),
    rule(
        "assign_task",
        rf"^(?P<v>(?:给|assign|派)) ?(?P<u><U>) ?(?:派|分配|安排|做|处理|指派|to)? ?(?:去)?(?:{_BY})? ?{_T}",
        6,
    ),
    rule(
        "assign_task",
        rf"{_T} ?[,，]? ?(?:都|全部?|一起|统一|就|先|还是|改|那|,|，)* ?(?P<v>(?:给|让|由|请|归|换|换成|"
        rf"转|改由|改成|交|派|叫|麻烦|辛苦|for|by|还是)) ?(?P<u>{_ME}) ?(?P<v2>{_BY}?(?:吧|一下)?)(?!打|"
        rf"发|说|看)",
        14,
    ),
    rule(
        "assign_task",
        rf"{_T} ?(?:的)? ?(?P<v>(?:负责人|执行人|经办人|责任人|处理人|owner|assignee) ?(?:是|为|换成|换|"
        rf"改成|改为|变更为|调整为|设为|设成|改|定为|定|to|:|：|=)?) ?(?P<u>{_ME})",
        14,
    ),
    rule(
        "assign_task",
        rf"(?P<v>(?:让|由|请|叫|换|安排)) ?(?P<u><U>) ?(?P<v2>(?:来|去)?(?:负责|做|处理|跟进|接手|接|跟|"
        rf"执行|完成|搞定)) ?{_T}",
        16,
    ),
    rule(
        "assign_task",
        rf"{_T} ?(?P<u>我) ?(?P<v>(?:来|自己)?(?:做|负责|处理|接手|接|认领|领|跟进|跟|搞|弄|拿))(?:吧|"
        rf"了)?(?!完|好了|不|过)",
        12,
    ),
    rule("assign_task", rf"^(?P<u>我) ?(?P<v>(?:来|要)?(?:接手?|认领|领|负责|来做|领取)) ?{_T}", 12),
    rule(
        "assign_task",
        rf"^(?P<u><U>) ?{_T} ?(?P<v>(?:你|请你|麻烦你?|就)?(?:来)?(?:处理|负责|跟|跟进|做|"
        rf"接)(?:一?下)?(?:吧)?)$",
        8,
    ),
    rule(
        "assign_task",
        rf"{_T} ?(?P<u><U>) ?(?P<v>(?:来|去)?(?:跟|处理|负责|做|接|跟进|弄)(?:一?下|手)?(?:吧)?)$",
        8,
    ),
    rule(
        "assign_task",
        rf"{_T} ?(?P<v>(?:给到|dispatch ?给|dispatch~to|->|→|=>)) ?(?P<u><U>)(?P<v2>(?:这边|那边|处)?)",
        14,
    ),
    rule(
        "assign_task",
        rf"(?P<v>(?:let|have)?) ?(?P<u><U>)~(?P<v2>(?:should~|to~|can~)?(?:take|handle|own|do|work~on|"
        rf"takes|owns))~{_T}",
        14,
    ),
    rule(
        "assign_task",
        rf"^(?:把|将)?(?P<v>(?:派给?|指派给?|分派给?|分配给?|交给|转给|安排给?|(?:re)?assign)(?:任务)?) ?{_T}$",
        6,
    ),
    rule(
        "assign_task", rf"^(?:把|将)?(?P<v>(?:派|指派|分派|分配|交|转|安排)给?) ?{_T} ?(?P<u><U>)(?P<v2>)$", 9
    ),
    rule("assign_task", rf"^(?P<v>认领|领取|claim|take) ?{_T}", 10, assignee="me"),
    rule("assign_task", rf"{_T} ?(?P<v>负责人|换人|换个人|转人|改派|指派|转派)(?:一下)?$", 6),
    rule(
        "assign_task",
        rf"(?:修改|改|换|更换|变更|调整|change|"
        rf"update)(?:一下)? ?(?P<v>)(?:the~)?{_T} ?的? ?(?P<v2>负责人|执行人|owner|assignee)",
        9,
    ),
    rule("assign_task", rf"^{_T} ?(?:@? ?)(?P<u><U>)(?P<v>)$", 2),
    rule(
        "finish_task",
        rf"{_T} ?[,，]? ?(?:我|我们|这边|<U>)? ?(?:把它|今天|昨天|刚刚?|已经?)? ?(?P<v>{_DONE}){_DONE_NOT}",
        4,
    ),
    rule(
        "finish_task",
        rf"{_T} ?(?:is|are|was|has~been|have~been|we|i|i've)~(?P<v>(?:now~|all~)?(?:done|finished|"
        rf"completed?|closed))(?![a-z])",
        4,
    ),
    rule(
        "finish_task",
        rf"{_T}[^,，。]{{1,10}}[,，] ?(?P<v>(?:已?完成|搞定|做完|done|closed?)(?:了|啦)?)[!！。]*$",
        2,
    ),
    rule(
        "finish_task",
        rf"(?P<v>(?:完成|搞定|做完|弄完|弄好|办完|关闭|关掉|结束|关|结掉|勾掉|close|finish(?:ed)?|"
        rf"complete(?:d)?|done(?:~with)?|resolve)(?:了|掉|一下)?) ?(?:the~)?(?:任务|待办|"
        rf"task)? ?{_T}(?! ?的(?!任务))",
        4,
    ),
    rule(
        "finish_task",
        rf"(?:mark|set|标记|标|设置?|把|将)(?:~|一下)? ?{_T} ?(?P<v>(?:as~|to~)?(?:done|finished|"
        rf"completed?|closed|(?:标记?|设|改|置)?(?:为|成)?(?:已?完成|关闭|已?做完|结束)(?:状态)?(?:了|"
        rf"掉)?)){_DONE_NOT}",
        6,
    ),
    rule(
        "finish_task",
        r"(?P<v>(?:完成|关闭|结束|搞定|close|finish|complete)(?:一下|一个|an?|the)? ?(?:这个|"
        r"该)?(?:任务|待办|task|todo))(?!\ue001|度|率|情况|排)",
        2,
    ),
    rule(
        "finish_task",
        r"^(?P<v>(?:ok|好的?|嗯|行|搞定了?)?[,，]? ?(?:已经?|都|全部)?(?:完成|搞定|做完|弄好|办完|弄完|"
        r"关闭|done|finish(?:ed)?|close|completed?|mark~(?:as~)?done|✅)(?:了|啦|咯|喽)*)[!！。.~]*$",
        0,
    ),
    rule(
        "reopen_task",
        rf"{_T}.{{0,20}}?(?P<v>(?:需要|要|得)?(?:重新|再次?)?(?:重新打开|重新开启|重新激活|重新开始|"
        rf"重新做|重开|重启|重做|打回重?做?|退回重做|恢复|再打开|re-?open(?:ed)?)(?:一下|了|吧)?)",
        6,
    ),
    rule(
        "reopen_task",
        rf"(?P<v>(?:重新打开|重新开启|重新激活|重新开|重开|重启|恢复|打回|re-?open|激活|"
        rf"reactivate)(?:一下|任务)?) ?(?:the~)?{_T}",
        6,
    ),
    rule(
        "reopen_task",
        r"(?P<v>(?:重新打开|重新开启|重开|重启|重新激活|恢复|re-?open)(?:一下|一个|an?|the)? ?(?:这个|"
        r"该|已完成的)?(?:任务|task))(?!\ue001)",
        4,
    ),
    rule("reopen_task", r"^(?P<v>re-?open(?:~task)?|重开|重新打开|重新开启)(?:[:：,，]|$| )", 0),
)
