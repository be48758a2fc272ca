"""Words without which an action's patterns need not be tried at all."""

import re

_GATES = {
    "create_lead": "新客|登记|录入|报备|线索|客户|潜客|leads?|prospect",
    "qualify_lead": "合格|有效|无效|作废|淘汰|达标|没戏|qualif|"
    "valid|junk|不靠谱|不符合|垃圾|审核|判定|鉴定|筛选",
    "convert_lead": "转|convert|升|变成",
    "score": "分|评级|score|质量|评价",
    "log_followup": "跟进|follow|log|add|write|电话|微信|拜访|"
    "见|聊|沟通|联系|发了|发|约|会|演示|打|去|跟|和|与|给",
    "add_task": "任务|待办|todo|to-do|事项|task|工单",
    "assign_task": "派|交|转|分|安排|给|assign|hand|give|to|让|由|请|归|换|"
    "叫|做|负责|认领|领|接|claim|take|owner|"
    "麻烦|辛苦|for|by|处理|执行人|跟|\ue007|还是|委|搞|弄|拿|->|→|=>|take|handle|own|work|跟|接|"
    "处理",
    "finish_task": "完|搞定|弄好|办好|办妥|做好|结束|收工|关|结掉|了结|done|"
    "finish|clos|complete|✅|勾|ok|处理好|"
    "搞好|搞掂|resolve|结项|√|☑|✔",
    "reopen_task": "reactivate|重|恢复|打开|打回|退回|open|激活",
    "set_due": "截止|晚|ddl|dead|due|到期|交付|期|延|推|提前|提早|往|宽限|拖|缓|postpone|delay|push|extend|"
    "move|resched|改|挪|放|调|移|定|换|设|排|日|再给|多给|早",
    "set_priority": "优先|priority|pri|急|asap|紧|高|低|中|普通|一般|urgent|"
    "high|medium|normal|low|改|设|调|升|提|"
    "降|标|定|算|是|as|to",
    "add_dependency": "→|>|前置|依赖|取决|depend|block|requires|needs|"
    "after|接在|排在|放在|先|再|才|等|wait|后|"
    "before|precedes|prereq|predecess|完",
    "my_tasks": "我|手[头上]|名下|任务|tasks|待办|代办|todo|to-do|my|what|i have|要做|要干|该|得|干什么|干啥|没做|没干|没完|没弄",
    "team_board": "团队|小组|部门|组|大家|全员|同事|大伙|各位|他们|小伙伴|"
    "\ue007|看板|任务|board|kanban|team|"
    "everyone|everybody|谁|tasks|workload|what",
    "project_status": "进展|进度|状态|情况|现状|近况|怎|咋|如何|什么|啥|到哪|顺利|阶段|"
    "status|progress|update|how|"
    "where|\ue002",
    "gantt": "甘特|排期|横道|进度图|gantt|时间线|时间轴|timeline",
    "create_quote": "报|价|quote|quotation",
    "submit_quote": "提|送|报|发起|走|进入|呈|submit|send|approval",
    "approve": "过|审|同意|批|通过|准|放行|pass|approv|agree|lgtm|ok|没问题|可以",
    "reject": "驳|拒|不|打回|退回|否|毙|reject|den|declin|not",
    "quote_status": "审|批|进度|进展|状态|情况|哪|谁|过|怎|如何|什么|status|"
    "progress|approv|is|was|has|did|review|"
    "where|\ue004|结果",
    "health_report": "健康|体检|health|红绿灯|管理视图|红黄绿|[红黄]灯|项目.{0,4}(?:风险|异常|问题|关注)",
    "digest": "报|摘要|日结|周结|小结|汇总|digest|brief|summary|recap|report",
    "forecast": "预|forecast|能|签|会|成交|how much|卖|回款|做|拿下",
    "leaderboard": "排|榜|名|谁|哪|冠|rank|leader|top|best|who|第一|状元",
    "help": r"帮助|用|教|help|说明|手册|指南|指令|命令|菜单|功能|教程|怎|如何|咋|用法|能|会|可以|支持|有|"
    r"menu|command|manual|usage|how|what|\?|新手",
    "search": "搜|查|找|检索|search|find|look|有没有|有无|在哪|看|发我|放哪",
    "export": "导|[存生做弄]成|存为|excel|xlsx|csv|pdf|输出|另存|export|dump|转|下载|download",
    "create_project": "项目|商机|立项|立个项|project|deal",
    "remind": "提醒|remind|ping|notify|nudge|alert|闹钟|叫|喊|通知|call|reminder|alarm|踢",
    "set_tag": "标签|tag|标|label|#",
    "attach_file": "附|上传|挂|归|存|放|传|关联|绑|贴|attach|upload|file|添加|加到|丢|收到|保存|\ue008|发到",
    "file_versions": "history|版|几次|几稿|version|revision",
    "meeting_minutes": "纪要|会议|minutes|notes",
    "vote_feature": "投|支持|反对|赞|顶|vote|\ue005|踩|[+-]1|同意|不需要",
    "set_role": "角色|权限|设|改|调整|变|升|提|任命|指定|授|降|管理员|总监|经理|主管|role|make|set|promote|"
    "appoint|admin|director|manager|sales|finance|viewer|财务|售前|销售",
}
GATES = {intent: re.compile(words) for intent, words in _GATES.items()}
