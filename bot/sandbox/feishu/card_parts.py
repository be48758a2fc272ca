"""The rules of a card's parts: config and header, and each component by its tag."""

import re
from datetime import datetime
from typing import Any

from bot.sandbox.box import Box
from bot.sandbox.feishu import card_table
from bot.sandbox.feishu import card_words as words
from bot.sandbox.feishu.card_error import known, must

_AT = re.compile(r"<at ids?=[\"']?([^\"'>\s]+)[\"']?\s*>")
_PICKERS = {
    "date_picker": ("initial_date", "%Y-%m-%d"),
    "picker_time": ("initial_time", "%H:%M"),
    "picker_datetime": ("initial_datetime", "%Y-%m-%d %H:%M"),
}


def config(config: Any) -> None:
    """`config`: only a shared card is allowed."""
    known(config, words.CONFIG, "ROOT -> config")
    must(
        config.get("update_multi", True) is True,
        "update_multi must be true",
        "ROOT -> config -> update_multi",
    )
    _choices("config", config, "ROOT -> config")


def header(header: Any) -> None:
    """`header`: a title, a known colour, at most three tags."""
    if header is None:
        return
    known(header, words.HEADER, "ROOT -> header")
    _choices("header", header, "ROOT -> header")
    text(header.get("title"), "ROOT -> header -> title")
    if header.get("subtitle"):
        text(header["subtitle"], "ROOT -> header -> subtitle")
    tags = header.get("text_tag_list", [])
    must(isinstance(tags, list) and len(tags) <= 3, "at most 3 tags", "ROOT -> header -> text_tag_list")
    for tag in tags:
        known(tag, words.TEXT_TAG, "ROOT -> header -> text_tag_list")
        _choices("text_tag", tag, "ROOT -> header -> text_tag_list")
        text(tag.get("text"), "ROOT -> header -> text_tag_list -> text")


def text(thing: Any, path: str, tags: tuple[str, ...] = ("plain_text", "lark_md")) -> None:
    """A text object with a string in it."""
    known(thing, words.TEXT, path)
    must(thing.get("tag") in tags, f"text tag must be one of {', '.join(tags)}", path)
    must(isinstance(thing.get("content"), str), "content must be a string", path)


def component(box: Box, element: dict, form: str) -> None:
    """One component's own rules."""
    tag = element["tag"]
    path = f"{tag} {element.get('name') or element.get('element_id') or ''}".strip()
    _choices(tag, element, path)
    _behaviors(element, path)
    _confirm(element, path)
    if form and tag in words.FIELDS | {"button"}:
        must(element.get("name"), "name is required in a form", path, 200530)
    if not form:
        must("form_action_type" not in element, "form_action_type needs a form", path)
        must(not element.get("required"), "required needs a form", path)
    check = _RULES.get(tag)
    if check:
        check(box, element, path)


def _choices(tag: str, element: dict, path: str) -> None:
    for (whose, name), allowed in words.CHOICES.items():
        if whose == tag and name in element:
            must(element[name] in allowed, f"{name} {element[name]!r} is not allowed", f"{path} -> {name}")


def _behaviors(element: dict, path: str) -> None:
    behaviors = element.get("behaviors", [])
    must(isinstance(behaviors, list), "behaviors must be a list", path)
    for one in behaviors:
        must(isinstance(one, dict), "a behavior must be an object", path)
        if one.get("type") == "callback":
            must(
                isinstance(one.get("value"), dict), "value must be an object", f"{path} -> behaviors", 200671
            )
        else:
            must(one.get("type") == "open_url", "unknown behavior type", f"{path} -> behaviors")
            must(str(one.get("default_url", "")).startswith("http"), "open_url needs default_url", path)
    must(isinstance(element.get("value", {}), dict), "value must be an object", path)


def _confirm(element: dict, path: str) -> None:
    if element.get("confirm") is not None:
        known(element["confirm"], words.CONFIRM, f"{path} -> confirm")
        text(element["confirm"].get("title"), f"{path} -> confirm -> title")


def _markdown(box: Box, element: dict, path: str) -> None:
    must(isinstance(element.get("content"), str), "content must be a string", path)
    _people(box, [id for ids in _AT.findall(element["content"]) for id in ids.split(",")], path)


def _people(box: Box, ids: list, path: str) -> None:
    for id in ids:
        must(id == "all" or box.world.person("feishu", str(id)), f"invalid user id {id}", path, 100290)


def _div(box: Box, element: dict, path: str) -> None:
    text(element.get("text"), f"{path} -> text")


