"""Group push: types, sizes, keys and frequency."""

import base64
import hashlib

import pytest
import requests

from tests.sandbox.samples import PDF, PNG, wecom_card

GROUP = "wrQimingSales"
NOTICE = {
    "card_type": "text_notice",
    "main_title": {"title": "周报"},
    "card_action": {"type": 1, "url": "https://example.com"},
}


@pytest.fixture
def push(sandbox):
    """POSTs to the group's push address; gives errcode."""
    key = sandbox.box.world.chats[GROUP].push_key

    def push(key=key, **body):
        url = f"{sandbox.box.origin}/cgi-bin/webhook/send?key={key}"
        return requests.post(url, json=body, timeout=5).json()["errcode"]

    return push


def last(sandbox):
    return sandbox.box.world.messages_in(GROUP)[-1]


def upload(sandbox, chat=GROUP):
    key = sandbox.box.world.chats[chat].push_key
    url = f"{sandbox.box.origin}/cgi-bin/webhook/upload_media?key={key}&type=file"
    return requests.post(url, files={"media": ("周报.pdf", PDF)}, timeout=5).json()["media_id"]


def test_the_page_shows_the_address(sandbox):
    """Every WeCom group has one."""
    url = f"{sandbox.box.origin}/sandbox/api/state?as=wecom:chenjing"
    groups = [c for c in requests.get(url, timeout=5).json()["chats"] if c["type"] == "group"]

    assert all("/cgi-bin/webhook/send?key=" in one["push_url"] for one in groups)


def test_what_can_be_pushed(sandbox, push):
    """Text with mentions, markdown, a picture, a file, a notice."""
    picture = {"base64": base64.b64encode(PNG).decode(), "md5": hashlib.md5(PNG).hexdigest()}

    assert push(msgtype="text", text={"content": "<@chenjing> 开会", "mentioned_list": ["@all"]}) == 0
    assert last(sandbox).text == "@陈静 开会 @所有人"
    assert push(msgtype="markdown", markdown={"content": "**周报**"}) == 0
    assert push(msgtype="markdown_v2", markdown_v2={"content": "| a |\n|---|"}) == 0
    assert push(msgtype="image", image=picture) == 0
    assert sandbox.box.world.files[last(sandbox).file].data == PNG
    assert push(msgtype="file", file={"media_id": upload(sandbox)}) == 0
    assert push(msgtype="template_card", template_card=NOTICE) == 0
    assert last(sandbox).sender.name == "消息推送"


def test_what_cannot_be_pushed(sandbox, push):
    """Buttons, foreign media, data with a prefix, unknown keys and types."""
    prefixed = {"base64": "data:image/png;base64,AAAA", "md5": "x"}

    assert push(msgtype="template_card", template_card=wecom_card()) == 40058
    assert push(msgtype="file", file={"media_id": upload(sandbox, "wrHengtong")}) == 40007
    assert push(msgtype="image", image=prefixed) == 40058
    assert push(msgtype="stream", stream={"content": "x"}) == 40008
    assert push(key="nobody", msgtype="text", text={"content": "x"}) == 93000


def test_texts_are_cut(sandbox, push):
    """2048 bytes of text, 4096 of markdown."""
    push(msgtype="text", text={"content": "字" * 700})
    push(msgtype="markdown", markdown={"content": "字" * 1400})
    text, markdown = sandbox.box.world.messages_in(GROUP)

    assert text.cut and markdown.cut and len(markdown.text) == 1365


def test_twenty_a_minute(sandbox, push):
    """The 21st is 45009; a minute later there is room again."""
    codes = [push(msgtype="text", text={"content": str(n)}) for n in range(21)]
    sandbox.box.world.advance(61)

    assert codes == [0] * 20 + [45009]
    assert push(msgtype="text", text={"content": "x"}) == 0
