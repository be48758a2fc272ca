"""The chat page's interface over HTTP."""

import json
from threading import Thread

import pytest
import requests

from bot.sandbox import Credentials, Sandbox
from tests.sandbox.conftest import until
from tests.sandbox.samples import PNG, feishu_card

ZHANG, PRIVATE = "feishu:ou_zhangsan", "oc_p2p_ou_zhangsan"


@pytest.fixture
def page(sandbox):
    """Calls the page's interface; gives JSON."""

    def call(path, **body):
        url = f"{sandbox.box.origin}/sandbox/api/{path}"
        answer = requests.post(url, json=body, timeout=5) if body else requests.get(url, timeout=5)
        return answer.json()

    return call


def test_the_page_itself(sandbox):
    """/ and /page/… are served."""
    page = requests.get(f"{sandbox.box.origin}/", timeout=5)
    script = requests.get(f"{sandbox.box.origin}/page/js/api.js", timeout=5)

    assert page.headers["Content-Type"].startswith("text/html")
    assert "javascript" in script.headers["Content-Type"]
    assert requests.get(f"{sandbox.box.origin}/page/../server.py", timeout=5).status_code == 404


def test_state(page):
    """Everybody, own chats only."""
    zhang, chen, nobody = page(f"state?as={ZHANG}"), page("state?as=wecom:chenjing"), page("state")

    assert zhang["bot_name"] == "销售助理" and len(zhang["people"]) == 16
    assert {chat["via"] for chat in zhang["chats"]} == {"feishu"}
    assert {chat["via"] for chat in chen["chats"]} == {"app", "bot"}
    assert nobody["chats"] == []


def test_say_and_read(page):
    """The bubble comes back at once and stands in the chat and in the list."""
    said = page("say", **{"as": ZHANG, "chat": PRIVATE, "text": "帮助"})
    chat = page(f"chats/{PRIVATE}/messages?as={ZHANG}")["messages"]
    row = next(one for one in page(f"state?as={ZHANG}")["chats"] if one["id"] == PRIVATE)

    assert said["delivery"]["status"] == 200
    assert chat == [said["message"]]
    assert row["last"] == {"text": "帮助", "at": said["message"]["at"]}


def test_nobody_reads_other_peoples_chats(page):
    """An outsider is told so in words."""
    assert page(f"chats/{PRIVATE}/messages?as=feishu:ou_lisi") == {"error": "你不在这个会话里。"}
    assert page("say", **{"as": "feishu:ou_lisi", "chat": PRIVATE, "text": "x"}) == {
        "error": "你不在这个会话里。"
    }
    assert "error" in page("say", **{"as": "feishu:nobody", "chat": PRIVATE, "text": "x"})


def test_upload_and_open(sandbox, page):
    """Bytes and Chinese names survive; nothing is served as a page."""
    url = f"{sandbox.box.origin}/sandbox/api/upload?as={ZHANG}"
    picture = requests.post(url, files={"file": ("现场.png", PNG, "image/png")}, timeout=5).json()
    markup = requests.post(url, files={"file": ("a.html", b"<script>", "text/html")}, timeout=5).json()
    said = page("say", **{"as": ZHANG, "chat": PRIVATE, "file_key": picture["key"], "kind": "image"})
    got = requests.get(f"{sandbox.box.origin}/sandbox/api/files/{picture['key']}", timeout=5)
    unsafe = requests.get(f"{sandbox.box.origin}/sandbox/api/files/{markup['key']}", timeout=5)

    assert picture["name"] == "现场.png" and got.content == PNG
    assert said["message"]["file"] == {
        "key": picture["key"],
        "name": "现场.png",
        "size": len(PNG),
        "mime": "image/png",
    }
    assert unsafe.headers["Content-Disposition"].startswith("attachment")
    assert unsafe.headers["X-Content-Type-Options"] == "nosniff"


def test_press_over_http(sandbox, bot, lark, page):
    """The answer's toast, and the error the client would show."""
    card = lark.send("oc_sales", "interactive", feishu_card()).data.message_id
    press = {"as": ZHANG, "message": card, "tag": "button", "value": {"a": "approve", "id": 5}}
    bot.answer = lambda heard: json.dumps({"toast": {"type": "success", "content": "好"}})

    assert page("press", **press) == {"toast": {"type": "success", "content": "好"}}

    bot.answer = lambda heard: ("no", 500)

    assert page("press", **press)["error"]["code"] == 200671


