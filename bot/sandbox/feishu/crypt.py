"""Feishu's envelope: AES-256-CBC under sha256(encrypt key), signed with sha256 over the encrypted body."""

import base64
import hashlib
import json
import os
import secrets
import time

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from bot.sandbox.courier import Envelope


def encrypt(key: str, text: str, iv: bytes | None = None) -> str:
    """base64(iv + AES-256-CBC(PKCS#7(text))) with sha256(key) as key."""
    iv = iv or os.urandom(16)
    padder = PKCS7(128).padder()
    padded = padder.update(text.encode()) + padder.finalize()
    box = Cipher(algorithms.AES(hashlib.sha256(key.encode()).digest()), modes.CBC(iv)).encryptor()
    return base64.b64encode(iv + box.update(padded) + box.finalize()).decode()


def decrypt(key: str, sealed: str) -> str:
    """The text inside. Raises ValueError."""
    raw = base64.b64decode(sealed)
    box = Cipher(algorithms.AES(hashlib.sha256(key.encode()).digest()), modes.CBC(raw[:16])).decryptor()
    unpadder = PKCS7(128).unpadder()
    padded = box.update(raw[16:]) + box.finalize()
    return (unpadder.update(padded) + unpadder.finalize()).decode()


def sign(timestamp: str, nonce: str, key: str, body: bytes) -> str:
    """X-Lark-Signature of a raw (encrypted) body."""
    return hashlib.sha256((timestamp + nonce + key).encode() + body).hexdigest()


def seal(key: str, plain: dict, signed: bool = True) -> Envelope:
    """A POST with the event encrypted and, but for the URL check, signed."""
    text = json.dumps(plain, ensure_ascii=False)
    body = json.dumps({"encrypt": encrypt(key, text)}).encode()
    headers = {"Content-Type": "application/json; charset=utf-8"}
    if signed:
        stamp, nonce = str(int(time.time())), secrets.token_hex(8)
        headers |= {
            "X-Lark-Request-Timestamp": stamp,
            "X-Lark-Request-Nonce": nonce,
            "X-Lark-Signature": sign(stamp, nonce, key, body),
        }
    return Envelope("POST", {}, headers, body, text)
