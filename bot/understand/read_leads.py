"""Values of a new lead, and the reasons that stand with orders."""

import re

from bot.understand.choose import Choice
from bot.understand.draft import Draft, trim
from bot.understand.labelled import read_labels
from bot.understand.sentence import USED
from bot.understand.values import take_email, take_money, take_person, take_phone, take_word

_INDUSTRY = re.compile(
    r"(?:[一-龥]{1,6}(?:行业|产业)|[一-龥]{1,4}(?<![企作专毕营失职就副实物农])业|制造|金融|医疗|"
    r"医药|教育|零售|物流|地产|房地产|互联网|电商|能源|电力|汽车|化工|快消|餐饮|酒店|旅游|政府|政务|"
    r"银行|保险|证券|食品|纺织|机械|电子|半导体|通信|传媒|建筑|农业|航空|交通|环保|服装|软件|it|"
    r"saas|manufacturing|finance|healthcare|retail|education)"
)
_TITLE = re.compile(
    r"[一-龥]{1,3}(?:总监|总经理|副总|总|经理|主任|工|先生|女士|小姐|老师|部长|处长|科长|主管|博士|"
    r"院长|校长|老板|董事长|董|厂长|会计|店长|秘书|助理|同学|姐|哥|局长|所长|站长|行长|书记)"
)
_SOURCE = re.compile(
    r"(?:从)?(?P<s>展会|官网|公众号|老客户介绍|转介绍|朋友介绍|地推|电销|百度|抖音|微信|领英|"
    r"linkedin|广告|陌拜)(?:来的|过来的|来|加的|认识的)"
)
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴"
    "夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪"
    "翟安颜倪封佟褚应冉敖燕鞠仇卞谌蔺亓郦郏严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄"
    "项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅"
)
_OFFICE = re.compile(
    rf"[一-龥]{{1,5}}[部科处办室组院](?:的)?[{SURNAMES}]{_TITLE.pattern.removeprefix('[一-龥]{1,3}')}"
)
ITS_CONTACT = re.compile(
    rf"(?P<c>[^\s,]{{3,30}}?)(?<![省市区县])的(?P<n>{_TITLE.pattern}|[{SURNAMES}][一-龥]{{1,2}})"
)
_DOING = re.compile(r"(?:是|他们)*(?:做|搞|干|从事)[^\s,]{2,12}?(?:的|行业|生意)+")
_WISH = re.compile(r"(?:想要?|希望|需要|要求|打算|准备|关注|咨询|询问|感兴趣)\S{1,60}")
_HALF_DIALLED = re.compile(r"1[3-9]\d{3,8}")  # a mobile with digits missing
_WHEN = re.compile(
    r"(?:谢谢|多谢|辛苦了?|thanks|thx|今[天日]|昨[天日]|明天|刚刚?|刚才|现在|[上下]午|[本这上]个?(?:周|月|季度))(?:又|新|刚)*"
)
_FILLING = re.compile(
    r"(?:[^\s,]{0,4}(?:展会|会|活动|论坛|沙龙|峰会)上|[^\s,]{0,8}(?:碰到|遇到|认识|聊到|接触到?|拿到|介绍过?来?|加到?)的|(?:先|再|要|帮我)*(?:登记|录入?|记|建|加|报备)(?:一?下|一?[条个](?:新?线索|客户)?)|帮我们?|帮忙|麻烦|请|pls|plz|please|hi|hello|一[条个家下]|来了|来啦|了|呗|吧|哈)+"
)
_LEAD_IN = re.compile(
    r"^(?:for |of |from |[啊哦呀]|哈(?=[\s,，:：])|[来到]了|来啦|厂家|厂商|客户方|叫做?|是|名字叫|公司叫|公司是|客户叫|客户是|"
    r"一家|一个|个|家|:|named|called)+"
)
_REASON_LEAD = re.compile(
    r"^(?:[,，:：\s]|(?:这|那)[个份条](?:报价单?|任务|线索)?(?=[,，\s])|[了吧呗啦哈呀](?=[,，\s])|一下(?=[,，\s])|(?:属于|算|就是|是)(?:个|条)?(?:不合格|无效)(?:的|线索|客户)*(?=[,，\s])|因为|由于|原因是?|理由是?|because(?: of)?|since|due to|是因为|"
    r"的?原因[:：]?)+"
)
_NO_REASON = re.compile(
    r"(?:了|都|吧|啊|的|呢|线索|任务|报价单?|这个|这条|这份|一下|谢谢|哈|请|麻烦|把|将|标记?|判定?|设|"
    r"改|为|是|成|有|个|要|想|那|我|需要|作废|淘汰|无效|不合格|它|他|她|之前|上次|已经|刚刚?|刚才|关掉|关闭|做完|完成|搞定|lead|task|quote|please|the|this|as|it|\s)*"
)
_BRACKETED_TRADE = re.compile(r"[(\[](?P<i>[一-龥]{1,6}(?:行业|产业|业|制造|医药|金融|教育|零售))[)\]]")
_TEMPLATE = re.compile(r"(?:用|按|套用)?[「\"《]?([^「」\"《》\s,，]{2,16})[」\"》]?模板")


