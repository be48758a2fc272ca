"""When words that name an action are no order: denied, on a condition, told, quoted, asked."""

import re

from bot.understand.grammar.rule import PIECES

_GAP = (
    rf"(?:[{PIECES}\s]|把|将|给|再|又|老|总|发|急着|急于|现在|马上|着急|刚[才刚]的?|优先级|标[为成]?|让|帮我|我|们|随便|就|直接|自动|对|"
    rf"这个|那个|这条|任务|线索|项目|报价|提前|去|先|要|需要|用|the|to|yet|any|it|me|please|、|,)*"
)
_DENIED = re.compile(
    rf"(?:别(?!人|的)|不要|不用|不必|不需要|无需|无须|甭|勿|切勿|不许|不准|不能|不可以|不可|不该|"
    rf"不应该|不想|不打算|不急着|不着急(?![\s,，])|不忙着?(?!\s)|没有?权限?|无权|不是(?:让|叫|要|说|想)(?:你|我|他|她)?|不赞成|不同意(?![\s,，\ue004])|暂缓|暂停|搁置|没有?必要?|用不着|犯不着|何必|没(?:人|谁)?(?:让|叫|说|要|请|要求)(?:你|我|他|她|咱)?|没有?|还没有?|尚未|暂不|暂时不|暂时别|未|先不|"
    rf"先别|并未|从未|不会|禁止|停止|不再|取消|撤销|撤回|删除|删掉|don'?t|do~not|doesn'?t|didn'?t|did~not|not|never|isn'?t|"
    rf"wasn'?t|hasn'?t|haven'?t|no~need~to|shouldn'?t|can'?t|cannot|won'?t|without){_GAP}$".replace(
        "~", r"\s+"
    )
)
_DENIED_FIRST = re.compile(
    r"\s*(?:请|那|就|嗯|你|咱|我们|大家|先|暂时|千万|也|都|,|，)*\s*"
    r"(?:别(?!人|的|忘)|不要(?!忘)|不用|不必|不需要|无需|无须|甭|勿|切勿|不许|不准|不能|不可以|不该|"
    r"不应该|不想|不打算|不急着|不着急(?![\s,，])|不忙着|没(?:人|谁)(?:让|叫|说|要)|谁(?:让|叫|说要?)你?|"
    r"没必要|没让|没叫|没说|没要|还没|尚未|暂不|先不|并未|从未|不会|禁止|停止|不再|"
    r"(?:don'?t|do not|doesn'?t|didn'?t|did not|never|no need to|shouldn'?t|can'?t|cannot|won'?t)(?![a-z]))"
)
_FIRM_CONDITION = re.compile(
    r"如果|要是|假如|万一|一旦|除非|(?<![a-z])(?:if|unless|once)(?![a-z])|"
    r"等[^\ue000-\ue008。;\n]{1,12}(?:再|就|之后|以后|后)|[^\ue000-\ue008]{1,10}了再"
)
_DENIED_AFTER = re.compile(
    r"^(?:(?:时间|日期|的)*\s*(?:不用|不必|不需要|不要|别)(?:再)?(?:改|动|调|变|延|挪)|先?不发|先别|先不|暂不|暂时不|先放|先等|不了|不成|不完|失败|未遂|不动|没成功|不出来|不下来)"
)
_CONDITION = re.compile(
    r"只有[^。;\n]{1,20}(?:才|能|可以|会)|早知道|(?:完成|做完|搞定|结束|通过|同意|签完|签字|签约|批准|批完|开完会?|回来|"
    r"确认)了?[\ue000-\ue008\s]*(?:之后|以后|后)(?!续|来|台|期|面|天)|如果|要是|假如|假设|倘若|若是|万一|一旦|除非|"
    r"(?<!在)等(?!于|级|待|同|保|会儿|下|一下|一会)[^,。;\n]{0,24}(?:再|后|才|"
    r"就|之后|以后|,|$)|的话|只要|的时候|的时候再|要不是|之前不|到时候?再|"
    r"(?<![a-z])(?:if|unless|once|when|whenever|until|after|in case)(?![a-z])|"
    r"等[^,。;\n]{1,16}(?:了|回来|完|好|确认|同意|批)"
)
_REPORTED = re.compile(
    r"(?:说(?!一?下|说|一说)过?|讲(?!一?下|讲|一讲)|问(?!题)我?|表示|反馈说?|听说|据说|告诉我?|觉得|认为|以为|希望|建议|想让|想要我|要求|"
    r"承诺|答应|声称|提到|看到|发现|担心|怀疑|好像|似乎|可能|也许|大概|应该是|估计|"
    r"记得|"
    r"(?<![a-z])(?:said|says|say|told|tells|asked|asks|thinks?|thought|heard|mentioned|wants?|"
    r"wondering|maybe|probably)(?![a-z]))"
    r"[^。;\n!?]*$"
)
_PROPOSED = re.compile(  # in the same clause only: 客户提出要样品，新建任务 寄样品 is an order
    r"(?:(?<!已)提(?:过|了|到|议|出|起)|主张|倡议|嚷|催(?!了?[\s,，])|吵|念叨|惦记|琢磨|寻思|纠结|商量|讨论)(?:过|了|着)?(?![^,，]*(?:请|帮我|麻烦))[^,，。;\n!?]*$"
)
_CUSTOMER_SAID = re.compile(  # 客户要求周三交货，T12 改到周三: a reason, then the order
    r"^[^,，\ue001-\ue008]{0,6}(?:客户|对方|甲方|乙方|供应商|厂家|厂商)[^,，\ue001-\ue008]{0,6}(?:说|表示|反馈|要求|希望|通知|告诉我们?)"
    r"(?![^,，]*(?:派|指派|转给|交给|完成|打标签|改到|驳回|批准|同意|提交))[^,，\ue001-\ue008]{2,20}[,，]"
)
_CONDITION_AFTER = re.compile(
    r"[^,，。;\n]{0,4}(?:的话|时候)|(?:之前|以前)(?:要|得|先|必须|记得|应该)|[\ue001-\ue006]\ue000*\s*(?:之后|以后|后(?!天|续))"
)
_REFUSAL = re.compile(r"拒绝|驳回|打回|退回|否决|reject|deny|decline")
_SPOKEN_TO = re.compile(r"^\s*\ue007\ue000*(?:[,，\s]*你|[,，\s][^。;\n]{0,10}你)")
_THANKED = re.compile(r"(?:多亏|幸亏|亏得|好在|感谢|谢谢)(?:你|您)?(?:刚才|昨天|及时|\s)*$")
_ASKING_FOR = re.compile(r"^(?:帮我|帮忙|我?想|请|麻烦|\s)*问(?:问|一?下|个)")
_REMINDING = re.compile(r"提醒|叫|喊|通知")
_ASKED_BEFORE = re.compile(
    r"(?:谁(?!都)|为什么|为何|为啥|是不是|要不要|该不该|应不应该|有没有|是否|能否(?=.*吗)|难道|何时|"
    r"什么时候|啥时候|哪些|哪个|怎么|凭什么|几时|"
    r"(?<![a-z])(?:who|why|when|what|which|how come|should (?:i|we))(?![a-z]))[^。;\n]*$"
    r"|^\s*(?:is|are|did|does|do|was|were|has|have)(?![a-z])"
)
_ASKED_AFTER = re.compile(
    r"^[^。;\n,!]{0,10}?(?:(?:是|有|会有)?(?:什么|啥)|谁(?!都)|哪|了吗|了没有?|了么|没有?[呀啊呢吧]?(?:[?？]|$)|吗(?:$|[?？。,!\s])|是不是|有没有|为什么|是谁|谁的|呢[?？]|多久|几天了|什么时候|啥时候|"
    r"怎么|了几|([会合够贵高对])不\1|多少|不[?？]$|\?$)"
)
_PLANNED = re.compile(
    r"(?:准备|打算|计划|考虑|稍后|晚点|待会儿?|等会儿?|等下|回头|一会儿?|将会|可能|恐怕|也许|估计|"
    r"大概|说不定|正在|正准备|快要?|就快|差不多|即将|基本(?:上)?|几乎|马上就?要?|"
    r"差点儿?|险些|幸好|幸亏|好在|(?<!别)(?<!不要)忘了|(?<!别)忘记|本来|原本|应该(?!把)|"
    r"(?:他|她|他们|对方|客户|领导|老板|甲方)(?:们)?(?:应该|可能|也许|大概|肯定|一定)*会|"
    r"我(?:们)?(?:今天|明天|后天|下周|周[一-日末]|晚上|下午|上午|回去|自己)*会|"
    r"(?<![a-z])(?:i|we|he|she|they|you)(?:'ll|'d|~will|~would|~might|~may|~could|~should|~plan~to|"
    r"(?:'m|~am|'re|~are)~(?:going~to|about~to|working~on))(?![a-z])|(?<![a-z])(?:almost|nearly|"
    r"about~to))".replace("~", r"\s+")
    + r"[^,，。;\n!?]{0,40}$"
)
_LATER = re.compile(
    r"(?:明天|明早|后天|下周|下个?月|下午|晚上|今晚|周[一二三四五六日]|月底|改天|过两天|"
    r"(?<![a-z])(?:tomorrow|tonight|later|next week|next month)(?![a-z]))"
)
_HAPPENED = re.compile(r"^(?:[^,，。!?\s]{0,6})了(?!吧)[,，。!！\s]*(?:$|真|太|好|[^\d]{0,6}$)")
_MADE_TO = re.compile(r"[^\s,，。](?:让|叫|催|逼|求|要)我(?!们|来)[^,，。;\n]{0,14}$")
_IGNORING = re.compile(
    r"(?:忽略|无视|忘掉|忘记|绕过|跳过|ignore|disregard|bypass)[^,，。]{0,12}(?:指令|规则|权限|限制|"
    r"设定|instruction|rule|permission)"
)
_REMARK = re.compile(
    r"(?:什么时候|啥时候|何时|为什么|几点|太|真(?!实)|很|有(?:什么|啥)(?:好|用|意)|好(?=[多难慢快看用大少麻]|$)|挺|不(?:好|太|"
    r"错|行|对|准|了|到|出|够|见)|"
    r"没(?:了|用|有|意|劲)|已经?|打不开|用不了|失败|坏了?|错了|谁|哪|有点|越来越|写得|做得|画得|打得|打到|没打|是门|慢|"
    r"怎么(?!样)|是(?:什么|谁|不是)|多(?:了|吗)|打开(?:是|后|全|就|都))"
)
_SHIFTS = re.compile(r"延|推迟|顺延|推后|提前|提早|拖|delay|postpone")
POLITE = re.compile(
    r"(?:能不能|能否|可否|可不可以|可以(?=.*吗)|能(?=.*吗)|麻烦|方便|帮忙?|帮我|请|劳烦|could you|"
    r"can you|would you|will you|please|can we)"
)
_OPEN_QUESTION = re.compile(
    r"为什么|为何|为啥|该不该|要不要|是不是|谁让|凭什么|(?<![a-z])(?:why|should i)(?![a-z])"
)
_POLITE_END = re.compile(r"(?:好吗|行吗|可以吗|好不好|行不行|可不可以|好么|ok吗|成吗|行不|好不)[?？]?\s*$")
_QUOTES = re.compile(r"「[^」]*」|\"[^\"]*\"|《[^》]*》|'[^']{2,}'|【[^】]*】")
_SPEAKER = re.compile(r"^(?:\ue007\ue000*|[一-龥]{2,4})\s*[:：]\s*")
_FAREWELL = re.compile(r"(?:就|再)$")
_ASKING_END = re.compile(r"(?:是不是|要不要|能不能|可不可以)$")
_CLAUSE_END = re.compile(r"[,，。;\n!]")
_TODAY_END = re.compile(r"(?:今天|明天|昨天)\s*$")
_ALREADY = re.compile(r"(?:已经?|被|又)\s*$")
_ASPECT = re.compile(r"了吗|了没|过吗|了么|没有?[?？]?$")
_SENTENCE_SPLIT = re.compile(r"[。;\n!]|\?\s")
_CLAUSE_SPLIT = re.compile(r"[。;\n!?,:]")


