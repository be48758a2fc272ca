"""Both doors and all channels against the sandbox, which refuses what WeCom refuses."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

import pytest

from bot.errors import PlatformError, RejectedRequest
from bot.message import Address, Answer, Event, FileRef, Reply
from bot.platforms.base import Call, Fetched, HttpAnswer, Outgoing, Posted, Tools
from bot.platforms.wecom import connect
from bot.platforms.wecom.platform import WeCom
from bot.sandbox import Credentials, Sandbox
from bot.sandbox.visitor import Visitor
from bot.settings import WeComBotSettings, WeComSettings
from cards.elements import Buttons, Card, Fields, Form, Input, Row, Rows, Tone, Who, button
from cards.seal import Seal
from tests.sandbox.listener import Heard, Listener

from .conftest import PNG

PICTURE = FileRef("k", "甘特图.png", "image/png")
PDF = FileRef("p", "健康报告.pdf", "application/pdf")
ME = "chenjing"
LEAD = Card(
    "L12 上海智云科技",
    (
        Fields((("联系人", "张三"), ("预算", "50 万"))),
        Buttons((button("认领", "claim_lead", style="primary", lead="L12"),)),
    ),
    tag="新线索",
)
CLAIMED = replace(LEAD, tone=Tone.DONE, stamp="陈静 认领 11月24日 16:00")
TASKS = Card(
    "陈静的待办",
    (Rows((Row("T1", "T1 报价"), Row("T2", "T2 回访")), "今天 2", "task", (button("完成", "finish_task"),)),),
)


@dataclass
class Stage:
    """A sandbox, the platform that talks to it, and what it hears; `act` gives an event's answer."""

    sandbox: Sandbox
    wecom: WeCom
    act: Callable[[Event], tuple[Answer, str]] = lambda event: (Answer(), "")
    events: list[Event] = field(default_factory=list)

    def hear(self, heard: Heard) -> object:
        door = next(door for door in self.wecom.doors if door.path == urlsplit(heard.path).path)
        try:
            event = door.read(Call(heard.method, heard.args, heard.headers, heard.body))
        except RejectedRequest as error:
            return error.reason, error.status
        if isinstance(event, HttpAnswer):
            return event.body, event.status
        self.events.append(event)
        told = door.answer(event, *self.act(event))
        return told.body, told.status

    def visitor(self, person: str = ME) -> Visitor:
        return self.sandbox.visitor(f"wecom:{person}")

    def chat(self, kind: str, via: str) -> str:
        chats = self.sandbox.box.world.chats.values()
        return next(c.id for c in chats if c.via == via and c.type == kind and ME in c.members)

    def last(self, kind: str, via: str) -> dict:
        return self.visitor().messages(self.chat(kind, via))[-1]

    def say(self, text: str, kind: str = "group", via: str = "bot") -> dict:
        mentions = [{"id": "bot", "name": "销售助理"}] if kind == "group" else []
        return self.visitor().say(self.chat(kind, via), text, mentions=mentions)

    def send(self, address: Address, reply: Reply, key: str = "m1") -> list:
        pieces = self.wecom.pieces(address, reply)
        return [
            self.wecom.send(Outgoing(f"{key}-{n}", where, piece, f"c{key}-{n}" if piece.card else ""))
            for n, (where, piece) in enumerate(pieces)
        ]


@pytest.fixture
def stage(seal: Seal):
    """The sandbox with a listener that hands everything to the doors."""
    listener = Listener()
    sandbox = Sandbox(Credentials.made_up(), listener.url)
    url = sandbox.start()
    keys = sandbox.box.credentials
    tools = Tools(seal.pack, seal.unpack, lambda key: PNG, card_of=lambda key: LEAD)
    app = WeComSettings(
        keys.wecom_corp_id,
        keys.wecom_agent_id,
        keys.wecom_secret,
        keys.wecom_token,
        keys.wecom_aes_key,
        base_url=url,
    )
    bot = WeComBotSettings(keys.wecom_bot_id, keys.wecom_bot_token, keys.wecom_bot_aes_key)
    made = Stage(sandbox, connect(app, bot, keys.bot_name, "", tools))
    sandbox.box.faults.poll_every = 0.05
    listener.answer = made.hear
    yield made
    sandbox.stop()
    listener.stop()


def until(true: Callable[[], object]) -> None:
    """Wait for what another thread brings about."""
    end = time.monotonic() + 5
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.01)


def test_a_private_word_is_answered_in_the_callback(stage):
    """Typed to the app: a text rides in the encrypted answer."""
    stage.act = lambda event: (Answer(Reply(text=f"你说了“{event.text}”")), "")

    told = stage.say("我的待办 <急>", "p2p", "app")

    assert told["delivery"]["status"] == 200
    assert stage.last("p2p", "app")["text"] == "你说了“我的待办 <急>”"


