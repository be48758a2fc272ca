"""The real wechatpy client against the sandbox's self-built app."""

import io

import pytest
import requests
from wechatpy.exceptions import APILimitedException, WeChatClientException

from bot.sandbox import troubles
from tests.sandbox.samples import PDF, PNG, wecom_card

AGENT = 1000002


def inbox(sandbox, person="chenjing"):
    return sandbox.box.world.messages_in(f"app-{person}")


def send_card(wecom, people, **changes):
    card = wecom_card(**changes)
    return wecom.message.send(AGENT, people, msg={"msgtype": "template_card", "template_card": card})


def code_of(call, *args, **kwargs):
    with pytest.raises(WeChatClientException) as caught:
        call(*args, **kwargs)
    return caught.value.errcode


def test_a_text_reaches_each_member(sandbox, wecom):
    """One send, one bubble for each; ids are told apart by nothing but letters."""
    wecom.message.send_text(AGENT, ["ChenJing", "xunuo"], "你好")

    assert [inbox(sandbox, who)[-1].text for who in ("chenjing", "xunuo")] == ["你好", "你好"]


def test_unknown_receivers(sandbox, wecom):
    """Named in lower case with errcode 0; none at all is 81013."""
    sandbox.box.world.left.add(("wecom", "xunuo"))
    sent = wecom.message.send_text(AGENT, ["chenjing", "XuNuo", "Nobody"], "你好")

    assert sent["invaliduser"] == "xunuo|nobody"
    assert code_of(wecom.message.send_text, AGENT, ["nobody"], "你好") == 81013
    assert code_of(wecom.message.send_text, AGENT, [], "你好") == 82001


def test_texts_are_cut_at_bytes(sandbox, wecom):
    """2048 bytes are 682 Chinese characters."""
    wecom.message.send_text(AGENT, ["chenjing"], "字" * 700)
    wecom.message.send_markdown(AGENT, ["chenjing"], "字" * 600)
    text, markdown = inbox(sandbox)

    assert (len(text.text), text.cut) == (682, True)
    assert (len(markdown.text), markdown.cut, markdown.kind) == (600, False, "markdown")


@pytest.mark.parametrize(
    ("agent", "msg", "code"),
    [
        (1000003, {"msgtype": "text", "text": {"content": "x"}}, 301002),
        ("1000002", {"msgtype": "text", "text": {"content": "x"}}, 40058),
        (AGENT, {"msgtype": "markdown_v2", "markdown_v2": {"content": "x"}}, 40008),
        (AGENT, {"msgtype": "text", "text": {"content": ""}}, 44004),
        (AGENT, {"msgtype": "file", "file": {"media_id": "nothing"}}, 40007),
        (AGENT, {"msgtype": "template_card", "template_card": {"card_type": "text_notice"}}, 41016),
    ],
)
def test_what_cannot_be_sent(wecom, agent, msg, code):
    """Foreign agents, unknown types, empty texts, dead media."""
    assert code_of(wecom.message.send, agent, ["chenjing"], msg=msg) == code


def test_escaped_chinese_is_refused(sandbox, wecom):
    """\\u escapes in the body are 40033."""
    url = f"{sandbox.box.origin}/cgi-bin/message/send?access_token={wecom.access_token}"
    body = {"touser": "chenjing", "agentid": AGENT, "msgtype": "text", "text": {"content": "你好"}}

    assert requests.post(url, json=body, timeout=5).json()["errcode"] == 40033
    assert inbox(sandbox) == []


def test_identical_requests_arrive_once(sandbox, wecom):
    """enable_duplicate_check keeps the second away for its interval."""
    msg = {"msgtype": "text", "text": {"content": "一次"}, "enable_duplicate_check": 1}
    first = wecom.message.send(AGENT, ["chenjing"], msg=dict(msg))
    again = wecom.message.send(AGENT, ["chenjing"], msg=dict(msg))

    assert first["msgid"] == again["msgid"] and len(inbox(sandbox)) == 1

    sandbox.box.world.advance(1801)
    wecom.message.send(AGENT, ["chenjing"], msg=dict(msg))

    assert len(inbox(sandbox)) == 2


def test_more_than_thirty_a_minute_vanish(sandbox, wecom):
    """No error, no message."""
    answers = [wecom.message.send_text(AGENT, ["chenjing"], str(n))["errcode"] for n in range(32)]

    assert answers == [0] * 32
    assert len(inbox(sandbox)) == 30


def test_media(sandbox, wecom):
    """Upload, send, fetch again with the name; three days later it is gone."""
    media = wecom.media.upload("file", ("报价单.pdf", io.BytesIO(PDF), "application/pdf"))["media_id"]
    picture = wecom.media.upload("image", ("a.png", io.BytesIO(PNG), "image/png"))["media_id"]
    wecom.message.send_file(AGENT, ["chenjing"], media)
    wecom.message.send_image(AGENT, ["chenjing"], picture)
    got = wecom.get("media/get", params={"media_id": media})

    assert [one.kind for one in inbox(sandbox)] == ["file", "image"]
    assert got.content == PDF and "%E6%8A%A5" in got.headers["Content-disposition"]
    assert code_of(wecom.message.send_image, AGENT, ["chenjing"], media) == 40007

    sandbox.box.world.age_file(media, 3 * 86400 + 1)

    assert code_of(wecom.get, "media/get", params={"media_id": media}) == 40007


