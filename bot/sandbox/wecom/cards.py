"""The strict reader of template cards: required fields and counts by type and channel (app, bot, push).

Texts longer than recommended are cut on screen by the client, not refused; blocks a type does not have are
not shown.
"""

import re
from typing import Any

from bot.sandbox.wecom.refusal import Refusal, must

TYPES = {
    "app": ("text_notice", "news_notice", "button_interaction", "vote_interaction", "multiple_interaction"),
    "bot": ("text_notice", "news_notice", "button_interaction", "vote_interaction", "multiple_interaction"),
    "push": ("text_notice", "news_notice"),
}
_ALL = "card_type task_id source main_title"
_NOTICE = f"{_ALL} action_menu quote_area horizontal_content_list jump_list card_action"
_BLOCKS = {
    "text_notice": f"{_NOTICE} emphasis_content sub_title_text",
    "news_notice": f"{_NOTICE} card_image image_text_area vertical_content_list",
    "button_interaction": (
        f"{_ALL} action_menu quote_area sub_title_text horizontal_content_list card_action"
        " button_selection button_list replace_text"
    ),
    "vote_interaction": f"{_ALL} checkbox submit_button replace_text",
    "multiple_interaction": f"{_ALL} select_list submit_button replace_text",
}
_ROW_TYPES = {"app": (0, 1, 2, 3), "bot": (0, 1, 3), "push": (0, 1, 2, 3)}
_JUMP_TYPES = {"app": (0, 1, 2), "bot": (0, 1, 2, 3), "push": (0, 1, 2)}
_TASK = re.compile(r"[0-9A-Za-z_\-@]+")
_KEY_BYTES, _ID_BYTES = 1024, 128


def check(card: Any, channel: str, update: bool = False) -> dict:
    """The card as the client shows it. Raises Refusal; what trips the reader is malformed too."""
    try:
        return _check(card, channel, update)
    except (AttributeError, KeyError, TypeError) as error:
        raise Refusal(40058, f"malformed template_card: {error}") from error


def _check(card: Any, channel: str, update: bool) -> dict:
    must(isinstance(card, dict), "template_card is missing", 41016)
    kind = card.get("card_type")
    must(kind in TYPES[channel], f"card_type {kind} is not allowed here")
    _REQUIRED[kind](card)
    _common(card, channel)
    for name, rule in _PARTS.items():
        if card.get(name) is not None:
            rule(card[name], channel)
    _task(card, kind, update)
    shown = set(_BLOCKS[kind].split()) | ({"feedback"} if channel == "bot" else set())
    return {name: value for name, value in card.items() if name in shown}


def clickable(card: dict) -> bool:
    """Whether pressing something on it calls back."""
    return not card["card_type"].endswith("_notice") or bool(card.get("action_menu"))


def _title(card: dict) -> str:
    main = card.get("main_title") or {}
    must(isinstance(main, dict), "main_title must be an object")
    return main.get("title") or ""


def _text_notice(card: dict) -> None:
    must(_title(card) or card.get("sub_title_text"), "missing title", 41016)
    _action(card)


def _news_notice(card: dict) -> None:
    must(_title(card), "missing title", 41016)
    must(card.get("card_image") or card.get("image_text_area"), "card_image or image_text_area is required")
    _action(card)


def _action(card: dict) -> None:
    action = card.get("card_action") or {}
    must(
        isinstance(action, dict) and action.get("type") in (1, 2), "card_action with type 1 or 2 is required"
    )
    target = action.get("url") if action["type"] == 1 else action.get("appid") and action.get("pagepath")
    must(target, "card_action needs its url, or appid and pagepath")
    must(
        action["type"] == 2 or str(target).startswith(("http://", "https://")),
        "card_action.url needs its scheme",
    )


def _button_interaction(card: dict) -> None:
    must(_title(card), "missing title", 41016)
    must(card.get("button_list"), "button_list is required")


def _vote_interaction(card: dict) -> None:
    must(_title(card), "missing title", 41016)
    must(card.get("checkbox") and card.get("submit_button"), "checkbox and submit_button are required")


def _multiple_interaction(card: dict) -> None:
    must(_title(card), "missing title", 41016)
    must(card.get("select_list") and card.get("submit_button"), "select_list and submit_button are required")


_REQUIRED = {
    "text_notice": _text_notice,
    "news_notice": _news_notice,
    "button_interaction": _button_interaction,
    "vote_interaction": _vote_interaction,
    "multiple_interaction": _multiple_interaction,
}


def _common(card: dict, channel: str) -> None:
    for name in ("sub_title_text", "replace_text"):
        must(isinstance(card.get(name, ""), str), f"{name} must be a string")
    for name in ("main_title", "emphasis_content", "source", "quote_area"):
        block = card.get(name) or {}
        must(isinstance(block, dict), f"{name} must be an object")
        for part in ("title", "desc", "quote_text"):
            must(isinstance(block.get(part, ""), str), f"{name}.{part} must be a string")
    if channel == "bot" and card.get("action_menu"):
        must((card["action_menu"] or {}).get("desc"), "action_menu.desc is required")