def test_app_cards_are_pressed_and_updated_for_all(stage):
    """A card by message/send, pressed with its selection, changed by the press's credential, then by none."""
    person = Address("wecom", person=ME)
    (sent,) = stage.send(person, Reply(card=TASKS))
    shown = stage.last("p2p", "app")
    key = shown["card"]["button_list"][0]["key"]

    assert stage.visitor().press(shown["id"], key=key, selected={"task": ["T2"]}) == {}

    press = stage.events[-1].press
    assert (press.action, press.values, press.card) == ("finish_task", {"task": "T2"}, "cm1-0")

    posted = Posted(person, press.card, sent.message, press.credential)
    stage.wecom.update(posted, replace(TASKS, stamp="陈静 完成 T2"))

    assert "✓ 陈静 完成 T2" in stage.last("p2p", "app")["card"]["sub_title_text"]
    with pytest.raises(PlatformError) as used:
        stage.wecom.update(posted, TASKS)
    assert not used.value.retry
    stage.wecom.update(replace(posted, credential=sent.credential), TASKS)
    assert stage.last("p2p", "app")["card"]["button_list"]


def test_a_repeated_send_arrives_once(stage):
    """The same promise sent twice is one bubble; the same words promised twice are two."""
    person = Address("wecom", person=ME)
    before = len(stage.visitor().messages(stage.chat("p2p", "app")))
    for key in ("m1", "m1", "m2"):
        stage.send(person, Reply(text="T12 明天到期"), key)

    assert len(stage.visitor().messages(stage.chat("p2p", "app"))) == before + 2


def test_files_reach_a_person(stage):
    """Picture and PDF are uploaded and shown under their names."""
    stage.send(Address("wecom", person=ME), Reply(text="报告好了", files=(PICTURE, PDF)))

    text, picture, file = stage.visitor().messages(stage.chat("p2p", "app"))[-3:]
    assert (text["text"], picture["kind"], file["file"]["name"]) == ("报告好了", "image", "健康报告.pdf")


def test_a_group_question_is_answered_with_a_card(stage):
    """@bot in a group: text and card in one passive answer."""
    stage.act = lambda event: (Answer(Reply(text="记下了", card=LEAD)), "c77")

    stage.say("新建线索 上海智云")

    stream, card = stage.visitor().messages(stage.chat("group", "bot"))[-2:]
    assert stage.events[-1].text == "@销售助理 新建线索 上海智云"
    assert {stream["kind"], card["kind"]} == {"stream", "card"}
    assert stage.sandbox.box.wire is not None


def test_a_pressed_group_card_changes_for_everybody(stage):
    """The five-second answer updates all copies; a refusal only the presser's."""
    stage.act = lambda event: (Answer(Reply(card=LEAD)), "c78")
    stage.say("L12")
    shown = stage.last("group", "bot")
    key = shown["card"]["button_list"][0]["key"]

    stage.act = lambda event: (Answer(toast="要销售经理来做", ok=False), "c78")
    assert stage.visitor("tangning").press(shown["id"], key=key) == {}
    assert "sub_title_text" not in stage.last("group", "bot")["card"]
    theirs = stage.visitor("tangning").messages(stage.chat("group", "bot"))[-1]
    assert theirs["card"]["sub_title_text"] == "要销售经理来做"

    stage.act = lambda event: (Answer(replace=CLAIMED), "c78")
    stage.visitor().press(shown["id"], key=key)
    for person in (ME, "tangning"):
        card = stage.visitor(person).messages(stage.chat("group", "bot"))[-1]["card"]
        assert card["card_type"] == "text_notice" and "✓ 陈静 认领" in card["sub_title_text"]


def test_a_running_answer_brings_its_picture(stage):
    """An open stream is polled; the last poll brings text and picture into the group."""
    polls = []

    def act(event: Event) -> tuple[Answer, str]:
        if event.kind != "poll":
            return Answer(Reply(text="正在画…", final=False), stream=event.stream), ""
        polls.append(event.stream)
        done = (
            Reply(text="P3 甘特图", files=(PICTURE,)) if len(polls) > 2 else Reply(text="快了", final=False)
        )
        return Answer(done, stream=event.stream), ""

    stage.act = act
    stage.say("P3 甘特图")
    until(lambda: stage.last("group", "bot")["finished"])

    shown = stage.last("group", "bot")
    assert (shown["text"], len(shown["images"]), len(polls)) == ("P3 甘特图", 1, 3)


def test_a_running_answer_too_long_says_so(stage):
    """What several jobs brought together may pass 20480 bytes: the beginning is shown, and that it is cut."""
    waiting, done = Answer(Reply(text="正在画…", final=False)), Answer(Reply(text="长" * 8000))
    told = {"message": waiting, "poll": done}
    stage.act = lambda event: (replace(told[event.kind], stream=event.stream), "")

    stage.say("P3 甘特图")
    until(lambda: stage.last("group", "bot")["finished"])

    shown = stage.last("group", "bot")["text"]
    assert shown.startswith("长长长") and shown.endswith("（太长，后面的没有显示）")
    assert len(shown.encode()) <= 20480


