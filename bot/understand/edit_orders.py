"""L6 预算改成60万, 把 P3 的金额改成80万, T12 改名 …: whole sentences that put a record's data right.

They are read only where such actions are registered, and nothing that holds more is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.understand.draft import trim
from bot.understand.numerals import written
from bot.understand.sentence import Sentence
from bot.understand.shapes import Reading
from bot.understand.typed import day_of_words, email_of, money_of, need_of, phone_of
from bot.understand.vocabulary import Vocabulary


@dataclass(frozen=True)
class Field:
    """A record's value: the slot it goes to, how it is read, and the words that name it."""

    slot: str
    kind: str
    words: str


_NAME = r"改名|更名|重命名"
_NOTE = Field("note", "long", "备注|说明")
_FIELDS = {
    "lead": (
        Field("company", "text", rf"公司名称?|公司|企业名称?|单位名称?|客户名称?|名称|名字|{_NAME}"),
        Field("contact", "text", "联系人(?:姓名)?|对接人"),
        Field("phone", "phone", "联系电话|电话(?:号码)?|手机(?:号码?)?|联系方式|号码"),
        Field("email", "email", "邮箱(?:地址)?|电子邮件|邮件|e-?mail"),
        Field("budget", "money", "预算(?:金额)?"),
        Field("industry", "text", "所属行业|行业"),
        Field("need", "need", "需求(?:等级|程度|度)?|意向度?"),
        Field("source", "text", "线索来源|来源"),
        Field("region", "text", "所在地区?|地区|区域|城市"),
        Field("assignee", "person", "负责人|跟进人"),
        _NOTE,
    ),
    "project": (
        Field("name", "text", rf"项目名称?|商机名称?|名称|名字|{_NAME}"),
        Field("amount", "money", "(?:项目|合同|预计|商机)?金额|合同额|预算"),
        Field(
            "close", "day", "预计(?:签单|成交|签约|关闭)(?:时间|日期|日)?|(?:签单|成交|签约)(?:时间|日期|日)"
        ),
        Field("owner", "person", "(?:项目)?负责人"),
        _NOTE,
    ),
    "task": (Field("title", "long", rf"任务名称?|任务标题|标题|名称|名字|{_NAME}"), _NOTE),
}
_LEAD = re.compile(
    r"(?:请|麻烦|帮我|帮忙|给我|把|将|/|\s)*(?P<verb>(?:修改|更新|更正|调整|编辑|改)(?:一?下)?)?"
    r"(?:线索|项目|商机|任务|的|\s)*"
)
_STRONG = (
    r"\s*(?:应该?|需要)?(?:改[成为到作]|更新[为成]|更正[为成]|换[成为]|变更?[为成]|调整?[为成到]|设置?[为成]|写成|填成)"
    r"[:\s]*"
)
_WEAK = r"\s*[:=]\s*|\s*(?:是|为)\s*|\s+|(?=[\d¥$])"
_ORDERED = rf"{_STRONG}|\s*[为成到是]\s*|[:\s]+|(?=[\d¥$])"
_SURE = frozenset(("money", "phone", "email", "day"))  # a value that cannot be anything else
_ASKED = re.compile(
    r"\?|(?:吗|呢|么|没有|行不行|好不好|对不对|可以不)[。!\s]*$|"
    r"^(?:什么|多少|谁|哪|啥|几|怎么|如何|是不是|是否|不对|不准|错|有误|已经?|没|不|未|还|太|要|变|分析|规划|情况|管理|报告|统计)"
)
_BREAK = re.compile(r"[,;。!\n]|了$")
_TOLD = re.compile(r"[\s,。说让想问了去来不没已在把给]")  # words of a tale, not of a name
_THANKS = re.compile(r"[\s,，。.!！~]*(?:谢谢|多谢|谢了|辛苦了?|麻烦了?|拜托了?)?[\s。.!！~]*")
_OPEN = re.compile(r"[\s的]*(?:修改|编辑|更新|改)(?:一?下)?(?:资料|信息|数据)[吧。!\s]*")
_OPENED = re.compile(r"[\s的]*(?:资料|信息|数据)?[吧。!\s]*")
_LONGEST, _WORDS = 300, 60


def read(sentence: Sentence, vocabulary: Vocabulary) -> Reading | None:
    """What the sentence puts right, where such actions are registered."""
    if vocabulary.get("edit_lead") is None or not sentence.ids or len(sentence.match) > _LONGEST:
        return None
    first = sentence.ids[0]
    lead = _LEAD.fullmatch(sentence.match, 0, first.start)
    if lead is None or first.kind not in _FIELDS:
        return None
    ordered = bool(lead["verb"])
    if (_OPENED if ordered else _OPEN).fullmatch(sentence.match, first.end):
        return Reading("open_edit", {"target": first.value})
    found = list(_clauses(sentence, first.kind, first.end, ordered))
    return _reading(first.kind, first.value, found)


