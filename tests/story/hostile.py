"""Callbacks nobody honest sends: each a real one of the platform with one thing wrong."""

import json
import secrets
import time
from collections.abc import Iterator
from dataclasses import replace

from bot.sandbox import Credentials
from bot.sandbox.courier import Envelope
from bot.sandbox.feishu import crypt
from bot.sandbox.wecom.crypt import Crypto

BIG = 8 * 1024 * 1024
BROKEN = "AAAA" * 16
PHONE = "13811112222"
FEISHU, APP, BOT = "/feishu/callback", "/wecom/app/callback", "/wecom/bot/callback"


def calls(keys: Credentials) -> Iterator[tuple[str, str, Envelope]]:
    """(what is wrong, the route, the call) for every door."""
    app = Crypto(keys.wecom_token, keys.wecom_aes_key, keys.wecom_corp_id)
    bot = Crypto(keys.wecom_bot_token, keys.wecom_bot_aes_key)
    for wrong, call in _feishu(keys):
        yield wrong, FEISHU, call
    for wrong, call in _wecom(app, lambda crypto: crypto.seal_xml(_XML, keys.wecom_corp_id, "1000002")):
        yield wrong, APP, call
    for wrong, call in _wecom(bot, lambda crypto: crypto.seal_json(json.loads(_JSON))):
        yield wrong, BOT, call


def _feishu(keys: Credentials) -> Iterator[tuple[str, Envelope]]:
    good = crypt.seal(keys.feishu_encrypt_key, _message(keys, keys.feishu_verification_token))
    yield "wrong signature", replace(good, headers=good.headers | {"X-Lark-Signature": "0" * 64})
    yield "no signature", replace(good, headers={"Content-Type": "application/json"})
    yield "plain text", _signed(keys, good.plain.encode())
    yield "wrong token", crypt.seal(keys.feishu_encrypt_key, _message(keys, "guessed"))
    yield "broken ciphertext", _signed(keys, json.dumps({"encrypt": BROKEN}).encode())
    yield "8 MB", replace(good, body=good.body + b" " * BIG)


def _signed(keys: Credentials, body: bytes) -> Envelope:
    stamp, nonce = str(int(time.time())), secrets.token_hex(8)
    signature = crypt.sign(stamp, nonce, keys.feishu_encrypt_key, body)
    named = {"Timestamp": stamp, "Nonce": nonce}
    headers = {f"X-Lark-Request-{name}": value for name, value in named.items()}
    headers |= {"X-Lark-Signature": signature, "Content-Type": "application/json"}
    return Envelope("POST", {}, headers, body, "")


def _message(keys: Credentials, token: str) -> dict:
    header = {"event_id": secrets.token_hex(8), "event_type": "im.message.receive_v1", "token": token,
              "app_id": keys.feishu_app_id, "create_time": str(int(time.time() * 1000))}  # fmt: skip
    said = {"message_id": "om_hostile", "chat_id": "oc_p2p_ou_zhangsan", "chat_type": "p2p",
            "message_type": "text", "content": json.dumps({"text": f"新建线索 黑客 {PHONE}"})}  # fmt: skip
    sender = {"sender_id": {"open_id": "ou_zhangsan"}, "sender_type": "user"}
    return {"schema": "2.0", "header": header, "event": {"message": said, "sender": sender}}


def _wecom(keys: Crypto, seal) -> Iterator[tuple[str, Envelope]]:
    good = seal(keys)
    unsigned = {name: value for name, value in good.params.items() if name != "msg_signature"}
    yield "wrong signature", replace(good, params=good.params | {"msg_signature": "0" * 40})
    yield "no signature", replace(good, params=unsigned)
    yield "plain text", replace(good, body=good.plain.encode())
    yield "wrong token", seal(replace(keys, token="guessed"))
    yield "broken ciphertext", _broken(keys, good)
    yield "8 MB", replace(good, body=good.body + b" " * BIG)


def _broken(keys: Crypto, good: Envelope) -> Envelope:
    """Signed as it should be, but nothing that decrypts."""
    stamp, nonce = good.params["timestamp"], good.params["nonce"]
    xml = f"<xml><ToUserName>x</ToUserName><Encrypt>{BROKEN}</Encrypt></xml>"
    body = xml if good.body.lstrip().startswith(b"<") else json.dumps({"encrypt": BROKEN})
    params = good.params | {"msg_signature": keys.sign(stamp, nonce, BROKEN)}
    return replace(good, params=params, body=body.encode())


_XML = (
    "<xml><ToUserName>x</ToUserName><FromUserName>chenjing</FromUserName><CreateTime>1</CreateTime>"
    f"<MsgType>text</MsgType><Content>新建线索 黑客公司 {PHONE}</Content><MsgId>1</MsgId></xml>"
)
_JSON = (
    '{"msgid": "h1", "aibotid": "x", "chattype": "single", "from": {"userid": "chenjing"},'
    f' "msgtype": "text", "text": {{"content": "新建线索 黑客公司 {PHONE}"}}}}'
)