def is_denied(shape: str, start: int, end: int) -> bool:
    """Whether the words at start…end are denied."""
    clause = clause_before(shape, start)
    if _ASKING_END.search(clause):
        return False
    if clause.endswith("不") or _DENIED_FIRST.match(clause):
        return True
    return bool(_DENIED.search(clause)) or bool(_DENIED_AFTER.match(shape[end:]))


def is_conditional(shape: str, start: int, end: int) -> bool:
    """Whether they wait for something else to happen, or are what something else waits for."""
    return bool(_CONDITION.search(_sentence_before(shape, start)) or _CONDITION_AFTER.match(shape, end))


def is_surely_conditional(shape: str, start: int, end: int) -> bool:
    """The same for what is itself about before and after: 先做 T10 再做 T12 waits for nothing."""
    return bool(_FIRM_CONDITION.search(_sentence_before(shape, start)))


def is_no_order(shape: str) -> bool:
    """Whether a whole sentence without a verb of ours is denied, conditional or told."""
    end = len(shape)
    asked = bool(_ASKED_BEFORE.search(shape) or _DENIED_FIRST.match(shape) or _OPEN_QUESTION.search(shape))
    return asked or is_conditional(shape, end, end) or is_reported(shape, end, end)


def is_refused(shape: str, start: int, end: int) -> bool:
    """Whether an approval stands beside a word of refusal: 拒绝审批 Q16."""
    return bool(_REFUSAL.search(clause_before(shape, start)))


