"""WeCom's envelope: signature, AES and padding, checked in the order that gives a stranger nothing.

Own code, because wechatpy's neither compares in constant time nor checks padding, length and age.
https://developer.work.weixin.qq.com/document/path/90968
"""

import base64
import hashlib
import hmac
import os
import struct
import time
from collections.abc import Callable, Mapping

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from bot.errors import RejectedRequest

BLOCK = 32  # WeCom pads to 32 bytes, not to AES's 16
WINDOW = 3600  # seconds; a repeat may keep its first timestamp, and is known by its content anyway


class Envelope:
    """Seals and opens what one callback address carries. `receive_id` is the corp id, for bots empty."""

    def __init__(
        self, token: str, aes_key: str, receive_id: str, clock: Callable[[], float] = time.time
    ) -> None:
        self._token = token
        self._cipher = _cipher(base64.b64decode(aes_key + "="))
        self._receive_id = receive_id.encode()
        self._clock = clock

    def sign(self, timestamp: str, nonce: str, encrypted: str) -> str:
        """SHA-1 over the four strings in lexicographic order."""
        parts = sorted((self._token, timestamp, nonce, encrypted))
        return hashlib.sha1("".join(parts).encode(errors="replace"), usedforsecurity=False).hexdigest()

    def open(self, args: Mapping[str, str], encrypted: str) -> str:
        """The message inside. Raises RejectedRequest for whatever is not WeCom's, whole and recent."""
        signature, timestamp = args.get("msg_signature", ""), args.get("timestamp", "")
        nonce = args.get("nonce", "")
        if not (signature and timestamp and nonce and encrypted):
            raise RejectedRequest("unsigned", 403)
        own = self.sign(timestamp, nonce, encrypted).encode()
        if not hmac.compare_digest(own, signature.encode(errors="replace")):
            raise RejectedRequest("wrong signature", 403)
        self._check_age(timestamp)
        return self._decrypt(encrypted)

    def seal(self, message: str, nonce: str) -> tuple[str, str, int]:
        """A message encrypted and signed: (ciphertext, signature, timestamp)."""
        body, timestamp = message.encode(), int(self._clock())
        plain = os.urandom(16) + struct.pack(">I", len(body)) + body + self._receive_id
        fill = BLOCK - len(plain) % BLOCK
        encryptor = self._cipher.encryptor()
        sealed = encryptor.update(plain + bytes([fill]) * fill) + encryptor.finalize()
        encrypted = base64.b64encode(sealed).decode()
        return encrypted, self.sign(str(timestamp), nonce, encrypted), timestamp

    def decrypt_file(self, content: bytes) -> bytes:
        """The bytes of a file that came to a bot. Raises RejectedRequest when it was not encrypted for us."""
        return _unpad(self._plain(content))

    def _check_age(self, timestamp: str) -> None:
        if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
            raise RejectedRequest("timestamp is no number", 403)
        if abs(self._clock() - int(timestamp)) > WINDOW:
            raise RejectedRequest("too old", 403)

    def _decrypt(self, encrypted: str) -> str:
        try:
            plain = _unpad(self._plain(base64.b64decode(encrypted, validate=True)))
            (length,) = struct.unpack(">I", plain[16:20])
            message, receive_id = plain[20 : 20 + length], plain[20 + length :]
            text = message.decode()
        except (ValueError, struct.error) as error:
            raise RejectedRequest("broken ciphertext", 403) from error
        if len(message) != length or not hmac.compare_digest(receive_id, self._receive_id):
            raise RejectedRequest("meant for somebody else", 403)
        return text

    def _plain(self, content: bytes) -> bytes:
        if not content or len(content) % BLOCK:
            raise RejectedRequest("broken ciphertext", 403)
        decryptor = self._cipher.decryptor()
        return decryptor.update(content) + decryptor.finalize()


def _cipher(key: bytes) -> Cipher:
    if len(key) != 32:
        raise ValueError("EncodingAESKey must be 43 letters and digits")
    return Cipher(algorithms.AES(key), modes.CBC(key[:16]))


def _unpad(plain: bytes) -> bytes:
    fill = plain[-1]
    if not 1 <= fill <= BLOCK or plain[-fill:] != bytes([fill]) * fill:
        raise RejectedRequest("broken padding", 403)
    return plain[:-fill]
