"""Cards as WeCom template cards: a notice to read, buttons to press (with a selector), a form of selectors.

https://developer.work.weixin.qq.com/document/path/90236 (fields), 94888 (update), 101032 (bot).
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from cards.elements import Button, Card, Form, Note, Tone
from cards.wecom.content import content_of
from cards.wecom.fitting import fit
from cards.wecom.limits import BUTTON_TEXT, BUTTONS, KEY_BYTES, LIMITS, MENU, SELECTORS, Limits, cut
from cards.wecom.picks import EMPTY, SAME, TAKES, Live, Pick, left_out, live_buttons, picks_of, selector

HOME = "https://work.weixin.qq.com"

Pack = Callable[[str, dict[str, Any]], str]

_COLOURS = {Tone.NEW: 0, Tone.GOING: 1, Tone.WAITING: 1, Tone.DONE: 3, Tone.LATE: 2}
_WORDS = {Tone.WAITING: "等待处理", Tone.DONE: "已完成", Tone.LATE: "需要关注"}
_TOO_LONG = "内容太长，有的按钮放不下：请直接打字。"
_NUMBER = re.compile(r"[A-Z]\d+(/v\d+)?")
_FIRST, _OTHER = {"style": 1}, {"style": 2}


def render(card: Card, pack: Pack, task_id: str, limits: str = "app", url: str = HOME) -> dict[str, Any]:
    """A template card for message/send ("app"), the bot ("bot") or a group push ("push").

    `task_id` empty leaves the field out (updates of app cards). A button whose values WeCom would not carry
    is left out, and the card says so.
    """
    lim = LIMITS[limits]
    picks, wanted = picks_of(card), live_buttons(card) if lim.live and not card.stamp else []
    buttons = [live for live in wanted if _carried(live, picks, pack)]
    if len(buttons) < len(wanted):
        card = replace(card, body=(Note(_TOO_LONG), *card.body))
    if not buttons:
        hint = "" if card.stamp or wanted else _typing_hint(card)
        return _notice(card, lim, url, hint) | _named(task_id if lim.live else "")
    if len(buttons) == 1 and len(picks) > 1 and _has_form(card):
        return _form(card, buttons[0], picks[:SELECTORS], lim, pack, task_id)
    return _buttons(card, buttons, picks[:1], lim, pack, task_id)


def fits(card: Card, limits: str) -> bool:
    """Whether the card's paragraphs are shown in full."""
    content = content_of(card, {pick.name for pick in picks_of(card)}, LIMITS[limits])
    return len("\n".join(filter(None, [*content.lines, content.tail]))) <= LIMITS[limits].text


def chosen(values: dict[str, Any], selected: dict[str, list[str]]) -> dict[str, Any]:
    """A pressed button's values with what was selected for it: {question_key: [option ids]}."""
    takes = values.get(TAKES) or []
    own = {name: value for name, value in values.items() if name not in (TAKES, SAME)}
    picked = {name: ids[0] for name, ids in selected.items() if name in takes and ids}
    return own | {name: "" if value == EMPTY else value for name, value in picked.items()}


def _notice(card: Card, lim: Limits, url: str, hint: str) -> dict[str, Any]:
    return {
        "card_type": "text_notice",
        **_head(card, lim, coloured=True),
        **_words(card, set(), lim, hint),
        "card_action": {"type": 1, "url": url},
    }


def _buttons(
    card: Card, buttons: list[Live], picks: list[Pick], lim: Limits, pack: Pack, task_id: str
) -> dict[str, Any]:
    shown = {pick.name for pick in picks}
    keys = list(zip((live.button for live in buttons), _keys(buttons, shown, pack), strict=True))
    more = [{"text": cut(b.text, BUTTON_TEXT), "key": key} for b, key in keys[BUTTONS : BUTTONS + MENU]]
    return {
        "card_type": "button_interaction",
        **_head(card, lim, coloured=True),
        **_words(card, shown, lim, more=sum(map(left_out, picks))),
        **({"button_selection": selector(picks[0], lim)} if picks else {}),
        "button_list": _listed(keys[:BUTTONS]),
        **({"action_menu": {"desc": "更多操作", "action_list": more}} if more else {}),
        **_named(task_id),
    }