def create_lead(draft: Draft, choice: Choice | None) -> bool:
    """Company, contact and whatever else was said."""
    take_email(draft)
    read_labels(
        draft,
        "phone",
        "note",
        "budget",
        "email",
        "need",
        "source",
        "owner",
        "tags",
        "industry",
        "contact",
        "company",
    )
    take_phone(draft)
    take_word(draft, "need")
    take_money(draft, "budget")
    _source(draft)
    _trade(draft)
    take_person_at(draft)
    sort_pieces(draft)
    return True


def take_person_at(draft: Draft) -> None:
    """A colleague mentioned with @ owns the lead."""
    if any(person.mention for person in draft.sentence.people):
        take_person(draft, "owner", alone=True)


def _source(draft: Draft) -> None:
    found = _SOURCE.search(draft.sentence.free)
    if found and draft.wants("source"):
        draft.put("source", draft.sentence.typed(*found.span("s")))
        draft.sentence.take(*found.span())


def _trade(draft: Draft) -> None:
    """An industry in brackets behind the company's name."""
    found = _BRACKETED_TRADE.search(draft.sentence.free)
    if found and draft.wants("industry"):
        draft.put("industry", draft.sentence.typed(*found.span("i")))
        draft.sentence.take(*found.span())


def sort_pieces(draft: Draft) -> None:
    """The first piece is the company; of the others a title is the contact, a trade the industry."""
    for start, end in draft.chunks():
        text = draft.sentence.free[start:end]
        lead = _LEAD_IN.match(text)
        start += lead.end() if lead else 0
        piece = draft.sentence.match[start:end]
        if not piece or USED in piece or _WHEN.fullmatch(piece) or _FILLING.fullmatch(piece):
            continue
        if _HALF_DIALLED.fullmatch(piece) and "company" in draft.slots:
            draft.doubt("phone")
            draft.sentence.take(start, end)
            continue
        name = _piece_name(draft, piece)
        if name == "company":
            end = _take_its_contact(draft, start, end)
        if name:
            draft.put(name, trim(draft.sentence.typed(start, end)))
            draft.sentence.take(start, end)


def _take_its_contact(draft: Draft, start: int, end: int) -> int:
    """青禾医疗的刘宁: who is found there goes, and where the company ends is told."""
    found = ITS_CONTACT.fullmatch(draft.sentence.match, start, end)
    if not found or not draft.wants("contact"):
        return end
    draft.put("contact", draft.sentence.typed(*found.span("n")))
    draft.sentence.take(found.end("c"), end)
    return found.end("c")


def _piece_name(draft: Draft, piece: str) -> str | None:
    if (
        draft.wants("contact")
        and _TITLE.fullmatch(piece)
        and (piece[0] in SURNAMES + "老小阿" and len(piece) <= 5)
    ):
        return "contact"
    if draft.wants("contact") and "company" in draft.slots and _OFFICE.fullmatch(piece):
        return "contact"
    if draft.wants("note") and "company" in draft.slots and _WISH.fullmatch(piece):
        return "note"
    if draft.wants("industry") and _DOING.fullmatch(piece):
        return "industry"
    if draft.wants("company") and len(piece) > 1:
        return "company"
    if draft.wants("note") and piece.startswith(("http://", "https://", "www.")):
        return "note"
    if draft.wants("industry") and _INDUSTRY.fullmatch(piece):
        return "industry"
    if draft.wants("contact") and 2 <= len(piece) <= 3 and piece[0] in SURNAMES and not piece.isascii():
        return "contact"
    return None


def reason(draft: Draft, place: int = 0) -> str:
    """What is left after `place` without the word that introduces it; else a clause of its own before."""
    after = _reason_in(draft, place, len(draft.sentence.match))
    before = _reason_in(draft, 0, place)
    return after or (before if len(before) >= 4 else "")


def _reason_in(draft: Draft, start: int, end: int) -> str:
    pieces = [(max(a, start), min(b, end)) for a, b in draft.runs() if a < end and b > start]
    text = " ".join(part for a, b in pieces if (part := trim(draft.sentence.typed(a, b))))
    lead = _REASON_LEAD.match(text)
    text = trim(text[lead.end() :] if lead else text)
    return "" if _NO_REASON.fullmatch(text.lower()) else text


def take_template(draft: Draft) -> None:
    """用「门店巡检」模板, 套用标准实施模板."""
    found = _TEMPLATE.search(draft.sentence.free)
    if found and draft.wants("template") and USED not in found.group(1):
        draft.put("template", draft.sentence.typed(*found.span(1)).removeprefix("用").removeprefix("按"))
        draft.sentence.take(*found.span())
