"""WeCom's XML in and out. Entities and DTDs are refused by xmltodict."""

from typing import Any
from xml.parsers.expat import ExpatError

import xmltodict

from bot.errors import RejectedRequest


def parse(text: str | bytes) -> dict[str, Any]:
    """The fields under <xml>. Raises RejectedRequest for anything else."""
    try:
        fields = xmltodict.parse(text)["xml"]
    except (ExpatError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise RejectedRequest("not WeCom's XML", 403) from error
    if not isinstance(fields, dict):
        raise RejectedRequest("empty XML", 403)
    return fields


def word(fields: dict[str, Any], name: str) -> str:
    """One field as text, empty when it is missing or has parts."""
    value = fields.get(name)
    return value.strip() if isinstance(value, str) else ""


def many(value: Any) -> list[Any]:
    """Repeated elements come as a list, a single one alone: always a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def render(fields: dict[str, Any]) -> str:
    """Flat fields as <xml>: numbers bare, texts as CDATA."""
    return f"<xml>{''.join(f'<{name}>{_value(value)}</{name}>' for name, value in fields.items())}</xml>"


def _value(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    return "<![CDATA[" + value.replace("]]>", "]]]]><![CDATA[>") + "]]>"
