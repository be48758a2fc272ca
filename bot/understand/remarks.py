"""When an order's words are only what is praised, complained of, named or ruled about: …得好, …那个按钮, …得主管签字."""

import re

from bot.understand.veto import clause_before

_PRAISED = re.compile(
    r"(?:[^,，\s\d]{0,3})得(?:好|漂亮|妙|对|太|真(?!实)|很|挺|这么|那么|莫名|离谱|没|有点|跟|像|我|不(?!到)|快|慢|及时|随意|稀|一塌|可[怜笑])"
)
_THING = r"(?:那|这)(?:个|一|些|块)?(?:按钮|功能|页面|图标|选项|入口|菜单|栏|列|格|次|回|事儿?|件事|主意|权限|块|东西|玩意儿?)"
_NAMED = re.compile(rf"[^,，\s:：]{{0,6}}?(?:{_THING}|按钮|又打开|(?<!外)的(?:人|那位|那个人)(?!员|事))")
_NAMED_AT_ONCE = re.compile(rf"{_THING}|的(?:人|那位)(?!员|事)|是谁")
_CRIED = re.compile(
    r"(?:[\s,，。!！]|(?<=[一-龥]))(?:气人|笑哭|笑死|无语|(?:我?真?)(?:醉了|服了)|心塞|心累|打脸(?:啪啪的?)?|鼓掌|解气|真的会谢|绝了|丢人|羡慕)(?:死?了|啊|呀|[!！。~\s]|[^\w\s])*$"
)
_TOLD_AFTER = re.compile(
    r"居然|竟然|(?:[拖慢做搞弄写画])成(?:这样|那样|这德行)|[低高]得离谱|费了?我|误报|发错|^条|花里胡哨|一毛钱关系|(?:关我|跟我)[^,，]{0,4}(?:事|关系)|"
    r"标[红黄绿]是|藏起来|^(?:才|就)是|^真?是个|^\s*(?:到底|究竟)?[归算][^,，\s]{1,4}还是|^[一那]?[栏列]是"
)
_RULE = re.compile(
    r"要不是|早知道|(?:规定|制度|规矩|章程|明文)[^,，:：]*$|(?:难怪|怪不得|既然|虽然|尽管|就算|即使|即便|哪怕|居然|竟然|还不如|与其|宁可|恨不得|巴不得|就怕|恭喜|祝贺|庆祝)[^,，:：]*$|"
    r"(?:感谢|多谢|谢谢)(?:\ue007|[一-龥]{1,2}[总哥姐工])[^,，:：]*$|[天日号]就?是(?:\ue001\ue000*)?的?$|"
    r"(?<![a-z])(?:was|were|got|turned out|keeps?|kept|wonder|should have|would be)(?![a-z])[^,，:：]*$"
)
_ONLY_THEN = re.compile(
    r"(?<![刚人天英奇])才(?:要|能|可以|会|算|用|需要|给|肯|得)?[^,，\s\ue000-\ue008]{0,2}$"
)
_RULED = re.compile(
    r"[^,，\s:：\d]{0,6}?(?:得|要|需要|必须)(?:先|由|经|有|走|过)*[^,，\s:：]{0,6}?(?:签字|审批|点头|授权|评审|批准)"
)
_PAST = (
    r"(?:那[天次回]|当时|当初|当年|上[回次]|上礼拜|上周|上个?月|去年|前阵子|早就|早已|从来)"
    r"(?!那|的|说|提|聊|见|开|录|拜访|联系|沟通)(?![^,，]*(?:的|,))[^,，]*$"
)
_PASSED = re.compile(_PAST)
_SUFFERED = re.compile(r"被[^,，\s]{0,8}$")
_OTHERS = r"(?:\ue007\ue000*|(?<![一-龥])[一-龥]{1,2}(?:总|经理|主任|工|哥|姐)|老板|领导|主任|客户|甲方|对方|财务|法务|他们?|她们?|人家)"
_WISHED = re.compile(
    rf"{_OTHERS}(?:那边|这边|今天|昨天|一直|又|还|非|硬|也)*(?:想|要|打算|准备)(?:把|将)[^,，]{{0,14}}$"
)
_THEY_DID = re.compile(rf"^\s*{_OTHERS}(?:那边|这边|今天|昨天|刚|已经?|又|就|擅自|直接)*(?:把|将)[^,，]*$")
_DONE_END = re.compile(r"了[。.!~]*\s*(?:$|[,，;\n])")
_OPINION = re.compile(
    r"\s*(?:\ue007\ue000*\s*(?:说?的|讲的)|[^,，\s\ue001-\ue006]{0,10}的(?:看法|观点|说法|判断|意见|想法))"
)
_DECIDED = re.compile(
    r"(?:谁|[^,，\s]{1,8})定的|谁(?:说了算|的主意|的意思)|(?:不?合格|有效|无效)这事|(?<=合格)不合格|(?:定|说)了吗"
)
_MADE = re.compile(
    r"干嘛|干啥|(?:出来|出去|来)?(?:的(?:那[份张个]|表|文件|数据|人|[?？]?$)|的[^,，\s]{1,6}(?:漏|错|有问题|打不开|不对|丢)|的[^,，\s]{1,6}里有|来?发现|个?数据都|全是|后?打不开|漏了|[^,，]{0,4}乱码)|(?:这|那)?个?权限"
)
_BY_WHOM = re.compile(r"谁(?:给|把|来)?\s*$|我(?:昨天|刚才|上周)\s*$")
_STATED = re.compile(  # 纪要轮到谁, 会议纪要写成流水账, 跟进太慢, 新客户都被抢光了
    r"\s*(?:me)?\s*(?:again)?\s*(?:why|who|were|was)(?![a-z])|[^,，\s]{0,2}(?:干嘛|干啥|图啥|有啥用)|(?:记录|事项|的|也|都|又|还|就|该|这|我|他|她|你们?|大家|能|会)*(?:轮到|还?没(?:人|写|发|批|来|交)|写[成得了错]|丢了|晚点|这东西|东西|太(?!太|[一-龥]{1,3}(?:公司|集团|科技))|不及时|不到位|"
    r"越来越|质量(?:堪忧|差|低)|被[^,，]{1,8}(?:了|完|光)|多得|少得|一个接一个|比[我咱他]们?|奖金|真[难多少不好]|是真|别写)|记得发|本子?丢|(?:今天|明天|后天|昨天|下周.?)(?:来|到|请)|请[我吃客咱]|合同签了|(?:全|都|又|一直|终于)(?:是|没|要|被|在)|是(?:好|坏)事|比(?!亚迪|利|特|邻|克)|[写录建加]到(?:手软|吐|半夜)|"
    r"了(?:半|好几?|几|[一两三四五六七八九十\d]+)个?(?:年|天|月|周|遍|次|百)|[一两三几半\d]+个?[年月天](?:还没|终于|才)|要(?:点|有|先|走|写)|(?:占比|转化率|数创|客户要有|客户真)|"
    r"[^,，\s:：]{0,8}(?:跑路|停摆|凉|黄|泡汤|到位|给力|好事|伺候|什么鬼)了?$|容易|这(?:步|活儿?)|那[天次]|[一二两三四五\d]+百条[,，]|第[一二三四]条|改了|投歪|"
    r"的[^,，\s:：]{1,6}(?:丢|坏|没)了?|把[^,，]{1,12}(?:错|漏|反|丢)|[,，]?难伺候|\ue007\ue000*写得|这块|(?:一|两|三|几)行字"
)
_BEHIND = re.compile(  # right behind the verb and its record: T5 转给李四那天, T8 依赖 T3 太重了, Q5 批了三天了, Q9 驳回意见看不懂
    r"(?:[\ue001-\ue007]\ue000*)?(?:真是|[^,，\s]{0,2}(?:干嘛|干啥|图啥|有啥用)|\s*(?:was|were|is a)(?![a-z])|就[对错]了|被[^,，\s]|[我他她]不?放心|能行|就不会|[^,，\s]{0,6}(?:赔了?|罚了?|损失)(?!率|额)|[写填定标][错高低]了|前?(?:肯定|绝对|根本)[^,，\s]{0,3}不|了?又|等得|下来了|的可能|(?<=同意)不同意|线(?![索上下])|成功了?|客户嫌|发客户了|单?[丢坏错]了|的没|(?<=了)[一两三四五六七八九十\d]+个?(?:天|周|月|年)了?(?:还|$)|以后|之后|后(?![天续面台期端])|那[天次]|[他她]不|的(?:时候|锅|事儿?(?!务|项)|原因|理由|奖金|苦)|"
    r"是(?:因为|[^,，\s]{1,6}的(?:吗)?$)|所以|还没|没人|率|数|好几次|[一两三几]次|按钮|流程走|意见[^,，\s:：是]|"
    r"[送审批提]?了(?:半|好几?|几|[一两三四五六七八九十\d]+)个?(?:天|周|年|次|月|遍|顿))"
)
_TOO = re.compile(r"(?:[\ue001-\ue007]\ue000*)?(?:太(?![太平原阳仓])|比(?!亚迪|如))")
_SPENT = re.compile(
    r"(?:结果|[^,，\s]{1,8}去了|[^,，\s]{1,6}比|了|遍|半天|来找去|到现在|一(?:上午|下午|整?天|晚上|圈))"
)


