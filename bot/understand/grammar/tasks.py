"""Tasks: add, assign, finish, reopen, due dates, priorities, dependencies."""

from bot.understand.grammar.rule import rule

_NEW = r"(?:新建|创建|添加|新增|加|建立|建|安排|(?<!指)派|布置|(?<!打)开|记|写|来|create|add|new|make|set~up|起)"
_ONE = r"(?:了?(?:一?[个条项下]|an?|the)?)"
_TASK = r"(?:任务|待办(?:事项)?|todo|to-do|事项|task|工单)"
_DONE = (
    r"(?:(?:已经?|都|全部?|全都|刚刚?|终于|今天|昨天|可以|标记?为?|设为|设成|改为|算|也|提前|顺利|状态改?[为成]?)*"
    r"(?:完成|搞定|做完|弄好|弄完|办完|办好|办妥|干完|写完|交付完|处理完|处理好|搞完|搞好|搞掂|结束|收工|关闭|关掉|关了|结掉|了结|done|finish(?:ed)?|closed?|completed?|✅|勾掉|打勾|ok了|做好)(?:了|啦|咯|喽|掉)*)"
)
_DONE_NOT = r"(?!度|率|情况|时间|标准|条件|要求|之?后|以后|的时候|时(?!间)|了?吗|了?没|了?么|前|比例|百分|得|不了|日期|的)"
_GIVE = (
    r"(?:派给|指派给?|交给|交由|转给|转交给?|转派给?|分给|分配给?|安排给|委派给|移交给?|丢给|甩给|扔给|派到|发给|指定给?|分派给?|改派给?|"
    r"(?:re)?assign(?:ed)?(?:~it)?(?:~to)?|hand(?:ed)?~(?:over~)?to|give~(?:it~)?to|to)"
)
_ME = r"(?:<U>|我们?自己|我|me|myself|本人|自己)"
_T = r"(?:<Ts>(?: ?(?:这|那)?(?:个|几个|两个|三个|俩)?(?:任务)?)?)"
_BY = r"(?:负责|来做|做|处理|跟|跟进|跟一?下|搞|弄|接手|执行|完成|来|接|办|来弄|来跟|来处理|来负责|去做|去处理|去办|去跟)"
_LEVEL = r"(?:最高|高|中等?|低|紧急|普通|一般|urgent|high|medium|normal|low|p[0-3]|加急|最低)"

