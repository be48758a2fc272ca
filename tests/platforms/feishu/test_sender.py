"""Sending through the real SDK to the sandbox, and what becomes of every kind of refusal."""

import json
from dataclasses import replace

import pytest

from bot.errors import PlatformError
from bot.message import Address, Attachment, FileRef, Reply
from bot.platforms.base import OVERSIZE, Fetched, Outgoing, Posted
from bot.platforms.feishu import connect
from bot.platforms.feishu.failures import refused as refused_by_feishu
from bot.platforms.feishu.sender import spoken
from bot.sandbox.troubles import expire_tokens
from cards.elements import Buttons, Card, Fields, Form, Input, Picture, Text, Who, button
from tests.platforms.feishu.conftest import FILES

ZHANG = Address("feishu", person="ou_zhangsan")
GROUP = Address("feishu", chat="oc_sales", kind="group")
CARD = Card(
    "T12 写方案", (Fields((("状态", "进行中"),)), Buttons((button("完成", "finish_task", task="T12"),)))
)


def out(address: Address, key: str = "m1-1", **reply) -> Outgoing:
    """One piece to send."""
    return Outgoing(key, address, Reply(**reply), "c1")


def refused(place, *send: Outgoing) -> PlatformError:
    """What sending raises."""
    with pytest.raises(PlatformError) as caught:
        place.platform.send(*send)
    return caught.value


def test_a_text_arrives_with_its_mentions(place):
    """文字送到私聊，该办事的人被 @。"""
    place.platform.send(
        out(ZHANG, text="请审批 Q5", mention=(Who("王芳", {"feishu": "ou_wangfang"}), Who("外人")))
    )

    assert place.last().text == "@王芳 @外人 请审批 Q5"
    assert place.last().mentions == [{"id": "ou_wangfang", "name": "王芳"}]


def test_nobody_is_mentioned_by_a_text_that_spells_the_tag():
    """客户名里写着 @ 的标签，也不会真的 @ 到人。"""
    assert spoken('<at user_id="all"></at> < B > </AT>') == '＜at user_id="all">＜/at> ＜ B > ＜/AT>'.replace(
        "</", "＜/"
    )
    assert spoken("3 < 5，a<b") == "3 < 5，a＜b"


def test_a_card_arrives_with_working_buttons(place):
    """卡片送到群里，按钮带着签名、卡片编号和会话种类。"""
    sent = place.platform.send(out(GROUP, card=CARD))

    card = place.last("oc_sales").card
    value = card["body"]["elements"][-1]["columns"][0]["elements"][0]["behaviors"][0]["value"]
    assert sent.message == place.last("oc_sales").id
    assert place.tools.unpack(value["go"]) == ("finish_task", {"task": "T12"})
    assert (value["card"], value["in"]) == ("c1", "group")


def test_the_same_key_is_delivered_once(place):
    """同一个键发两次，只送到一条。"""
    first = place.platform.send(out(ZHANG, text="提醒"))
    again = place.platform.send(out(ZHANG, text="提醒"))

    assert first == again
    assert len(place.shown()) == 1
    assert place.platform.repeatable(ZHANG)


def test_pictures_and_files_are_uploaded_and_sent(place):
    """图片当图片发，PDF 当文件发。"""
    place.platform.send(out(ZHANG, "m1", files=(FileRef("square", "甘特图.png", "image/png"),)))
    place.platform.send(out(ZHANG, "m2", files=(FileRef("quote", "报价单 Q5.pdf", "application/pdf"),)))

    picture, file = (place.box.world.files[message.file] for message in place.shown())
    assert (picture.data, picture.form) == (FILES["square"], "image")
    assert (file.data, file.name, file.form) == (FILES["quote"], "报价单 Q5.pdf", "pdf")


def test_a_file_is_uploaded_once_for_all_its_tries(place):
    """重发同一个文件，不再上传一遍。"""
    file = (FileRef("quote", "Q5.pdf", "application/pdf"),)
    before = len(place.box.world.files)

    for key in ("m1", "m2"):
        place.platform.send(out(ZHANG, key, files=file))

    assert len(place.box.world.files) == before + 1


@pytest.mark.parametrize("key", ["nothing", "huge"])
def test_files_feishu_does_not_take_are_not_tried(place, key):
    """空文件和超过 30 MB 的文件，不去试。"""
    error = refused(place, out(ZHANG, files=(FileRef(key, "a.bin", "application/octet-stream"),)))

    assert not error.retry
    assert place.shown() == []


def test_a_picture_in_a_card_is_uploaded(place):
    """卡片里的图先上传，再放进卡片。"""
    place.platform.send(out(ZHANG, card=Card("P3", (Picture("square", "甘特图"),))))

    image = place.last().card["body"]["elements"][0]
    assert image["tag"] == "img"
    assert place.box.world.files[image["img_key"]].data == FILES["square"]