def is_exclaimed(shape: str, start: int, end: int) -> bool:
    """Whether it is praised or bewailed: Q7 驳回得好, …乱码 气人."""
    return bool(_PRAISED.match(shape, end) or _CRIED.search(shape, end))


def is_thing(shape: str, start: int, end: int) -> bool:
    """Whether the words belong to a thing that is spoken about: 打标签那个功能, P6 健康度那栏, 发错群的人."""
    return bool(_NAMED.match(shape, end))


def is_thing_at_once(shape: str, start: int, end: int) -> bool:
    """The same where free text follows: only right behind the verb."""
    return bool(_NAMED_AT_ONCE.match(shape, end))


def is_told_behind(shape: str, start: int, end: int) -> bool:
    """Whether an order's words and record are what something is said of: T5 转给李四那天我休假."""
    return bool(_BEHIND.match(shape, end))


def is_compared(shape: str, start: int, end: int) -> bool:
    """Whether it is too much or more than something; as a reason to refuse that is no remark."""
    return bool(_TOO.match(shape, end))


def is_stated(shape: str, start: int, end: int) -> bool:
    """Whether what seems to be free text says something of the verb's noun: 纪要轮到谁, 新客户都被抢光了."""
    return bool(_STATED.match(shape, end))


def is_told_of(shape: str, start: int, end: int) -> bool:
    """Whether what would be looked at is only told about: P3 进度拖成这样, L5 评分那么高居然丢了."""
    return bool(_TOLD_AFTER.search(shape[end:]) or _WISHED.search(clause_before(shape, start)))


