"""What no pattern fits: an action's core words anywhere, borne out by a record or by nothing else being said."""

import re
from collections.abc import Iterator

from bot.understand.choose import SCOPE, SOFT, Choice, denied
from bot.understand.draft import Draft
from bot.understand.grammar import loose, loose_records
from bot.understand.grammar.loose import Hint
from bot.understand.residue import nothing_particular
from bot.understand.sentence import Sentence
from bot.understand.vocabulary import Vocabulary

HINTS = (*loose.HINTS, *loose_records.HINTS)
_HEDGED = re.compile(
    r"%|百分|没(?!(?:啥|什么|有|别的)*(?:大?问题|毛病|意见|异议|用|必要))|不(?!合格|同意|批|过|行|通过)|别(?!的)|还[要有差得剩]|差|一半|大半|部分|但|就(?!行|好|可以|这|那|送|提|批|过|给我)|预计|估计|计划|争取|希望|打算|准备|需要|应该|可能|如果|要是|"
    r"等(?!着)|再|之?后(?!天)|以后|的话|才|为什么|为啥|怎么|谁|哪|吗|么[?？]|[?？]|上次|上周|被|又(?!要)|之前|昨天|好像|听说|说|"
    r"(?<![a-z])(?:not|but|if|when|will|should|would|might|almost|half|why|how|who)(?![a-z])"
)
_REASON = re.compile(r"(?:理由|原因|因为|由于).*$", re.DOTALL)
_REMARKED = re.compile(
    r"打算|准备|计划|为什么|为啥|怎么(?!样|还)|[太真很挺](?!多)|这么|那么|不[对准行]|(?<![a-z])(?:why|so|too)(?![a-z])"
)
_NOUNS = {
    "task": r"任务|待办|(?<![a-z])tasks?(?![a-z])",
    "lead": r"线索|客户|(?<![a-z])leads?(?![a-z])",
    "quote": r"报价|审批|(?<![a-z])quotes?(?![a-z])",
    "person": r"同事|同学|用户|账号|新人|他|她|\ue007",
    "project": r"项目|商机|(?<![a-z])(?:project|deal)s?(?![a-z])",
}
_SHORT = 30  # characters of an order that leaves its record out


def choices(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[tuple[Hint, Choice]]:
    """Hints whose words stand in the sentence and are neither denied, conditional, told nor asked."""
    shape = sentence.shape[:SCOPE]
    plain = SOFT.sub(lambda found: " " * len(found.group()), shape)
    for hint in HINTS:
        found = hint.rule.pattern.search(shape) or hint.rule.pattern.search(plain)
        if found and vocabulary.get(hint.rule.intent):
            choice = Choice(hint.rule.intent, found, hint.rule, 0)
            if not denied(shape, choice):
                yield hint, choice


def borne_out(draft: Draft, hint: Hint, choice: Choice) -> bool:
    """Whether a record of the right kind is meant and nothing hedges it, or only fillers are left."""
    sentence = draft.sentence
    hedged = (
        _is_hedged(sentence, choice)
        if draft.command.changes
        else bool(_REMARKED.search(_beside(sentence, choice)))
    )
    if hedged:
        return False
    asks = bool(draft.reading().ask) and _names_kind(sentence, hint) and len(sentence.match) <= _SHORT
    if nothing_particular(draft):
        return hint.alone or asks or _has_record(sentence, hint)
    return asks or _has_record(sentence, hint)


def _names_kind(sentence: Sentence, hint: Hint) -> bool:
    """Whether the kind of record is named: 这个报价我看不行驳回吧. What is missing is asked, nothing is done."""
    return any(re.search(_NOUNS[kind], sentence.shape) for kind in hint.about if kind in _NOUNS)


def _has_record(sentence: Sentence, hint: Hint) -> bool:
    reply = sentence.given.reply_to
    return any(one.kind in hint.about for one in sentence.ids) or bool(reply and reply[0] in hint.about)


def _is_hedged(sentence: Sentence, choice: Choice) -> bool:
    beside = _beside(sentence, choice)
    if choice.intent == "qualify_lead":  # what follows is why not
        beside = sentence.shape[: choice.start]
    if choice.intent == "set_priority":
        beside = beside.replace("不急", "").replace("不着急", "")
    return bool(_HEDGED.search(_REASON.sub("", beside)))


def _beside(sentence: Sentence, choice: Choice) -> str:
    return sentence.shape[: choice.start] + " " + sentence.shape[choice.end :]