def test_a_reply_becomes_one_message_for_each_part(place):
    """文字、卡片、每个文件各是一条；只有第一条引用原话，话题里都留在话题里。"""
    reply = Reply(text="好的", card=CARD, files=(FileRef("quote", "Q5.pdf", "application/pdf"),))
    group = Address("feishu", chat="oc_sales", kind="group", reply_to="om_1")
    topic = Address("feishu", chat="oc_sales", kind="group", reply_to="om_1", thread=True)

    pieces = place.platform.pieces(group, reply)

    assert [bool(p.text) + bool(p.card) + len(p.files) for _, p in pieces] == [1, 1, 1]
    assert [address.reply_to for address, _ in pieces] == ["om_1", "", ""]
    assert [address.reply_to for address, _ in place.platform.pieces(topic, reply)] == ["om_1"] * 3
    assert place.platform.pieces(group, Reply(text="好的", toast="好")) == [
        (group, Reply(text="好的", toast="好"))
    ]
    assert place.platform.pieces(group, Reply(toast="好")) == []


def test_in_private_nothing_is_quoted(place):
    """私聊里一问一答，不引用。"""
    asked = place.platform.send(out(ZHANG, "q", text="原话")).message

    place.platform.send(out(Address("feishu", person="ou_zhangsan", reply_to=asked), "a", text="回答"))

    assert (place.last().text, place.last().reply_to) == ("回答", "")


def test_an_answer_stands_under_its_question(place):
    """回复挂在原来那条消息下面；要求时进话题。"""
    asked = place.platform.send(out(GROUP, "q", text="原话")).message

    place.platform.send(out(Address("feishu", "oc_sales", "group", reply_to=asked), "a", text="回答"))
    place.platform.send(
        out(Address("feishu", "oc_sales", "group", reply_to=asked, thread=True), "b", text="话题里")
    )

    plain, topic = place.shown("oc_sales")[1:]
    assert plain.reply_to == topic.reply_to == asked
    assert topic.thread


def test_when_the_question_is_gone_the_answer_still_comes(place):
    """原消息被撤回，回答照样发到会话里。"""
    asked = place.platform.send(out(GROUP, "q", text="原话")).message
    place.box.world.change(place.box.world.messages[asked], recalled=True)

    place.platform.send(out(Address("feishu", "oc_sales", "group", reply_to=asked), "a", text="回答"))

    assert (place.last("oc_sales").text, place.last("oc_sales").reply_to) == ("回答", "")


def test_a_card_is_replaced_for_everybody(place):
    """卡片按消息编号换成下一个样子。"""
    message = place.platform.send(out(GROUP, card=CARD)).message

    place.platform.update(Posted(GROUP, "c1", message), Card("T12 写方案", stamp="张三 11月24日 完成"))

    texts = json.dumps(place.last("oc_sales").card, ensure_ascii=False)
    assert "张三 11月24日 完成" in texts
    assert '"button"' not in texts


def test_an_old_card_cannot_be_replaced_and_is_given_up(place):
    """超过 14 天的卡片改不了，不再重试。"""
    message = place.platform.send(out(GROUP, card=CARD)).message
    place.box.world.age(place.box.world.messages[message], 15 * 24 * 3600)

    with pytest.raises(PlatformError) as caught:
        place.platform.update(Posted(GROUP, "c1", message), CARD)

    assert (caught.value.code, caught.value.retry) == (230031, False)


def test_a_card_being_pressed_is_replaced_later(place):
    """有人正在点的卡片，等一下再改。"""
    message = place.platform.send(out(GROUP, card=CARD)).message
    place.box.world.messages[message].memory["pressed_now"] = 1

    with pytest.raises(PlatformError) as caught:
        place.platform.update(Posted(GROUP, "c1", message), CARD)

    assert caught.value.retry


@pytest.mark.parametrize(("nested", "retry"), [(200800, True), (200810, True), (200861, False)])
def test_a_card_refused_while_it_is_pressed_is_replaced_later(nested, retry):
    """点击途中改卡片，飞书还会用别的编号拒绝，也等一等；卡片本身不对的不再试。"""
    message = f"Failed to create card content, ext=ErrCode: {nested}; ErrPath: ROOT; ErrMsg: x; ErrorValue: "

    assert refused_by_feishu(230099, message, 400, {}).retry is retry


def test_a_text_to_somebody_this_app_does_not_know_still_comes(place):
    """换过应用以后，记下的 open_id 不认了：不 @，话照样送到。"""
    place.platform.send(out(ZHANG, text="请审批 Q5", mention=(Who("老王", {"feishu": "ou_other_app"}),)))

    assert place.last().text == "@老王 请审批 Q5"
    assert place.last().mentions == []


def test_the_address_of_lark_may_end_with_a_slash(place):
    """国际版地址末尾多写一个斜杠也能发。"""
    settings = replace(place.settings, base_url=place.settings.base_url + "/")

    connect(settings, "销售助理", place.tools).send(out(ZHANG, text="hello"))

    assert place.last().text == "hello"


def test_a_card_not_sent_yet_is_replaced_later(place):
    """卡片本身还没发出去，更新等一等。"""
    with pytest.raises(PlatformError) as caught:
        place.platform.update(Posted(GROUP, "c1"), CARD)

    assert caught.value.retry


