"""When words that name an action only tell: what others decided, what was before, what is asked or undone."""

import re

from bot.understand.veto import POLITE, clause_before

_QUESTION_END = re.compile(r"(?:吗|什么|为啥|谁|没有?)[?？\s]*$|[?？]\s*$")
_ABOUT = re.compile(
    r"我?的?(?:功能|流程|规则|权限|按钮|入口|页面|时间|方式|设置)(?:[^\s:：]*)$|(?:成功|失败|没|不[了到动出成]|太|真|很|挺|怎么|为什么)"
    r"[^\s:：,，]{0,10}$|(?:写|做|发|弄|建|录|整理|填)?(?:好|完|过)?了[!！。~]*$|[^\s:：,，\ue000-\ue008]{0,12}"
    r"(?:吗|什么|哪些[^\s,，]{0,4}|多久|多少|在哪[里儿]?|怎么[^\s,，]{1,3}|打不开|好用)[?？\s]*$"
)
_POLITE_END = re.compile(r"(?:好|行|可以|成|ok)(?:吗|么)[?？\s]*$")
_MAY = re.compile(
    r"(?:请问|可以|可不可以|能不能|能否|能|帮我|帮忙|我|你|现在|\s)*(?:可以|能)(?:帮我|帮忙|\s)*"
)
_URGING = re.compile(r"(?:早点|早些|早日|尽早|尽快|抓紧|赶紧|快点|加快|争取|努力|力争)(?:去|把它)?\s*$")
_EARLIER = re.compile(r"昨天|前天|刚才|上周|上次|上回|上个?月|去年|原来|原先|当时|早就")
_SPAN = re.compile(
    r"(?:今[天日年]|昨[天日]|最近|[本这上下]个?(?:周|星期|月|季度?|年))(?:的|我们?|新|团队|\s)*$"
)
_UNDOING = re.compile(
    r"取消|删掉?|去掉|解除|移除|撤销|拿掉|(?<![a-z])(?:remove|delete|drop|no longer)(?![a-z])"
)
_PAST = re.compile(r"昨天|前天|刚才|刚刚|上周|上午就|已经|早就|之前")
_REMINDER = re.compile(
    r"\s*(?:[一-龥]{1,2}(?:总|经理|总监|主任|工|哥|姐)|客户|对方|甲方|领导|老板|财务|他们?|她们?)(?:刚才?|又|也|还|已经?|昨天|刚刚|一直|总|说|\s)*"
)
_WANTED = re.compile(
    r"(?:\ue007\ue000*|[一-龥]{1,2}(?:总|经理|总监|主任|工|哥|姐)|领导|老板|客户|人家|他|她|大家)(?:们|那边|这边|今天|昨天)*(?:要|想|说|打算|准备|会)"
    r"[^,，。\s]{0,6}$"
)
_DONE_END = re.compile(r"了[。.!！~]*\s*(?:$|[,，;\n])")
_BY_ANOTHER = re.compile(
    r"(?:\ue007\ue000*|(?<![一-龥])[一-龥]{1,2}(?:总|经理|总监|主任|工|董|哥|姐)|客户|对方|甲方|友商|竞品|对手|供应商|领导|老板|财务|法务|总监|经理|"
    r"他们?|她们?|大家|高层|(?<![a-z])(?:he|she|they|boss|finance|legal|client|customer)(?![a-z]))"
    r"(?:那边|这边|今天|昨[天晚]|早上|上午|下午|刚才?|刚刚|已经?|都|也|就|已|饭桌上|会上|口头上?|电话里|微信里?上?|群里|私下|当场|当面|has|have|\s)*$"
)

_RECALLED = re.compile(r"来着[。.!！?？~]*\s*(?:$|[,，;\n])")
_PUT_OFF = re.compile(
    r"[\ue000-\ue008\s]*(?:的?事儿?|这事|那事|的话)?(?:先|也|倒|还|都|并|可以|暂时)*(?:不急|不着急|不忙|缓缓|缓一缓|免了|没必要|不必|回头再说|再说)"
)


def is_recalled(shape: str, start: int, end: int) -> bool:
    """Whether it is called to mind, not ordered: 老板让李四把 T20 转给王芳来着."""
    return bool(_RECALLED.search(shape, end))


def is_put_off(shape: str, start: int, end: int) -> bool:
    """Whether it is said to have time: Q13 提交审批的事不急."""
    return bool(_PUT_OFF.match(shape, end))


def is_about(shape: str, start: int, end: int) -> bool:
    """Whether the words only name what is asked or remarked on: 新建线索有奖励吗, 提醒太多了, 立项要多久."""
    return bool(_ABOUT.match(shape, end)) and not _POLITE_END.search(shape)


def is_about_view(shape: str, start: int, end: int) -> bool:
    """The same for what is only looked at: 可以导出线索吗 is answered by doing it."""
    return not _MAY.fullmatch(shape[:start]) and is_about(shape, start, end)


def is_question(shape: str, start: int, end: int) -> bool:
    """Whether the whole sentence asks: 要驳回 Q5 吗, 驳回理由是什么."""
    return bool(_QUESTION_END.search(shape)) and not POLITE.search(shape[:start])


def was_before(shape: str, start: int, end: int) -> bool:
    """Whether an earlier time is told of: P3 上次报价 20 万."""
    return bool(_EARLIER.search(clause_before(shape, start)))


def is_counted(shape: str, start: int, end: int) -> bool:
    """Whether what a time brought is asked for: 本月新增线索."""
    return bool(_SPAN.search(shape[:start]) and not shape[end:].strip(" ?？。!！数量列表"))


def is_urged(shape: str, start: int, end: int) -> bool:
    """Whether it is wished for or urged, not told as done: 早点完成 T70."""
    return bool(_URGING.search(clause_before(shape, start)))


def is_undone(shape: str, start: int, end: int) -> bool:
    """Whether a tie is to be loosened, not made: 取消 T20 对 T12 的依赖."""
    return bool(_UNDOING.search(shape))


def has_been_given(shape: str, start: int, end: int) -> bool:
    """Whether a past handing over is told: 昨天我把 T12 派给李四了."""
    return bool(_PAST.search(clause_before(shape, start)) and _DONE_END.search(shape[end:]))


def is_by_another(shape: str, start: int, end: int) -> bool:
    """Whether it tells what somebody else decided: 王总同意 Q5 了, Q5 财务驳回了."""
    return bool(_BY_ANOTHER.search(clause_before(shape, start)))


def is_their_reminder(shape: str, start: int, end: int) -> bool:
    """Whether somebody else reminded us: 客户提醒我们付款."""
    return bool(_REMINDER.fullmatch(shape[:start]))


def is_wanted(shape: str, start: int, end: int) -> bool:
    """Whether it tells what somebody else wants or plans: 王总要把李四设为经理."""
    return bool(_WANTED.search(clause_before(shape, start)))
