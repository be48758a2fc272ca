"""How a lead that becomes a deal is called then, and who is to look after it."""

import re

from bot.understand.draft import Draft, trim

_CALLED_IT = re.compile(
    r"(?:项目)?(?:名字?|名称|叫法)(?:就|也|还)*(?:叫做?|取|用|定为|写成?)\s*[:：]?\s*(?P<n>[^,，。;；\n\x00]{2,40}?)"
    r"(?=\s*(?:$|[,，。;；\n\x00])|\s+(?:负责人|owner|模板|template|\S{2,3}(?:来)?(?:负责|牵头)))"
)
_IN_CHARGE = re.compile(r"(?:来)?(?:负责|跟进?|牵头)")


def take_called(draft: Draft) -> None:
    """名字就叫…, 项目名用…, and 苏杭负责."""
    if found := _CALLED_IT.search(draft.sentence.free):
        draft.put("name", trim(draft.sentence.typed(*found.span("n"))))
        draft.sentence.take(*found.span())
    for person in draft.sentence.people:
        if (after := _IN_CHARGE.match(draft.sentence.free, person.end)) and draft.wants("owner"):
            draft.put("owner", person.name)
            draft.sentence.take(person.start, after.end())
