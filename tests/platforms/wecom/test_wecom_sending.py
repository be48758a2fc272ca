"""The way out, over real HTTP: message/send, response_url, webhook, updates, downloads."""

import json
from dataclasses import replace

import pytest

from bot.errors import PlatformError
from bot.message import Address, Attachment, FileRef, Reply
from bot.platforms.base import OVERSIZE, Fetched, Outgoing, Posted
from bot.platforms.wecom import connect
from bot.platforms.wecom.app_sender import AppSender
from bot.platforms.wecom.pace import HOUR, PER_MEMBER_HOURLY, Pace
from bot.settings import WeComBotSettings, WeComSettings
from cards.elements import Card, Note, Who
from storage.outbox import WAITS

from .conftest import KEY, PNG, SHOWN, TOKEN

PERSON = Address("wecom", person="zhangsan", via="app")
PUSH = Address("wecom", chat="wrC", kind="group", via="push", push="K")
PICTURE = FileRef("k", "甘特图.png", "image/png")
PDF = FileRef("p", "报告.pdf", "application/pdf")
OK = {"errcode": 0, "errmsg": "ok"}


def out(address, reply, key="m1-1"):
    return Outgoing(key, address, reply, "c1" if reply.card else "")


def body(call):
    return json.loads(call["body"])


def answerable(server):
    return Address(
        "wecom", chat="wrC", kind="group", via="url", person="zhangsan", answer_url=server.url + "/response"
    )


def test_a_text_to_a_person(wecom, server):
    """message/send with the app's number, one token fetched for many messages."""
    server.lay("message/send", {**OK, "msgid": "M1"})

    sent = wecom.send(out(PERSON, Reply(text="你好\x07")))
    wecom.send(out(PERSON, Reply(text="再见"), "m2-1"))

    told = body(server.to("message/send")[0])
    assert sent.message == "M1"
    assert (told["touser"], told["agentid"], told["text"]) == ("zhangsan", 1000002, {"content": "你好"})
    assert len(server.to("gettoken")) == 1
    assert server.to("message/send")[0]["query"] == {"access_token": "t1"}


def test_a_repeat_is_identical_and_another_message_is_not(wecom, server):
    """WeCom drops identical requests: a retry must be one, the same words said again must not."""
    for key in ("m1-1", "m1-1", "m2-1"):
        wecom.send(out(PERSON, Reply(text="好"), key))

    first, again, other = (call["body"] for call in server.to("message/send"))

    assert first == again != other
    assert body(server.to("message/send")[0])["enable_duplicate_check"] == 1
    assert sum(WAITS) < body(server.to("message/send")[2])["duplicate_check_interval"] <= 4 * 3600


def test_a_card_gives_its_credential(wecom, server):
    """The card is named by our key; the response code comes back for later updates."""
    server.lay(
        "message/send",
        {**OK, "msgid": "M1", "response_code": "RC", "invaliduser": "", "unlicenseduser": "lisi"},
    )

    sent = wecom.send(out(PERSON, Reply(card=SHOWN)))

    assert (sent.credential, sent.undelivered) == ("RC", ("lisi",))
    assert body(server.to("message/send")[0])["template_card"]["task_id"] == "c1"


def test_files_are_uploaded_once(wecom, server):
    """Pictures as image, the rest as file with its Chinese name; a second receiver costs no upload."""
    server.lay("media/upload", {**OK, "media_id": "MED"})

    for key, file in (("m1", PICTURE), ("m2", PICTURE), ("m3", PDF)):
        wecom.send(out(PERSON, Reply(files=(file,)), key))

    first, second = server.to("media/upload")
    assert (first["query"]["type"], second["query"]["type"]) == ("image", "file")
    assert 'name="media"; filename="报告.pdf"'.encode() in second["body"]
    assert [body(c)["msgtype"] for c in server.to("message/send")] == ["image", "image", "file"]