def is_for_another(shape: str, start: int, end: int) -> bool:
    """Whether a colleague is spoken to: 王芳你把 T16 做完."""
    return bool(_SPOKEN_TO.match(shape[:start]))


def is_reported(shape: str, start: int, end: int) -> bool:
    """Whether somebody else's words, or mere opinion, carry them."""
    before = _CUSTOMER_SAID.sub("", _sentence_before(shape, start))
    if _THANKED.search(before):
        return True
    before = _ASKING_FOR.sub("", before)
    if _REMINDING.match(shape, start):
        before = before.replace("记得", "")
    return bool(_REPORTED.search(before) or _PROPOSED.search(before))


def is_planned(shape: str, start: int, end: int) -> bool:
    """Whether they only tell what will, may or should be, or what somebody was told to do."""
    clause = clause_before(shape, start)
    return bool(_PLANNED.search(clause) or _MADE_TO.search(clause) or _IGNORING.search(shape[:start]))


def is_later(shape: str, start: int, end: int) -> bool:
    """Whether it is to be done another day: 明天提交 Q8. Only for what is done at once or not at all."""
    after = _CLAUSE_END.split(shape[end:])[0]
    return bool(_LATER.search(clause_before(shape, start)) or _LATER.match(after.strip()))


def has_happened(shape: str, start: int, end: int) -> bool:
    """Whether a shift is told, not ordered: 延期了, 已经延期三天了, 被延期, 今天到期."""
    words = shape[start:end]
    if _TODAY_END.search(shape[:start]) and words.startswith("到期"):
        return True
    return bool(_ALREADY.search(shape[:start])) or bool(
        _SHIFTS.search(words) and (words.endswith("了") or _HAPPENED.match(shape[end:]))
    )


