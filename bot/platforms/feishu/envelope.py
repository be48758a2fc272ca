"""Feishu's envelope: who signed it, and what is inside."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

SIGNATURE = "X-Lark-Signature"
_BLOCK = 16


class Envelope:
    """Checks and opens what was sealed with one app's Encrypt Key."""

    def __init__(self, encrypt_key: str) -> None:
        self._key = encrypt_key.encode()
        self._aes = AES(hashlib.sha256(self._key).digest())

    def signed(self, headers: Mapping[str, str], body: bytes) -> bool:
        """Whether the raw body carries our app's signature: hex SHA-256 of timestamp, nonce, key and body."""
        stamp = headers.get("X-Lark-Request-Timestamp", "") + headers.get("X-Lark-Request-Nonce", "")
        wanted = hashlib.sha256(stamp.encode(errors="replace") + self._key + body).hexdigest()
        return same(wanted, headers.get(SIGNATURE, ""))

    def open(self, body: bytes) -> dict[str, Any]:
        """The JSON object inside. Raises ValueError or RecursionError for all else, plaintext too."""
        outer = json.loads(body)
        if not isinstance(outer, dict) or not isinstance(outer.get("encrypt"), str):
            raise ValueError("not an envelope")
        inner = json.loads(self.decrypt(base64.b64decode(outer["encrypt"], validate=True)))
        if not isinstance(inner, dict):
            raise ValueError("not an object")
        return inner

    def decrypt(self, sealed: bytes) -> bytes:
        """AES-256-CBC, the first block is the IV; PKCS#7 padding is checked in full."""
        if len(sealed) < 2 * _BLOCK or len(sealed) % _BLOCK:
            raise ValueError("bad ciphertext length")
        decryptor = Cipher(self._aes, CBC(sealed[:_BLOCK])).decryptor()
        padded = decryptor.update(sealed[_BLOCK:]) + decryptor.finalize()
        pad = padded[-1]
        if not 1 <= pad <= _BLOCK or padded[-pad:] != bytes([pad]) * pad:
            raise ValueError("bad padding")
        return padded[:-pad]


def same(ours: str, theirs: object) -> bool:
    """Whether a secret text was repeated exactly, in constant time."""
    return isinstance(theirs, str) and hmac.compare_digest(ours.encode(), theirs.encode(errors="replace"))
