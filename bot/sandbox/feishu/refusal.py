"""How Feishu's API says no."""


class Refusal(Exception):
    """An error answer: business code, message, and HTTP status (400 unless the platform differs)."""

    def __init__(self, code: int, message: str, status: int = 400, headers: dict | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.status, self.headers = code, message, status, headers or {}


def too_often(seconds: float) -> Refusal:
    """99991400 with the seconds to wait."""
    headers = {"x-ogw-ratelimit-limit": "1000", "x-ogw-ratelimit-reset": str(max(1, round(seconds)))}
    return Refusal(99991400, "request trigger frequency limit", 429, headers)


def wrong(reason: str) -> Refusal:
    """230001: a parameter the API cannot take."""
    return Refusal(230001, f"Your request contains an invalid request parameter, ext={reason}")
