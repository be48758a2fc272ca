"""The real lark_oapi against the sandbox: what works, and what is refused with which code."""

import io

import pytest
import requests

from bot.sandbox import troubles
from tests.sandbox.lark import Lark
from tests.sandbox.samples import PDF, PNG, feishu_card

GROUP = "oc_sales"


def last(sandbox, chat=GROUP):
    return sandbox.box.world.messages_in(chat)[-1]


def test_a_text_arrives_with_its_mentions(sandbox, lark):
    """At tags become names."""
    sent = lark.send(GROUP, "text", {"text": '<at user_id="ou_lisi">x</at> 请看 <b>T12</b>'})

    assert sent.success() and sent.data.chat_id == GROUP
    assert last(sandbox).text == "@李四 请看 T12"
    assert last(sandbox).mentions == [{"id": "ou_lisi", "name": "李四"}]


def test_a_person_is_reached_by_open_id(sandbox, lark):
    """The message lands in the private chat."""
    lark.send("ou_lisi", "text", {"text": "你好"}, id_type="open_id")

    assert last(sandbox, "oc_p2p_ou_lisi").text == "你好"


def test_one_uuid_one_message(sandbox, lark):
    """A second send within the hour changes nothing; afterwards it sends again."""
    first = lark.send(GROUP, "text", {"text": "一次"}, uuid="outbox-1")
    again = lark.send(GROUP, "text", {"text": "一次"}, uuid="outbox-1")

    assert again.data.message_id == first.data.message_id
    assert len(sandbox.box.world.messages_in(GROUP)) == 1

    sandbox.box.world.advance(3601)
    lark.send(GROUP, "text", {"text": "一次"}, uuid="outbox-1")

    assert len(sandbox.box.world.messages_in(GROUP)) == 2


@pytest.mark.parametrize(
    ("to", "kind", "content", "code"),
    [
        ("oc_nowhere", "text", {"text": "x"}, 230001),
        (GROUP, "text", {"text": ""}, 230001),
        (GROUP, "text", "not json", 230001),
        (GROUP, "text", {"text": "字" * 60_000}, 230025),
        (GROUP, "post", {"post": {"zh_cn": {"title": "", "content": []}}}, 230001),
        (GROUP, "post", {"zh_cn": {"content": [[{"tag": "text", "text": "字" * 11_000}]]}}, 230025),
        (GROUP, "image", {"image_key": "img_unknown"}, 230001),
        (GROUP, "file", {"file_key": "file_unknown"}, 230001),
        (GROUP, "interactive", {"schema": "1.0"}, 230099),
        (GROUP, "interactive", {"type": "template", "data": {"template_id": "AAq"}}, 230099),
        (GROUP, "markdown", {"text": "x"}, 230001),
    ],
)
def test_what_cannot_be_sent(lark, to, kind, content, code):
    """Wrong receivers, contents and sizes have the documented codes."""
    assert lark.send(to, kind, content).code == code


def test_ids_of_other_apps_and_leavers(sandbox, lark):
    """An unknown open_id is of another app; somebody who left is out of reach."""
    sandbox.box.world.left.add(("feishu", "ou_lisi"))

    assert lark.send("ou_stranger", "text", {"text": "x"}, id_type="open_id").code == 99992361
    assert lark.send("ou_lisi", "text", {"text": "x"}, id_type="open_id").code == 230013


def test_a_group_without_the_bot(sandbox, lark):
    """Not a member, no message."""
    sandbox.box.world.chats[GROUP].bot_in = False

    assert lark.send(GROUP, "text", {"text": "x"}).code == 230002


def test_five_a_second_in_one_chat(lark):
    """The sixth is refused."""
    codes = [lark.send(GROUP, "text", {"text": str(n)}).code for n in range(6)]

    assert codes == [0, 0, 0, 0, 0, 230020]


def test_a_reply_quotes_and_opens_a_topic(sandbox, lark):
    """reply_in_thread gives the parent a topic; later replies stay in it."""
    said = sandbox.visitor("feishu:ou_zhangsan").say(GROUP, "在吗")["message"]["id"]
    first = lark.reply(said, {"text": "在"}, in_thread=True)
    second = lark.reply(said, {"text": "还在"})

    assert first.data.parent_id == said and first.data.thread_id.startswith("omt_")
    assert second.data.thread_id == first.data.thread_id
    assert last(sandbox).reply_to == said


def test_a_card_is_patched_and_a_text_is_put(sandbox, lark):
    """PATCH for cards, PUT for texts, neither for the other."""
    card = lark.send(GROUP, "interactive", feishu_card()).data.message_id
    text = lark.send(GROUP, "text", {"text": "一"}).data.message_id
    lark.patch(card, feishu_card(body={"elements": [{"tag": "markdown", "content": "已同意"}]}))
    lark.put(text, "二")

    assert sandbox.box.world.messages[card].card["body"]["elements"][0]["content"] == "已同意"
    assert sandbox.box.world.messages[card].version == 2
    assert sandbox.box.world.messages[text].text == "二"
    assert lark.put(card, "x").code == 230001
    assert lark.patch(text, feishu_card()).code == 230001


def test_a_patch_needs_a_shared_card(lark):
    """update_multi must be declared in the card as sent and as patched."""
    plain = lark.send(GROUP, "interactive", feishu_card(config={})).data.message_id
    shared = lark.send(GROUP, "interactive", feishu_card()).data.message_id

    assert lark.patch(plain, feishu_card()).code == 230001
    assert lark.patch(shared, feishu_card(config={})).code == 230001