def test_a_forgotten_upload_is_made_again(wecom, server):
    """An expired media_id is uploaded anew, once."""
    server.lay("media/upload", {**OK, "media_id": "A"}, {**OK, "media_id": "B"})
    server.lay("message/send", OK, {"errcode": 40007}, OK)

    wecom.send(out(PERSON, Reply(files=(PDF,)), "m1"))
    wecom.send(out(PERSON, Reply(files=(PDF,)), "m2"))

    assert body(server.to("message/send")[-1])["file"] == {"media_id": "B"}


def test_a_dead_token_is_replaced_once(wecom, server):
    """42001 fetches a token and repeats the call; a server that never agrees is not asked for ever."""
    server.lay("gettoken", {**OK, "access_token": "t1"}, {**OK, "access_token": "t2"})
    server.lay("message/send", {"errcode": 42001}, {**OK, "msgid": "M"})

    assert wecom.send(out(PERSON, Reply(text="好"))).message == "M"
    assert [c["query"]["access_token"] for c in server.to("message/send")] == ["t1", "t2"]

    server.lay("message/send", {"errcode": 40014})
    with pytest.raises(PlatformError) as refused:
        wecom.send(out(PERSON, Reply(text="好"), "m9"))

    assert refused.value.retry
    assert len(server.to("message/send")) == 4


@pytest.mark.parametrize(
    ("told", "retry", "gone", "unknown", "wait"),
    [
        ({"errcode": 45009}, True, False, False, 60.0),
        ({"errcode": -1}, True, False, False, None),
        ({"errcode": 81013}, False, True, False, None),
        ({"errcode": 60020, "errmsg": "not allow"}, False, False, False, None),
        (({"status": 502}, b"bad gateway"), True, False, False, None),
        (({}, b"<html>"), True, False, False, None),
    ],
)
def test_refusals_say_what_follows(wecom, server, told, retry, gone, unknown, wait):
    """Busy is tried again, unknown people are given up, broken answers of message/send may be repeated."""
    server.lay("message/send", told)

    with pytest.raises(PlatformError) as refused:
        wecom.send(out(PERSON, Reply(text="好")))

    error = refused.value
    assert (error.retry, error.gone, error.unknown, error.wait) == (retry, gone, unknown, wait)


def test_nothing_secret_stands_in_an_error(wecom, server):
    """Addresses hold tokens and push keys: an error never shows them."""
    server.raw.shutdown()
    server.raw.server_close()

    for address in (PUSH, answerable(server)):
        with pytest.raises(PlatformError) as refused:
            wecom.group._post(address.answer_url or wecom.group._base + "send", {}, {"key": "K"})

        assert server.url not in str(refused.value) and refused.value.__cause__ is None
        assert refused.value.retry and not refused.value.unknown


def test_a_broken_group_post_is_unknown_not_repeated(wecom, server):
    """Push and response_url cannot tell a repeat, so a broken answer is not tried again."""
    server.lay("webhook/send", ({"status": 502}, b""))

    with pytest.raises(PlatformError) as refused:
        wecom.send(out(PUSH, Reply(text="好")))

    assert refused.value.unknown and not refused.value.retry
    assert (
        not wecom.repeatable(PUSH) and not wecom.repeatable(answerable(server)) and wecom.repeatable(PERSON)
    )


def test_a_push_calls_people_and_shows_pictures(wecom, server):
    """Text with a real call, picture inline, other files by the push's own upload, long text as markdown."""
    server.lay("webhook/upload_media", {**OK, "media_id": "W"})
    wecom.send(out(PUSH, Reply(text="请处理", mention=(Who("李四", {"wecom": "lisi"}), Who("外人")))))
    wecom.send(out(PUSH, Reply(files=(PICTURE,))))
    wecom.send(out(PUSH, Reply(files=(PDF,))))
    wecom.send(out(PUSH, Reply(text="长" * 1000)))

    told = [body(call) for call in server.to("webhook/send")]
    assert told[0] == {"msgtype": "text", "text": {"content": "<@lisi> @外人 请处理"}}
    assert told[1]["msgtype"] == "image"
    assert told[2] == {"msgtype": "file", "file": {"media_id": "W"}}
    assert told[3]["msgtype"] == "markdown_v2"
    assert all(call["query"]["key"] == "K" for call in server.calls)


