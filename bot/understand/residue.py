"""What is left beside the words of a report: nothing, a project's name, or a remark: then no order."""

import re

from bot.understand.choose import Choice
from bot.understand.draft import Draft, trim
from bot.understand.names import is_name
from bot.understand.sentence import USED

_FILLER_WORDS = (
    r"把|将|预测|预估|没干完|没做完|列一?下|列出来?|due|看看|看一下|看下|看一看|查看一?下?|"
    r"查询一?下?|查一?下|查查|帮我|帮忙|麻烦|"
    r"请|给我们|给我|给大家|发一?下|发我|发来|发到群里|发群里|发送|发给我|发个|发一?[份张]|发出来|"
    r"出一?下|出一?[份张个]|来一?[份张个]|要一?[份张个]|我想要|我要看?|我想看看?|想看看?|需要|"
    r"生成一?[份张个下]?|制作|画一?[张个下]?|做一?[份张个]|拉一?[下份张]|调出来?|打开|显示|展示|"
    r"调取|推送|拿|说说|汇报|统计|一下|一份|一张|看|查|要|出|来|发|画|拉|show|me|please|pls|the|of|"
    r"for|get|give|view|see|display|open|send|generate|draw|make|a|an|my|our|i|want|need|to|can|you|"
    r"could|this|what'?s|what is|is|in|on|by|"
    r"这个|那个|项目|目前|现在|最新的?|当前|整体|全部|所有|我们|咱们|团队|公司|大家|部门|全员|销售|"
    r"[看查列排扫瞄翻拉调算估说讲捋盘]一?[看查列排扫瞄翻拉调算估说讲捋盘眼下遍]|排个名|出具|列示|补发|调阅|提供|呈报|整个|片区|大区|区域|咱们|全体|"
    r"看眼|贴一下|贴出来|挂出来|[那这]边|[一两]版|再发我?一?[份遍次]|漏看了?|没看[到着]?|成员|筛选|再?发一?[遍次下]|能冲多少|status|progress|同步一?下?|记一?下|更新一?下|筛一?下|帮|里面?|要干|要做|要忙|没干|没做|没(?=\s*[?？]?$)|每个人|公司里?|想知道|想了解|知道|了解|workload|谁在做|都有谁|都有些?|有些|哪些|哪几|想|让我|"
    r"拿来|拿过来|拉出来|调出来|整一?[份个张]?|搞一?[份个张]|弄一?[份个张]|走一个|来看看|瞅一?瞅|瞅瞅|瞧瞧|瞄一眼|过一下|过一遍|给到|发过来|"
    r"发一[份张个]|丢群里|丢过来|甩过来|还剩下?|剩下?|几[条个项件]|多少[条个项]|有没有|只看|只要|仅看|咱|俺|下|哟|嘞|喽|呦|噢|嘿|诶|欸|"
    r"调一?下|翻出来|各个?|每日|发来|给?大伙儿?|来个|给个数|按|根据|找找|找一?下|这[条份家]|那[条份家]|贴出来|整出来|整|弄|搞|来一?[发波]|走一?波|给[我咱]们?|给?老板|瞧|瞅|瞧一?[眼下]|瞅一?[眼下]|看一?眼|过目|呢|"
    r"只|要|我要|手上|手头|名下|一共|总共|only|just|check|pull|up|"
    r"的|地|得|吧|呗|呢|吗|嘛|啊|呀|哈|哦|了|下|图(?![纸片册])表?|表|报告|情况|数据|结果|是|有|怎么样|怎样|咋样|如何|"
    r"多少|什么|啥|谢谢|thanks|thx|辛苦|快|赶紧|马上|顺便|再|还|那|就|也|嗯|好的?|ok|您好|你好|hi|"
    r"hello|能不能|能否|可以|能|大概|预计|预期|估计|我|里|中|上|个|份|张|up|with|and|到|至|,|&|'s"
)
_FILLERS = re.compile("|".join(sorted(_FILLER_WORDS.split("|"), key=len, reverse=True)))
_GENERIC = re.compile(
    r"(?:这|那|该|此|某|哪|一|几|手上的?|所有的?|全部的?)*[个条家份张些]?的?(?:线索|客户|商机|项目|任务|待办|报价单?|文件|文档|附件|"
    r"(?:lead|project|task|quote|file)s?)?(?:这|那|该|此|某|哪|一)?[个条家份张些]?"
)
_COUNTED_BEHIND = re.compile(
    r"(?<=[^\\s]{3})的(?:线索|客户)$|(?<=[^\s]{2})(?:这|那)[个条家份](?:线索|客户|项目|商机|单子)?$"
)
_OF_PROJECT = re.compile(  # X项目, X项目里的
    rf"(?:^|(?<=[\s,，:{USED}]))(?:给|在|把|为|从|将|往)?(?P<n>[^\s,，。:{USED}]{{2,18}}?)(?:这个|那个)?项目(?!经理|组|部|进|状|计划|启动|预算|名|编号)(?:里面?|下面?|中|上面?|的)*"
)
_GLUED = re.compile(rf"(?<={USED})[^{USED}\s,，。;；:：!！?？、~()]+")
_WANTED = re.compile(  # what may be said of a report one wants: how far, to whom, in which form
    r"[a-z\d]|(.)不\1|一步|了?(?:客户|老板|领导|大家|对方)[在要急等催问]|给(?!力)|做(?!成|得|的)|用于|任务|[一这那哪]个|看看|打印|截|公布|汇报|同步|投|推|转|贴|导|讲|说|念|报|走|算|排|分|多|怎|如何|咋|谁|哪|吗|有没有|是不是|能不能|要不要|"
    r"[^\s]{0,6}(?:给我|给他|发我|发群|看看|看下|看一下|怎么样|如何|咋样|[吗呢])"
)
_ANY = re.compile(
    r"(?:所有|全部|重点|红灯|黄灯|绿灯|逾期|延期|新|老|大|小|其他|别的|我们?|咱们?|团队|手上|名下|在手|进行中|每个|各个?|哪个|哪些|个|本|该|的)+"
)
_MANY = 12
_OPENING = re.compile(
    r"(?:[^\s,\x00]{2,10}了|您?(?:早|早上好|在吗)|大家好)(?=[\s,!?。-])"
)  # 快年底了 本季度简报整一份
_CLOSING = re.compile(  # 要一下周报，开会用
    r"(?<=[\s,。!])(?:我|咱|给|老板|领导|客户|法务|财务|总监|开会|汇报|周会|例会|晨会|会上|急|马上|等着|等下|回头|一会儿?|要|用|看|汇报|贴|发|在催|催)"
    r"{1,4}(?:一下|了|的|呢|啊|用|看)*[\s!。~]*$"
)
_ASCII_WORD = re.compile(r"[a-z']+")


