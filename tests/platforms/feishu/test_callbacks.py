"""The sandbox's people talk to the door over HTTP, through the real encryption."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Thread

import pytest
from flask import Flask
from werkzeug.serving import make_server

from bot.errors import RejectedRequest
from bot.message import BOT_ID, Address, Answer, Event, Reply
from bot.platforms.base import Door, HttpAnswer, Outgoing
from bot.sandbox.feishu.events import verify_url
from bot.sandbox.visitor import join
from bot.webhook import callbacks
from cards.elements import Buttons, Card, DatePick, Form, Input, Tone, button

APPROVAL = Card(
    "Q5 报价 12.8 万",
    (
        Form(
            (Input("reason", "理由", multiline=True), DatePick("due", "答复日期")),
            (button("同意", "approve", quote="Q5"), button("驳回", "reject", quote="Q5", style="danger")),
        ),
        Buttons((button("进度", "quote_status", quote="Q5"),)),
    ),
    tone=Tone.WAITING,
)


@dataclass
class Desk:
    """Takes what the door reads and answers every press alike."""

    answer: Answer = field(default_factory=Answer)
    events: list[Event] = field(default_factory=list)

    def handle(self, event: Event, door: Door) -> HttpAnswer:
        """Note the event."""
        self.events.append(event)
        return door.answer(event, self.answer, "c1")


@pytest.fixture
def desk(place) -> Iterator[Desk]:
    """A desk behind the platform's door, served over HTTP."""
    found, app = Desk(), Flask("desk")
    app.register_blueprint(callbacks(place.platform.doors, found))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    place.sandbox.point_at(f"http://127.0.0.1:{server.server_port}")
    yield found
    server.shutdown()
    server.server_close()


def test_the_request_url_can_be_saved(place, desk):
    """控制台保存回调地址能通过校验。"""
    assert verify_url(place.box)


def test_a_group_message_for_the_bot_is_known_as_such(place, desk):
    """群里 @ 机器人的话，认得是对机器人说的。"""
    said = place.sandbox.visitor("feishu:ou_zhangsan").say(
        "oc_sales",
        "@销售助理 把 T12 派给 @李四",
        mentions=[{"id": "bot", "name": "销售助理"}, {"id": "ou_lisi", "name": "李四"}],
    )

    assert said["delivery"]["status"] == 200
    assert (desk.events[0].sender, desk.events[0].sender_name) == ("ou_zhangsan", "张三")
    assert [(mention.id, mention.name) for mention in desk.events[0].mentions] == [
        (BOT_ID, "销售助理"),
        ("ou_lisi", "李四"),
    ]
    assert all(mention.key in desk.events[0].text for mention in desk.events[0].mentions)


def test_a_form_comes_back_and_the_card_changes_for_everybody(place, desk):
    """填了理由点驳回：值回来了，弹出提示，卡片换成下一个样子。"""
    place.platform.send(Outgoing("m1", Address("feishu", "oc_sales", "group"), Reply(card=APPROVAL), "c1"))
    stamped = Card("Q5 报价 12.8 万", tone=Tone.LATE, tag="已驳回", stamp="王芳 11月24日 驳回：太低")
    desk.answer = Answer(replace=stamped, toast="已驳回 Q5")
    message = place.last("oc_sales").id

    shown = place.sandbox.visitor("feishu:ou_wangfang").press(
        message, name="submit1_1", form={"reason": "太低", "due": "2026-11-27"}
    )

    press = desk.events[0].press
    assert (press.action, press.card) == ("reject", "c1")
    assert press.values == {"quote": "Q5", "reason": "太低", "due": "2026-11-27"}
    assert shown["toast"] == {"type": "success", "content": "已驳回 Q5"}
    assert place.last("oc_sales").card["header"]["text_tag_list"][0]["text"]["content"] == "已驳回"


def test_joining_a_group_and_opening_the_chat_are_told(place, desk):
    """进群、打开会话、点菜单、离职，都会知道。"""
    zhang = place.sandbox.visitor("feishu:ou_zhangsan")
    join(place.box, place.box.world.chats["oc_sales"])
    zhang.enter("oc_p2p_ou_zhangsan")
    zhang.menu("my_tasks")
    zhang.leave()

    assert {event.kind for event in desk.events} == {"joined", "entered", "message", "left"}


def test_a_group_message_waits_while_the_bot_does_not_know_itself(place, desk):
    """问不到自己是谁时，群消息没有丢：飞书会再推。"""
    place.box.faults.api_down = "502"

    said = place.sandbox.visitor("feishu:ou_zhangsan").say(
        "oc_sales", "@销售助理 帮助", mentions=[{"id": "bot", "name": "销售助理"}]
    )

    assert said["delivery"]["status"] == 503
    assert desk.events == []


def test_a_press_on_somebody_elses_button_is_refused_at_the_door(place, desk):
    """别处签的按钮，点了也进不来。"""
    with pytest.raises(RejectedRequest):
        place.tools.unpack("WyJhcHByb3ZlIiwge31d.x")
