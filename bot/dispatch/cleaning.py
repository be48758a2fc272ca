"""Events as every database can keep them: no NUL, no half characters, whatever a platform lets through."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from bot.message import Event


def cleaned(event: Event) -> Event:
    """The same event; only texts no database takes are mended."""
    return _clean(event)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        plain = value.isascii() and "\0" not in value
        return value if plain else value.replace("\0", "").encode(errors="replace").decode()
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_clean(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: getattr(value, f.name) for f in fields(value)}
        mended = {name: _clean(part) for name, part in parts.items()}
        return replace(value, **mended) if mended != parts else value
    return value