def _task(card: dict, kind: str, update: bool) -> None:
    task = card.get("task_id")
    needed = not kind.endswith("_notice") or bool(card.get("action_menu"))
    must(task or update or not needed, "task_id is required")
    if task:
        must(isinstance(task, str) and _TASK.fullmatch(task), "task_id: only 0-9 A-Z a-z _ - @")
        must(len(task.encode()) <= _ID_BYTES, "task_id is at most 128 bytes")


def _list(things: Any, most: int, name: str) -> list[dict]:
    fits = isinstance(things, list) and 1 <= len(things) <= most
    must(fits and all(isinstance(one, dict) for one in things), f"{name}: 1 to {most} objects")
    return things


def _keys(things: list[dict], name: str) -> None:
    keys = [one.get("key") for one in things]
    must(all(isinstance(key, str) and key for key in keys), f"{name}: key is required")
    must(all(len(str(key).encode()) <= _KEY_BYTES for key in keys), f"{name}: key is at most 1024 bytes")
    must(len(set(keys)) == len(keys), f"{name}: keys must be unique")


def _rows(rows: Any, channel: str) -> None:
    needs = {1: "url", 2: "media_id", 3: "userid"}
    for row in _list(rows, 6, "horizontal_content_list") if rows else ():
        kind = row.get("type", 0)
        must(kind in _ROW_TYPES[channel], f"horizontal_content_list: type {kind} is not allowed here")
        must(row.get("keyname"), "horizontal_content_list: keyname is required")
        must(isinstance(row.get("value", ""), str), "horizontal_content_list: value must be a string")
        must(kind == 0 or row.get(needs[kind]), f"horizontal_content_list: {needs.get(kind)} is required")


def _jumps(jumps: Any, channel: str) -> None:
    needs = {1: "url", 2: "appid", 3: "question"}
    for jump in _list(jumps, 3, "jump_list") if jumps else ():
        kind = jump.get("type", 0)
        must(kind in _JUMP_TYPES[channel], f"jump_list: type {kind} is not allowed here")
        must(jump.get("title"), "jump_list: title is required")
        must(kind == 0 or jump.get(needs[kind]), f"jump_list: {needs.get(kind)} is required")
        must(len((jump.get("question") or "").encode()) <= 200, "jump_list: question is at most 200 bytes")


def _verticals(rows: Any, channel: str) -> None:
    for row in _list(rows, 4, "vertical_content_list") if rows else ():
        must(row.get("title"), "vertical_content_list: title is required")


def _image(image: dict, channel: str) -> None:
    must(image.get("url"), "card_image.url is required")
    must(1.3 <= image.get("aspect_ratio", 1.3) < 2.25, "card_image.aspect_ratio: 1.3 to 2.25")


def _menu(menu: dict, channel: str) -> None:
    entries = _list(menu.get("action_list"), 3, "action_menu.action_list")
    must(all(one.get("text") for one in entries), "action_list: text is required")
    _keys(entries, "action_list")


def _buttons(buttons: Any, channel: str) -> None:
    buttons = _list(buttons, 6, "button_list")
    must(all(one.get("text") for one in buttons), "button_list: text is required")
    must(all(one.get("style", 1) in (1, 2, 3, 4) for one in buttons), "button_list: style is 1 to 4")
    links = [one for one in buttons if one.get("type", 0) == 1]
    must(not links or channel == "app", "button_list: no url buttons here")
    must(all(one.get("url") for one in links), "button_list: url is required")
    _keys([one for one in buttons if one.get("type", 0) != 1], "button_list")


def _question(question: dict, most: int, name: str) -> None:
    key = question.get("question_key")
    must(
        isinstance(key, str) and key and len(key.encode()) <= _KEY_BYTES, f"{name}: question_key is required"
    )
    options = _list(question.get("option_list"), most, f"{name}.option_list")
    ids = [option.get("id") for option in options]
    must(
        all(isinstance(id, str) and id and len(id.encode()) <= _ID_BYTES for id in ids), f"{name}: option id"
    )
    must(
        len(set(ids)) == len(ids) and all(o.get("text") for o in options),
        f"{name}: ids unique, text required",
    )
    must(question.get("selected_id") in (None, "", *ids), f"{name}: selected_id is not an option")


def _selection(question: dict, channel: str) -> None:
    _question(question, 10, "button_selection")


def _checkbox(question: dict, channel: str) -> None:
    must(question.get("mode", 0) in (0, 1), "checkbox: mode is 0 or 1")
    _question(question, 20, "checkbox")


def _selects(selects: Any, channel: str) -> None:
    for one in _list(selects, 3, "select_list"):
        _question(one, 10, "select_list")


def _submit(button: dict, channel: str) -> None:
    must(button.get("text"), "submit_button: text is required")
    _keys([button], "submit_button")


_PARTS = {
    "horizontal_content_list": _rows,
    "jump_list": _jumps,
    "vertical_content_list": _verticals,
    "card_image": _image,
    "action_menu": _menu,
    "button_list": _buttons,
    "button_selection": _selection,
    "checkbox": _checkbox,
    "select_list": _selects,
    "submit_button": _submit,
}