def test_what_is_too_late_or_gone(sandbox, lark):
    """14 days for a patch, a day for a recall, and nothing for a recalled message."""
    ids = [lark.send(GROUP, "interactive", feishu_card()).data.message_id for _ in range(3)]
    sandbox.box.world.age(sandbox.box.world.messages[ids[0]], 14 * 86400 + 5)
    lark.delete(ids[1])

    assert lark.patch(ids[0], feishu_card()).code == 230031
    assert lark.delete(ids[0]).code == 230009
    assert lark.patch(ids[1], feishu_card()).code == 230011
    assert lark.reply(ids[1], {"text": "x"}).code == 230011
    assert lark.get(ids[2]).data.items[0].msg_type == "interactive"


def test_images_and_files_travel_unharmed(sandbox, lark):
    """What the SDK uploads without a filename is stored byte for byte and can be sent."""
    image = lark.image(io.BytesIO(PNG)).data.image_key
    file = lark.file(io.BytesIO(PDF), "报价单.pdf").data.file_key

    assert lark.send(GROUP, "image", {"image_key": image}).success()
    assert lark.send(GROUP, "file", {"file_key": file}).success()
    assert sandbox.box.world.files[image].data == PNG
    assert sandbox.box.world.files[file].data == PDF
    assert sandbox.box.world.files[file].name == "报价单.pdf"


def test_bad_uploads(lark):
    """Empty, unrecognised and too large files, and kinds that do not fit the message."""
    video = lark.file(io.BytesIO(PDF), "a.mp4", "mp4").data.file_key

    assert lark.image(io.BytesIO(b"hello world")).code == 234011
    assert lark.image(io.BytesIO(PNG + bytes(10 * 1024 * 1024))).code == 234006
    assert lark.file(io.BytesIO(b""), "a.pdf").code == 234010
    assert lark.file(io.BytesIO(PDF), "a.pdf", "zip").code == 234001
    assert lark.send(GROUP, "file", {"file_key": video}).code == 230055


def test_a_members_file_is_fetched_from_its_message(sandbox, lark):
    """message_resource gives bytes and name; own keys of others cannot be sent on."""
    file = sandbox.box.world.keep(PDF, "需求.pdf", "application/pdf", "ou_zhangsan")
    said = sandbox.visitor("feishu:ou_zhangsan").say("oc_p2p_ou_zhangsan", file=file.key, kind="file")
    got = lark.resource(said["message"]["id"], file.key, "file")

    assert got.file.read() == PDF
    assert got.file_name == "需求.pdf"
    assert lark.resource(said["message"]["id"], "file_other", "file").code == 234003
    assert lark.send(GROUP, "file", {"file_key": file.key}).code == 230001

    card = lark.send(GROUP, "interactive", feishu_card()).data.message_id

    assert lark.resource(card, "img_1", "image").code == 234043


def test_members_without_bots(lark):
    """The member list has people only."""
    members = lark.members("oc_zhiyun").data.items

    assert [one.name for one in members] == ["张三", "李四", "王芳"]


def test_a_wrong_secret(sandbox):
    """The SDK raises with 10015."""
    client = Lark(sandbox.box.origin, sandbox.box.credentials.feishu_app_id, "wrong")

    with pytest.raises(Exception, match="10015"):
        client.send(GROUP, "text", {"text": "x"})


def test_an_expired_token(sandbox, lark):
    """Expired before its time: refused until the client fetches a new one."""
    lark.send(GROUP, "text", {"text": "x"})
    troubles.expire_tokens(sandbox.box)
    refused = lark.send(GROUP, "text", {"text": "x"})
    lark.forget_token()

    assert refused.code == 99991663
    assert lark.send(GROUP, "text", {"text": "x"}).success()


def test_a_token_lives_two_hours(sandbox, lark):
    """The same token comes back while half an hour is left."""
    url = f"{sandbox.box.origin}/open-apis/auth/v3/tenant_access_token/internal"
    keys = {"app_id": lark.conf.app_id, "app_secret": lark.conf.app_secret}
    first = requests.post(url, json=keys, timeout=5).json()["tenant_access_token"]
    sandbox.box.world.advance(3600)
    same = requests.post(url, json=keys, timeout=5).json()["tenant_access_token"]
    sandbox.box.world.advance(1801)
    other = requests.post(url, json=keys, timeout=5).json()["tenant_access_token"]

    assert first == same != other


def test_without_a_token(sandbox):
    """Missing, malformed and unknown tokens have codes of their own; errors are HTTP 400."""
    url = f"{sandbox.box.origin}/open-apis/bot/v3/info"
    answers = [
        requests.get(url, headers=headers, timeout=5)
        for headers in ({}, {"Authorization": "Bearer xyz"}, {"Authorization": "Bearer t-xyz"})
    ]

    assert [one.json()["code"] for one in answers] == [99991661, 99991671, 99991663]
    assert {one.status_code for one in answers} == {400}


def test_faults_on_request(sandbox, lark):
    """Rate limit with its header, chosen codes, and a proxy's page instead of JSON."""
    sandbox.box.faults.rate_limit = True
    limited = lark.send(GROUP, "text", {"text": "x"})
    sandbox.box.faults.rate_limit = False
    troubles.make(sandbox.box, {"fail_count": 1, "fail_code": 230049})
    chosen = lark.send(GROUP, "text", {"text": "x"})
    troubles.make(sandbox.box, {"api_down": "502"})

    assert (limited.code, limited.raw.status_code) == (99991400, 429)
    assert float(limited.raw.headers["x-ogw-ratelimit-reset"]) >= 1
    assert chosen.code == 230049
    with pytest.raises(ValueError, match="Expecting value"):
        lark.send(GROUP, "text", {"text": "x"})