def read_project_name(draft: Draft, slot: str) -> bool:
    """Read what is left as a project's name; False when it is a remark."""
    left = _core(draft)
    if not left or all(_GENERIC.fullmatch(draft.sentence.free[start:end]) for start, end in left):
        return True
    if len(left) > 1:
        return False
    start, end = left[0]
    if any(one.start <= start < one.end for one in draft.sentence.ids):
        return True
    text = draft.sentence.typed(start, end)
    glued = USED in (draft.sentence.free[start - 1 : start], draft.sentence.free[end : end + 1])
    if end - start == 2 and glued and slot != "file" and not text.isascii():
        return False
    if not draft.wants(slot) or not is_name(draft.sentence.match[start:end]):
        return False
    draft.put(slot, trim(_COUNTED_BEHIND.sub("", text)))
    draft.sentence.take(start, end)
    return True


def read_named_project(draft: Draft, choice: Choice) -> None:
    """三峡集控项目里我的任务, 给长庆油田数采项目加一个任务: what stands before 项目 is its name."""
    if draft.sentence.ids_of("project") or not draft.wants("project"):
        return
    limit = choice.start if draft.command.changes else len(draft.sentence.free)
    for found in _OF_PROJECT.finditer(draft.sentence.free[:limit]):
        start, end = shrunk(draft.sentence.free, *found.span("n"))
        if (
            end - start >= 2
            and is_name(draft.sentence.match[start:end])
            and not _ANY.fullmatch(draft.sentence.match[start:end])
        ):
            draft.put("project", draft.sentence.typed(start, end))
            draft.sentence.take(found.start(), found.end())
            return


def nothing_left(draft: Draft) -> bool:
    """Whether only words that carry no meaning of their own are left."""
    return not _core(draft)


def nothing_particular(draft: Draft) -> bool:
    """The same, but a mere 任务 or 线索 may be left."""
    return all(_GENERIC.fullmatch(draft.sentence.free[start:end]) for start, end in _core(draft))


def is_remarked(draft: Draft, choice: Choice) -> bool:
    """Whether something is said of what could be looked at, right behind its words: P3进度全靠加班."""
    for run in _GLUED.finditer(draft.sentence.free, choice.start):
        start, end = shrunk(draft.sentence.free, *run.span())
        if end - start >= 2 and not _WANTED.match(draft.sentence.free, run.start()):
            return True
    return False


def _core(draft: Draft) -> list[tuple[int, int]]:
    """The pieces of unused text that are more than fillers, without fillers at their ends."""
    found = []
    pieces = draft.chunks()
    if len(pieces) > _MANY:
        return pieces
    opening, closing = _OPENING.match(draft.sentence.free), _CLOSING.search(draft.sentence.free)
    for start, end in pieces:
        if (opening and end <= opening.end()) or (closing and start >= closing.start()):
            continue
        start, end = shrunk(draft.sentence.free, start, end)
        if end - start >= 1 and any(c.isalnum() for c in draft.sentence.free[start:end]):
            found.append((start, end))
    return found


def shrunk(free: str, start: int, end: int) -> tuple[int, int]:
    """A piece of text without the fillers at its ends."""
    moved = True
    while moved and start < end:
        moved = False
        head = _head(free, start, end)
        if head > start:
            start, moved = head, True
    moved = True
    while moved and start < end:
        moved = False
        for found in _FILLERS.finditer(free, max(start, end - 8), end):
            if found.end() == end and _whole(free, found, start, end):
                end, moved = found.start(), True
                break
        while end > start and free[end - 1] in " ?!~-'\"" + USED:
            end, moved = end - 1, True
    return start, end


def _head(free: str, start: int, end: int) -> int:
    while start < end and free[start] in " ?!~-'\"/" + USED:
        start += 1
    found = _FILLERS.match(free, start, end)
    return found.end() if found and _whole(free, found, start, end) else start


def _whole(free: str, found: re.Match[str], start: int, end: int) -> bool:
    """An English filler must be a word, not the beginning of one."""
    if not found.group()[0].isascii() or not found.group()[0].isalpha():
        return True
    before = free[found.start() - 1 : found.start()] if found.start() > start else ""
    after = free[found.end() : found.end() + 1] if found.end() < end else ""
    return not _ASCII_WORD.match(before) and not _ASCII_WORD.match(after)
