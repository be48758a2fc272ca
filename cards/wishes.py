"""Cards of wishes: one with its votes, and the list by votes."""

from collections.abc import Sequence

from bot.sales.words import day_words, moment_words
from cards.elements import Buttons, Card, Element, Fields, Note, Row, Rows, Tone, button
from storage.wishes import Tally, Wish

PAGE = 6
TOP = 5  # of the monthly results


def wish_card(wish: Wish, votes: Tally, said: str = "") -> Card:
    """A wish with its votes; once closed it is stamped with who closed it and why."""
    pairs = (
        ("支持", f"{votes.up} 人"),
        ("反对", f"{votes.down} 人"),
        ("提出", wish.creator.name),
        ("时间", day_words(wish.created_at.date())),
    )
    body: list[Element] = [Fields(pairs)]
    if not wish.open:
        body.append(Note(f"结果：{wish.reason}"))
    body += [Note(said)] if said else []
    body += [Buttons(_votes(wish))] if wish.open else []
    tone, tag = (Tone.WAITING, "征集中") if wish.open else (Tone.DONE, "已关闭")
    title = f"{wish.number} {wish.title}"
    return Card(title, tuple(body), tone, tag, f"feature:{wish.number}", _stamp(wish))


def _votes(wish: Wish):
    return (
        button("支持", "vote_feature", style="primary", feature=wish.number, value="1"),
        button("反对", "vote_feature", feature=wish.number, value="-1"),
        button("心愿单", "list_wishes"),
    )


def _stamp(wish: Wish) -> str:
    if wish.closed_at is None:
        return ""
    return f"{wish.closed_by.name} 关闭 · {moment_words(wish.closed_at)}"


def wishes_card(ranked: Sequence[tuple[Wish, Tally]], closed: Sequence[Wish] = (), page: int = 1) -> Card:
    """A page of the open wishes, the most wanted first, and what came of the one closed last."""
    pages = max(-(-len(ranked) // PAGE), 1)
    page = min(max(page, 1), pages)
    part = ranked[(page - 1) * PAGE : page * PAGE]
    heading = f"按票数 · 第 {page}/{pages} 页" if pages > 1 else "按票数"
    body: list[Element] = [_rows(part, heading), *_results("最近有结果", closed)]
    body.append(Note("想到别的：提个建议 希望能批量导入"))
    turned = [(word, n) for word, n in (("上一页", page - 1), ("下一页", page + 1)) if 1 <= n <= pages]
    body += [Buttons(tuple(button(word, "list_wishes", page=n) for word, n in turned))] if turned else []
    return Card("心愿单", tuple(body), Tone.GOING, tag=f"{len(ranked)} 个")


def results_card(word: str, ranked: Sequence[tuple[Wish, Tally]], closed: Sequence[Wish]) -> Card:
    """What became of the wishes in a month (`word`), and which are wanted most; posted into groups."""
    body: list[Element] = list(_results(f"{word}有结果", closed))
    if ranked:
        body.append(_rows(ranked[:TOP], "大家最想要的", more=max(len(ranked) - TOP, 0)))
    body += [Note("想到别的：提个建议 希望能批量导入"), Buttons((button("心愿单", "list_wishes"),))]
    return Card(f"{word}心愿投票", tuple(body), Tone.GOING)


def _rows(part: Sequence[tuple[Wish, Tally]], heading: str, more: int = 0) -> Rows:
    rows = tuple(Row(wish.number, f"{wish.number} {wish.title}", _standing(votes)) for wish, votes in part)
    pressed = (
        button("支持", "vote_feature", style="primary", value="1"),
        button("看看", "show_wish"),
    )
    return Rows(rows, heading, "feature", pressed, more=more)


def _results(heading: str, closed: Sequence[Wish]) -> tuple[Note, ...]:
    told = "；".join(f"{wish.number} {wish.title}（{wish.reason}）" for wish in closed)
    return (Note(f"{heading}：{told}"),) if told else ()


def _standing(votes: Tally) -> str:
    return f"支持 {votes.up}" + (f" · 反对 {votes.down}" if votes.down else "")