def test_switches(sandbox, bot, page):
    """Read, turned, refused when unknown; 断网 keeps a message from the bot."""
    changed = page("faults", bot_down=True, delay=0.01)
    said = page("say", **{"as": ZHANG, "chat": PRIVATE, "text": "帮助"})

    assert changed["bot_down"] is True and page("faults")["delay"] == 0.01
    assert said["delivery"]["error"] == "down" and bot.heard == []
    assert "没有这个开关" in page("faults", nonsense=1)["error"]


def test_age_and_clock(sandbox, lark, page):
    """A card can be made old, and time can pass for everything."""
    card = lark.send("oc_sales", "interactive", feishu_card()).data.message_id
    page("faults", age={"message": card, "seconds": 15 * 86400})
    old = lark.patch(card, feishu_card()).code
    page("faults", clock=7300)

    assert old == 230031
    assert lark.get(card).code == 99991663


def test_repeat(bot, page):
    """The last callback about a message goes out again, and later ones by themselves."""
    said = page("say", **{"as": ZHANG, "chat": PRIVATE, "text": "帮助"})["message"]
    told = page("repeat", message=said["id"], times=3)

    assert [one["status"] for one in told["deliveries"]] == [200] * 3
    assert len(bot.heard) == 4
    assert "error" in page("repeat", message="nothing")


def test_a_repeat_later(bot, page):
    """repeat_after delivers once more after a while."""
    page("faults", repeat_after=0.1)
    page("say", **{"as": ZHANG, "chat": PRIVATE, "text": "帮助"})

    until(lambda: len(bot.heard) == 2)


def test_the_wire_shows_everything_but_secrets(sandbox, page, wecom, lark):
    """Raw and decrypted, both directions; no secret, token or key in it."""
    page("say", **{"as": ZHANG, "chat": PRIVATE, "text": "帮助"})
    wecom.message.send_text(1000002, ["chenjing"], "你好")
    lark.send(PRIVATE, "text", {"text": "你好"})
    wire = page("wire?limit=50")["wire"]
    told = next(one for one in wire if one["direction"] == "to_bot")
    text = json.dumps(wire)

    assert "encrypt" in told["body"] and "帮助" in told["decrypted"]
    assert {one["platform"] for one in wire if one["direction"] == "to_platform"} == {"feishu", "wecom"}
    assert wire[0]["id"] > wire[-1]["id"]
    for secret in (*sandbox.box.credentials.secret_values(), wecom.access_token):
        assert secret not in text


def test_events(sandbox, page):
    """A page that listens hears of messages, updates and the wire."""
    heard = []

    def listen():
        with requests.get(f"{sandbox.box.origin}/sandbox/api/events", stream=True, timeout=5) as stream:
            for line in stream.iter_lines(chunk_size=1, decode_unicode=True):
                heard.append(line)

    Thread(target=listen, daemon=True).start()
    until(lambda: heard)
    page("say", **{"as": ZHANG, "chat": PRIVATE, "text": "帮助"})
    page("faults", rate_limit=True)
    until(lambda: {"event: message", "event: wire", "event: faults"} <= set(heard))
    news = json.loads(heard[heard.index("event: message") + 1].removeprefix("data: "))

    assert news["chat"] == PRIVATE


def test_joining_and_leaving(bot, page, read_feishu):
    """The bot into and out of a group, a person out of the company."""
    page("join", chat="oc_zhiyun")
    page("leave", chat="oc_zhiyun")
    page("leave", **{"as": ZHANG})
    kinds = [read_feishu(heard)["header"]["event_type"] for heard in bot.heard]

    assert kinds == [
        "im.chat.member.bot.added_v1",
        "im.chat.member.bot.deleted_v1",
        "contact.user.deleted_v3",
    ]
    assert "离职" in page("say", **{"as": ZHANG, "chat": PRIVATE, "text": "x"})["error"]


def test_reset(page):
    """Nothing has been said, all switches are off."""
    page("say", **{"as": ZHANG, "chat": PRIVATE, "text": "帮助"})
    page("faults", rate_limit=True)
    page("reset", sure=True)

    assert page(f"chats/{PRIVATE}/messages?as={ZHANG}") == {"messages": []}
    assert page("faults")["rate_limit"] is False


def test_another_bot(bot):
    """A sandbox can be pointed at a new address while it runs."""
    sandbox = Sandbox(Credentials.made_up(), "http://127.0.0.1:9")
    sandbox.start()
    before = sandbox.visitor(ZHANG).say(PRIVATE, "帮助")["delivery"]
    sandbox.point_at(bot.url)
    after = sandbox.visitor(ZHANG).say(PRIVATE, "帮助")["delivery"]
    sandbox.stop()

    assert (before["error"], after["status"]) == ("unreachable", 200)
