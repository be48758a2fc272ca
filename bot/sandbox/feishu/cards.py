"""The strict reader of card JSON 2.0: refuses what Feishu refuses, with the nested ErrCode of 230099."""

import json
import re
from collections.abc import Iterator
from typing import Any

from bot.sandbox.box import Box
from bot.sandbox.feishu import card_parts
from bot.sandbox.feishu import card_words as words
from bot.sandbox.feishu.card_error import CardError, known
from bot.sandbox.feishu.refusal import Refusal

BYTES = 30 * 1024
ELEMENTS = 200
TABLES = 3
_DEPTH = 5
_ELEMENT_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,19}")
_MARKDOWN_TABLE = re.compile(r"^\s*\|?[\s:|-]*-{2,}[\s:|-]*\|[\s:|-]*$", re.M)


def refusal(error: CardError) -> Refusal:
    """230099 around a card error."""
    text = f"ErrCode: {error.code}; ErrPath: {error.path}; ErrMsg: {error}; ErrorValue: "
    return Refusal(230099, f"Failed to create card content, ext={text}")


def check(box: Box, card: Any) -> None:
    """Raises CardError for a card Feishu would not take; what trips the reader is malformed too."""
    try:
        _check(box, card)
    except (AttributeError, KeyError, TypeError) as error:
        raise CardError(200621, f"malformed: {error}", "ROOT") from error


def _check(box: Box, card: Any) -> None:
    if not isinstance(card, dict):
        raise CardError(200621, "parse card json err", "ROOT")
    if card.get("schema") != "2.0":
        raise CardError(200830, "schema must be 2.0", "ROOT -> schema")
    if len(json.dumps(card, ensure_ascii=False).encode()) > BYTES:
        raise CardError(200860, "card over the max size", "ROOT")
    known(card, words.CARD, "ROOT")
    card_parts.config(card.get("config", {}))
    card_parts.header(card.get("header"))
    body = card.get("body")
    if not isinstance(body, dict) or not isinstance(body.get("elements"), list):
        raise CardError(200621, "body.elements is required", "ROOT -> body")
    known(body, words.BODY, "ROOT -> body")
    _check_elements(box, body["elements"])


def _check_elements(box: Box, elements: list) -> None:
    _check_nesting(elements, "ROOT -> body -> elements", 1, "")
    placed = list(walk(elements))
    if len(placed) > ELEMENTS:
        raise CardError(11310, "element exceeds the limit", "ROOT -> body -> elements")
    if sum(_tables(one) for one, _ in placed) > TABLES:
        raise CardError(11310, "card table number over limit", "ROOT -> body -> elements")
    _check_ids([one["element_id"] for one, _ in placed if "element_id" in one])
    for element, form in placed:
        card_parts.component(box, element, form)
    _check_names(placed)


def walk(elements: list, form: str = "") -> Iterator[tuple[dict, str]]:
    """Every component with the name of the form it stands in; columns count as components."""
    for element in elements:
        yield element, form
        inside = element.get("name", "") if element.get("tag") == "form" else form
        yield from walk(children(element), inside)


def children(element: dict) -> list:
    """The components directly inside one."""
    area = element.get("button_area") or {}
    if element.get("tag") == "table":
        return []
    return [*element.get("columns", ()), *element.get("elements", ()), *area.get("buttons", ())]


def _check_nesting(elements: Any, path: str, depth: int, outer: str) -> None:
    if not isinstance(elements, list):
        raise CardError(200621, "elements must be a list", path)
    for number, element in enumerate(elements):
        here = f"{path} -> [{number}]"
        if not isinstance(element, dict):
            raise CardError(200621, "an element must be an object", here)
        tag = str(element.get("tag"))
        here += f"(tag: {tag})"
        _check_place(tag, here, depth, outer)
        known(element, words.COLUMN if tag == "column" else words.COMPONENTS[tag], here)
        inside = "form" if tag == "form" or outer == "form" else tag
        _check_nesting(children(element), here, depth + (tag != "column_set"), inside)


def _check_place(tag: str, here: str, depth: int, outer: str) -> None:
    if tag == "column":
        if outer != "column_set" and outer != "form":
            raise CardError(200621, "a column stands in a column_set", here)
    elif tag not in words.COMPONENTS:
        raise CardError(200861, f"unsupported tag {tag}", here)
    if tag in words.AT_ROOT_ONLY and depth > 1:
        raise CardError(200621, f"{tag} must stand directly under body", here)
    if tag in words.NOT_IN_FORMS and outer == "form":
        raise CardError(200621, f"{tag} cannot stand in a form", here)
    if tag in words.ONLY_IN_FORMS and outer != "form":
        raise CardError(200621, f"{tag} must stand in a form", here)
    if depth > _DEPTH + 1:
        raise CardError(200621, "containers are nested too deep", here)


def _tables(element: dict) -> int:
    if element.get("tag") == "table":
        return 1
    text = element.get("content") if element.get("tag") == "markdown" else ""
    return len(_MARKDOWN_TABLE.findall(text)) if isinstance(text, str) else 0


def _check_ids(ids: list[object]) -> None:
    for id in ids:
        if not isinstance(id, str) or not _ELEMENT_ID.fullmatch(id):
            raise CardError(200621, f"element_id {id!r} is not valid", "element_id")
    if len(set(ids)) < len(ids):
        raise CardError(200621, "element_id is not unique", "element_id")


def _check_names(placed: list[tuple[dict, str]]) -> None:
    names = [one["name"] for one, _ in placed if one.get("name")]
    if len(set(names)) < len(names):
        raise CardError(200530, "name is not unique", "name")
    for form in (one for one, _ in placed if one.get("tag") == "form"):
        inside = [one for one, _ in walk(form["elements"])]
        if not any(one.get("form_action_type") == "submit" for one in inside):
            raise CardError(200621, "there is no submit button in the form container", "form")