RULES = (
    rule("add_task", rf"(?P<v>{_NEW} {_ONE} (?:新的?|new)? ?(?:紧急|高优先级|高优)? ?{_TASK})(?!\ue001|看板|列表|的?优先级|给谁|依赖|的?截止)", 14),
    rule("add_task", rf"(?P<v>给 ?(?P<u>{_ME}) ?{_NEW} ?{_ONE} ?(?:新的?|new)? ?{_TASK})", 15),
    rule("add_task", rf"(?P<v>(?:把|将)?(?:这个|这条|这事|它|上面的)?(?:转成|转为|记成|记为|变成|建成|加入|加到|列为|列入) ?(?:我的|一个|一条)?{_TASK}(?:里|列表|清单)?)", 4),
    rule("add_task", r"^(?P<v>(?:新任务|新待办|new~?task|/? ?tasks?~(?:add|new|create)|/? ?add~?task|/任务|/待办|todo|待办事?项?|任务) ?[:：])", 14),
    rule("add_task", r"^(?P<v>(?:新任务|新待办|new~task|/? ?tasks?~(?:add|new|create)|/? ?add-?task|/任务|/待办|todo(?=~)))(?![a-z])", 13),
    rule("assign_task", rf"{_T}.{{0,24}}?(?P<v>{_GIVE}) ?(?P<u>{_ME})(?![们])", 20),
    rule("assign_task", rf"{_T}.{{0,12}}?(?:派给|指派给|交给|转给|分给|分配给|安排给|assign~to|assigned~to)(?P<e>) ?$", 10),
    rule("assign_task", rf"(?P<v>(?:派|指派|分配|分派|安排|转派|委派|改派|交|转|分|(?:re)?assign|give|hand~over)) ?(?:一下|下)? ?(?:the~)?{_T} ?(?P<v2>给|到|to|交给|让) ?(?P<u>{_ME})", 20),
    rule("assign_task", rf"(?P<v>(?:派|指派|分配|分派|安排|转派|委派|改派|(?:re)?assign)) ?(?:一下|下)? ?(?:the~)?{_T}", 8),
    rule("assign_task", rf"(?P<v>(?:指派|分配|分派|转派|委派|改派|派发|派|(?:re)?assign(?:ed)?)) ?(?:一下|个|下)? ?(?:an?~|the~)?(?:任务|task)(?!\ue001)(?: ?(?P<v2>给|to) ?(?P<u>{_ME}))?", 6),
    rule("assign_task", rf"^(?:把|将)?(?:这个|这条|它)?(?:任务)? ?(?P<v>(?:派给|指派给|交给|转给|分给|分配给|安排给|转交给?|(?:re)?assign~(?:(?:it|this)~)?to)) ?(?P<u>{_ME})", 5),
    rule("assign_task", rf"^(?P<v>(?:给|assign|派)) ?(?P<u><U>) ?(?:派|分配|安排|做|处理|指派|to)? ?(?:去)?(?:{_BY})? ?{_T}", 6),
    rule("assign_task", rf"{_T} ?[,，]? ?(?:都|全部?|一起|统一|就|先|还是|改|那|,|，)* ?(?P<v>(?:给|让|由|请|归|换|换成|转|改由|改成|交|派|叫|麻烦|辛苦|for|by|还是)) ?(?P<u>{_ME}) ?(?P<v2>{_BY}?(?:吧|一下)?)(?!打|发|说|看)", 14),
    rule("assign_task", rf"{_T} ?(?:的)? ?(?P<v>(?:负责人|执行人|经办人|责任人|处理人|owner|assignee) ?(?:是|为|换成|换|改成|改为|变更为|调整为|设为|设成|改|定为|定|to|:|：|=)?) ?(?P<u>{_ME})", 14),
    rule("assign_task", rf"(?P<v>(?:让|由|请|叫|换|安排)) ?(?P<u><U>) ?(?P<v2>(?:来|去)?(?:负责|做|处理|跟进|接手|接|跟|执行|完成|搞定)) ?{_T}", 16),
    rule("assign_task", rf"{_T} ?(?P<u>我) ?(?P<v>(?:来|自己)?(?:做|负责|处理|接手|接|认领|领|跟进|跟|搞|弄|拿))(?:吧|了)?(?!完|好了|不|过)", 12),
    rule("assign_task", rf"^(?P<u>我) ?(?P<v>(?:来|要)?(?:接手?|认领|领|负责|来做|领取)) ?{_T}", 12),
    rule("assign_task", rf"^(?P<v>认领|领取|claim|take) ?{_T}", 10, assignee="me"),
    rule("assign_task", rf"{_T} ?(?P<v>负责人|换人|换个人|转人|改派|指派|转派)(?:一下)?$", 6),
    rule("assign_task", rf"(?:修改|改|换|更换|变更|调整|change|update)(?:一下)? ?(?P<v>)(?:the~)?{_T} ?的? ?(?P<v2>负责人|执行人|owner|assignee)", 9),
    rule("assign_task", rf"^{_T} ?(?:@? ?)(?P<u><U>)(?P<v>)$", 2),
    rule("finish_task", rf"{_T} ?[,，]? ?(?:我|我们|这边|<U>)? ?(?:把它|今天|昨天|刚刚?|已经?)? ?(?P<v>{_DONE}){_DONE_NOT}", 4),
    rule("finish_task", rf"{_T} ?(?:is|are|was|has~been|have~been|we|i|i've)~(?P<v>(?:now~|all~)?(?:done|finished|completed?|closed))(?![a-z])", 4),
    rule("finish_task", rf"(?P<v>(?:完成|搞定|做完|弄完|弄好|办完|关闭|关掉|结束|关|结掉|勾掉|close|finish(?:ed)?|complete(?:d)?|done(?:~with)?|resolve)(?:了|掉|一下)?) ?(?:the~)?(?:任务|待办|task)? ?{_T}", 4),
    rule("finish_task", rf"(?:mark|set|标记|标|设置?|把|将)(?:~|一下)? ?{_T} ?(?P<v>(?:as~|to~)?(?:done|finished|completed?|closed|(?:标记?|设|改|置)?(?:为|成)?(?:已?完成|关闭|已?做完|结束)(?:状态)?(?:了|掉)?)){_DONE_NOT}", 6),
    rule("finish_task", rf"(?P<v>(?:完成|关闭|结束|搞定|close|finish|complete)(?:一下|一个|an?|the)? ?(?:这个|该)?(?:任务|待办|task|todo))(?!\ue001|度|率|情况|排)", 2),
    rule("finish_task", r"^(?P<v>(?:已经?|都|全部)?(?:完成|搞定|做完|弄好|办完|弄完|关闭|done|finish(?:ed)?|close|completed?|mark~(?:as~)?done|✅)(?:了|啦|咯|喽)*)[!！。.~]*$", 0),
    rule("reopen_task", rf"{_T}.{{0,20}}?(?P<v>(?:需要|要|得)?(?:重新|再次?)?(?:重新打开|重新开启|重新激活|重新开始|重新做|重开|重启|重做|打回重?做?|退回重做|恢复|再打开|re-?open(?:ed)?)(?:一下|了|吧)?)", 6),
    rule("reopen_task", rf"(?P<v>(?:重新打开|重新开启|重新激活|重新开|重开|重启|恢复|打回|re-?open|激活)(?:一下|任务)?) ?(?:the~)?{_T}", 6),
    rule("reopen_task", r"(?P<v>(?:重新打开|重新开启|重开|重启|重新激活|恢复|re-?open)(?:一下|一个|an?|the)? ?(?:这个|该|已完成的)?(?:任务|task))(?!\ue001)", 4),
    rule("reopen_task", r"^(?P<v>re-?open(?:~task)?|重开|重新打开|重新开启)(?:[:：,，]|$| )", 0),
    rule("set_due", rf"{_T}.{{0,16}}?(?P<v>(?:的)?(?:截止(?:日期?|时间|期限?)?|ddl|dead ?line|due(?:~date)?(?:~(?:on|by|is|to))?|到期日?|交付(?:日期?|时间)|期限|完成(?:日期|时间)|交期|工期)) ?(?:定在|设为|设到|设成|设置为|改为|改成|改到|调整为|调到|变更为|推迟到|延到|延期到|延后到|是|为|到|在|定|=|:|：|改|to(?![a-z]))? ?", 8),
    rule("set_due", rf"(?P<v>(?:修改|更改|调整|设置|设定|改|设|定|change|set|update|move|extend)(?:一下)?) ?(?:the~)?{_T} ?的? ?(?P<v2>(?:截止(?:日期|时间)?|ddl|deadline|due(?:~date)?|到期日?|期限|日期|时间)) ?(?:为|到|成|to|=)?", 9),
    rule("set_due", rf"(?P<v>(?:设置?|修改?|改|调整|change|set|update|move|extend) ?(?:一下)?(?:the~)?(?:截止(?:日期|时间)?|ddl|deadline|due(?:~date)?)(?:~(?:of|for))?(?:一下)?) ?{_T}?", 6),
    rule("set_due", rf"{_T}.{{0,14}}?(?P<v>(?:再|要|得|需要|需|想|申请|可以|可能要|请|往后|往前|再往后)*(?:改期|延期|延后|延长|推迟|顺延|推后|后延|后推|提前|提早|往后(?:推|延|拖)|往前(?:提|挪)|延迟|宽限|拖后?|postponed?|delay(?:ed)?|push(?:ed)?(?:~back)?|extend(?:ed)?|moved?|reschedul(?:e|ed)|缓)(?:了|一下)?) ?(?:到|至|为|成|个|to|until|till|by)?(?!风险|原因|率)", 7),
    rule("set_due", rf"(?P<v>(?:改期|延期|延后|延长|推迟|顺延|推后|提前|提早|宽限|缓一缓|postpone|delay|push(?:~back)?|extend|move|reschedule)(?:一下)?) ?(?:the~)?{_T} ?(?P<v2>到|至|to|until|till|by)?", 7),
    rule("set_due", rf"{_T} ?(?P<v>(?:改到|延到|延至|挪到|放到|推到|调到|调整到|改成|改为|提到|移到|定到|定在|放在|拖到|换到|顺延到|设到|排到|排在|安排在|安排到|定))(?= ?(?:\d|[一二三四五六七八九十两半本这下今明后大周星礼月年季元春清五端中国节早晚]))", 5),
    rule("set_due", r"^(?:把|将)?(?:任务|它|这个(?:任务)?|时间)?(?P<v>(?:改期|延期|延后|推迟|顺延|提前|截止(?:日期|时间)?(?:改(?:到|成|为))?|ddl|deadline|due(?:~date)?|postpone|改到|延到|推到|挪到|修改截止(?:日期|时间)|改截止(?:日期|时间)?|设置截止(?:日期|时间)?|reschedule|set~due(?:~date)?))(?!风险|原因|了)(?:一下)? ?(?:到|至|to|为|[:：])?", 0),
    rule("set_priority", rf"{_T} ?(?:任务)?的? ?(?P<v>(?:加急|特急|很?紧急|十万火急|urgent|asap|(?:比较|非常|特别)急|最高优先级|高优先?级?|低优先?级?|中优先?级?|普通优先级|(?:high|low|medium|normal)(?:~priority)?)(?:处理|一下|了|!|！)*)$", 4),
    rule("set_priority", rf"{_T}.{{0,12}}?(?P<v>(?:的)?(?:优先级?别?|优先度|priority|pri|紧急程度)) ?(?:is|to|是|为|改成|改为|改|调成|调为|调到|调至|调整为|调整到|设为|设成|设置为|提到|提高到|提升到|升到|升为|降到|降为|降成|变成|定为|=|:|：)? ?(?:为|成|到)?(?={_LEVEL}|)", 6),
    rule("set_priority", rf"(?P<v>(?:设置?|修改?|改|调整?|提高|提升|降低|change|set|update|raise|lower|bump)(?:一下|下)? ?(?:the~)?)(?:{_T})? ?的? ?(?P<v2>(?:优先级|优先度|priority)(?:~(?:of|for|to))?(?: ?(?:为|成|到|to))?)", 7),
    rule("set_priority", rf"^(?P<v>/? ?(?:优先级|priority|pri)) ?(?:of|for)? ?{_T}", 6),
    rule("set_priority", rf"{_T}.{{0,8}}?(?P<v>(?:改成|改为|设为|设成|调成|调为|调到|升为|升到|提到|降为|降到|标为|标记为|标成|定为|降成|升成|变成|算|是|列为|set~(?:to|as)|to|as)) ?(?P<e>)(?={_LEVEL}(?:优先)?(?:级|先级|任务|处理)?(?:$|[\s,，。!！吧了]))", 6),
    rule("set_priority", rf"(?P<v>(?:加急|标急)(?:处理)?(?:一下)?) ?{_T}", 4, priority="urgent"),
    rule("set_priority", rf"^(?P<v>(?:mark|make|set))~{_T} ?(?P<v2>(?:as|to)?)(?= ?{_LEVEL})", 5),
    rule("set_priority", r"^(?:把|将)?(?:任务|它|这个(?:任务)?)?(?P<v>(?:的)?优先级|priority) ?(?:改成|改为|调成|设为|设成|调到|调整为|降为|升为|提到|改到|为|是|to|=|[:：])?", 0),
    rule("set_priority", r"^(?P<v>加急|改优先级|调优先级|设置优先级|set~priority)$", 0),
    rule("add_dependency", rf"(?P<a>{_T}) ?(?:任务)?(?P<v>(?:的)?(?:前置(?:任务|依赖)?(?:是|为|设为|设成|改为|有|加上|添加|:|：)?|依赖于?|取决于|需要依赖|要依赖|(?:is~)?depend(?:s|ent|ing)?~on|(?:is~)?blocked~by|requires|needs|after|接在|排在|放在)) ?(?P<b>{_T}) ?(?P<v2>(?:之?后面?|完成)?)", 16),
    rule("add_dependency", rf"(?P<b>{_T}) ?(?P<v>(?:是|设为|设成|作为|设置为|改为|做|当|加为|blocks|before|precedes)) ?(?P<a>{_T}) ?(?P<v2>(?:的)?(?:前置(?:任务|条件)?|依赖(?:项|任务)?)?)", 16),
    rule("add_dependency", rf"(?P<v>(?:先|先把|先做|先完成|先搞定|先弄完?|先做完|要先|得先)) ?(?P<b>{_T}) ?(?P<v2>(?:做完|完成|搞定|弄完|做好)?了? ?[,，]? ?(?:再|然后再?|才能?|后再?|接着再?|之后再?|完了再|再去)(?:做|开始|完成|搞|弄|启动|是)?) ?(?P<a>{_T})", 18),
    rule("add_dependency", rf"(?P<b>{_T}) ?(?P<v>(?:做完|完成|搞定|弄完|结束|做好)(?:了|之后|以后|后)* ?[,，]? ?(?:再|才能?|然后再?|就可以|接着|才可以)(?:做|开始|完成|搞|弄|启动|开工|能做|能开始)?) ?(?P<a>{_T}) ?(?P<v2>(?:才能|再)?(?:开始|做|启动)?)", 18),
    rule("add_dependency", rf"(?P<a>{_T}) ?(?P<v>(?:要|得|需要|必须|需)?(?:等|等到|等待|wait(?:s)?~for)) ?(?P<b>{_T}) ?(?P<v2>(?:做完|完成|搞定|结束|弄完|好了?)?(?:了|后|之后|以后)*(?:才能?|再|才可以)?(?:开始|做|启动|开工|进行)?)", 18),
    rule("add_dependency", rf"(?P<v>(?:设置?|添加|加|新增|建立?|add|set|create|make)(?:一下|一个|an?)? ?(?:前置|依赖(?:关系)?|dependenc(?:y|ies))(?:任务)?(?:~(?:of|for|on|between|from))?)", 5),
    rule("add_dependency", rf"(?P<a>{_T}) ?(?P<v>(?:的)?(?:前置(?:任务)?|依赖(?:关系|任务)?(?:于|哪个)?|(?:is~)?depends?(?:~on)?|dependency|blocked~by)(?:设为|是|为|改一下)?)$", 8),
    rule("add_dependency", rf"^(?P<v>(?:依赖|前置(?:任务)?|/depend|dependency|depends? on))(?: ?{_T})?$", 2),
    rule("add_dependency", rf"(?P<v>(?:把|将|让)) ?(?P<b>{_T}) ?(?P<v2>(?:设为|设成|作为|设置为|加为|放在|排在)) ?(?P<a>{_T}) ?(?:的)?(?P<v3>(?:前置(?:任务)?|依赖|前面?|之前))", 19),
    rule("add_dependency", rf"(?P<v>(?:make|let))?~?(?P<a>{_T})~(?P<v2>depend~on|wait~for) ?(?P<b>{_T})", 18),
)  # fmt: skip
