"""Why a card was refused."""

from typing import Any


class CardError(Exception):
    """`code` is the ErrCode inside 230099; `path` the place in the card."""

    def __init__(self, code: int, message: str, path: str) -> None:
        super().__init__(message)
        self.code, self.path = code, path


def known(thing: Any, properties: frozenset[str], path: str) -> None:
    """An object with no other properties than these; card JSON 2.0 refuses unknown ones."""
    if not isinstance(thing, dict):
        raise CardError(200621, "must be an object", path)
    unknown = sorted(set(thing) - properties)
    if unknown:
        raise CardError(200621, f"unknown property {unknown[0]}", f"{path} -> {unknown[0]}")


def must(condition: object, message: str, path: str, code: int = 200621) -> None:
    """Raise CardError unless `condition`."""
    if not condition:
        raise CardError(code, message, path)