def is_remark(shape: str, start: int, end: int) -> bool:
    """Whether the words are only the subject of a remark: 标签太多了, 附件打不开."""
    return bool(_REMARK.match(shape, end))


def is_quoted(shape: str, start: int, end: int) -> bool:
    """Whether they stand inside quotation marks."""
    return any(found.start() < start and end < found.end() for found in _QUOTES.finditer(shape))


def is_asked(shape: str, start: int, end: int) -> bool:
    """Whether they ask for a fact; a polite request in the form of a question is an order."""
    sentence = _sentence_before(shape, start)
    if (POLITE.search(sentence) or _POLITE_END.search(shape)) and not _OPEN_QUESTION.search(sentence):
        return False
    return bool(_ASKED_BEFORE.search(clause_before(shape, start))) or bool(_ASKED_AFTER.match(shape[end:]))


def is_asked_before(shape: str, start: int, end: int) -> bool:
    """Whether a question leads up to them; what follows is free text."""
    sentence = _sentence_before(shape, start)
    return (not POLITE.search(sentence) and bool(_ASKED_BEFORE.search(sentence))) or bool(
        _ASPECT.match(shape[end:])
    )


def _sentence_before(shape: str, start: int) -> str:
    return _SENTENCE_SPLIT.split(shape[:start])[-1]


def clause_before(shape: str, start: int) -> str:
    """The clause up to `start`."""
    return _CLAUSE_SPLIT.split(shape[:start])[-1]
