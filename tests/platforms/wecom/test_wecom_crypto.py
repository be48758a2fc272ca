"""The envelope, against the public vectors and against strangers."""

import base64
import struct

import pytest
from wechatpy.enterprise.crypto import WeChatCrypto

from bot.errors import RejectedRequest
from bot.platforms.wecom.crypto import WINDOW, Envelope

from .conftest import CORP, KEY, TOKEN, VECTORS


def at(vector: dict, receive_id: str = CORP, late: int = 0) -> Envelope:
    """An envelope at the moment of a vector."""
    return Envelope(TOKEN, KEY, receive_id, lambda: int(vector["timestamp"]) + late)


@pytest.mark.parametrize(("name", "receive_id"), [("V1", CORP), ("V3", ""), ("V4", CORP)])
def test_public_vectors_open(name, receive_id):
    """The documented ciphertexts give the documented plain texts."""
    vector = VECTORS[name]

    plain = at(vector, receive_id).open(vector, vector["encrypted"])

    assert plain == vector["plain"]


def test_public_message_opens():
    """The official sample message is read."""
    vector = VECTORS["V2"]

    assert "<Content><![CDATA[hello]]></Content>" in at(vector).open(vector, vector["encrypted"])


def test_what_we_seal_the_library_opens():
    """wechatpy reads what we write, with a corp id and with none."""
    for receive_id in (CORP, ""):
        sealed, signature, stamp = Envelope(TOKEN, KEY, receive_id).seal("你好", "n")
        crypto = WeChatCrypto(TOKEN, KEY, receive_id)

        assert crypto.decrypt_message({"Encrypt": sealed}, signature, str(stamp), "n") == "你好"


@pytest.mark.parametrize("late", [-WINDOW - 1, WINDOW + 1, 86400])
def test_old_and_early_calls_are_refused(late):
    """A genuine call outside the window is a replay."""
    vector = VECTORS["V4"]

    with pytest.raises(RejectedRequest, match="too old"):
        at(vector, late=late).open(vector, vector["encrypted"])


@pytest.mark.parametrize(
    "change",
    [
        {"msg_signature": ""},
        {"msg_signature": "0" * 40},
        {"msg_signature": "ünsigned"},
        {"timestamp": ""},
        {"timestamp": "1e9"},
        {"timestamp": "٣٣٣"},
        {"nonce": ""},
        {"nonce": "other"},
    ],
)
def test_changed_arguments_are_refused(change):
    """Nothing of the query may be missing or changed."""
    vector = VECTORS["V4"]

    with pytest.raises(RejectedRequest) as refused:
        at(vector).open({**vector, **change}, vector["encrypted"])

    assert refused.value.status == 403


def test_another_company_is_refused():
    """A message sealed for another receive id, or for a bot, is not ours."""
    vector = VECTORS["V4"]

    with pytest.raises(RejectedRequest, match="somebody else"):
        at(vector, "").open(vector, vector["encrypted"])


def signed(plain: bytes) -> tuple[Envelope, dict, str]:
    """Raw plain bytes, encrypted and signed properly."""
    envelope = Envelope(TOKEN, KEY, CORP, lambda: 1700000000)
    encryptor = envelope._cipher.encryptor()
    sealed = base64.b64encode(encryptor.update(plain) + encryptor.finalize()).decode()
    args = {"timestamp": "1700000000", "nonce": "n"}
    return envelope, {**args, "msg_signature": envelope.sign("1700000000", "n", sealed)}, sealed


def inner(message: bytes, length: int, fill: bytes) -> bytes:
    return bytes(range(16)) + struct.pack(">I", length) + message + CORP.encode() + fill


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"\x00" * 32,
        b"\x21" * 32,
        b"\x20" * 32,
        inner(b"1234567890", 10, b"\x10" * 15 + b"\x11"),
        inner(b"1234567890", 2**31, b"\x10" * 16),
        inner(b"1234567890", 9, b"\x10" * 16),
        inner(b"\xff" * 10, 10, b"\x10" * 16),
    ],
)
def test_signed_but_broken_content_is_refused(plain):
    """Padding, inner length and text are checked even under a good signature."""
    envelope, args, sealed = signed(plain)

    with pytest.raises(RejectedRequest) as refused:
        envelope.open(args, sealed)

    assert 400 <= refused.value.status < 500


@pytest.mark.parametrize("sealed", ["", "???", "AAAA", "A" * 44, "é" * 8])
def test_signed_rubbish_is_refused(sealed):
    """What is no ciphertext at all is refused, not crashed on."""
    envelope = Envelope(TOKEN, KEY, CORP, lambda: 1700000000)
    args = {
        "timestamp": "1700000000",
        "nonce": "n",
        "msg_signature": envelope.sign("1700000000", "n", sealed),
    }

    with pytest.raises(RejectedRequest):
        envelope.open(args, sealed)
