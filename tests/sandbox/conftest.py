"""A sandbox with a bot that listens, and the real clients of both platforms."""

import json
import time
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import pytest
from wechatpy.enterprise import WeChatClient
from wechatpy.enterprise.crypto import WeChatCrypto

from bot.sandbox import Credentials, Sandbox
from tests.sandbox.lark import AESCipher, Lark
from tests.sandbox.listener import Heard, Listener


@pytest.fixture
def bot() -> Iterator[Listener]:
    """The bot's side of the callbacks."""
    listener = Listener()
    yield listener
    listener.stop()


@pytest.fixture
def sandbox(bot: Listener) -> Iterator[Sandbox]:
    """A fresh sandbox that delivers to `bot`."""
    sandbox = Sandbox(Credentials.made_up(), bot.url)
    sandbox.start()
    yield sandbox
    sandbox.stop()


@pytest.fixture
def lark(sandbox: Sandbox) -> Lark:
    """The real Feishu SDK."""
    keys = sandbox.box.credentials
    return Lark(sandbox.box.origin, keys.feishu_app_id, keys.feishu_app_secret)


class WeCom(WeChatClient):
    """wechatpy pointed at the sandbox; errors are raised, never retried by itself."""

    def __init__(self, origin: str, corp: str, secret: str) -> None:
        self.API_BASE_URL = f"{origin}/cgi-bin/"
        super().__init__(corp, secret, timeout=5, auto_retry=False)

    def fetch_access_token(self) -> dict:
        params = {"corpid": self.corp_id, "corpsecret": self.secret}
        return self._fetch_access_token(url=self.API_BASE_URL + "gettoken", params=params)


@pytest.fixture
def wecom(sandbox: Sandbox) -> WeCom:
    """The real WeCom client of the self-built app."""
    keys = sandbox.box.credentials
    return WeCom(sandbox.box.origin, keys.wecom_corp_id, keys.wecom_secret)


@pytest.fixture
def read_feishu(sandbox: Sandbox) -> Callable[[Heard], dict]:
    """Decrypts a Feishu callback with the SDK's own cipher."""
    cipher = AESCipher(sandbox.box.credentials.feishu_encrypt_key)
    return lambda heard: json.loads(cipher.decrypt_str(json.loads(heard.body)["encrypt"]))


@pytest.fixture
def app_crypto(sandbox: Sandbox) -> WeChatCrypto:
    """wechatpy's crypto with the app's keys."""
    keys = sandbox.box.credentials
    return WeChatCrypto(keys.wecom_token, keys.wecom_aes_key, keys.wecom_corp_id)


@pytest.fixture
def bot_crypto(sandbox: Sandbox) -> WeChatCrypto:
    """wechatpy's crypto with the bot's keys and the empty receiveid."""
    keys = sandbox.box.credentials
    return WeChatCrypto(keys.wecom_bot_token, keys.wecom_bot_aes_key, "")


@pytest.fixture
def read_bot(bot_crypto: WeChatCrypto) -> Callable[[Heard], dict]:
    """Decrypts a callback of the 智能机器人."""

    def read(heard: Heard) -> dict:
        sealed = {"Encrypt": json.loads(heard.body)["encrypt"]}
        args = heard.args
        text = bot_crypto.decrypt_message(sealed, args["msg_signature"], args["timestamp"], args["nonce"])
        return json.loads(text)

    return read


@pytest.fixture
def answer_bot(bot_crypto: WeChatCrypto) -> Callable[[Heard, dict], str]:
    """Encrypts an answer of the 智能机器人 to a callback."""

    def answer(heard: Heard, content: dict) -> str:
        nonce, stamp = heard.args["nonce"], int(time.time())
        xml = ElementTree.fromstring(bot_crypto.encrypt_message(json.dumps(content), nonce, str(stamp)))
        sealed = {"encrypt": xml.findtext("Encrypt"), "msgsignature": xml.findtext("MsgSignature")}
        return json.dumps(sealed | {"timestamp": stamp, "nonce": nonce})

    return answer


def until(true: Callable[[], object], seconds: float = 5) -> None:
    """Wait for something another thread will bring about."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)
