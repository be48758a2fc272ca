"""What a button carries: an action's name and its values, signed so that nobody can write their own.

One packing for every platform: a short text of URL-safe characters.
"""

from typing import Any

from itsdangerous import BadData, URLSafeSerializer

from bot.errors import RejectedRequest


class Seal:
    """Packs and unpacks presses with the installation's secret (HMAC-SHA1 by itsdangerous, salted)."""

    def __init__(self, secret: str) -> None:
        self._serializer = URLSafeSerializer(secret, salt="card-press")
        self._signer = self._serializer.make_signer("card-press")  # made once: a card has many buttons

    def pack(self, action: str, values: dict[str, Any]) -> str:
        """The text a button carries; about 60 characters and the values' JSON."""
        return self._signer.sign(self._serializer.dump_payload([action, values])).decode()

    def unpack(self, packed: str) -> tuple[str, dict[str, Any]]:
        """The action and values of a press. Raises RejectedRequest for anything we did not sign."""
        try:
            action, values = self._serializer.loads(packed)
        except (BadData, ValueError, TypeError) as error:
            raise RejectedRequest("button not signed by us", 403) from error
        return action, values
