"""Cards as JSON, so that a promised card can wait in the outbox and be drawn by any process."""

from dataclasses import fields, is_dataclass
from typing import Any

from cards import elements
from cards.elements import Card, Tone

_CLASSES = {name: cls for name, cls in vars(elements).items() if isinstance(cls, type) and is_dataclass(cls)}
_PARTS = {cls: [part.name for part in fields(cls)] for cls in _CLASSES.values()}


def dump(value: Any) -> Any:
    """An element, a card or a tuple of them as JSON values; each object carries its class name under "is"."""
    parts = _PARTS.get(type(value))
    if parts is not None:
        return {"is": type(value).__name__, **{name: dump(getattr(value, name)) for name in parts}}
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple | list):
        return [dump(item) for item in value]
    if isinstance(value, dict):
        return {key: dump(item) for key, item in value.items()}
    return value


def load(value: Any) -> Any:
    """What `dump` made, back as elements; lists come back as tuples."""
    if isinstance(value, dict) and "is" in value:
        plain = {key: load(item) for key, item in value.items() if key != "is"}
        if "tone" in plain:
            plain["tone"] = Tone(plain["tone"])
        return _CLASSES[value["is"]](**plain)
    if isinstance(value, dict):
        return {key: load(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(load(item) for item in value)
    return value


def card_from(value: dict[str, Any]) -> Card:
    """A card from its JSON."""
    return load(value)
