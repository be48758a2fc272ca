"""Events as every database can keep them: no NUL, no half characters, whatever a platform lets through."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from bot.message import Event


def cleaned(event: Event) -> Event:
    """The same event; only texts no database takes are mended."""
    return _clean(event)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "").encode(errors="replace").decode()
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_clean(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _clean(getattr(value, f.name)) for f in fields(value)})
    return value
