"""The question asked last: an answer fills it, 算了 ends it, a full new order replaces it."""

import re
from collections.abc import Callable

from bot.understand import words
from bot.understand.answers import fill
from bot.understand.confirmed import completed, confirmed
from bot.understand.draft import Draft
from bot.understand.read_leads import reason
from bot.understand.read_quotes import take_submit
from bot.understand.sentence import Sentence
from bot.understand.shapes import NOTHING, Pending, Reading
from bot.understand.spec import Command
from bot.understand.suggest import lexicon
from bot.understand.values import take_discount, take_due
from bot.understand.vocabulary import Vocabulary

_STOP = re.compile(
    r"(?:那|先|还是|就|那就|嗯|额|呃|,|，|\s)*(?:算了|取消|不用了?|不要了?|不弄了|不需要了?|没事了?|"
    r"放弃|停|退出|不做了|不建了|不派了|先不了|cancel|stop|never ?mind|forget it|no,? thanks|quit|"
    r"abort|nvm|再说|作罢|不改了|先不弄了|(?:先|暂时)*(?:放一?放|搁一?搁|放|搁)[着下]?(?=吧|了|[。.!！~]*$)|缓缓|缓一缓|(?:先|暂时)(?:[放搁]着|这样|不动了?)|放一?放再说)"
    r"(?:吧|了|啦|哈|,|，|\s|谢谢|thanks|取消|算了)*(?:吧|了)?[。.!！~]*"
)
_STOP_DOING = re.compile(
    r"(?:算了|那|先|还是|暂时|就|我|,|，|\s)*(?:不|别|不要|不用|先别|暂不)(?:再)?"
    r"(?:录入?|建|派|报|批准?|驳回?|打|提醒|看|搜|查|导出?|做|改|弄|填|写|加|设|上?传|投|转|交|发|要|用|说|提交|审批|跟进|更新|"
    r"新建|创建|完成|拒绝|同意|指派|分配|延期?|动|管|处理)(?:它|了|吧|啦|这个|\s)*[。!！~]*"
    r"(?:(?<=[了吧啦])[\s,，]+(?![^\n]*(?:改|换|给|还是|是|到|\d|\ue007))[^\n]{1,16})?"  # 不报了 这客户黄了
)
_STOP_FIRST = re.compile(r"(?:算了|取消吧?|不用了|不要了|先[放搁]着吧?)[,，。!！ ]+.{0,16}$")
_WHICH = re.compile(
    r"(?:(?:就|是|我说的?|[,，\s])*[\ue001-\ue006]\ue000*(?:[,，\s]|就是?|是)*[^\ue001-\ue008\n]{0,14}[那这]|[^\ue001-\ue008\n]{0,14}[的那这](?:个|条|家)?\s*[\ue001-\ue006]\ue000*)"
    r"(?:条|个|家|份|张|单|笔|位)?(?:客户|线索|项目|任务|报价单?|单子)?(?:的|吧|啊|呀|哈|[。!！\s])*"
)
_SOFT_END = re.compile(r"(?:一下|吧|呗|啊|呀|[。.!！\s])+$")
_ONLY_PIECES = re.compile(r"[\s\ue000-\ue008]*")
_ORDER = re.compile(
    r"(?:新建|创建|添加|新增|录入|登记|立项|提醒|导出|搜索|查找|查看|查下|看下|看看|看一下|帮我(?:看|查|找)|把|将|完成|派|指派|我的|甘特|健康|"
    r"帮助|/|驳回|同意|批准|提交|重新打开|我.{0,3}(?:待办|任务)|(?:给|为|报价)?\s*[tplq]-?\d++\s*\S|"
    r"(?:new|create|add|remind|show|my|help|find|search|export|assign|finish|close|approve|reject|"
    r"quote)(?![a-z]))(?!了|过)"
)
_FREE_KINDS = ("rest", "note", "tags", "role")
_LOOKS = ("project_status", "quote_status", "show_task", "show_lead")
_UNKNOWN = re.compile(
    r"(?:还|我|也|暂时|目前|现在|,|，|\s)*(?:不清楚|不知道|不确定|没定|没想好|待定|再看看?|再说|想想|想一下|随便|都行|都可以|"
    r"你看着办|你定|无所谓|为什么|没有?(?:理由|原因)?|无)(?:吧|呢|呀|啊|了|[?？。!！])*"
)
_CHATTER = re.compile(r"(?:好的?|谢谢|收到|哈+|在吗|你好|hi|hello|ok|嗯+|哦+|[。!?！？\s])*")


def answer(
    pending: Pending, sentence: Sentence, vocabulary: Vocabulary, compose: Callable[[int], Reading]
) -> Reading:
    """The reading of a message that comes while a question is open."""
    text = sentence.match.strip()
    command = vocabulary.get(pending.intent)
    if command is None:
        return compose(0)
    if any(way.fullmatch(text) for way in (_STOP, _STOP_FIRST, _STOP_DOING)):
        return NOTHING
    if pending.confirm:
        return confirmed(pending, sentence, command, compose)
    fresh, order = compose(0), _verb_first(text, vocabulary)
    if _tells_which(sentence, pending, command) or _is_content(fresh, sentence, pending, command):
        return _filled(pending, sentence, command)
    if fresh.intent == pending.intent:
        if order or (not fresh.ask and _starts_over(fresh, pending)):
            return _joined(fresh, pending, command)
    elif fresh.intent != "none" and (order or not _only_answers(fresh, sentence, _asked(pending, command))):
        return fresh
    return _filled(pending, sentence, command)


