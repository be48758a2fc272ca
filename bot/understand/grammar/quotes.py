"""Quotes and their approval: make, submit, approve, reject, ask how far."""

from bot.understand.grammar.rule import rule

_WHERE = (
    r"(?:(?:审批|审核|批复|流程|走)?(?:进度|进展|状态|情况|结果|流程)(?:怎么样了?|如何|到哪了?)?"
    r"|(?:审批|审核|批|走|流程)?(?:到|在|卡在)(?:了)?(?:哪|谁|什么)[^,，。]{0,6}|(?:批|审|过|通过|批准|审批|同意|审批通过|审批完|审完|批完|批下来|下来)(?:了|完)?(?:吗|没有?|么|没批)|有没有(?:批|过|通过)[^,，。]{0,4}"
    r"|(?:现在)?(?:谁|哪个领导|哪位)(?:在|还没)?(?:审|批|审批|审核|处理)|还(?:有|要|差)(?:谁|几个人?)(?:没)?(?:批|审)|怎么样了?|怎样了|如何了?|审得?怎么样了?|什么(?:情况|状态|进度)|咋样了?)"
)
_DOC = r"(?:报价单?|quote|quotation)"

RULES = (
    rule("create_quote", r"(?P<v>(?:给|为|对|替|帮)?) ?(?:<P>|<L>) ?(?:项目|线索|客户)?(?:的|来|先|再|重新|我要|要|那边|这边|现在|帮我|请|[,，:：])* ?(?P<v2>(?:出|做|开|生成|新建|创建|提交|写|报|发|提|来)?(?:一?[个份张下])?(?:新的?)?(?:报个?价单?|quote|quotation|价格单))(?!审批|进度|状态|的?审批|版本|文件|模板|太|的?历史|单?有|多少|是多少|到哪|怎么样|如何)", 8),
    rule("create_quote", r"(?P<v>(?:给|为|对)?(?:(?:出|做|开|生成|新建|创建|写|提|来|create|make|new|prepare|send)(?:一?[个份张下]|an?|the)? ?(?:新的?|new)? ?(?:报价单?|quote|quotation)|报个价|报一下价|出个价))(?!模板|的)(?: ?(?:给|for|to))?", 6),
    rule("create_quote", r"^(?P<v>(?:/ ?)?(?:报价单?|quote|quotation)(?:~(?:new|for))?)(?: ?(?:给|for|to))?[ :：]* ?(?=<P>|<L>)(?!.{1,8}(?:状态|进度|进展|status|审批(?:到|进)))", 7),
    rule("create_quote", r"^(?P<v>(?:/ ?)?(?:报价单?|quote|quotation)(?:~new)?)(?: ?[:：]| ) ?(?=[\d¥$€一二两三四五六七八九十百]|usd|eur|hkd|rmb|£)", 6),
    rule("create_quote", r"^(?P<v>(?:/ ?)?(?:报价单?|出报价|报个价|quote|new~quote|create~quote|quotation|出个?价))$", 0),
    rule("create_quote", r"(?P<v>给)(?P<name>[^,，。:：]{2,20}?)(?P<v2>(?:出|做|开|生成|发)?(?:一?[个份张下])?报个?价单?)(?= ?[:：,，]? ?(?:[\d¥$€一二两三四五六七八九十百]|usd|eur|hkd|rmb|£|$))", 5),
    rule("create_quote", r"^(?P<v>报价) ?\n", 9),
    rule("submit_quote", r"<Qs> ?(?:这个|这份)?(?:报价单?)?(?:可以|帮我|请|直接|马上|现在|先|已经?|[,，])* ?(?P<v>(?:提交|送审|报审|提审|送批|报批|上报|呈报|发起|走|进入|送|提)(?:一下|去|给|到|上去|了|[^,，。\s]{0,4}?(?:领导|老板|总监|经理))*(?:审批|审核|流程|审批流程|审批流|批准)?(?:一下|吧)?)(?!吗|没|了吗|进度|到哪)", 6),
    rule("submit_quote", r"(?P<v>(?:提交|送审|报审|提审|发起审批|发起|送批|报批|提|上报|submit|send)(?:一下|~the)?(?:~quote|报价单?)?) ?<Qs> ?(?P<v2>(?:去|给|到|进行|走|for~|to~)?(?:领导|老板|经理|总监|manager)?(?:审批|审核|流程|review|approval|批准)?(?:一下|吧)?)", 6),
    rule("submit_quote", r"<Qs>~?(?P<v>submit(?:ted)?(?:~for~(?:approval|review))?|for~approval)", 6),
    rule("submit_quote", r"^(?:把|将)?(?:这个|这份|该)?(?:报价单?)? ?(?P<v>(?:提交(?:审批|审核|报价单?(?:审批)?)|送审|提审|报审|报价送审|发起审批|走审批(?:流程)?|submit(?:~(?:the|this|a))?(?:~quote)?(?:~for~(?:approval|review))?))(?:一下|吧|了)?[!！。]*$", 0),
    rule("approve", r"<Qs> ?(?:这个|这份)?(?:报价单?)?(?:我|我这边|的|可以|[,，]|给|已经?|已|没问题|看过了?|ok|is|现在|直接|审核)* ?(?P<v>(?:审批通过|审核通过|审批同意|同意|批准|通过|准了|核准|批了|批掉|批一下|批吧|放行|准许|批|pass(?:ed)?|approved?|agreed?|lgtm|ok|没问题|可以)(?:了|吧|啦)*)(?!吗|没|率|不了|么|条件|之后|后|的话|[\w]{0,2}吗)", 4),
    rule("approve", r"(?P<v>(?:审批通过|审核通过|同意|批准|通过|核准|批一下|批|准|放行|approve|pass|agree(?:~(?:to|with))?)(?:了|一下|~the)?(?:~quote|报价单?)?) ?<Qs>", 4),
    rule("approve", r"^(?P<v>(?:审批|审核)?(?:同意|批准|通过|核准|审批通过|approved?(?:~(?:it|the|this))?(?:~quote)?|批准报价|准了|批了|同意报价单?|lgtm|pass|通过(?:所有|全部)(?:的)?审批|直接通过所有审批))(?:[,，:：!！。]|$)(?!楼上|的|你|他|这)", 0),
    rule("approve", r"(?P<v>(?:审批通过|批准|同意)(?:这个|这份|该)?(?:报价单?|申请|审批))(?!\ue004)", 0),
    rule("reject", r"<Qs> ?(?:这个|这份)?(?:报价单?)?(?:我|我这边|的|给|先|直接|需要|要|[,，]|得|is|审批|审核|还是)* ?(?P<v>(?:驳回|拒绝|不同意|不批准?|不通过|打回(?:去|重做)?|退回(?:去|修改)?|否决|否了|毙了?|拒了|reject(?:ed)?|den(?:y|ied)|declin(?:e|ed)|not~approved|不予通过|不行)(?:了|掉|吧)*)(?!吗|率)", 7),
    rule("reject", r"(?P<v>(?:驳回|拒绝|不同意|不批准?|不通过|打回|退回|否决|毙掉|拒掉|reject|deny|decline)(?:了|一下|~the)?(?:~quote|报价单?)?) ?<Qs>", 7),
    rule("reject", r"^(?P<v>(?:驳回|拒绝|不同意|不通过|打回|退回|否决|不批|reject(?:ed)?|deny|decline)(?:~(?:it|this|the))?(?:~quote|报价单?|审批|申请)?)(?:[,，:：\s]|$)(?!楼上)", 0),
    rule("quote_status", rf"<Qs> ?(?:的|这个|这份|现在|目前|报价单?|到底|,|，)* ?(?P<v>{_WHERE}|(?:审批|审核)$)", 10),
    rule("quote_status", rf"(?:<P>)? ?(?:的|现在)? ?(?P<v>{_DOC}(?:单)? ?(?:的|现在|目前)? ?(?:审批|审核|流程)(?:的)?{_WHERE}?)(?!通过$)", 11),
    rule("quote_status", rf"(?P<v>{_DOC}(?:单)? ?(?:的|现在|目前)? ?{_WHERE})", 11),
    rule("quote_status", r"(?P<v>(?:quote|approval|quotation)~?(?:'s)?~?(?:status|progress|state))(?:~(?:of|for))?", 11),
    rule("quote_status", r"(?P<v>(?:what(?:'s|~is)~)?(?:the~)?(?:status|progress)(?:~(?:of|for))?(?:~(?:quote|the~quote))?) ?<Q>", 9),
    rule("quote_status", r"<Q> ?(?:的)?(?P<v>(?:'s~)?(?:approval~)?(?:status|progress))", 9),
    rule("quote_status", r"(?P<v>(?:is|was|has|did|have)) ?(?:quote)? ?<Q> ?(?P<v2>(?:been~|get~|already~)?(?:approved?|passed|rejected|submitted|signed|done|ok)(?:~yet)?)", 14),
    rule("quote_status", r"(?P<v>(?:who(?:'s|~is)?~(?:reviewing|approving|holding|has)|where(?:'s|~is))(?:~the)?(?:~quote)?) ?<Q>", 9),
    rule("quote_status", r"(?P<v>(?:查|查看|看|看看|查询|看一下|查一下)(?:一下)?(?:报价|审批)(?:的)?(?:进度|状态|进展|情况)?) ?(?:<Q>|<P>)?", 8),
    rule("quote_status", r"^(?P<v>(?:我的|我提的|这个)?(?:报价单?)?(?:审批|审核)(?:的)?(?:进度|进展|状态|情况|到哪[^,，。]{0,5}|走到哪[^,，。]{0,5}|过了吗|过了没有?|通过了吗|结果)(?:如何|怎么样了?)?)[?？]*$", 3),
    rule("quote_status", r"(?:谁|哪位领导)(?:在|还没)?(?P<v>审批?|批) ?<Q>", 8),
    rule("quote_status", r"^(?:查|查看|看|看看|看一下|show)? ?(?P<v>)<Q>[?？]?$", -5),
)  # fmt: skip