def test_a_late_answer_uses_the_answer_address_once(stage):
    """After the callback: text and card as one message, the PDF to the asker; a second time by the app."""
    stage.say("健康报告")
    event = stage.events[-1]
    here = Address(
        "wecom", chat=event.chat.id, kind="group", via="bot", person=ME, answer_url=event.answer_url
    )

    stage.send(here, Reply(text="报告好了", card=LEAD, files=(PDF,)), "m5")

    card = stage.last("group", "bot")["card"]
    assert card["sub_title_text"].startswith("报告好了\n《健康报告.pdf》已私信发给你。")
    assert stage.last("p2p", "app")["file"]["name"] == "健康报告.pdf"

    stage.send(here, Reply(text="还有一句"), "m6")
    assert stage.last("p2p", "app")["text"] == "还有一句"


def test_a_push_posts_into_the_group(stage):
    """Scheduled: text that calls somebody, a card without buttons, picture and file, by the push key."""
    group = stage.chat("group", "bot")
    key = stage.sandbox.box.world.chats[group].push_key
    push = Address("wecom", chat=group, kind="group", via="bot", push=key)

    stage.send(
        push,
        Reply(text="请处理", mention=(Who("许诺", {"wecom": "xunuo"}),), card=LEAD, files=(PICTURE, PDF)),
    )

    text, card, picture, file = stage.visitor().messages(group)[-4:]
    assert "请处理" in text["text"] and "许诺" in text["text"]
    assert card["card"]["card_type"] == "text_notice"
    assert (picture["kind"], file["file"]["name"]) == ("image", "健康报告.pdf")


def test_an_unbound_push_is_gone(stage):
    """A key nobody knows: the push target is to be dropped."""
    with pytest.raises(PlatformError) as refused:
        stage.send(Address("wecom", chat="wrX", kind="group", push="nope"), Reply(text="早报"))

    assert refused.value.gone


def test_files_people_send_are_fetched(stage):
    """To the app by media id, to the bot encrypted: the same bytes, with the name."""
    world = stage.sandbox.box.world
    for via in ("app", "bot"):
        kept = world.keep(PNG, "截图.png", "image/png", owner=ME)
        stage.visitor().say(stage.chat("p2p", via), "", file=kept.key, kind="image")

        (file,) = stage.events[-1].files
        assert stage.wecom.fetch(file, 1_000_000) == Fetched("截图.png", PNG)


def test_opening_menu_and_leaving(stage):
    """Opening the chats greets, the menu speaks, a leaver is told of."""
    stage.act = lambda event: (Answer(Reply(text="你好")), "") if event.kind == "entered" else (Answer(), "")
    for via in ("app", "bot"):
        stage.visitor().enter(stage.chat("p2p", via))
        assert stage.last("p2p", via)["text"] == "你好"
    stage.visitor().menu("我的待办")
    stage.visitor().leave()

    kinds = [event.kind for event in stage.events]
    assert kinds[:3] == ["entered", "entered", "message"]
    assert set(kinds[3:]) == {"left"}


def test_colleagues_have_names(stage):
    """The app's visible range gives everybody's id and name, without those who left."""
    stage.visitor("luyou").leave()

    members = dict(stage.wecom.members())

    assert members["xunuo"] == "许诺" and "luyou" not in members


def test_repeats_carry_the_same_key_in_new_envelopes(stage):
    """Delivered again, encrypted anew: the same event, and one visible answer."""
    stage.act = lambda event: (Answer(Reply(text="好")), "")
    told = stage.say("帮助", "p2p", "app")
    count = len(stage.visitor().messages(stage.chat("p2p", "app")))

    from bot.sandbox.visitor import repeat

    repeat(stage.sandbox.box, told["message"]["id"], 3)

    assert len({event.key for event in stage.events}) == 1 and len(stage.events) == 4
    assert len(stage.visitor().messages(stage.chat("p2p", "app"))) == count


def test_a_dead_token_and_a_rate_limit(stage):
    """Expired tokens are renewed on the way; a full minute is a wait, not a loss."""
    from bot.sandbox import troubles

    person = Address("wecom", person=ME)
    stage.send(person, Reply(text="一"), "a")
    troubles.make(stage.sandbox.box, {"expire_tokens": True})
    stage.send(person, Reply(text="二"), "b")
    assert stage.last("p2p", "app")["text"] == "二"

    troubles.make(stage.sandbox.box, {"rate_limit": True})
    with pytest.raises(PlatformError) as refused:
        stage.send(person, Reply(text="三"), "c")
    assert refused.value.retry and refused.value.wait == 60


def test_an_approval_with_a_reason_takes_two_taps(stage):
    """Choose the reason, press: no typing in the card."""
    form = Form(
        (Input("reason", "理由", suggestions=("折扣太低",)),),
        (button("同意", "approve", quote="Q5"), button("驳回", "reject", quote="Q5")),
    )
    stage.send(Address("wecom", person=ME), Reply(card=Card("Q5 报价审批", (form,))), "q")
    shown = stage.last("p2p", "app")
    keys = {b["text"]: b["key"] for b in shown["card"]["button_list"]}

    stage.visitor().press(shown["id"], key=keys["驳回"], selected={"reason": ["折扣太低"]})
    stage.visitor().press(shown["id"], key=keys["同意"])

    assert stage.events[0].press.values == {"quote": "Q5", "reason": "折扣太低"}
    assert stage.events[1].press.values == {"quote": "Q5", "reason": ""}
