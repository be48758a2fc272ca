"""The sandbox's own encryption against the platforms' published vectors."""

import pytest

from bot.sandbox.credentials import Credentials
from bot.sandbox.feishu import crypt as feishu
from bot.sandbox.wecom.crypt import Crypto, read_xml

KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
CORP = "wx5823bf96d3bd56c7"
ECHO = "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=="
TEXT = (
    "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/s"
    "YYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJ"
    "YuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGU"
    "callcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDY"
    "A5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q=="
)


def test_feishu_decrypts_the_published_ciphertext():
    """The vendor's example says hello world."""
    assert feishu.decrypt("test key", "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=") == "hello world"


def test_feishu_encrypts_byte_for_byte():
    """With the vector's initialisation vector the ciphertext is the vector's."""
    text = '{"challenge":"abc","token":"vtoken","type":"url_verification"}'

    assert feishu.encrypt("test key", text, bytes(range(16))) == (
        "AAECAwQFBgcICQoLDA0OD6alpwIsMFbSsWTHppjb1mF2C3ClUQwfKAJ95CToiSHUU4DHnRs+5vsCx03V7jEerjbZRl7vEfdYBMTCPUvfsis="
    )


def test_feishu_signs_the_encrypted_body():
    """sha256 over timestamp, nonce, key and raw body."""
    body = b'{"encrypt":"P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="}'

    assert feishu.sign("1700000000", "nonce-1", "test key", body) == (
        "002a272a435d056759149cce18e88064ff320d38d91a09432445c344c4296949"
    )


def test_wecom_opens_the_official_url_check():
    """Signature and plaintext of the official sample."""
    keys = Crypto("QDG6eK", KEY, CORP)

    assert keys.sign("1409659589", "263014780", ECHO) == "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3"
    assert keys.decrypt(ECHO) == "1616140317555161061"


def test_wecom_opens_the_official_message():
    """The official sample's text says hello."""
    keys = Crypto("QDG6eK", KEY, CORP)
    message = read_xml(keys.decrypt(TEXT))

    assert keys.sign("1409659813", "1372623149", TEXT) == "477715d11cdb4164915debcba66cb864d751f3e6"
    assert (message["FromUserName"], message["Content"], message["AgentID"]) == ("mycreate", "hello", "218")


def test_wecom_bot_has_an_empty_receiver():
    """The bot's vector opens with an empty receiveid only, and is made byte for byte from its salt."""
    text = '{"msgid":"CAIQ16HMjQYY"}'
    sealed = Crypto("QDG6eK", KEY).encrypt(text, b"0123456789abcdef")

    assert sealed.startswith("sKqRbbiSUnDhFHOvPjtUM")
    assert Crypto("QDG6eK", KEY).decrypt(sealed) == text
    with pytest.raises(ValueError, match="receiveid"):
        Crypto("QDG6eK", KEY, CORP).decrypt(sealed)


@pytest.mark.parametrize("size", [0, 1, 11, 12, 13, 31, 32, 33, 500])
def test_wecom_pads_to_thirty_two(size):
    """Every length survives, also where a whole block of padding is needed."""
    keys = Crypto("QDG6eK", KEY, CORP)

    assert keys.decrypt(keys.encrypt("x" * size)) == "x" * size


def test_made_up_keys_have_the_right_shape():
    """EncodingAESKey is 43 letters and digits."""
    keys = Credentials.made_up()

    assert len(keys.wecom_aes_key) == len(keys.wecom_bot_aes_key) == 43
    assert Credentials.from_env(keys.environ()) == keys