def test_a_pushed_card_has_no_buttons_but_says_what_to_type(wecom, server):
    """Pushes cannot be clicked back: a notice with the words that do the same."""
    whole = replace(PUSH, push="https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=K2")

    wecom.send(out(whole, Reply(card=SHOWN)))

    (call,) = server.to("webhook/send")
    card = body(call)["template_card"]
    assert call["query"]["key"] == "K2"
    assert card["card_type"] == "text_notice" and "button_list" not in card and "task_id" not in card
    assert "认领 L12" in card["sub_title_text"]


def test_the_twentieth_push_of_a_minute_waits(wecom, server):
    """What WeCom would refuse stays in the outbox until the minute is over."""
    for _ in range(19):
        wecom.send(out(PUSH, Reply(text="好")))

    with pytest.raises(PlatformError) as refused:
        wecom.send(out(PUSH, Reply(text="好")))

    assert refused.value.retry and 1 <= refused.value.wait <= 60
    assert len(server.to("webhook/send")) == 19


def test_an_hour_to_one_member_is_full_before_wecom_drops(wecom, server, tools):
    """Over a thousand an hour vanish at WeCom: after 950 the next waits in the outbox."""
    pace = Pace()
    sender = AppSender(wecom.client, "1000002", "", tools, pace)
    for _ in range(949):
        pace.claim("app-hour:zhangsan", PER_MEMBER_HOURLY, HOUR)
    sender.send(out(PERSON, Reply(text="好")))

    with pytest.raises(PlatformError) as refused:
        sender.send(out(PERSON, Reply(text="还有"), "m2-1"))

    assert refused.value.retry and 3500 < refused.value.wait <= 3600
    assert len(server.to("message/send")) == 1


@pytest.mark.parametrize("list_of", ["invaliduser", "unlicenseduser"])
def test_whom_wecom_names_as_missed_was_not_reached(wecom, server, list_of):
    """errcode 0, and yet nothing was delivered: ids come back in lower case."""
    server.lay("message/send", {**OK, "msgid": "M1", list_of: "zhangsan"})
    person = replace(PERSON, person="ZhangSan")

    with pytest.raises(PlatformError) as refused:
        wecom.send(out(person, Reply(text="好")))

    assert refused.value.gone and not refused.value.retry


def test_the_answer_address_takes_markdown_and_cards(wecom, server):
    """Plain JSON without a token; a card keeps our key."""
    where = answerable(server)

    wecom.send(out(where, Reply(text="好了", mention=(Who("李四", {"wecom": "lisi"}),))))
    wecom.send(out(where, Reply(card=SHOWN)))

    text, card = (body(call) for call in server.to("response"))
    assert text == {"msgtype": "markdown", "markdown": {"content": "@李四 好了"}}
    assert (card["msgtype"], card["template_card"]["task_id"]) == ("template_card", "c1")
    assert not server.to("gettoken")


def test_a_card_the_group_refuses_becomes_text(wecom, server):
    """The same words as markdown, by the same address."""
    server.lay("response", {"errcode": 40008}, OK)

    wecom.send(out(answerable(server), Reply(card=Card("L12", (Note("新线索"),)))))

    assert "新线索" in body(server.to("response")[1])["markdown"]["content"]


def test_a_used_up_answer_address_leads_to_the_asker(wecom, server):
    """What the address does not take any more is sent to the person by the app."""
    server.lay("response", {"errcode": 40058})
    server.lay("message/send", {**OK, "msgid": "M"})

    assert wecom.send(out(answerable(server), Reply(text="好了"))).message == "M"
    assert body(server.to("message/send")[0])["touser"] == "zhangsan"