def _img(box: Box, element: dict, path: str) -> None:
    file = box.world.files.get(element.get("img_key") or "")
    own = file is not None and file.owner == "feishu app" and file.form == "image"
    must(own, "image key is invalid", f"{path} -> img_key", 200570)
    text(element.get("alt"), f"{path} -> alt", ("plain_text",))


def _button(box: Box, element: dict, path: str) -> None:
    must(element.get("text") or element.get("icon"), "a button needs text or an icon", path)
    if element.get("text"):
        text(element["text"], f"{path} -> text")


def _form(box: Box, element: dict, path: str) -> None:
    must(element.get("name"), "a form needs a name", path, 200530)
    must(isinstance(element.get("elements"), list), "elements is required", path)


def _column(box: Box, element: dict, path: str) -> None:
    must(1 <= element.get("weight", 1) <= 5, "weight is 1 to 5", f"{path} -> weight")


def _input(box: Box, element: dict, path: str) -> None:
    must(1 <= element.get("max_length", 1000) <= 1000, "max_length is 1 to 1000", path)
    for name in ("label", "placeholder"):
        if element.get(name):
            text(element[name], f"{path} -> {name}", ("plain_text",))
    placeholder = (element.get("placeholder") or {}).get("content", "")
    must(len(placeholder) <= 100, "placeholder is at most 100 characters", path)


def _select(box: Box, element: dict, path: str) -> None:
    values = _options(element, path)
    chosen = element.get("selected_values") or [v for v in (element.get("initial_option"),) if v]
    must(set(chosen) <= set(values), "initial_option must be one of the options", path)
    must(0 <= element.get("initial_index", 0) <= len(values), "initial_index is out of range", path)


def _options(element: dict, path: str) -> list[str]:
    options = element.get("options") or []
    must(isinstance(options, list) and 1 <= len(options) <= 100, "1 to 100 options are needed", path)
    for option in options:
        known(option, words.OPTION, f"{path} -> options")
        value = option.get("value")
        must(isinstance(value, str) and value, "an option's value must be a string that says something", path)
        text(option.get("text"), f"{path} -> options -> text")
    return [option["value"] for option in options]


def _select_person(box: Box, element: dict, path: str) -> None:
    values = [option.get("value") for option in element.get("options", [])]
    chosen = element.get("selected_values") or [v for v in (element.get("initial_option"),) if v]
    must(not values or set(chosen) <= set(values), "initial_option must be one of the options", path)


def _picker(box: Box, element: dict, path: str) -> None:
    name, form = _PICKERS[element["tag"]]
    initial = element.get(name)
    if initial is None:
        must(element.get("placeholder"), f"placeholder is required without {name}", path)
        return
    try:
        datetime.strptime(initial, form)  # noqa: DTZ007 a wall-clock time of the viewer
    except (ValueError, TypeError):
        must(False, f"{name} must look like {form}", path)


def _overflow(box: Box, element: dict, path: str) -> None:
    for option in element.get("options") or [None]:
        known(option, words.OPTION, f"{path} -> options")
        text(option.get("text"), f"{path} -> options -> text")
        must(isinstance(option.get("value", ""), str), "an option's value must be a string", path)


def _person(box: Box, element: dict, path: str) -> None:
    _people(box, [element.get("user_id")], path)


def _person_list(box: Box, element: dict, path: str) -> None:
    people = element.get("persons") or []
    must(isinstance(people, list) and people, "persons is required", path)
    if not element.get("drop_invalid_user_id"):
        _people(box, [one.get("id") for one in people], path)


def _panel(box: Box, element: dict, path: str) -> None:
    title = (element.get("header") or {}).get("title")
    text(title, f"{path} -> header -> title", ("plain_text", "markdown", "lark_md"))


def _chart(box: Box, element: dict, path: str) -> None:
    spec = element.get("chart_spec")
    must(isinstance(spec, dict) and spec.get("type") in words.CHARTS, "chart_spec is invalid", path, 200550)


_RULES = {
    "markdown": _markdown,
    "div": _div,
    "img": _img,
    "button": _button,
    "form": _form,
    "column": _column,
    "input": _input,
    "select_static": _select,
    "multi_select_static": _select,
    "select_person": _select_person,
    "multi_select_person": _select_person,
    "date_picker": _picker,
    "picker_time": _picker,
    "picker_datetime": _picker,
    "overflow": _overflow,
    "table": card_table.table,
    "person": _person,
    "person_list": _person_list,
    "collapsible_panel": _panel,
    "chart": _chart,
}
