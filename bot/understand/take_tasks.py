"""The tasks an order is about; two orders in one message are asked, never mixed."""

import re
from itertools import pairwise

from bot.understand.draft import Draft
from bot.understand.durations import find_duration
from bot.understand.sentence import USED, Sentence
from bot.understand.values import take_ids

_CLAUSE = re.compile(r"[^,，。;；\n]+")
_LIST = re.compile(r"[\s、,，;；/&+]*(?:和|与|跟|及|还有|and)?\s*")
_JOINING = re.compile(rf"[{USED}\s、&+和与跟及也都还有把将吧了]|一起|and")
_APART = re.compile(rf"(?:^|[\s,，。;；{USED}])(?:争取|必须|务必|限|要|给[你他她])*\s*$")
_DONE = re.compile(
    r"\s*(?:之?内)?(?:要|必须|得|务必)?(?:搞定|做完|完成|弄完|弄好|办完|办好|写完|交付)(?!了|的)"
)


def take_goal(draft: Draft) -> None:
    """派给李四，三天搞定: a length of time to finish in is a due date."""
    length = find_duration(draft.sentence.left) if draft.wants("due") else None
    done = _DONE.match(draft.sentence.left, length.end) if length else None
    if not length or not done or not _APART.search(draft.sentence.left[: length.start]):
        return
    day = draft.sentence.moved(length)
    draft.put("due", day.isoformat() if day else None)
    draft.sentence.take(length.start, done.end())


def take_tasks(draft: Draft) -> None:
    """The tasks of one order; T12 派给李四，T13 派给王芳 is asked."""
    if _two_orders(draft.sentence):
        draft.doubt("task")
    else:
        take_ids(draft, "task", "task")


def _two_orders(sentence: Sentence) -> bool:
    """Whether tasks stand in clauses that say different things of them."""
    tasks = sentence.ids_of("task")
    gaps = [(one.end, after.start) for one, after in pairwise(tasks)]
    lists = [gap for gap in gaps if _LIST.fullmatch(sentence.match, *gap)]
    text = sentence.blanked([(one.start, one.end) for one in tasks] + lists)
    said = {
        _JOINING.sub("", clause.group())
        for clause in _CLAUSE.finditer(text)
        if any(clause.start() <= one.start < clause.end() for one in tasks)
    }
    return len(said - {""}) > 1