def is_rule(shape: str, start: int, end: int) -> bool:
    """Whether it is a rule or what would have been: 500 万以上才要立项, 公司规定导出得主管签字, 要不是 T8 依赖 T3."""
    clause = clause_before(shape, start)
    return bool(_RULE.search(clause) or _ONLY_THEN.search(clause))


def is_ruled(shape: str, start: int, end: int) -> bool:
    """Whether it is said who must agree: 导出线索得主管签字."""
    return bool(_RULED.match(shape, end))


def has_passed(shape: str, start: int, end: int) -> bool:
    """Whether it tells of another time: 上回 T7 加急, 那天 T8 派给李四."""
    return bool(_PASSED.search(clause_before(shape, start)))


def is_theirs(shape: str, start: int, end: int) -> bool:
    """Whether others wish it, did it, or it was suffered: 领导想把 T8 转给…, 甲方把 T5 改了, T17 被打回三次."""
    clause = clause_before(shape, start)
    if _SUFFERED.search(clause) or _WISHED.search(clause):
        return True
    return bool(_THEY_DID.match(clause) and _DONE_END.search(shape, end))


def is_opinion(shape: str, start: int, end: int) -> bool:
    """Whether an opinion is shared, nothing approved: 我同意李四的看法."""
    return bool(_OPINION.match(shape, end))


def is_decided(shape: str, start: int, end: int) -> bool:
    """Whether it is asked or told who decided it: T18 依赖 T12 是谁定的."""
    return bool(_DECIDED.search(shape, end))


def was_made(shape: str, start: int, end: int) -> bool:
    """Whether an export made before is spoken of: 昨天导出的表, 名单是谁导出的."""
    return bool(_MADE.match(shape, end) or _BY_WHOM.search(shape[:start]))


def took_long(shape: str, start: int, end: int) -> bool:
    """Whether a search in real life is told of: 找了半天."""
    return bool(_SPENT.match(shape, end))
