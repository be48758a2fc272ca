"""How WeCom's API says no: HTTP 200 with an errcode."""

from typing import TypeVar

T = TypeVar("T")


class Refusal(Exception):
    """An errcode and its text."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


def must(thing: T | None, message: str, code: int = 40058) -> T:
    """The thing, if it is true; else Refusal. 40058 is "a parameter is wrong"."""
    if not thing:
        raise Refusal(code, message)
    return thing