@pytest.mark.parametrize(
    ("kind", "name", "data", "code"),
    [
        ("image", "a.gif", b"GIF89a......", 40123),
        ("voice", "a.mp3", b"ID3.......", 40004),
        ("file", "a.txt", b"tiny", 40006),
        ("paper", "a.txt", b"long enough", 40004),
        ("image", "a.png", PNG + bytes(10 * 1024 * 1024), 40006),
    ],
)
def test_bad_uploads(wecom, kind, name, data, code):
    """Kinds, sizes and names are checked."""
    assert code_of(wecom.media.upload, kind, (name, io.BytesIO(data), "application/octet-stream")) == code


def test_a_card_and_its_update(sandbox, wecom):
    """The send's response_code changes the copies of those named, once, within 72 hours."""
    sent = send_card(wecom, ["chenjing", "qianjin"])
    stamped = wecom_card(button_list=[{"text": "已同意", "key": "done"}], replace_text="已同意", task_id=None)
    update = {"agentid": AGENT, "userids": ["ChenJing", "nobody"], "response_code": sent["response_code"]}
    told = wecom.post("message/update_template_card", data=update | {"template_card": stamped})

    assert told["invaliduser"] == ["nobody"]
    assert inbox(sandbox)[-1].card["replace_text"] == "已同意"
    assert "replace_text" not in inbox(sandbox, "qianjin")[-1].card
    assert (
        code_of(wecom.post, "message/update_template_card", data=update | {"template_card": stamped}) == 40058
    )


def test_a_grey_button_for_everybody(sandbox, wecom):
    """atall reaches every receiver."""
    sent = send_card(wecom, ["chenjing", "qianjin"])
    update = {"agentid": AGENT, "atall": 1, "response_code": sent["response_code"]}
    wecom.post("message/update_template_card", data=update | {"button": {"replace_name": "已驳回"}})

    assert {inbox(sandbox, who)[-1].card["replace_text"] for who in ("chenjing", "qianjin")} == {"已驳回"}


def test_codes_die_after_72_hours(sandbox, wecom):
    """Too late is refused."""
    sent = send_card(wecom, ["chenjing"])
    sandbox.box.world.advance(72 * 3600 + 1)
    wecom.fetch_access_token()
    update = {"agentid": AGENT, "atall": 1, "response_code": sent["response_code"]}
    grey = update | {"button": {"replace_name": "已驳回"}}

    assert code_of(wecom.post, "message/update_template_card", data=grey) == 40058


def test_a_plain_notice_has_no_code(wecom):
    """Nothing on it can be clicked back."""
    action = {"type": 1, "url": "https://example.com"}
    notice = {"card_type": "text_notice", "main_title": {"title": "周报"}, "card_action": action}
    sent = wecom.message.send(AGENT, ["chenjing"], msg={"msgtype": "template_card", "template_card": notice})

    assert "response_code" not in sent


def test_a_task_id_is_unique_for_ever(wecom):
    """The second card of the same task is refused."""
    send_card(wecom, ["chenjing"])

    assert code_of(send_card, wecom, ["qianjin"]) == 40058


def test_recall(sandbox, wecom):
    """Within a day, everywhere."""
    sent = wecom.message.send_text(AGENT, ["chenjing", "xunuo"], "错了")
    wecom.post("message/recall", data={"msgid": sent["msgid"]})

    assert all(inbox(sandbox, who)[-1].recalled for who in ("chenjing", "xunuo"))
    assert code_of(wecom.post, "message/recall", data={"msgid": "none"}) == 40058


def test_contacts(sandbox, wecom):
    """Members by name and department; who left is not found."""
    names = [one["name"] for one in wecom.user.list(2, simple=True)]
    sandbox.box.world.left.add(("wecom", "xunuo"))

    assert names[:2] == ["陈静", "许诺"]
    assert wecom.user.get("chenjing")["name"] == "陈静" and "mobile" not in wecom.user.get("chenjing")
    assert code_of(wecom.user.get, "xunuo") == 60111
    assert [one["id"] for one in wecom.department.get()] == [1, 2]


def test_tokens(sandbox, wecom):
    """One token per secret while it lives; missing, unknown, expired and wrong secrets have their codes."""
    first, again = wecom.fetch_access_token()["access_token"], wecom.fetch_access_token()["access_token"]
    troubles.expire_tokens(sandbox.box)
    corp, secret = wecom.corp_id, wecom.secret

    def get(query):
        return requests.get(f"{sandbox.box.origin}/cgi-bin/{query}", timeout=5).json()["errcode"]

    assert first == again
    assert code_of(wecom.user.get, "chenjing") == 42001
    assert wecom.fetch_access_token()["access_token"] != first
    assert get("user/get?userid=chenjing") == 41001
    assert get("user/get?userid=chenjing&access_token=x") == 40014
    assert get(f"gettoken?corpid={corp}&corpsecret=x") == 40001
    assert get(f"gettoken?corpid=x&corpsecret={secret}") == 40013


def test_faults_on_request(sandbox, wecom):
    """Frequency is 45009, any other code can be asked for."""
    sandbox.box.faults.rate_limit = True
    with pytest.raises(APILimitedException):
        wecom.message.send_text(AGENT, ["chenjing"], "x")
    troubles.make(
        sandbox.box, {"rate_limit": False, "fail_count": 1, "fail_code": -1, "fail_path": "message/send"}
    )

    assert wecom.user.get("chenjing")["errcode"] == 0
    assert code_of(wecom.message.send_text, AGENT, ["chenjing"], "x") == -1
    assert wecom.message.send_text(AGENT, ["chenjing"], "x")["errcode"] == 0