def _reading(kind: str, number: str, found: list[tuple[str, str | None]]) -> Reading | None:
    names = [name for name, _ in found]
    if not found or "" in names or len(set(names)) < len(names):
        return None
    values = {name: value for name, value in found if value}
    if names == ["assignee"]:
        return Reading("assign_lead", {"lead": number, **values}, () if values else ("assignee",))
    if "assignee" in names:
        return None
    money, _, currency = values.pop("budget", values.pop("amount", "")).partition(" ")
    if money:
        values |= {"budget" if kind == "lead" else "amount": money}
        values |= {"currency": currency} if currency not in ("", "CNY") else {}
    missing = tuple(name for name, value in found if not value)
    return Reading(f"edit_{kind}", {kind: number, **values}, missing)


def _clauses(sentence: Sentence, kind: str, start: int, ordered: bool) -> Iterator[tuple[str, str | None]]:
    """Each field with its value, None where the value must be asked again; ("", "") where it is no edit."""
    marks = list(_pattern(kind, ordered).finditer(sentence.match, start))
    if not marks or sentence.match[start : marks[0].start()].strip(" 的,:"):
        return
    ends = [mark.start() for mark in marks[1:]] + [len(sentence.match)]
    for mark, end in zip(marks, ends, strict=True):
        field = next(f for f in _FIELDS[kind] if re.fullmatch(f.words, mark["label"]))
        yield _value(sentence, field, mark, end)


@cache
def _pattern(kind: str, ordered: bool) -> re.Pattern[str]:
    """A field's name at the beginning or behind a comma, and the words that set it."""
    labels = "|".join(field.words for field in _FIELDS[kind])
    sets = _ORDERED if ordered else f"(?P<strong>{_STRONG})|{_WEAK}"
    return re.compile(
        rf"(?:(?<=[\d的\s:])|[,;\n]\s*(?:并且?|同时|再|也|把|将|\s)*(?:的)?)(?P<label>{labels})"
        rf"(?P<set>(?<=[改更命]名)[为成叫]?[:\s]*(?!称|字)|{sets})"
    )


def _value(sentence: Sentence, field: Field, mark: re.Match[str], end: int) -> tuple[str, str | None]:
    strong = bool(mark.groupdict().get("strong", True)) or bool(re.fullmatch(_NAME, mark["label"]))
    said = sentence.match[mark.end() : end].strip()
    if not said or _ASKED.search(said):
        return "", ""
    if not (strong or (_weakly(field, mark["set"], said) and _whole(sentence))):
        return "", ""
    if field.kind == "person":
        return _person(sentence, field, mark.end(), end)
    typed = trim(re.sub(r"(?:吧|哈|谢谢|一下)[。!\s]*$", "", sentence.typed(mark.end(), end)))
    value = _read(sentence, field.kind, typed)
    if value or field.kind in ("text", "long"):
        return (field.slot, value) if value else ("", "")
    return (field.slot, None) if strong and not re.search(r"\d", said) else ("", "")


def _weakly(field: Field, words: str, said: str) -> bool:
    """Whether words without 改成 are an order: the value is plain, or a text short and set off."""
    if field.kind in _SURE:
        return True
    if field.kind == "person" or not re.search(r"[\s:=]", words):
        return False
    return field.kind == "need" or (len(said) <= 20 and not _TOLD.search(said))


def _whole(sentence: Sentence) -> bool:
    """Whether it is all that was said: P3 金额 80万 有点高 is a remark."""
    return bool(_THANKS.fullmatch(sentence.given.text.partition(sentence.line.typed.strip())[2]))


def _read(sentence: Sentence, kind: str, typed: str) -> str | None:
    if kind == "money":
        found = money_of(typed)
        return f"{written(found[0])} {found[1]}" if found else None
    if kind == "day":
        day = day_of_words(typed, sentence.now, sentence.given.calendar)
        return day.isoformat() if day else None
    if kind in _READERS:
        return _READERS[kind](typed)
    whole = kind == "long" or (len(typed) <= _WORDS and not _BREAK.search(typed.replace("，", ",")))
    return typed if whole else None


def _person(sentence: Sentence, field: Field, start: int, end: int) -> tuple[str, str | None]:
    """A colleague who is all the value there is."""
    said = sentence.match[start:end]
    if said.strip("吧。!, ") == "我":
        return field.slot, "me"
    found = sentence.person_at(start + len(said) - len(said.lstrip()))
    if found is None:
        return (field.slot, None) if len(said.strip()) <= 4 else ("", "")
    return (field.slot, found.name) if not sentence.match[found.end : end].strip("吧。!, ") else ("", "")


_READERS = {"phone": phone_of, "email": email_of, "need": need_of}
