"""Feishu's side of a callback, written from its documentation: sealing and signing."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from bot.platforms.base import Call
from bot.settings import FeishuSettings

SETTINGS = FeishuSettings("cli_test", "app-secret", "test key", "vtoken", "http://127.0.0.1:9")
_SAMPLES = Path(__file__).parents[2] / "fixtures" / "feishu"


def sample(name: str, part: str = "") -> dict[str, Any]:
    """A payload as Feishu documents it."""
    found = json.loads((_SAMPLES / f"{name}.json").read_text("utf-8"))
    return found[part] if part else found


def sealed(plain: str | bytes, key: str = SETTINGS.encrypt_key, iv: bytes = bytes(range(16))) -> str:
    """base64(iv + AES-256-CBC(PKCS#7(plain)))."""
    padder = PKCS7(128).padder()
    padded = padder.update(plain if isinstance(plain, bytes) else plain.encode()) + padder.finalize()
    encryptor = Cipher(algorithms.AES(hashlib.sha256(key.encode()).digest()), modes.CBC(iv)).encryptor()
    return base64.b64encode(iv + encryptor.update(padded) + encryptor.finalize()).decode()


def signature(body: bytes, key: str = SETTINGS.encrypt_key) -> str:
    """What X-Lark-Signature says of a body sent at 1700000000 with nonce-1."""
    return hashlib.sha256(b"1700000000nonce-1" + key.encode() + body).hexdigest()


def signed(body: bytes, key: str = SETTINGS.encrypt_key) -> Call:
    """A call with a body and its signature."""
    headers = {"X-Lark-Request-Timestamp": "1700000000", "X-Lark-Request-Nonce": "nonce-1"}
    return Call("POST", {}, {**headers, "X-Lark-Signature": signature(body, key)}, body)


def unsigned(body: bytes) -> Call:
    """A call without signature headers."""
    return Call("POST", {}, {}, body)


def envelope(payload: Any) -> bytes:
    """A body with the payload inside."""
    plain = payload if isinstance(payload, str | bytes) else json.dumps(payload, ensure_ascii=False)
    return json.dumps({"encrypt": sealed(plain)}).encode()


def calls(payload: Any) -> Call:
    """A genuine call with the payload inside."""
    return signed(envelope(payload))