def test_a_stale_token_is_fetched_once_more(place):
    """令牌提前失效，换一个再发，人感觉不到。"""
    place.platform.send(out(ZHANG, "m1", text="一"))
    expire_tokens(place.box)

    place.platform.send(out(ZHANG, "m2", text="二"))

    assert [message.text for message in place.shown()] == ["一", "二"]


def test_a_card_feishu_will_not_build_goes_as_text(place):
    """飞书不收的卡片，改发文字，人不会没有回音。"""
    place.box.faults.change({"fail_count": 1, "fail_code": 230099, "fail_path": "/im/v1/messages"})

    place.platform.send(out(ZHANG, card=CARD))

    assert (place.last().kind, place.last().text) == ("text", "T12 写方案\n状态  进行中")


def test_what_company_rules_refuse_goes_masked(place):
    """企业不许发完整号码时，打码再发。"""
    card = Card("L12", (Text("电话 13800138000，邮箱 li@example.com"), Fields((("金额", "128000"),))))
    place.box.faults.change({"fail_count": 2, "fail_code": 230028, "fail_path": "/im/v1/messages"})

    assert refused(place, out(ZHANG, "m1", text="13800138000")).code == 230028

    place.box.faults.change({"fail_count": 1, "fail_code": 230028})
    place.platform.send(out(ZHANG, "m2", card=card))

    texts = json.dumps(place.last().card, ensure_ascii=False)
    assert "电话 138****8000，邮箱 ***@example.com" in texts
    assert "128000" in texts


def test_too_often_means_later(place):
    """限流时说明等多久再来。"""
    place.box.faults.rate_limit = True

    error = refused(place, out(ZHANG, text="你好"))

    assert (error.code, error.retry, error.wait, error.gone) == (99991400, True, 1.0, False)


@pytest.mark.parametrize(
    ("code", "retry", "gone"),
    [
        (230020, True, False),
        (230049, True, False),
        (2200, True, False),
        (230013, False, True),
        (230002, False, True),
        (230053, False, True),
        (230022, False, False),
        (99991672, False, False),
    ],
)
def test_refusals_are_told_apart(place, code, retry, gone):
    """哪些再试，哪些放弃，哪些说明人已经不在了。"""
    place.box.faults.change({"fail_count": 1, "fail_code": code, "fail_path": "/im/v1/messages"})

    error = refused(place, out(ZHANG, text="你好"))

    assert (error.code, error.retry, error.gone) == (code, retry, gone)
    assert "log" in error.message


def test_people_who_left_are_gone(place):
    """离职的人，收不到了。"""
    place.box.world.left.add(("feishu", "ou_zhangsan"))

    assert refused(place, out(ZHANG, text="你好")).gone


def test_a_proxy_page_means_try_again(place):
    """网关返回网页时，再试；可能已经送到。"""
    place.box.faults.api_down = "502"

    error = refused(place, out(ZHANG, text="你好"))

    assert (error.retry, error.unknown) == (True, True)


def test_nobody_listening_means_nothing_was_sent(place):
    """连不上时，再试；肯定没有送到。"""
    place.sandbox.stop()

    error = refused(place, out(ZHANG, text="你好"))

    assert (error.retry, error.unknown) == (True, False)


def test_a_wrong_secret_is_not_tried_again(place):
    """密钥配错，重试没用。"""
    from dataclasses import replace

    wrong = connect(replace(place.settings, app_secret="wrong"), "销售助理", place.tools)

    with pytest.raises(PlatformError) as caught:
        wrong.send(out(ZHANG, text="你好"))

    assert (caught.value.code, caught.value.retry) == (10015, False)
    assert "wrong" not in str(caught.value)


def test_files_people_sent_are_fetched(place):
    """同事发来的文件取得回来。"""
    file = place.box.world.keep(
        b"prototype", "原型图.pdf", "application/pdf", "ou_zhangsan", "file_v3_1", "stream"
    )
    place.sandbox.visitor("feishu:ou_zhangsan").say("oc_p2p_ou_zhangsan", kind="file", file=file.key)
    said = place.box.world.messages_in("oc_p2p_ou_zhangsan")[-1]

    handle = {"message": said.id, "key": file.key, "type": "file"}
    fetched = place.platform.fetch(Attachment("file", "原型图.pdf", handle), 9)
    assert fetched == Fetched("原型图.pdf", b"prototype")

    with pytest.raises(PlatformError):
        place.platform.fetch(Attachment("file", "x", {**handle, "key": "file_other"}), 9)
    with pytest.raises(PlatformError, match=OVERSIZE):
        place.platform.fetch(Attachment("file", "原型图.pdf", handle), 8)


def test_a_form_too_long_for_feishu_is_shortened_not_lost(place):
    """再长的卡片也发得出去，按钮还在。"""
    long = Card(
        "长", (Text("很长" * 30_000), Form((Input("note", "备注"),), (button("提交", "log_followup"),)))
    )

    place.platform.send(out(ZHANG, card=long))

    assert place.last().card["body"]["elements"][-1]["tag"] == "form"
