"""Feishu's events as ours."""

import json
from datetime import UTC, datetime

import pytest

from bot.message import BOT_ID, Attachment, ChatRef, Mention
from bot.platforms.base import HttpAnswer
from bot.platforms.feishu.content import moment
from bot.platforms.feishu.door import FeishuDoor
from bot.platforms.feishu.events import EventReader
from tests.platforms.feishu.calls import SETTINGS, calls, sample


def message(kind: str, content: object, **fields) -> dict:
    """A private message of some kind."""
    payload = sample("message_post")
    text = content if isinstance(content, str) else json.dumps(content)
    payload["event"]["message"] |= {"message_type": kind, "content": text, "mentions": [], **fields}
    return payload


def test_a_group_message_keeps_its_placeholders(door):
    """群消息里的 @ 保留占位符，机器人自己的 @ 按 open_id 认出来。"""
    event = door.read(calls(sample("message_text")))

    assert event.kind == "message"
    assert event.key == event.message == "om_5ce6d572455d361153b7cb51da133945"
    assert event.chat == ChatRef("feishu", "oc_group", "group")
    assert event.sender == "ou_zhang"
    assert event.text == "@_user_1 把 T12 派给 @_user_2 下周五前"
    assert event.mentions == (
        Mention("销售助理", BOT_ID, "@_user_1"),
        Mention("李四", "ou_li", "@_user_2"),
    )
    assert (event.quoted, event.thread) == ("om_parent", "omt_1")
    assert event.at == datetime(2020, 12, 27, 12, 45, 51, 345000, UTC)


def test_a_namesake_of_the_bot_is_not_the_bot(door):
    """名字和机器人一样、open_id 不一样的，不是机器人。"""
    payload = sample("message_text")
    payload["event"]["message"]["mentions"][0]["id"]["open_id"] = "ou_other_bot"
    payload["event"]["message"]["mentions"][0]["name"] = "销售助理"

    event = door.read(calls(payload))

    assert event.mentions[0] == Mention("销售助理", "ou_other_bot", "@_user_1")


def test_while_the_bot_does_not_know_itself_groups_are_asked_again():
    """还不知道自己是谁时，群里 @ 机器人的消息请飞书稍后再推，不猜。"""
    door = FeishuDoor(SETTINGS, EventReader("销售助理", lambda: "", None), None)

    assert door.read(calls(sample("message_text"))) == HttpAnswer(
        "{}", 503, "application/json; charset=utf-8"
    )
    assert door.read(calls(sample("message_post"))).kind == "message"


def test_a_rich_text_becomes_lines_and_files(door):
    """富文本的标题和段落成为几行文字，图片和视频成为附件。"""
    event = door.read(calls(sample("message_post")))

    assert event.text == "新建线索\n@_user_1 客户：智云科技\n电话 13800138000"
    assert event.chat == ChatRef("feishu", "oc_p2p", "p2p")
    assert [(file.kind, file.handle["key"], file.handle["type"]) for file in event.files] == [
        ("image", "img_1", "image"),
        ("video", "file_1", "file"),
    ]


@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        ("image", {"image_key": "img_1"}, ("image", "图片.png", "img_1", "image")),
        ("file", {"file_key": "file_1", "file_name": "原型图.pdf"}, ("file", "原型图.pdf", "file_1", "file")),
        ("audio", {"file_key": "file_2", "duration": 2000}, ("audio", "语音.opus", "file_2", "file")),
        (
            "media",
            {"file_key": "file_3", "image_key": "img_2", "file_name": "演示.mp4", "duration": 3000},
            ("video", "演示.mp4", "file_3", "file"),
        ),
    ],
)
def test_files_come_with_what_is_needed_to_fetch_them(door, kind, content, expected):
    """图片、文件、语音、视频都带着取回它们所需的键。"""
    event = door.read(calls(message(kind, content)))

    handle = {"message": "om_post", "key": expected[2], "type": expected[3]}
    assert event.files == (Attachment(expected[0], expected[1], handle),)
    assert event.text == ""


@pytest.mark.parametrize(
    "kind", ["sticker", "location", "interactive", "system", "merge_forward", "share_user", "vote"]
)
def test_kinds_we_cannot_read_are_acknowledged(door, kind):
    """表情、位置之类读不懂的消息，只应答。"""
    assert door.read(calls(message(kind, {"file_key": "f"}))).status == 200


def test_other_bots_are_not_listened_to(door):
    """别的机器人说的话不理，免得互相回个没完。"""
    payload = sample("message_text")
    payload["event"]["sender"]["sender_type"] = "bot"

    assert isinstance(door.read(calls(payload)), HttpAnswer)


def test_text_no_database_could_keep_is_cleaned(door):
    """空字符和半个字符进不了数据库，先去掉。"""
    event = door.read(calls(message("text", '{"text": "帮\\u0000助\\ud800"}')))

    assert event.text == "帮助?"


def test_everybody_stays_in_the_text(door):
    """@所有人 留在文字里。"""
    event = door.read(calls(message("text", {"text": "@_all 开会"}, chat_type="group", chat_id="oc_group")))

    assert (event.text, event.mentions) == ("@_all 开会", ())


@pytest.mark.parametrize(
    ("name", "kind", "chat", "key"),
    [
        ("joined", "joined", ChatRef("feishu", "oc_group", "group"), "e1"),
        ("removed", "removed", ChatRef("feishu", "oc_group", "group"), "e2"),
        ("entered", "entered", ChatRef("feishu", "oc_p2p"), "e3"),
        ("first_entered", "entered", ChatRef("feishu", "oc_p2p"), "e4"),
        ("menu", "message", ChatRef("feishu", ""), "e5"),
        ("left", "left", ChatRef("feishu", ""), "e6"),
    ],
)
def test_what_happens_around_the_chat(door, name, kind, chat, key):
    """进群、退群、打开会话、点菜单、离职。"""
    event = door.read(calls(sample("events", name)))

    assert (event.kind, event.chat, event.key, event.sender) == (kind, chat, key, "ou_zhang")


def test_a_menu_entry_says_what_it_stands_for(door):
    """菜单项等于打一句话；不在表里的键，原样当话说。"""
    payload = sample("events", "menu")
    other = sample("events", "menu")
    other["event"]["event_key"] = "甘特图 P3"

    assert door.read(calls(payload)).text == "我的待办"
    assert door.read(calls(other)).text == "甘特图 P3"


@pytest.mark.parametrize("stamp", ["1608725989", "1608725989000", "1608725989000000", 1608725989000])
def test_times_are_read_by_their_digits(stamp):
    """秒、毫秒、微秒都读成同一个时刻。"""
    assert moment(stamp) == datetime(2020, 12, 23, 12, 19, 49, tzinfo=UTC)
