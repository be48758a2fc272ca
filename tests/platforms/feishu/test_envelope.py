"""The published and computed vectors of Feishu's encryption and signature."""

import base64
import json

import pytest

from bot.platforms.feishu.envelope import Envelope, same
from tests.platforms.feishu.calls import sealed, signed

BODY = b'{"encrypt":"P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="}'


def test_the_published_ciphertext_opens():
    """官方文档的样例密文解出 hello world。"""
    inside = Envelope("test key").decrypt(base64.b64decode("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="))

    assert inside == b"hello world"


def test_the_challenge_vector_opens():
    """URL 校验的密文解出带 challenge 的对象。"""
    text = (
        "AAECAwQFBgcICQoLDA0OD6alpwIsMFbSsWTHppjb1mF2C3ClUQwfKAJ95CToiSHU"
        "U4DHnRs+5vsCx03V7jEerjbZRl7vEfdYBMTCPUvfsis="
    )

    opened = Envelope("test key").open(json.dumps({"encrypt": text}).encode())

    assert opened == {"challenge": "abc", "token": "vtoken", "type": "url_verification"}


def test_the_signature_vector_holds():
    """签名是时间戳、随机串、密钥和原始报文的 SHA-256。"""
    call = signed(BODY)

    assert (
        call.headers["X-Lark-Signature"] == "002a272a435d056759149cce18e88064ff320d38d91a09432445c344c4296949"
    )
    assert Envelope("test key").signed(call.headers, BODY)


def test_one_changed_byte_breaks_the_signature():
    """报文动一个字节，签名就不对。"""
    call = signed(BODY)

    assert not Envelope("test key").signed(call.headers, BODY.replace(b"P37w", b"P37x"))
    assert not Envelope("other key").signed(call.headers, BODY)
    assert not Envelope("test key").signed({}, BODY)


@pytest.mark.parametrize("pad", [b"\x00" * 16, b"\x11" * 16, b"a" * 14 + b"\x03\x02", b"a" * 15 + b"\xff"])
def test_padding_is_checked_in_full(pad):
    """填充不对的密文不解。"""
    whole = base64.b64decode(sealed(pad))

    with pytest.raises(ValueError, match="padding"):
        Envelope("test key").decrypt(whole[:32])


@pytest.mark.parametrize("length", [0, 15, 16, 31, 33])
def test_ciphertext_of_the_wrong_length_is_refused(length):
    """长度不对的密文不解。"""
    with pytest.raises(ValueError, match="length"):
        Envelope("test key").decrypt(bytes(length))


def test_secrets_are_compared_whole():
    """比较令牌时，空值、数字和非 ASCII 都只是“不同”。"""
    assert same("vtoken", "vtoken")
    assert not any(same("vtoken", other) for other in ("", "vtoke", "令牌", None, 7, ["vtoken"], "\ud800"))
