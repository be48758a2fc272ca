"""Core words for quotes, tags, files, wishes and roles, as in `loose`: what bears an order out stands behind them."""

from bot.understand.grammar.loose import hint

_SOFTLY = r"(?:一下|了|吧|呗|哈|啊|呀|啦|咯|哦|嘛)*"

HINTS = (
    hint("attach_file", r"(?:上传|挂上?|附上?|存|归档)(?:一下)?(?:这个|这份|该)?(?:文件|附件|文档|资料)?", "project", "task", "lead"),
    hint("set_role", r"(?:角色|权限)(?:改|设|调|换|变)?(?:成|为|到)", "person"),
    hint(
        "vote_feature",
        r"(?:投?反对(?:票|一票)?|不支持|不赞成|不需要|没必要|踩)",
        "feature",
        alone=False,
        value="-1",
    ),
    hint(
        "vote_feature",
        r"(?:支持|赞成|顶(?!多|替|级)|投(?:一|1|个|上|我)*票|点赞)(?:一下|一票)?",
        "feature",
        alone=False,
    ),
    hint(
        "submit_quote",
        r"(?:提交(?:一?下)?(?:去)?(?:审批|审核)?(?:流程)?|(?:送|报|提|递|推|发|交|呈)(?:上?去|上来)?给?(?:领导|老板|经理|总监)?审(?:批|核)|[送报提]审|"
        rf"送批|报批|(?:发起|走)(?:一?下|个)?(?:审批|审核)(?:流程)?|(?<![a-z])submit(?:~it)?(?![a-z])){_SOFTLY}(?!人|时间|流程|的)",
        "quote",
        alone=False,
    ),
    hint(
        "reject",
        rf"(?:驳回|拒绝|不同意|不予?(?:批准?|通过)|打回(?:去|重做)*|退回(?:去|重做|修改|改)*|否决|否了|拒掉|reject){_SOFTLY}"
        r"(?!原因|理由|率|的|人)",
        "quote",
        alone=False,
    ),
    hint("approve", r"^(?:那|就|可以|我|ok|,|\s)*(?:批|准|过)(?:了|吧|啦)*[!。\s]*$", "quote", alone=False),
    hint(
        "approve",
        rf"(?:审批同意|审批通过|审核通过|同意|批准|核准|批了|准了|放行){_SOFTLY}(?!人|时间|文件|率|的)",
        "quote",
        alone=False,
    ),
    hint(
        "quote_status",
        r"(?:现在|目前|审批|审核|报价)*(?:(?:到|卡在?|轮到|停在)(?:了)?(?:第几|哪|谁|什么)[^,，。\s]{0,6}|(?:领导|老板|经理|总监|财务)?"
        r"(?:批|审|过|签)(?:完|过|好|下来)?了?(?:没有?|吗|么)|(?:啥|什么|怎么个)?(?:进度|进展|状态|情况|结果)(?:咋样|怎么样|如何)?|"
        r"(?:还)?(?:差|缺|等)谁[^,，。\s]{0,4}|谁(?:在|还没?|没)?(?:批|审|签)|(?:怎么|咋|为啥|为什么)还没(?:人)?(?:批|审|过|通过))(?:了|啦|呀|啊|呢|的)*[?？]?",
        "quote",
        alone=False,
    ),
)