def _keys(buttons: list[Live], shown: set[str], pack: Pack) -> list[str]:
    plain = [live.key(pack, shown) for live in buttons]
    before = [plain[:place].count(key) for place, key in enumerate(plain)]
    return [
        live.key(pack, shown, n) if n else key for live, key, n in zip(buttons, plain, before, strict=True)
    ]


def _form(card: Card, live: Live, picks: list[Pick], lim: Limits, pack: Pack, task_id: str) -> dict[str, Any]:
    shown = {pick.name for pick in picks}
    content = content_of(card, shown, lim)
    lines = [f"{name}：{value}" for name, value in content.pairs] + content.lines
    desc = fit(lines, lim.form_desc, content.more + sum(map(left_out, picks)), content.tail)
    head = _head(card, lim, coloured=False)
    return {
        "card_type": "multiple_interaction",
        **head,
        "main_title": {"title": head["main_title"]["title"], **({"desc": desc} if desc else {})},
        "select_list": [selector(pick, lim) for pick in picks],
        "submit_button": {"text": cut(live.button.text, BUTTON_TEXT), "key": live.key(pack, shown)},
        **_named(task_id),
    }


def _named(task_id: str) -> dict[str, str]:
    return {"task_id": task_id} if task_id else {}


def _head(card: Card, lim: Limits, *, coloured: bool) -> dict[str, Any]:
    title, word = " ".join(card.title.split()), card.tag or _WORDS.get(card.tone, "")
    over = len(title) > lim.title
    main = {"title": title[: lim.title] if over else title}
    source: dict[str, Any] = {"desc": cut(word, lim.source)}
    source |= {"desc_color": _COLOURS[card.tone]} if coloured else {}
    return {
        **({"source": source} if word else {}),
        "main_title": main | ({"desc": cut(title[lim.title :], lim.desc)} if over else {}),
    }


def _words(card: Card, shown: set[str], lim: Limits, hint: str = "", more: int = 0) -> dict[str, Any]:
    content = content_of(card, shown, lim)
    text = fit(content.lines, lim.text, content.more + more, content.tail or hint)
    pairs = [{"keyname": name, "value": value} for name, value in content.pairs]
    return {
        **({"sub_title_text": text} if text else {}),
        **({"horizontal_content_list": pairs} if pairs else {}),
    }


def _listed(keys: list[tuple[Button, str]]) -> list[dict[str, Any]]:
    """The likely next step stands out; the others step back only where there is one."""
    led = any(button.style == "primary" for button, _ in keys)
    return [
        {"text": cut(button.text, BUTTON_TEXT), "key": key, **_style(button, led)} for button, key in keys
    ]


def _style(button: Button, led: bool) -> dict[str, int]:
    if button.style == "primary":
        return _FIRST
    return _OTHER if led or button.style == "danger" else {}


def _typing_hint(card: Card) -> str:
    """What to type where buttons cannot be pressed: the button's word and the record's number."""
    first = {pick.name: pick.options[0][0] for pick in picks_of(card)}
    said = []
    for live in live_buttons(card)[:2]:
        named = [*live.button.values.values(), *(first[name] for name in live.names if name in first)]
        number = next((str(value) for value in named if _NUMBER.fullmatch(str(value))), "")
        said.append(f"“{live.button.text} {number}".rstrip() + "”")
    return "要操作请 @我 说" + "或".join(said) if said else ""


def _has_form(card: Card) -> bool:
    return any(isinstance(element, Form) for element in card.body)


def _carried(live: Live, picks: list[Pick], pack: Pack) -> bool:
    """Whether WeCom takes the button's key, whichever selectors are shown."""
    names = {pick.name for pick in picks}
    return all(len(live.key(pack, shown, BUTTONS + MENU).encode()) <= KEY_BYTES for shown in (set(), names))