def _asked(pending: Pending, command: Command) -> set[str]:
    return {slot.kind for name in pending.ask if (slot := command.slot(name))}


def _tells_which(sentence: Sentence, pending: Pending, command: Command) -> bool:
    """Whether a number comes with a word about which one it is: L27 就刚才聊的那条."""
    asked = sentence.ids_of(*(kind for kinds in _asked(pending, command) for kind in kinds.split("|")))
    return len(sentence.ids) == len(asked) == 1 and bool(_WHICH.fullmatch(sentence.shape))


def _is_content(fresh: Reading, sentence: Sentence, pending: Pending, command: Command) -> bool:
    """Whether words like an order are the text asked for, since as an order they lack something: 提醒客户续签合同."""
    partial = (
        bool(fresh.ask)
        and fresh.intent != pending.intent
        and not sentence.ids
        and "assignee" not in fresh.slots
    )
    bare = _SOFT_END.sub("", sentence.match.strip()) in lexicon().known
    return partial and not bare and bool(_asked(pending, command) & {"rest", "note"})


def _joined(fresh: Reading, pending: Pending, command: Command) -> Reading:
    """The same order once more; only what it leaves out is taken from before, if nothing speaks against it."""
    return fresh if not fresh.ask or _starts_over(fresh, pending) else completed(fresh, pending, command)


def _starts_over(fresh: Reading, pending: Pending) -> bool:
    """The same order said again in full: its own values stand."""
    return bool(fresh.slots) and any(fresh.slots.get(k) not in (None, v) for k, v in pending.slots.items())


def _only_answers(fresh: Reading, sentence: Sentence, kinds: set[str]) -> bool:
    """An answer that merely looks like an order: free text was asked for, or a bare number."""
    if fresh.ask and len(sentence.match) <= 16:
        return True
    if fresh.intent in _LOOKS and _ONLY_PIECES.fullmatch(sentence.shape):
        return True
    return bool(kinds & {"rest", "note"}) and fresh.intent not in ("help", "my_tasks")


def _verb_first(text: str, vocabulary: Vocabulary) -> bool:
    """Whether it begins with the words of an order, or with a record and more behind it."""
    alias = vocabulary.pattern.match(text) if vocabulary.pattern else None
    return bool(alias or _ORDER.match(text))


def _filled(pending: Pending, sentence: Sentence, command: Command) -> Reading:
    if _CHATTER.fullmatch(sentence.match.strip()):
        return NOTHING
    if _UNKNOWN.fullmatch(sentence.match.strip()):
        return Reading(command.name, dict(pending.slots), tuple(pending.ask))
    draft = Draft(command, sentence)
    draft.slots.update(pending.slots)
    renamed = _renamed(pending, sentence, command)
    for name in pending.ask:
        slot = command.slot(name)
        if slot and name not in draft.slots:
            fill(draft, slot)
            if name in draft.slots:
                draft.slots.update(renamed)
                _said_with_it(draft, pending, name)
                break
    _others(draft)
    if not set(draft.slots) - set(pending.slots) and not draft.bad:
        return Reading(command.name, dict(draft.slots), tuple(pending.ask))
    return draft.reading()


def _said_with_it(draft: Draft, pending: Pending, answered: str) -> None:
    """What else was asked and said in the same answer: 明天三点 开会, Q5 太贵, 不合格，没预算."""
    if answered == "result" and draft.slots["result"] == "disqualified":
        draft.put("reason", reason(draft))
    for name in pending.ask:
        slot = draft.command.slot(name)
        if (
            slot
            and name != answered
            and draft.wants(name)
            and slot.kind in _FREE_KINDS
            and not _SOFT_END.fullmatch(draft.rest())
        ):
            fill(draft, slot)


def _renamed(pending: Pending, sentence: Sentence, command: Command) -> dict[str, str]:
    """Another record named beside the answer (P8 12万 when P7 was meant): that one counts, in no free text."""
    asked = _asked(pending, command)
    found: dict[str, str] = {}
    for name in pending.slots if not asked & {"rest", "note", "text", "target"} else ():
        slot = command.slot(name)
        if slot and slot.kind not in asked and (others := sentence.ids_of(slot.kind)):
            found[name] = others[0].value
    return found


def _others(draft: Draft) -> None:
    """What was said beyond the answer: a discount, a date, an owner."""
    before = dict(draft.slots)
    if any(s.name == "discount" for s in draft.command.slots):
        take_discount(draft)
    if draft.command.slot("submit"):
        take_submit(draft)
    if any(s.name == "due" for s in draft.command.slots):
        take_due(draft, "due", loose=True)
    if "priority" not in before and draft.command.slot("priority"):
        found = words.find_word("priority", draft.sentence.left)
        draft.put("priority", found.value if found else None)