def test_an_update_reaches_everybody_who_has_the_card(wecom, server):
    """The response code, the readers and the next state, without a task id."""
    server.lay("update_template_card", {**OK, "invaliduser": ["lisi"]})
    posted = Posted(PERSON, "c1", "M1", "RC", ("zhangsan", "lisi"))

    sent = wecom.update(posted, Card("L12", stamp="张三 认领 11月24日"))

    told = body(server.to("update_template_card")[0])
    assert sent.undelivered == ("lisi",)
    assert (told["userids"], told["response_code"], told["agentid"]) == (["zhangsan", "lisi"], "RC", 1000002)
    assert "task_id" not in told["template_card"]


def test_a_card_without_credential_or_too_late_is_given_up(wecom, server):
    """Bot cards and used codes cannot be updated; it is not tried again."""
    server.lay("update_template_card", {"errcode": 42014})

    for credential in ("", "USED"):
        with pytest.raises(PlatformError) as refused:
            wecom.update(Posted(PERSON, "c1", "M1", credential), SHOWN)

        assert not refused.value.retry and not refused.value.unknown


def test_a_card_on_its_way_is_updated_later(wecom):
    """Changed while it is being sent: the update waits for the card's credential."""
    with pytest.raises(PlatformError) as refused:
        wecom.update(Posted(PERSON, "c1"), SHOWN)

    assert refused.value.retry


def test_a_post_nobody_can_be_given_is_refused(wecom):
    """A group without push and answer address: an error that says why."""
    with pytest.raises(PlatformError, match="没有绑定推送"):
        wecom.send(out(Address("wecom", chat="wrC", kind="group", via="nowhere"), Reply(text="好")))


def test_without_the_app_nobody_can_be_written_to_and_that_is_said(tools):
    """Only the bot is configured: a private message fails for good and names what is missing."""
    only = connect(WeComSettings(), WeComBotSettings("aib", TOKEN, KEY), "销售助理", "", tools)
    ((address, piece),) = only.pieces(PERSON, Reply(text="提醒"))

    with pytest.raises(PlatformError, match="自建应用") as refused:
        only.send(out(address, piece))

    assert not refused.value.retry


def test_files_of_the_app_are_fetched_with_their_name(wecom, server):
    """media/get gives the bytes; JSON without a name is a refusal, JSON with one is the user's file."""
    server.lay(
        "media/get",
        ({"content-disposition": "attachment; filename*=utf-8''%E6%8A%A5%E4%BB%B7.json"}, b'{"errcode": 1}'),
        {"errcode": 40007, "errmsg": "invalid media_id"},
        {"errcode": 830002, "errmsg": "too large, use Range"},
    )
    file = Attachment("file", "文件", {"media": "M"})

    assert wecom.fetch(file, 99) == Fetched("报价.json", b'{"errcode": 1}')
    with pytest.raises(PlatformError, match="40007"):
        wecom.fetch(file, 99)
    with pytest.raises(PlatformError, match=OVERSIZE):
        wecom.fetch(file, 99)


def test_files_of_the_bot_are_decrypted(wecom, server, envelopes):
    """Bot files are AES with the callback's key and carry their name in the header."""
    encryptor = envelopes["bot"]._cipher.encryptor()
    fill = 32 - len(PNG) % 32
    sealed = encryptor.update(PNG + bytes([fill]) * fill) + encryptor.finalize()
    named = ({"content-disposition": 'attachment; filename="a.png"'}, sealed)
    server.lay("file1", named, ({}, b"x" * 33), named)
    file = Attachment("image", "图片.jpg", {"url": server.url + "/file1"})

    assert len(KEY) == 43
    assert wecom.fetch(file, 10_000) == Fetched("a.png", PNG)
    with pytest.raises(PlatformError, match="解密"):
        wecom.fetch(file, 10_000)
    with pytest.raises(PlatformError, match=OVERSIZE):
        wecom.fetch(file, len(PNG) - 1)
