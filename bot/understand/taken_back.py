"""When an order is taken back at once, put off, or only spoken about: …，算了; …失败了; …合适吗; 以前都是…"""

import re

from bot.understand.veto import clause_before

_OFTEN = re.compile(
    r"(?:以前|之前|过去)(?:都|就)?是|以前都|向来|一直(?:都|是)|平时(?:都|就)|通常|一般都?(?:是|会)?|每次都"
)
_SLIPPED = re.compile(r"不小心|手滑|误(?:把|将)|手快|手抖|没权限|没有权限|无权|早知道")
_BACK = re.compile(
    r"(?<=[,，。!?？！\s~-])(?:哦|啊|唉|哎|额|还是|那|就|我|先|要不|,|，|\s)*"
    r"(?:算了|不用了?|不必了?|不了|别了|别动|先别|等等|等一下|开(?:个)?玩笑的?|逗你(?:玩)?的?|当我没说|"
    r"等我(?:消息|通知|确认|信儿?|回复|电话)|等通知|再说|再议|缓缓|放放|放一放|不急|不忙|never ?mind|just kidding)"
    r"(?:再)?(?:说|动|发|弄)?(?:吧|了|哈|啊|呢)*[。.!~?]*\s*$"
)
_SPOKEN_OF = re.compile(
    r"(?:(?:的?(?:这|那)?(?:个)?事儿?|这个|的时候)?(?:先|再|还|得|又|是)*"
    r"(?:再议|再说|缓缓|缓一缓|放一放|放放|等等|等一等|搁置|失败|出错|报错|没成功|没反应|来不及|不合适|不可行|不合规|"
    r"误操作|误会|要走(?:审批|流程)|要等[^,]{0,10}|等[^,]{1,8}(?:点头|拍板|发话|同意|确认))(?:了|吧|看|的|再说)*"
    r"|(?:是)?(?:可行|合适|来得及|对的?|合规|合理|有用|有必要|行得通|靠谱|有效)(?:吗|么|嘛|不)"
    r"|(?:是|会)(?:谁|啥|什么)[^,]{0,6}|(?:需要|有|要)(?:什么|啥|哪些|多少)[^,]{0,8}|会怎[么样]+|没有?|通知谁|怎么办|咋办|什么意思)"
    r"[。.!?~\s]*$"
)
_DONE = re.compile(
    r"(?:昨[天日晚]|前天|上周|上个?月|刚才|刚刚|已经|早就|早已|(?<![刚一-龥])刚(?!好|才|说|提)|(?<=[\ue000一-龥])刚(?=把|将|给))[^,。;\n]*$"
)
_DONE_END = re.compile(r"了[。.!~]*\s*(?:$|[,，;\n])")
_ASKING_END = re.compile(
    r"(?:了(?:吗|没|么|没有)|(?:可行|合适|来得及|对|合规|有必要|好|行得通)吗|会通知谁|是谁[建弄干加录写]的?|的话会怎[么样]+|(?:需要|有)(?:什么|哪些)(?:权限|要求|条件|流程))[?？。\s]*$"
)
_TRIED = re.compile(r"(?:刚才?|刚刚|已经|上次|上回|以后|今后)\s*$")
_ASKED_FOR = re.compile(r"问|确认|核实|了解|打听|查")


def was_usual(shape: str, start: int, end: int) -> bool:
    """Whether a habit or a slip is told of: 以前都是 T12 派给李四, 我不小心把 T12 派给李四了."""
    clause = clause_before(shape, start)
    return bool(_OFTEN.search(clause) or _SLIPPED.search(clause))


def is_taken_back(shape: str, start: int, end: int) -> bool:
    """Whether the last words take it back: …，算了; …？不用了; …，等我消息."""
    return bool(_BACK.search(shape, end))


def is_spoken_of(shape: str, start: int, end: int) -> bool:
    """Whether the order is only the subject of a remark: …失败了, …要等王总点头, …合适吗."""
    return bool(_SPOKEN_OF.search(shape, end))


def has_been_done(shape: str, start: int, end: int) -> bool:
    """Whether it is told as done: 王芳刚把 T12 改到下周五了."""
    return bool(_DONE.search(clause_before(shape, start)) and _DONE_END.search(shape, end))


def ends_in_question(shape: str, start: int, end: int) -> bool:
    """Whether what seems to be free text ends in a question: 新建任务 写方案了吗."""
    return bool(_ASKING_END.search(shape, end)) and not _ASKED_FOR.search(shape, end)


def was_tried(shape: str, start: int, end: int) -> bool:
    """Whether an earlier or general making is told of: 刚才新建任务失败了, 以后立项要走审批."""
    return bool(_TRIED.search(clause_before(shape, start)))
