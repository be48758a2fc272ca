"""Orders with free text open their clause: only courtesies, times, names and record numbers stand before the verb.

Whatever else stands there tells of somebody or something: 老板昨天给李四加了个任务, 医生提醒我少喝酒, 光写跟进不签单.
"""

import re

from bot.understand.grammar.rule import PIECES
from bot.understand.veto import clause_before

_SOFT = (
    r"麻烦|劳烦|烦请|辛苦|拜托|帮忙|帮|请|我们|我|窝|俺|咱们?|你|您|给|要|想|得|需要|能不能|能否|可不可以|可以|可否|能|记得|别忘了?|不要忘了?|不用|"
    r"到时候?|到点|先|再|还|那个?|那就|嗯+|诶|欸|哎|啊|呀|哦|噢|哈|顺便|顺手|另外|对了|快点?|赶紧|抓紧|马上|立刻|立即|现在|直接|务必|一定|千万|也|就|都|"
    r"小?助手|小?助理|机器人|申请|公司(?=要|需要|想)|来|去|把|将|里面?|下面?|上面?|新$|又要|又(?=有|来|新|加)|了|吧|呗|哈喽|你好|您好|好的?|行|ok|"
    r"(?<![a-z])(?:please|pls|can|could|you|i|we|want|need|would|like|to|help|me|let'?s|the|a|an|another|just|hi|hello|hey|and|also|for|in|on|at|by|from|with|"
    r"today|tomorrow|tonight|next|this|every|week|month|day|morning|afternoon|evening|noon|minutes?|mins?|hours?|am|pm|"
    r"mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![a-z])"
)
_DAY = (
    r"今天|昨天|前天|今日|昨日|刚才|刚刚|刚|上午|下午|早上|中午|晚上|今晚|昨晚|[本这上下]个?(?:周|月|季度)|周[一二三四五六日末天]|星期[一二三四五六日天]|"
    r"明天|后天|明早|已经?|\d+(?:[月日号点分年]|小时|分钟)?|[月日号点]"
)
_CLOCK = (  # the signs a time is written with
    r"[今明后昨大当天早晚日点分刻钟小时周星期礼拜月号年上下午中每逢到个工作之前末底初本这节假春国庆元旦秋端清宵第最隔半班起始开的候左右整准零一二三四五六七八九十两俩几"
    r"双圣诞除夕腊季度饭会内过差间夜凌晨傍五劳动妇女儿童至和与及、\d/.~-]"
)
_PIECE = rf"[{PIECES}][\ue000]*|[\s、/+和与跟()（）「」\"“”·-]"
_OPEN = re.compile(rf"(?:{_SOFT}|{_DAY}|{_PIECE})*")
_OPEN_REMINDER = re.compile(  # 发工资那天, 感恩节, 开会前
    rf"(?:(?!医生|老板|领导|客户|银行|系统|手机|[他她你])[^\s\ue000-\ue008]{{1,8}}?(?:之?[前后]|时候?|[那当]天|节))?(?:{_SOFT}|{_CLOCK}|(?:给|帮|替|跟|对)\ue007\ue000*|[\ue001-\ue006\ue008]\ue000*|\s)*"
)
_TOLD = re.compile(  # no single character that may stand in a name: 成都, 太平洋, 光电
    r"了|被|谁|没(?!食子)|不[是会要能用]|真[是的难烦不]|太(?=[多少难慢快大小长差])|怎么|很|他(?!克)|她|它|都[是在被要没不]|这[些回次个种家事会]|那[些回次个种家叠]|"
    r"说|只[会有能是]|(?:^|\s)[光才就](?=写|加|建|录|提)|整天|天天|老板|领导|主任|从来|总是|老是|一直|一天到晚|自己|自家|"
    r"(?<![a-z])(?:no|not|we|they|he|she|my|lost|nobody|everyone|hate|keeps?|talking|saying|about|reads?)(?![a-z])"
)
_NAMED = re.compile(  # 给青岛海盛物流写跟进, 海川水务二期的会议纪要, P6那边加条待办
    r"(?:请|帮我|我们?|麻烦)*(?:(?:给|帮|为|在|从|用|往|对|跟|把|将|关于|基于|记一?下|记录)\s*[^\s\ue007]{2,20}|[^\s]{2,20}(?:项目|那边|这边|里|下面?|上|的))\s*"
)
_SOMEBODY = re.compile(r"(?<![给帮替为派])\ue007\ue000*[^\s]{0,4}$")  # 李四昨天加了个任务
_FEW = 8  # characters before 会议纪要: that may be anything
_COLON = re.compile(r"[^\s,，:：]{0,4}\s*[:：]")
_CLOSED = re.compile(r"我?(?:一下|一声|下)?(?:吧|哈|呗|啊|哦|谢谢|[\s!！。~])*$")
_TIMED = re.compile(r"[每明今后周下\d]")  # 每周五日报提醒我


def stands_within(shape: str, start: int, end: int) -> bool:
    """Whether something else than names, numbers and courtesies leads up to the verb."""
    before = clause_before(shape, start)
    if "了" in shape[start:end] and _SOMEBODY.search(before):
        return True
    if _COLON.match(shape, end) and len(before) <= _FEW and not _TOLD.search(before):
        return False
    *words, glued = before.split(" ") if not before.isspace() else [""]
    if any(_TOLD.search(word) and not _OPEN.fullmatch(word) for word in words):
        return True
    if shape[start] == "的" and not _TOLD.search(glued):  # 海川水务二期的会议纪要
        return False
    return not (_OPEN.fullmatch(glued) or _leads(glued))


def reminds_within(shape: str, start: int, end: int) -> bool:
    """The same for reminders: before the verb stands when, or all of it when the verb closes the sentence."""
    before = clause_before(shape, start)
    if _OPEN_REMINDER.fullmatch(before):
        return False
    if _TIMED.match(before) and _CLOSED.match(shape, end) and not _TOLD.search(before):
        return False
    *words, glued = before.split(" ")
    told_first = bool(words) and _CLOSED.match(shape, end) and not _TOLD.search(" ".join(words))
    return not (told_first and _OPEN_REMINDER.fullmatch(glued))


def votes_within(shape: str, start: int, end: int) -> bool:
    """Whether a vote among others is told: 业委会投票换物业. With a wish's number, any opening will do."""
    if "\ue005" in shape or not shape[start:end].strip().endswith("投票"):
        return False
    return stands_within(shape, start, end)


def _leads(glued: str) -> bool:
    """Whether a name with its preposition, or with 项目 or 的 behind it, leads up to the verb."""
    return bool(_NAMED.fullmatch(glued)) and not _TOLD.search(glued)


CHECKS = {
    "create_lead": stands_within,
    "add_task": stands_within,
    "create_project": stands_within,
    "log_followup": stands_within,
    "meeting_minutes": stands_within,
    "remind": reminds_within,
    "vote_feature": votes_within,
}
