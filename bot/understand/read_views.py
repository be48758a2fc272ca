"""Values of what people look at: lists, boards, reports, rankings, search, export, help."""

import re

from bot.understand import words
from bot.understand.choose import Choice
from bot.understand.draft import Draft, trim
from bot.understand.names import is_name
from bot.understand.residue import nothing_left, read_project_name, shrunk
from bot.understand.sentence import USED
from bot.understand.values import people_joined, take_ids, take_period, take_person

_IMPLIED = (
    ("周报", "this_week"),
    ("周结", "this_week"),
    ("日报", "today"),
    ("早报", "today"),
    ("晚报", "today"),
    ("日结", "today"),
    ("月报", "this_month"),
    ("季报", "this_quarter"),
    ("年报", "this_year"),
)
_TYPE_LEAD = re.compile(
    r"^\s*(?:一下)?(?P<t>线索|项目|商机|任务|待办|报价单?|文件|文档|附件|联系人|客户|公司|leads?|projects?|"
    r"tasks?|quotes?|files?|contacts?)(?:里|中|叫|名为|:|：|\s)+(?=\S)|^\s*(?P<c>联系人)(?=[一-龥]{2,3}$)"
)
_QUERY_NOISE = re.compile(
    r"^(?:一下|下|看看?|有没有|关于|是否有|所有|全部|for|about|the|me|:|：|,|，|\s)+|(?:吗|呢|吧|呗|哈|啊|"
    r"谢谢|[放存]?在?哪[里儿]?了?|在哪里?|在哪儿|\?|？)+$"
)
_GENERIC = re.compile(r"(?:项目|这个|那个|当前|目前|现在|整体|我们|的|是|最新)*")
_PRAISE = re.compile(
    r"好看|漂亮|不错|真|太|很|挺|厉害|难看|丑|错了|不对|有问题|怎么回事|打不开|看不清|谁(?:画|做)"
)
_ANYTHING = re.compile(r"(?:点|个|些|下)?(?:儿)?(?:东西|资料|内容|信息)(?:吧|呗)?")
_HELPING = re.compile(rf"(?:帮忙|帮我|麻烦|请|给我|一下|[\s,，{USED}])+")
_RANKING = re.compile(
    r"排行榜?|排名榜?|榜单|谁[^\s,，。]{0,8}最[多好高强]|(?:任务|线索|跟进|单子?)?(?:完成|录|签|跟|做)得?最多"
)
_QUESTION_END = re.compile(r"[?？呢啊呀吗]+$")


def my_tasks(draft: Draft, choice: Choice | None) -> bool:
    """My own tasks: of which time, which kind, which project."""
    take_ids(draft, "project", "project")
    _from_words(draft, choice)
    return _few_left(draft)


def _from_words(draft: Draft, choice: Choice | None) -> None:
    """The period and filter stand inside the matched words, so all of the sentence is looked at."""
    from bot.understand.periods import find_period

    whole = _whole(draft)
    found_word = words.find_word("filter", whole)
    ahead = found_word is None or found_word.value != "done"  # what is to be done lies ahead
    if found := find_period(whole, draft.sentence.now, ahead):
        draft.put("period", found.value)
        draft.sentence.take(found.start, found.end)
    if found_word:
        draft.put("filter", found_word.value)
        draft.sentence.take(found_word.start, found_word.end)


def _whole(draft: Draft) -> str:
    """The sentence without its record numbers and people."""
    text = draft.sentence.match
    spans = [(i.start, i.end) for i in draft.sentence.ids] + [(p.start, p.end) for p in draft.sentence.people]
    spans += draft.sentence.aside
    for start, end in spans:
        text = text[:start] + USED * (end - start) + text[end:]
    return text


def _few_left(draft: Draft) -> bool:
    return nothing_left(draft)


def team_board(draft: Draft, choice: Choice | None) -> bool:
    """Of whom, of which project, of which time."""
    take_ids(draft, "project", "project")
    _from_words(draft, choice)
    if choice and choice.found.groupdict().get("who"):
        draft.sentence.take(*choice.found.span("who"))
        person = draft.sentence.person_at(choice.found.start("who"))
        others = people_joined(draft, person.end) if person else []
        if person:
            draft.put("member", [person.name, *others] if others else person.name)
    take_person(draft, "member")
    return read_project_name(draft, "project")


def project_status(draft: Draft, choice: Choice | None) -> bool:
    """How a project stands."""
    take_ids(draft, "project", "project")
    if choice and choice.found.groupdict().get("name") and draft.wants("project"):
        return _named_status(draft, choice)
    return bool(draft.slots) or read_project_name(draft, "project")


