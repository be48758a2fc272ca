"""How WeCom's API says no: HTTP 200 with an errcode."""


class Refusal(Exception):
    """An errcode and its text."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


def must(condition: object, message: str, code: int = 40058) -> None:
    """Raise Refusal unless `condition`; 40058 is "a parameter is wrong"."""
    if not condition:
        raise Refusal(code, message)
