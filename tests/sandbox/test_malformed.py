"""Whatever arrives is refused in the platform's way, never with a broken server's page."""

import json
from copy import deepcopy

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sandbox.box import Box
from bot.sandbox.credentials import Credentials
from bot.sandbox.feishu import cards as feishu
from bot.sandbox.wecom import cards as wecom
from bot.sandbox.wecom.refusal import Refusal
from tests.sandbox.samples import feishu_card, wecom_card

BOX = Box(Credentials.made_up(), "http://127.0.0.1:9")
ODD = st.sampled_from([None, 0, -1, 1.5, True, "", "x", [], [None], {}, {"tag": 5}, [[1]], "字" * 50])
LENIENT = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


def places(thing, path=()):
    """Every place in a JSON value."""
    inner = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for key, value in inner:
        yield (*path, key)
        yield from places(value, (*path, key))


def spoiled(card, path, odd):
    """The card with one place replaced."""
    card = deepcopy(card)
    thing = card
    for key in path[:-1]:
        thing = thing[key]
    thing[path[-1]] = odd
    return card


@LENIENT
@given(st.sampled_from(list(places(feishu_card()))), ODD)
def test_a_spoiled_feishu_card(path, odd):
    """Taken or refused with an ErrCode."""
    try:
        feishu.check(BOX, spoiled(feishu_card(), path, odd))
    except feishu.CardError as error:
        assert error.code and error.path


@LENIENT
@given(st.sampled_from(list(places(wecom_card()))), ODD, st.sampled_from(["app", "bot"]))
def test_a_spoiled_wecom_card(path, odd, channel):
    """Taken or refused with an errcode."""
    try:
        wecom.check(spoiled(wecom_card(), path, odd), channel)
    except Refusal as no:
        assert no.code


BODIES = (b"", b"null", b"[]", b"5", b'"x"', b"{", b"\xff\xfe", b"{}", b'{"msgtype": {}}', b'{"agentid": []}')


@pytest.mark.parametrize("path", ["message/send", "message/recall", "message/update_template_card"])
def test_odd_bodies_to_wecom(sandbox, wecom, path):
    """HTTP 200 with an errcode."""
    url = f"{sandbox.box.origin}/cgi-bin/{path}?access_token={wecom.access_token}"
    answers = [requests.post(url, data=body, timeout=5) for body in BODIES]

    assert {one.status_code for one in answers} == {200}
    assert 0 not in {one.json()["errcode"] for one in answers}


@pytest.mark.parametrize("content", [5, None, [], "[]", "5", '{"text": 5}', '{"text": null}', '{"zh_cn": 5}'])
@pytest.mark.parametrize("kind", ["text", "post", "image", "file", "interactive", None, 5])
def test_odd_contents_to_feishu(sandbox, lark, kind, content):
    """A code of the sheet, as JSON."""
    lark.members("oc_sales")
    token = next(iter(sandbox.box.feishu["tokens"]))
    url = f"{sandbox.box.origin}/open-apis/im/v1/messages?receive_id_type=chat_id"
    body = json.dumps({"receive_id": "oc_sales", "msg_type": kind, "content": content})
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    answer = requests.post(url, data=body, headers=headers, timeout=5)

    assert answer.status_code == 400
    assert answer.json()["code"] in (230001, 230099)