def _named_status(draft: Draft, choice: Choice) -> bool:
    span = choice.found.span("name")
    span = shrunk(draft.sentence.match, *span)
    text = draft.sentence.match[span[0] : span[1]]
    if _GENERIC.fullmatch(text):
        return True
    if not is_name(text):
        return False
    draft.put("project", trim(draft.sentence.typed(*span)))
    return True


def gantt(draft: Draft, choice: Choice | None) -> bool:
    """Whose chart."""
    take_ids(draft, "project", "project")
    return read_project_name(draft, "project") if draft.wants("project") else _quiet(draft)


def _quiet(draft: Draft) -> bool:
    """No remark beside it: P3 的甘特图真好看 asks for nothing."""
    text = " ".join(draft.sentence.free[s:e] for s, e in draft.chunks())
    return not _PRAISE.search(text)


def health_report(draft: Draft, choice: Choice | None) -> bool:
    """Of which time, of which project."""
    return _report(draft)


def _report(draft: Draft, ahead: bool = False, name: str = "project") -> bool:
    draft.sentence.show_quarters()
    take_ids(draft, "project", "project")
    _period(draft, ahead)
    if draft.command.slot("member"):
        take_person(draft, "member")
    if draft.wants(name):
        return read_project_name(draft, name)
    return _quiet(draft)


def _period(draft: Draft, ahead: bool = False) -> None:
    from bot.understand.periods import find_period

    found = find_period(_whole_quarters(draft), draft.sentence.now, ahead)
    if found and draft.wants("period"):
        draft.put("period", found.value)
        draft.sentence.take(found.start, found.end)


def _whole_quarters(draft: Draft) -> str:
    return _whole(draft)


def digest(draft: Draft, choice: Choice | None) -> bool:
    """Of which time; 周报 alone is this week's."""
    draft.sentence.show_quarters()
    _period(draft)
    text = draft.sentence.match
    if draft.wants("period"):
        draft.put("period", next((value for word, value in _IMPLIED if word in text), None))
    return nothing_left(draft)


def forecast(draft: Draft, choice: Choice | None) -> bool:
    """Of which time, of whom, of which project."""
    return _report(draft, ahead=True)


def leaderboard(draft: Draft, choice: Choice | None) -> bool:
    """Of which time, by what."""
    draft.sentence.show_quarters()
    _period(draft)
    _rank_words(draft)
    metric = words.highest_word("metric", draft.sentence.match)
    if metric:
        draft.put("metric", metric.value)
        draft.sentence.take(metric.start, metric.end)
    return nothing_left(draft)


def _rank_words(draft: Draft) -> None:
    """上周谁签得最多，排行榜: said twice."""
    for found in _RANKING.finditer(draft.sentence.free):
        draft.sentence.take(*found.span())


def help_topic(draft: Draft, choice: Choice | None) -> bool:
    """About what, if anything."""
    text = trim(_QUESTION_END.sub("", draft.rest()))
    if 1 < len(text) <= 20 and choice and choice.end < len(draft.sentence.match):
        draft.put("topic", text)
    return True


def search(draft: Draft, choice: Choice | None) -> bool:
    """For what, of which type."""
    if choice and choice.found.groupdict().get("q"):
        draft.put("query", trim(draft.sentence.typed(*choice.found.span("q"))))
        return True
    if lead := _HELPING.match(draft.sentence.free):
        draft.sentence.take(*lead.span())
    found = _TYPE_LEAD.match(draft.sentence.free.replace(USED, " "))
    if found:
        draft.put("type", words.whole_word("type", found.group("t") or found.group("c")))
        draft.sentence.take(*found.span())
    text = draft.rest()
    while (clean := trim(_QUERY_NOISE.sub("", text))) != text:
        text = clean
    if kind := words.whole_word("type", text):  # 搜任务: which one is asked
        draft.put("type", kind)
        return True
    draft.put("query", "" if _ANYTHING.fullmatch(text) else text)
    return True


def export(draft: Draft, choice: Choice | None) -> bool:
    """What, in which format, of which time, of which project."""
    draft.sentence.show_quarters()
    take_ids(draft, "project", "project")
    take_period(draft)
    form = words.find_word("format", draft.sentence.free)
    if form:
        draft.put("format", form.value)
        draft.sentence.take(form.start, form.end)
    what = words.highest_word("what", draft.sentence.free)
    if what:
        draft.put("what", what.value)
        draft.sentence.take(what.start, what.end)
    return True
