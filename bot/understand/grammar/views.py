"""What people look at: tasks, boards, status, Gantt, reports, forecasts, rankings, help, search, export."""

from bot.understand.grammar.rule import rule

_WHEN = (
    r"(?:今天|今日|明天|后天|昨天|这周|本周|下周|上周|这个星期|下个星期|本月|这个月|下个?月|今晚|"
    r"周末|现在|目前|最近|today|this~week|tomorrow)"
)
_JOB = r"(?:任务|待办(?:事项)?|代办|todos?|to-?dos?|工作(?!日|流|台)|活儿?|事情?|tasks?)"
_DOING = (
    r"(?:在|都|都在|正在|手上在|现在在|最近在|又在|主要在)*(?:做|忙|干|弄|搞|忙活|负责|跟|"
    r"推进)(?:些|着|了|的|的?事情?)?(?:什么|啥|哪些|哪个|些什么|些啥|嘛(?!的))"
)

RULES = (
    rule("my_tasks", rf"(?P<v>我[^,，。做完成派给领接]{{0,10}}(?:要|该|得|负责|参与)[^,，。]{{0,4}}的{_JOB})$", 5),
    rule("my_tasks", r"(?P<v>(?:(?:any|all|what|show|list)~)?(?:(?:open|overdue|urgent)~)?(?:tasks?|todos?)~(?:(?:assigned|due)~)?(?:for|to)~me)(?![a-z])", 8),
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
        rf"(?P<v>{_WHEN}(?:我)?(?:要|该|得)(?:做|干|完成|处理)(?:些)?(?:什么|啥|哪些)(?:事情?|任务)?)",
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
    rule("my_tasks", rf"(?P<v>有没有(?:派给|分给|归)?我的{_JOB})", 6),
    rule("my_tasks", r"(?P<v>what~(?:tasks|todos?)~(?:do~i~have|are~mine|are~assigned~to~me))", 6),
    rule("my_tasks", r"(?P<v>(?:派给|分给|分配给|指派给)我的(?:任务|待办)?|归我的任务)", 22),
    rule(
        "team_board",
        rf"(?P<v>(?:大家|大伙|同事们|各人)(?:手上|手头|名下)?(?:都|各自)?(?:有|在做)(?:什么|哪些|多少|几个){_JOB})",
        5,
    ),
    rule("team_board", r"(?P<v>(?:what~are~(?:people|they|we|all)~(?:working~on|doing)|who~is~(?:working~on|doing)~what))", 8),
    rule("my_tasks", rf"(?P<v>(?:有)?(?:什么|哪些){_JOB}(?:是)?我(?:负责|的|做的|要做))", 6),
    rule("my_tasks", r"^(?P<v>我的?(?:逾期|过期|未完成|超期)(?:的)?|(?:有)?(?:哪些|什么)?(?:逾期|超期|过期)(?:的)?任务(?:有哪些|有什么|列表|清单)?)[?？]?$", 2),
    rule(
        "team_board",
        rf"(?P<v>(?:我们?|咱们?|咱|全|整个)?(?:团队|小组|部门|组里|全组|大家伙?|全员|同事们?|"
        rf"团队成员)(?:{_WHEN}|的|任务|逾期|过期|高优先级|未完成|已完成|整体|当前|工作|\s)*(?:看板|"
        rf"任务(?:看板|情况|列表)?|工作(?:看板|情况|安排|量)?|进度|进展|待办|情况|状态|负荷|{_DOING}|"
        rf"在忙什么))",
        5,
    ),
    rule(
        "team_board",
        rf"(?P<v>(?:大家|大伙|各位|同事们|他们|小伙伴们?|项目组|组员|谁|what~are~people|everyone)(?:{_WHEN}|\s|都|手上|的)*(?:{_DOING}|(?:任务|"
        rf"工作|进度|活)(?:情况|怎么样)?))",
        5,
    ),
    rule(
        "team_board",
        rf"(?P<who><U>) ?(?P<v>(?:{_WHEN}|\s|这边|那边|手上|手头|名下|还|都|今天|的|现在|"
        rf"到底)*(?:{_DOING}|还?有(?:什么|哪些|几个|啥|多少)(?:{_JOB}|没做完的?|逾期的?)+|(?:逾期的?|"
        rf"高优先级的?|未完成的?|没做完的?|已完成的?|所有|全部)*的?{_JOB}(?:清单|列表|情况|有哪些|有什么|"
        rf"看板|进度|怎么样)?|的?看板|忙不忙|忙吗|有(?:什么|啥|哪些)安排))(?!给|派|交|:|：)",
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
        rf"<P> ?(?:项目)?的? ?(?P<v>(?:{_WHEN}|\s|的|团队|现在|有|还有)*(?:(?:任务)?(?:进度)?看板|(?:有)?(?:哪些|"
        rf"什么)任务|(?:逾期的?|未完成的?|高优先级的?|所有|全部)?任务(?:列表|清单|有哪些|情况)?|"
        rf"(?:都)?谁在做(?:什么)?))(?![:：])",
        5,
    ),
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
        r"<P> ?(?:项目|这个项目)?(?:的|现在|目前|最近|整体|到底|当前|,|，)* ?(?P<v>(?:进展|进度|状态|"
        r"情况|现状|近况)(?:怎么样了?|如何了?|怎样了?|咋样了?|是什么|到哪了?|呢|好吗|汇报)?|(?:[做干搞进行推进跟]{1,3}得)?(?:怎么样|怎样|咋样|如何)了?|什么(?:情况|状态|进度|进展)(?:了)?|啥(?:情况|进度|状态|进展)了?|"
        r"(?:进行|做|推进|走|干|进展)?到(?:哪|什么)(?:一?步|儿|里|阶段|程度|地步)?了?|(?:还)?顺利吗|"
        r"ok吗|在哪个?阶段|哪个阶段了?)",
        5,
    ),
    rule(
        "project_status",
        r"(?P<v>(?:看看|看一下|看下|看|查看|查一下|查|查询|汇报一?下?|说说|讲讲|了解一?下?|同步一?下?|"
        r"问下|问一下|更新一下)?(?:一下)?(?:项目)?(?:的)?(?:进展|进度|状态|情况|近况)(?:是|"
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
    rule("project_status", r"(?P<v>where~are~we~(?:on|with)|what(?:'s|~is)~(?:going~on|happening|up|new)~(?:with|on|in)) ?<P>", 6),
    rule(
        "project_status",
        r"^(?P<v>/? ?(?:project~status|status|项目(?:进展|进度|状态|情况)(?:怎么样|如何)?|"
        r"查项目进[度展]|进度查询))(?:\s|$|[:：?？])",
        0,
    ),
    rule(
        "project_status",
        r"^(?:看|查|看看|看一下|查看|查一下|问下|"
        r"帮我看看)?(?:一下)? ?(?P<name>[^\ue000-\ue008,，。?？!！:：]{2,24}?)(?:项目)?(?:的|现在|目前|"
        r"最近|整体)* ?(?P<v>(?:进展|进度)(?:怎么样了?|如何了?|怎样了?|咋样了?|到哪了?)?|"
        r"(?:现在)?(?:什么|啥)(?:情况|状态|进度|进展)了?|(?:做|推进|走|进行)到哪(?:一步|儿|里)?了?|"
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
    rule(
        "health_report",
        r"(?P<v>(?:项目)?(?:的)?健康(?:度|报告|状况|情况|状态|检查|分|指数|周报|月报)+|"
        r"项目体检(?:报告)?|体检报告|(?<![a-z])(?:project~)?health(?:~(?:report|check|status|"
        r"score))?(?![a-z])|红绿灯报告)",
        5,
    ),
    rule("health_report", r"<P> ?(?:的)?(?P<v>(?:健康吗|健不健康|健康|体检))", 4),
    rule("health_report", r"(?P<v>how~healthy~is|is) ?<P> ?(?P<v2>healthy)?(?=healthy|[?？]|$)", 0),
    rule(
        "digest",
        r"(?P<v>(?:工作|项目|销售|团队|业务)?(?:简报|日报|周报|月报|季报|年报|早报|晚报|摘要|日结|周结|"
        r"小结|汇总)(?:发我|给我)?)(?!告|模板|怎么写|交|写)",
        2,
    ),
    rule(
        "digest",
        r"(?P<v>(?<![a-z])(?:(?:daily|weekly|monthly)~)?(?:digest|briefing|summary|recap)(?![a-z]))",
        3,
    ),
    rule("digest", r"(?P<v>(?<![a-z])(?:daily|weekly|monthly)~report)(?![a-z])", 3),
    rule(
        "forecast",
        r"(?P<v>(?:业绩|销售|收入|营收|成交|回款|签约|签单|销售额|商机|pipeline|sales)?(?:的)?(?:预测|"
        r"预估|forecast)(?:表|报告|一下)?|(?<![a-z])(?:sales~)?forecast(?![a-z]))",
        5,
    ),
    rule(
        "forecast",
        r"(?P<v>(?:预计|预期|估计|大概|大约|估算)?(?:还)?(?:能|可以|会|可能)?(?:签|成交|做|完成|卖|回款|"
        r"进账|拿下|关)(?:到|下|出|成)?(?:多少|几单|多大)(?:业绩|钱|单|金额|合同|销售额)?)",
        1,
    ),
    rule(
        "forecast",
        r"(?P<v>(?:预测|预计|估算|预估)(?:一下)?(?:.{0,8}?)(?:业绩|销售额?|收入|成交|回款|签单))",
        5,
    ),
    rule("forecast", r"(?P<v>how~much~(?:will|can)~(?:we|i)~(?:close|sell|sign|make))", 5),
    rule(
        "leaderboard",
        r"(?P<v>(?:业绩|销售|签单|成交|线索|跟进|任务|回款|金额|团队|赢单|新增线索|任务完成|完成任务|"
        r"个人|销冠)?(?:数量?|量|次数|金额|额|榜)?(?:的)?(?:排行榜?|排名榜?|龙虎榜|英雄榜|榜单|光荣榜|"
        r"名次|pk榜))",
        6,
    ),
    rule(
        "leaderboard",
        r"(?P<v>(?<![a-z])(?:sales~)?(?:leader ?board|rank(?:ing|ings)?|top~?(?:sales|performers?|"
        r"sellers?|\d{1,2}))(?![a-z]))(?:~(?:by|for|of))?",
        5,
    ),
    rule(
        "leaderboard",
        r"(?P<v>(?:谁|哪个(?:销售|同事|人)|哪位)(?:的)?(?:业绩|签单|单子|线索|跟进|任务|成交|回款|"
        r"销售额|签的单|完成的?任务|录的?线索|签的?|做的?)?(?:数|量|额|次数)?(?:是|排|做得?|完成得?|"
        r"录得?|签得?|跟得?|卖得?)?(?:最好|最多|最高|第一|最强|最厉害|最牛|领先|垫底|最猛))",
        5,
    ),
    rule(
        "leaderboard",
        r"(?P<v>(?:销冠|业绩冠军|销售冠军|第一名|状元)(?:是谁|是哪位|花落谁家|谁)?|"
        r"谁是(?:.{0,6}?)(?:销冠|冠军|第一名?)|top~?(?:sales|seller)|best~(?:sales|seller|performer))",
        4,
    ),
    rule("leaderboard", r"(?P<v>who~(?:has|closed|sold|made|got|is)~(?:the~)?(?:most|best|top|leading))", 5),
    rule(
        "help",
        r"^(?P<v>(?:/ ?)?(?:帮助|help|使用说明|使用帮助|使用手册|操作手册|操作指南|指令(?:列表|大全|"
        r"清单)?|命令(?:列表|大全|清单)?|菜单|功能(?:列表|清单|介绍)?|教程|说明书|menu|commands?|manual|"
        r"usage|新手指引|新手教程|\?|？))(?:~me)?[!！?？。一下吧]*$",
        30,
    ),
    rule(
        "help",
        r"^(?:请问|请教一?下?|问一?下|想问一?下?|我想知道|我想问)?[,，]? ?(?P<v>(?:怎么样?(?=新建|创建|"
        r"添加|录|派|改|提交|导|设|查|写|用|让|完成|关|加|打|上传|分|转|审|报|看|给|把|投|发起|搜|撤|"
        r"取消|绑定|操作|做|弄|建|出)|如何|咋(?!样|了)|怎样(?!了)|要怎么|该怎么|应该怎么|我怎么|"
        r"我要怎么|我该怎么)(?:才能|可以|能)?)(?!样了?$|了|.{0,12}(?:这么|那么|老是|总是|又)|回事|还没|"
        r"又|这么|说|想|看待|评价)",
        30,
    ),
    rule(
        "help",
        r"(?P<v>(?:怎么用|如何使用|怎么使用|怎么操作|怎么弄|咋用|怎么玩|如何操作|用法|不会用|教教我|"
        r"教我用|怎么(?:新建|创建|添加|录入|提交|导出|设置|审批|指派|派|改|查|打标签|上传|写跟进|"
        r"转))(?:呢|啊|吗)?)(?!\ue001|\ue002|\ue003|\ue004)",
        24,
    ),
    rule(
        "help",
        r"(?P<v>(?:都)?(?:有|支持)(?:哪些|什么|啥)(?:指令|命令|功能|用法|操作|本事|技能)|(?:你|机器人|"
        r"助手|小助手)?(?:都)?(?:能|会|可以)(?:帮我|为我)?(?:做|干|帮)?(?:些)?(?:什么|啥|哪些)(?:事|"
        r"功能|忙)?(?:呢|啊|呀)?[?？]*$|(?:你|都)?能(?:干嘛|干啥|干什么)[?？]*$|(?:指令|命令|"
        r"功能)(?:有哪些|都有哪些|列表|清单|大全)|(?:有哪些|有什么|支持哪些)(?:指令|命令|"
        r"功能)(?:可以用)?)",
        24,
    ),
    rule(
        "help",
        r"(?P<v>(?<![a-z])(?:how~(?:do|can|to|should)~?(?:i|we|you)?|what~can~(?:you|i)~(?:do|say|ask|"
        r"type)|what~(?:are~the~)?commands(?:~(?:are~there|do~you~have))?|show~(?:me~)?(?:the~)?(?:help|"
        r"commands)|help~(?:me~)?(?:with|on|about)|need~help|list~(?:of~)?commands|/help|help))(?![a-z])",
        20,
    ),
    rule("help", r"^(?P<v>(?:帮助|help|/help)[:： ])", 20),
    rule(
        "search",
        r"^(?:请|麻烦|帮我|帮忙|给我|我想|我要|想|再|那)*(?P<v>(?:搜索|搜寻|搜一?下|搜搜|搜|查找一?下?|"
        r"检索|查询一?下?|查一?下|找一?下|找找|找一找|找出|查查|寻找|/? ?search(?:~for)?|"
        r"/? ?find(?:~me)?|look(?:ing)?~(?:up|for)|lookup))(?![a-z])(?!进度|进展|状态|我.{0,8}(?:待办|任务)|"
        r"[^,，。]{0,8}[\ue001-\ue005]\ue000*.{0,10}(?:进度|进展|状态|情况|甘特|健康|评分|看板|排期|"
        r"版本|审批|怎么样|多少分))(?:看?有没有)?",
        14,
    ),
    rule(
        "search",
        r"^(?:请|麻烦|帮我|帮忙|给我|我想|我要|想|再|那)*(?P<v>找(?!谁|不到|你|他|她|我|个?时间|领导|"
        r"人))(?=.{2,})",
        13,
    ),
    rule(
        "search",
        r"(?P<v>(?:有没有|有无)) ?(?P<e>)[^,，。?？]{2,24}(?:的)?(?:资料|合同|文件|文档|案例|方案|"
        r"报价单|模板|联系方式|电话|客户|线索|项目)(?:吗|呢)?[?？]?$",
        2,
    ),
    rule("search", r"(?P<v>(?:搜索|搜一?下|查找|检索|搜搜))", 0),
    rule(
        "search",
        r"^(?P<v>(?:查|看)(?:看)?)(?=[^\s,，]{2,20}(?:的)?(?:合同|资料|电话|联系方式|文件|档案|信息|"
        r"名片)(?:在哪)?$)",
        1,
    ),
    rule(
        "search",
        r"^(?P<e>[^\s,，]{2,20}?)的?(?:合同|资料|文件|文档|联系方式)(?P<v>(?:在哪(?:里|儿)?|放哪(?:里|"
        r"儿|了)?|发我一下))[?？]?$",
        0,
    ),
    rule(
        "export",
        r"^(?:请|麻烦|帮我|帮忙|给我|我想|我要|想|把|将)*.{0,30}?(?P<v>(?:导出(?:成|为|到)?|导成|"
        r"导一?[份下张个]|输出(?:成|为)|另存为|(?<![a-z])export(?:ed)?(?:~(?:the|all|as|to|my))*|"
        r"/? ?export|dump|转(?:成|存为?)(?=excel|csv|pdf|xlsx|png|图片|表格)))(?:(?<=[a-z])(?![a-z])|"
        r"(?<![a-z]))(?!失败|不了|功能|有问题)",
        12,
    ),
    rule(
        "export",
        r"^(?:请|麻烦|帮我|帮忙|给我|我想|我要|想)*(?P<v>(?:下载|download)(?:一下|"
        r"~the)?)(?=.{0,20}(?:线索|项目|任务|报价|跟进|甘特|健康|排行|预测|纪要|leads|projects|tasks|"
        r"quotes|gantt|report|leaderboard|forecast|minutes))",
        16,
    ),
    rule("export", r"^(?:请|麻烦|帮我|帮忙|给我|我想|我要|想)*(?P<v>(?:下载|download|导))$", 0),
)
