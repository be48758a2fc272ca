"""WeCom's envelope: AES-256-CBC over random16, length, message, receiveid; sha1 over the sorted parts."""

import base64
import hashlib
import json
import os
import secrets
import struct
import time
from dataclasses import dataclass

import xmltodict
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from bot.sandbox.courier import Envelope

_BLOCK = 32


@dataclass(frozen=True)
class Crypto:
    """One receiver's keys: the app's receive_id is the corp id, the bot's is empty."""

    token: str
    aes_key: str
    receive_id: str = ""

    @property
    def key(self) -> bytes:
        """The 32 bytes behind EncodingAESKey."""
        return base64.b64decode(self.aes_key + "=")

    def sign(self, timestamp: str, nonce: str, sealed: str) -> str:
        """msg_signature."""
        return hashlib.sha1("".join(sorted([self.token, timestamp, nonce, sealed])).encode()).hexdigest()

    def encrypt(self, text: str, salt: bytes | None = None) -> str:
        """base64 of the encrypted layout."""
        message = text.encode()
        plain = (
            (salt or os.urandom(16)) + struct.pack(">I", len(message)) + message + self.receive_id.encode()
        )
        return base64.b64encode(self.encrypt_bytes(plain)).decode()

    def encrypt_bytes(self, plain: bytes) -> bytes:
        """AES-256-CBC, IV the key's first 16 bytes, PKCS#7 to 32: also how the bot's files are served."""
        fill = _BLOCK - len(plain) % _BLOCK
        box = Cipher(algorithms.AES(self.key), modes.CBC(self.key[:16])).encryptor()
        return box.update(plain + bytes([fill]) * fill) + box.finalize()

    def decrypt(self, sealed: str) -> str:
        """The message inside. Raises ValueError for wrong padding, length or receiver."""
        box = Cipher(algorithms.AES(self.key), modes.CBC(self.key[:16])).decryptor()
        plain = box.update(base64.b64decode(sealed)) + box.finalize()
        fill = plain[-1]
        if not 1 <= fill <= _BLOCK or plain[-fill:] != bytes([fill]) * fill:
            raise ValueError("padding")
        plain = plain[16:-fill]
        size = struct.unpack(">I", plain[:4])[0]
        message, receiver = plain[4 : 4 + size], plain[4 + size :]
        if len(message) != size or receiver != self.receive_id.encode():
            raise ValueError("receiveid")
        return message.decode()

    def _query(self, sealed: str) -> dict[str, str]:
        stamp, nonce = str(int(time.time())), str(secrets.randbelow(10**10))
        return {"msg_signature": self.sign(stamp, nonce, sealed), "timestamp": stamp, "nonce": nonce}

    def seal_echo(self, text: str) -> Envelope:
        """The URL check: a GET with the encrypted echo string."""
        sealed = self.encrypt(text)
        return Envelope("GET", self._query(sealed) | {"echostr": sealed}, {}, b"", text)

    def seal_xml(self, text: str, corp: str, agent: str) -> Envelope:
        """An app callback."""
        sealed = self.encrypt(text)
        body = (
            f"<xml><ToUserName><![CDATA[{corp}]]></ToUserName><AgentID><![CDATA[{agent}]]></AgentID>"
            f"<Encrypt><![CDATA[{sealed}]]></Encrypt></xml>"
        )
        return Envelope("POST", self._query(sealed), {"Content-Type": "text/xml"}, body.encode(), text)

    def seal_json(self, content: dict) -> Envelope:
        """A bot callback."""
        text = json.dumps(content, ensure_ascii=False)
        sealed = self.encrypt(text)
        body, headers = json.dumps({"encrypt": sealed}).encode(), {"Content-Type": "application/json"}
        return Envelope("POST", self._query(sealed), headers, body, text)

    def open_xml(self, body: bytes) -> str:
        """The XML inside an encrypted passive answer. Raises ValueError when anything does not fit."""
        answer = _xml(body)
        missing = {"Encrypt", "MsgSignature", "TimeStamp", "Nonce"} - set(answer)
        if missing:
            raise ValueError(f"the answer lacks {sorted(missing)[0]}")
        sealed = answer["Encrypt"]
        if self.sign(answer["TimeStamp"], answer["Nonce"], sealed) != answer["MsgSignature"]:
            raise ValueError("the answer's signature is wrong")
        return self.decrypt(sealed)

    def open_json(self, body: bytes, nonce: str | None = None) -> str:
        """The JSON inside a bot's answer; `nonce` is the one of the callback's address."""
        answer = json.loads(body)
        if not isinstance(answer, dict) or {"encrypt", "msgsignature", "timestamp", "nonce"} - set(answer):
            raise ValueError("the answer lacks encrypt, msgsignature, timestamp or nonce")
        if not isinstance(answer["timestamp"], int) or (nonce is not None and answer["nonce"] != nonce):
            raise ValueError("timestamp must be an integer, nonce that of the callback")
        if self.sign(str(answer["timestamp"]), answer["nonce"], answer["encrypt"]) != answer["msgsignature"]:
            raise ValueError("the answer's signature is wrong")
        return self.decrypt(answer["encrypt"])


def read_xml(text: str | bytes) -> dict:
    """What stands inside <xml>. Raises ValueError."""
    return _xml(text)


def _xml(text: str | bytes) -> dict:
    try:
        inside = xmltodict.parse(text).get("xml")
    except Exception as error:
        raise ValueError(f"not XML: {error}") from error
    if not isinstance(inside, dict):
        raise ValueError("no <xml> element")
    return inside
