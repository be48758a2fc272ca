"""Projects, reminders, files, minutes."""

from bot.understand.grammar.rule import rule

_NEW = r"(?:新建|创建|新增|建立|新开|开|建|立|启动|发起|新立|起|create|add|new|start|make|open|set~up)"
_ME = r"(?:<U>|我自己|我|me|myself)"

RULES = (
    rule(
        "create_project",
        rf"(?P<v>{_NEW}(?:了)? ?(?:一?[个项]|an?|the)? ?(?:新的?|new)? ?(?:项目|商机|projects?|"
        rf"deal)(?:档案)?)(?!\ue002|看板|列表|经理|组|例会|会议|进度|启动会|周报|模板|群|计划|文档|文件|"
        rf"验收|总结)(?:叫做?|名为|名称?|called|named)?",
        10,
    ),
    rule(
        "create_project",
        r"^(?:.{0,20}?)(?P<v>(?:项目)?立项|立个项)(?!会|书|汇报|报告|流程|申请书|时间|了吗|依据|阶段|"
        r"材料)(?:叫做?|名为)?",
        6,
    ),
    rule(
        "create_project",
        r"^(?P<v>(?:/? ?projects?~(?:new|add|create)|新项目|/? ?new~?project|/项目))(?![a-z])(?!经理|"
        r"什么|怎么|的|进)",
        10,
    ),
    rule(
        "remind",
        rf"(?P<v>(?:记得|到时候?|到点|麻烦|请|帮我?|能不能|可以)*(?:设置?(?:一?[个下])?|加个?|定个?|"
        rf"建个?)?提醒(?:一下|下)?) ?(?P<u>我们(?:大家|全组)?|{_ME}|大家|团队|所有人)(?!们的)",
        14,
    ),
    rule(
        "remind",
        r"(?P<v>(?:请|麻烦|帮我?)*(?:设置?|加|建|新建|创建|添加|定|来|弄)(?:一?[个下条])?(?:新的?|"
        r"定时)?(?:提醒|闹钟|定时提醒)(?:事项)?)",
        14,
    ),
    rule(
        "remind",
        rf"(?P<v>(?<![a-z])(?:please~)?(?:remind|ping|notify|nudge|alert)) ?(?P<u>{_ME}|everyone|"
        rf"us) ?(?P<v2>(?:to|about|that|of)(?=\s))?",
        14,
    ),
    rule(
        "remind", r"(?P<v>(?<![a-z])(?:set|create|add)~(?:an?~)?(?:reminder|alarm)(?:~(?:to|for|about))?)", 14
    ),
    rule(
        "remind",
        r"(?P<v>(?:记得|到时候?|到点|麻烦|请)*(?:叫|喊|通知|cue|call|踢)(?:一下|下)?) ?(?P<u>我|"
        r"<U>)(?=.|$)(?!做|去|来做|负责|处理|什么|说)",
        3,
    ),
    rule("remind", r"^(?:.{0,16}?)(?P<v>提醒(?:一下)?)(?=[^的了过功服设都已不])", 5),
    rule("remind", r"^(?P<v>/? ?(?:提醒|reminder|remind|闹钟))[:： ]*$", 2),
    rule("remind", r"^(?P<v>/ ?(?:提醒|remind))(?=\s)", 14),
    rule(
        "attach_file",
        r"(?P<v>(?:附件|上传附件?|上传|挂|attach|附上|文件|这个文件|把文件)?) ?(?:<file>)? ?(?:这个|"
        r"这份)?(?:文件|附件|图片?|文档)?(?P<v2>(?:挂到|挂在|归到|归档到|存档到|关联|存到|存入|放到|"
        r"放进|传到|"
        r"上传到|上传至|关联到|绑到|绑定到|附到|附在|附加到|添加到|加到|贴到|保存到|归入|发到|丢到|收到|"
        r"attach(?:ed)?(?:~to)?|upload(?:ed)?(?:~to)?|file~under)) ?(?:项目|任务|线索|客户)?(?P<x><any>|"
        r"[^\s,，。]{2,16})(?:里|下|上|中|的?附件)?",
        6,
    ),
    rule("attach_file", r"(?P<v>(?:作为|当作|是|做为|设为|加为)) ?(?:<any>) ?(?P<v2>的附件)", 8),
    rule(
        "attach_file",
        r"(?P<v>(?<![a-z])(?:attach|upload)(?:~(?:the|this|it|a))?(?:~(?:file|attachment|"
        r"document))?(?:~to)?)(?![a-z])",
        6,
    ),
    rule(
        "attach_file",
        r"(?:<any>) ?(?:的|新增|添加|加个?|上传|传个?)*(?P<v>(?:上传)?附件(?:是|:|：)?) ?(?=<file>)",
        7,
    ),
    rule(
        "attach_file",
        r"(?P<v>(?:上传|添加|挂|加|传)(?:一?[个下份])?(?:附件|文件|资料|文档)(?:到|至|给|进)?)",
        5,
    ),
    rule("attach_file", r"(?P<v>(?:附件|上传|挂|传)) ?<file>", 6),
    rule("attach_file", r"<file> ?(?P<v>(?:挂|上传|附件|归档|传|存)(?:到|给|至|在)?) ?(?:<any>)?", 6),
    rule("attach_file", r"^(?P<v>/? ?(?:附件|上传|attach|upload|上传文件|归档|挂附件))$", 0),
    rule("attach_file", r"^(?P<v>附件)(?: |[:：])", 2),
    rule("attach_file", r"(?P<v>(?:上传|挂|附|传)(?:一下)?(?:到|给|至)?) ?(?:<any>)", 3),
    rule("attach_file", r"<any>.{0,8}(?P<v>(?:存|归档|收)(?:一下|好|下|着))(?:吧)?$", 0),
    rule(
        "file_versions",
        r"(?P<v>(?:的)?(?:(?:有|改过|出过|一共|总共|现在|到)*(?:几|多少|哪些|"
        r"哪几)个?(?:历史)?版本?(?:了)?|历史版本|版本(?:历史|记录|列表|信息|号)|所有版本|全部版本|"
        r"各个?版本|旧版本?|老版本|以前的版本|改过几[版次稿]|改了几[版次稿]|第几版了?|"
        r"(?<![a-z])history(?= of)|(?<![a-z])(?:file~)?versions?(?:~history)?(?![a-z])|"
        r"revisions?))(?:~(?:of|for))?",
        6,
    ),
    rule("attach_file", r"^(?P<v>(?:给|到|存)) ?<any>$", -4),
    rule("file_versions", r"(?:<P>|<file>)[^,，。]{0,12}?(?P<v>(?:的)?版本)(?!号?更新|升级)", 3),
    rule(
        "meeting_minutes",
        r"(?P<v>(?:(?:add|write|save|record|log|post)~(?:the~)?|记录?|写|整理|新建|创建|添加|加|保存|"
        r"生成|录入?|上传|发|补)?(?:一?[个份下条])?(?:今天|今日|本次|这次|刚才|昨天|上午|"
        r"下午)?(?:的)?(?:会议纪要|会议记录|会议内容|例会纪要|周会纪要|晨会纪要|开会纪要|会议总结|纪要|"
        r"(?<![a-z])(?<!\d)(?<!\d\s)(?<!few\s)(?<!ten\s)(?<!five\s)(?:meeting~)?minutes(?![a-z])|"
        r"meeting~notes?))(?!模板|怎么|真|很|太|写得|做得|不错|发|在哪|呢|吗|有没有)(?:~(?:for|of))?",
        12,
    ),
)
