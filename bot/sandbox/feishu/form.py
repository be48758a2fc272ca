"""A form on a card as the client hands it in: required fields checked, every value in its documented form."""

from bot.sandbox.feishu.card_words import FIELDS
from bot.sandbox.feishu.cards import walk

_ZONE = "+0800"
_INITIAL = {
    "input": "default_value",
    "select_static": "initial_option",
    "select_person": "initial_option",
    "multi_select_static": "selected_values",
    "multi_select_person": "selected_values",
    "date_picker": "initial_date",
    "picker_time": "initial_time",
    "picker_datetime": "initial_datetime",
    "checker": "checked",
}


class FormError(Exception):
    """The client does not send the form; the text says why."""


def values(card: dict, form: str, filled: dict) -> dict:
    """form_value: what was filled in, by field name; empty optional fields but inputs are left out."""
    fields = [
        one for one, inside in walk(card["body"]["elements"]) if inside == form and one["tag"] in FIELDS
    ]
    unknown = set(filled) - {field["name"] for field in fields}
    if unknown:
        raise FormError(f"表单里没有 {sorted(unknown)[0]} 这一项。")
    given = {field["name"]: _value(field, filled) for field in fields}
    return {name: value for name, value in given.items() if value is not None}


def _value(field: dict, filled: dict) -> object:
    tag = field["tag"]
    value = filled[field["name"]] if field["name"] in filled else field.get(_INITIAL[tag])
    if value in (None, "", []):
        if field.get("required"):
            raise FormError("请把必填项填好再提交。")
        return "" if tag == "input" else False if tag == "checker" else None
    if tag.startswith(("multi_", "select_")):
        _check_offered(field, value if isinstance(value, list) else [value])
    if tag == "input" and len(str(value)) > field.get("max_length", 1000):
        raise FormError(f"最多 {field.get('max_length', 1000)} 个字。")
    dated = tag.endswith("_picker") or tag.startswith("picker_")
    return f"{value} {_ZONE}" if dated and _ZONE not in str(value) else value


def _check_offered(field: dict, chosen: list) -> None:
    offered = [option["value"] for option in field.get("options", ())]
    if offered and not set(chosen) <= set(offered):
        raise FormError("选项里没有这一项。")
