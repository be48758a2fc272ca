"""What people look at: their tasks, boards, a project, its Gantt chart."""

from bot.understand.grammar.rule import rule

_WHEN = (
    r"(?:今天|今日|明天|后天|昨天|这周|本周|下周|上周|这个?星期|下个?星期|[这本下上]个?礼拜|本月|这个月|下个?月|今晚|"
    r"周末|现在|目前|最近|today|this~week|tomorrow)"
)
_JOB = r"(?:任务|待办(?:事项)?|代办|todos?|to-?dos?|工作(?!日|流|台)|活儿?|事情?|tasks?)"
_DOING = (
    r"(?:在|都|都在|正在|手上在|现在在|最近在|又在|主要在)*(?:做|忙|干|弄|搞|忙活|负责|跟|"
    r"推进)(?:些|着|了|的|的?事情?)?(?:什么|啥|哪些|哪个|些什么|些啥|嘛(?!的))"
)

RULES = (
    rule(
        "my_tasks",
        rf"(?P<v>我[^,，。做完成派给领接]{{0,10}}(?:要|该|得|负责|参与)[^,，。]{{0,4}}的{_JOB})$",
        5,
    ),
    rule(
        "my_tasks",
        r"(?P<v>(?:(?:any|all|what|show|list)~)?(?:(?:open|overdue|urgent)~)?(?:tasks?|"
        r"todos?)~(?:(?:assigned|due)~)?(?:for|to)~me)(?![a-z])",
        8,
    ),
    rule(
        "my_tasks",
        rf"(?P<v>我(?:自己)?(?=.{{0,8}}{_JOB})(?:{_WHEN}|还|都|手上|名下|手头|的|有|现在|到底|这边|在|"
        rf"一共|负责|参与|高优先?级?|紧急|逾期|过期|超期|未完成|没完成|没做完|已完成|做完|完成|了|哪些|"
        rf"什么|啥|几个|多少|几项|所有|全部|逾期未完成|延期|到期|要做|要干|该做|进行中|本周|没|\s|<P>|里|"
        rf"上|中|q[1-4])*{_JOB}(?:清单|列表|列一下|有哪些|有什么|看板|情况|呢)?)(?!给|派|交)",
        6,
    ),
    rule(
        "my_tasks",
        rf"(?P<v>我(?:{_WHEN})?(?:都|还|该|需?要|得|有)*(?:做|干|完成|处理|办|忙)(?:些|的)?(?:什么|啥|哪些))",
        5,
    ),
    rule(
        "my_tasks",
        rf"(?P<v>我(?:{_WHEN})?(?:还|都)?有(?:什么|啥|哪些|几个|多少)(?:没做完?的?|要做的?|要处理的?|"
        rf"未完成的?|逾期的?|{_JOB}|安排|要跟的?)+)",
        5,
    ),
    rule(
        "my_tasks",
        rf"^(?P<v>(?:{_WHEN}|我|俺|手里|手上|手头|名下|\s)*还[剩有](?:下|些)?(?:什么|啥|哪些|多少|几个)(?:{_JOB}|活)?(?:还?没[做干弄搞](?:完|好)?|没完成|要[做干])的?)(?:了|呢|呀|啊)*[?？]?$",
        6,
    ),
    rule(
        "my_tasks",
        rf"(?P<v>{_WHEN}(?:我)?(?:要|该|得)(?:做|干|完成|处理)(?:些)?(?:什么|啥|哪些)(?:事情?|任务)?|{_WHEN}我(?:要|该)?干嘛)",
        4,
    ),
    rule(
        "my_tasks",
        rf"^(?:看|查|看看|看一下|查看|列出|显示|打开|show|"
        rf"list)?(?:一下)? ?(?P<v>(?:{_WHEN}的?)?(?:逾期的?|过期的?|高优先级的?|未完成的?|"
        rf"已完成的?)?(?:待办(?:事项|清单|列表)?|to-?do(?:s|~list)?|代办))[?？]?$",
        3,
    ),
    rule(
        "my_tasks",
        r"(?P<v>(?:(?:show|list|see|view|check|get)(?:~me)?~)?(?:all~)?my~(?:(?:open|overdue|high|"
        r"urgent|done|finished|completed|late|today'?s?|weekly|current|pending|priority|high-priority|"
        r"remaining|own|unfinished)~)*(?:tasks?|to-?dos?|todo~list|work|list|items))(?![a-z])",
        6,
    ),
    rule(
        "my_tasks",
        r"(?P<v>what(?:'s|~is|~are|~do)~(?:i~(?:have|need~to~do)(?:~to~do)?|on~my~(?:plate|list)|"
        r"my~tasks?|due~for~me|tasks~do~i~have)|do~i~have~(?:any~)?(?:open~|overdue~)?tasks)",
        6,
    ),
    rule("my_tasks", rf"(?P<v>(?:有)?(?:什么|哪些)(?:{_JOB})(?:是|归)?我的)", 5),
    rule(
        "my_tasks",
        rf"^(?P<v>{_WHEN}(?:我)?(?:还|都)?有(?:什么|啥|哪些|几个|多少)(?:{_JOB}|安排|要做的|"
        rf"要办的)(?:要做|要办)?)[?？]?$",
        3,
    ),
    rule("my_tasks", r"^(?:show|list|/)? ?(?P<v>(?:tasks|todos?|to-dos?|todo~list))$", 0),
    rule(
        "my_tasks",
        rf"^(?P<v>(?:我)?(?:手上|手头|名下|这边)(?:{_WHEN}|还|都|有|的|几个|多少|哪些|什么|啥|逾期|超期|过期|没做完?|没完成|要干|要做|{_JOB})+)[?？]?$",
        3,
    ),
    rule("my_tasks", rf"(?P<v>有没有(?:派给|分给|归)?我的{_JOB})", 6),
    rule("my_tasks", r"(?P<v>what~(?:tasks|todos?)~(?:do~i~have|are~mine|are~assigned~to~me))", 6),
    rule("my_tasks", r"(?P<v>(?:派给|分给|分配给|指派给)我的(?:任务|待办)?|归我的任务)", 22),
    rule(
        "team_board",
        rf"(?P<v>(?:大家|大伙|同事们|各人)(?:手上|手头|名下)?(?:都|各自)?(?:有|在做)(?:什么|哪些|多少|"
        rf"几个){_JOB})",
        5,
    ),
    rule(
        "team_board",
        r"(?P<v>(?:what~are~(?:people|they|we|all)~(?:working~on|doing)|who(?:'s|~is)~(?:working~on|doing)~what))(?:~(?:on|in|for))?",
        8,
    ),
    rule("my_tasks", rf"(?P<v>(?:有)?(?:什么|哪些){_JOB}(?:是)?我(?:负责|的|做的|要做))", 6),
    rule(
        "my_tasks",
        r"^(?P<v>我的?(?:逾期|过期|未完成|超期)(?:的)?|(?:有)?(?:哪些|什么)?(?:逾期|超期|"
        r"过期)(?:的)?任务(?:有哪些|有什么|列表|清单)?)[?？]?$",
        2,
    ),
    rule(
        "team_board",
        rf"(?P<v>(?:我们?|咱们?|咱|全|整个)?(?:团队|小组|部门|组里|全组|大家伙?|全员|同事们?|"
        rf"团队成员)(?:{_WHEN}|的|任务|逾期|过期|高优先级|未完成|已完成|整体|当前|工作|\s)*(?:看板|"
        rf"(?:还)?有(?:哪些|什么|多少|几个)(?:逾期的?|超期的?|未完成的?|高优先级的?)?任务|任务(?:看板|"
        rf"情况|列表)?|工作(?:看板|情况|安排|量)?|进度|进展|待办|情况|状态|负荷|{_DOING}|"
        rf"在忙什么))",
        5,
    ),
    rule(
        "team_board",
        rf"(?P<v>(?:大家|大伙|各位|同事们|他们|小伙伴们?|项目组|组员|谁|what~are~people|"
        rf"everyone)(?:{_WHEN}|\s|都|手上|的)*(?:{_DOING}|(?:任务|"
        rf"工作|进度|活)(?:情况|怎么样)?))",
        5,
    ),
    rule(
        "team_board",
        rf"(?P<who><U>) ?(?P<v>(?:{_WHEN}|\s|这边|那边|手上|手头|手里|名下|还|都|今天|的|现在|"
        rf"到底)*(?:{_DOING}|还?有?些?(?:什么|哪些|几个|啥|多少)(?:{_JOB}|没做完的?|逾期的?|要[做干办忙]的?)+|(?:逾期的?|"
        rf"高优先级的?|未完成的?|没做完的?|已完成的?|所有|全部)*的?{_JOB}(?:清单|列表|情况|有哪些|有什么|"
        rf"看板|进度|怎么样)?|的?看板|忙不忙|忙吗|有(?:什么|啥|哪些)安排))(?!给(?!我)|派|交|:|：)",
        6,
    ),
    rule(
        "team_board",
        rf"^(?:查|看|查看|看看|查一下|看一下|打开|显示|来个?|"
        rf"发)? ?(?:一下)? ?(?P<v>(?:{_WHEN}的?)?(?:任务)?看板)(?! ?(?:真|很|太|不))",
        3,
    ),
    rule(
        "team_board",
        rf"<P> ?(?:项目)?的? ?(?P<v>(?:{_WHEN}|\s|的|团队|现在|有|还有)*(?:(?:任务)?(?:进度)?看板|"
        rf"(?:有)?(?:哪些|"
        rf"什么)任务|(?:逾期的?|未完成的?|高优先级的?|所有的?|全部的?)*任务(?:列表|清单|有哪些|情况|都?是?谁在做)?|"
        rf"(?:都)?谁在做(?:什么)?))(?![:：])",
        5,
    ),
    rule("team_board", r"(?P<v>(?:团队|任务|项目)?看板)$", 0),
    rule(
        "team_board",
        r"(?P<v>(?<![a-z])(?:show~)?(?:me~)?(?:the~)?(?:team~|task~|project~|kanban~)?(?:board|kanban|"
        r"task~board))(?:~(?:of|for))?(?![a-z])",
        4,
    ),
    rule(
        "team_board",
        r"(?P<v>(?:what(?:'s|~is|~are|~does)|what)) ?(?:<U>|everyone|everybody|the~team|"
        r"team)~?(?P<v2>(?:is~|are~)?(?:working~on|doing|up~to|busy~with|have~to~do))",
        8,
    ),
    rule("team_board", r"<U>(?P<v>(?:'s)?~(?:open~|overdue~)?(?:tasks|todos?|workload|board|work))", 6),
    rule(
        "team_board",
        r"(?P<v>(?:show~)?(?:me~)?(?:all~)?(?:team|everyone'?s?)~?(?:open~|overdue~)?(?:tasks|status|"
        r"workload|progress)|(?:tasks|workload|board)~(?:of|for)(?:~the~team)?)",
        5,
    ),
    rule(
        "project_status",
        r"<P> ?(?:项目|这个项目)?(?:的|现在|目前|最近|最新|整体|到底|当前|,|，)* ?(?P<v>(?:进展|进度|状态|"
        r"情况|现状|近况)(?:怎么样了?|如何了?|怎样了?|咋样了?|是什么|到哪了?|呢|好吗|汇报)?|"
        r"(?:[做干搞进行推进跟]{1,3}得)?(?:怎么样|怎样|咋样|如何)了?|什么(?:情况|状态|进度|进展)(?:了)?|"
        r"(?:有(?:没有)?|有啥|有什么)(?:新)?进展(?:吗|没有?|了吗)?|啥(?:情况|进度|状态|进展)了?|"
        r"(?:进行|做|推进|走|干|进展)?到(?:哪|什么)(?:一?步|儿|里|阶段|程度|地步)?了?|(?:还)?顺利吗|"
        r"ok吗|在哪个?阶段|哪个阶段了?)",
        5,
    ),
    rule(
        "project_status",
        r"(?P<v>(?:看看|看一下|看下|看|查看|查一下|查|查询|汇报一?下?|说一?下|说说|讲讲|讲一?下|了解一?下?|同步一?下?|"
        r"问下|问一下|更新一下)?(?:一下)?(?:项目)?(?:的)?(?:进展|进度|状态|情况|近况)(?:[:：]|是|"
        r"怎么样)?) ?(?:<P>)",
        5,
    ),
    rule(
        "project_status",
        r"(?P<v>(?:what(?:'s|~is)~)?(?:the~)?(?:project~)?(?:status|progress|update)(?:~(?:of|on|for|"
        r"update))?(?:~project)?) ?<P>",
        6,
    ),
    rule("project_status", r"<P>(?:'s)?~?(?P<v>(?:project~)?(?:status|progress|update))(?![a-z])", 6),
    rule(
        "project_status",
        r"(?P<v>how(?:'s|~is)(?:~project)?) ?<P> ?(?P<v2>(?:going|doing|coming~along|progressing|now)?)",
        8,
    ),
    rule(
        "project_status",
        r"(?P<v>where~are~we~(?:on|with)|what(?:'s|~is)~(?:going~on|happening|up|new)~(?:with|on|in)) ?<P>",
        6,
    ),
    rule(
        "project_status",
        r"^(?:查看?|看看?|看一下|查一下|查询)?(?:一下)?(?P<v>/? ?(?:project~status|status|项目(?:的)?(?:进展|进度|状态|情况)(?:怎么样|如何)?|"
        r"查项目进[度展]|进度查询))(?:\s|$|[:：?？])",
        0,
    ),
    rule(
        "project_status",
        r"^(?:看|查|看看|看一下|查看|查一下|问下|"
        r"帮我看看)?(?:一下)? ?(?P<name>[^\ue000-\ue008,，。?？!！:：]{2,24}?)(?:项目)?(?:的|现在|目前|"
        r"最近|整体)* ?(?P<v>(?:进展|进度)(?:怎么样[了啦]?|如何[了啦]?|怎样[了啦]?|咋样[了啦]?|到哪[了啦]?)?|"
        r"(?:现在)?(?:什么|啥)(?:情况|状态|进度|进展)了?|(?:进展|进度)?(?:做|推进|走|进行|干|弄)?到哪(?:一?步|儿|里|个阶段)了?|(?:做|推进|走|进行)到哪了?|"
        r"状态(?:怎么样了?|如何了?)?)[?？了]*$",
        -2,
    ),
    rule("project_status", r"^(?P<v>status|progress)~(?:of|on|for)~(?P<name>.{2,40})$", 2),
    rule(
        "project_status",
        r"^(?:请|帮我|麻烦)?(?:查|查看|看|看看|看一下|看下|查一下|show|open)? ?(?P<v>)<P>[?？]?$",
        -5,
    ),
    rule(
        "project_status",
        r"^(?:看看|看一下|问下)?(?P<name>[^\s\ue000-\ue008,，。?？!！:：]{2,20}(?:期|项目|系统|平台|"
        r"工程|改造|计划|升级))(?:现在|目前|最近)?(?P<v>(?:怎么样|咋样|如何|怎样)了?)[?？]?$",
        -2,
    ),
    rule(
        "gantt",
        r"(?P<v>(?:项目)?(?:甘特图?表?|甘特|排期图|排期表|横道图|进度图|(?<![a-z])gantt(?:~chart)?))",
        6,
    ),
    rule("gantt", r"<P> ?(?:的)?(?P<v>排期|时间线|时间轴|timeline)(?:图|表)?(?!改|推|到|调)", 2),
)
