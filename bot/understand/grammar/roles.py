"""Roles of colleagues, and votes for wishes."""

from bot.understand.grammar.rule import rule

_ROLE = (
    r"(?:超级管理员|管理员|admin(?:istrator)?|销售总监|总监|director|销售经理|经理|主管|manager|"
    r"销售(?:人员|代表|员)?|sales|售前(?:工程师|顾问)?|presales|pre-sales|财务(?:人员)?|finance|"
    r"法务|legal|访客|只读|观察者|viewer)"
)
_SET = (
    r"(?:设置?(?:为|成)|改(?:成|为|到)|调整?(?:成|为|到)|变(?:成|更为)|升(?:为|成|级为)|提(?:为|"
    r"拔为|升为)|任命为|指定为|授予|降(?:为|成)|设置为|设|改|定为|换成|给|当|做|is|as|to|to~be|=|:|"
    r"：|为|是)"
)
_ME = r"(?:<U>|我自己|我|me|myself)"

RULES = (
    rule(
        "vote_feature",
        r"(?P<v>(?:给)?) ?<F> ?(?:这个|功能|需求)*(?P<v2>(?:投|打)?(?:反对票?|我?反对|不赞成|不支持|downvote|"
        r"投反对|反对一?票)|-1)",
        9,
        value="-1",
    ),
    rule(
        "vote_feature",
        r"(?P<v>(?:反对|不支持|不赞成|投票反对|投反对票(?:给)?|vote~(?:against|down|no)(?:~on)?|"
        r"downvote|-1|踩)) ?<F>",
        9,
        value="-1",
    ),
    rule(
        "vote_feature",
        r"(?P<v>(?:支持|投票(?:支持)?(?:给)?|赞成|投(?:给|一票给|我一票给)?|顶|我要投|我投|"
        r"vote(?:~(?:for|up))?|upvote|\+1|点赞|同意|\+))(?:一下)? ?<F>",
        7,
    ),
    rule(
        "vote_feature",
        r"(?P<v>给?) ?<F> ?(?:这个|功能|需求|[,，])*(?P<v2>(?:我)?(?:投(?:一|1|个)?票(?:支持|赞成)?|"
        r"投赞成票|支持(?:一下)?|同意|赞成|\+1|\+ 1|赞|顶(?:一下)?|点赞|upvote|vote|加一|投一下))",
        7,
    ),
    rule(
        "vote_feature",
        r"(?P<v>(?:我)?(?:投票|投(?:一|1)票|vote|upvote)(?:支持)?(?:给|到|for)?(?:~for)?)(?=[ :：]|$|"
        r"[^\s了吗的结果统计])(?!结果|情况|统计|了吗|通道|规则)",
        3,
    ),
    rule("vote_feature", r"^(?P<v>支持)(?=[^,，。]{2,20}(?:功能|需求))", 2),
    rule("vote_feature", r"^(?P<v>给)(?P<e>)[^,，。]{2,16}(?P<v2>投(?:一|1|上)?(?:票|一票))", 4),
    rule(
        "set_role",
        rf"(?P<v>(?:把|将|给|设置?|让|请把|set|make|change|"
        rf"promote)?) ?(?P<u>{_ME})(?:'s)? ?(?P<v2>(?:的)?(?:角色|权限|职位|身份|"
        rf"role)? ?{_SET}) ?(?:一个|个|an?|the)? ?(?P<role>{_ROLE})(?:权限|角色|"
        rf"身份)?(?![^\s,，。!！吧了]{{2}})",
        18,
    ),
    rule(
        "set_role",
        rf"(?P<v>(?:设置?|任命|提拔|指定|授予|set|make|promote|appoint|升)) ?(?P<u>{_ME}) ?(?P<v2>(?:为|当|做|"
        rf"成|as|to|to~be|an?)?) ?(?:一个|个|an?|the)? ?(?P<role>{_ROLE})",
        18,
    ),
    rule(
        "set_role",
        r"(?P<v>(?:set|change|update)~(?:the~)?role~?(?:of|for)?|(?:设置?|修改?|改|调整|变更|"
        r"更改)(?:一下)?(?:.{0,8}?)(?:的)?角色(?:为|成)?|/role|/? ?set~?role)",
        10,
    ),
    rule(
        "set_role",
        r"(?P<v>(?:把|将|给)?) ?(?P<u><U>)(?P<v2>(?:的)?(?:角色|权限))(?:改|设|调整|变)?(?:为|成|一下)?",
        8,
    ),
    rule(
        "set_role",
        r"(?P<v>(?:把|将)) ?(?P<u><U>) ?(?P<v2>(?:的)?(?:角色|权限)?(?:设(?:为|成)|改(?:为|成)|升(?:为|成)|"
        r"任命为))(?: ?[^\s,，。\ue000-\ue008]{1,6})?$",
        1,
    ),
    rule("set_role", rf"^(?P<v>角色 ?(?:改|设|调整?|变更?)(?:为|成)) ?(?P<role>{_ROLE})$", 6),
    rule("set_role", r"^(?P<v>(?:把|将|设置?)) ?(?P<u><U>) ?(?P<v2>(?:设(?:为|成)|改(?:为|成)))$", 8),
    rule(
        "set_role",
        rf"(?P<v>给) ?(?P<u><U>) ?(?P<v2>(?:开通?|加|授予?|分配|"
        rf"赋予)?) ?(?P<role>{_ROLE})(?P<v3>(?:的)?(?:权限|角色))",
        16,
    ),
)
