"""Actions beyond the fixed ones, as handlers register them, and the page made from them."""

import io
import json

import pytest

from bot.actions import Due, Money, Param, Registry, Rest, Text, action
from bot.understand import Input, build, describe, lines, understand
from bot.understand.vocabulary import DEFAULT, FIXED
from tests.fixtures.nlu import score
from tests.understand import rows


class _Registered:
    """What the reader needs of a registered action."""

    def __init__(self, name: str, aliases: tuple[str, ...], *params: Param, changes: bool = True) -> None:
        self.name, self.aliases, self.params, self.changes = name, aliases, params, changes
        self.help, self.examples = f"{name} 的说明", (f"{aliases[0]} …",)


WORDS = build(
    [
        _Registered("claim_lead", ("认领",), Param("lead", "lead", True)),
        _Registered("bind_push", ("绑定推送",), Param("url", "url", True)),
        _Registered("bind_group", ("绑定",)),
        _Registered("undo_last", ("撤销", "undo")),
        _Registered("lose_deal", ("输单", "丢单"), Param("project", "project", True), Param("reason", "rest", True)),
        _Registered("delegate", ("请假",), Param("until", "date", True), Param("person", "person", True)),
        _Registered("log_cost", ("记费用",), Param("project", "project", True), Param("amount", "money", True), Param("what", "rest", False)),
        _Registered("mute_record", ("静音",), Param("target", "lead|project|task", True), changes=False),
    ]
)  # fmt: skip


def said(text: str) -> dict:
    """A private message read with the registered words."""
    return understand(Input.from_json(rows._input(text, "", "wecom_p2p")), WORDS).to_json()


@pytest.mark.parametrize(
    ("text", "intent", "slots", "ask"),
    [
        ("认领 L12", "claim_lead", {"lead": "L12"}, []),
        ("帮我认领L12", "claim_lead", {"lead": "L12"}, []),
        ("认领", "claim_lead", {}, ["lead"]),
        ("绑定推送 https://qyapi.example.cn/hook?key=Ab1", "bind_push", {"url": "https://qyapi.example.cn/hook?key=Ab1"}, []),
        ("绑定", "bind_group", {}, []),
        ("撤销", "undo_last", {}, []),
        ("undo", "undo_last", {}, []),
        ("P3 输单 价格太高", "lose_deal", {"project": "P3", "reason": "价格太高"}, []),
        ("丢单 P3", "lose_deal", {"project": "P3"}, ["reason"]),
        ("请假到下周五 李四代", "delegate", {"until": "2026-11-27", "person": "李四"}, []),
        ("记费用 P3 1200元 差旅", "log_cost", {"project": "P3", "amount": "1200", "what": "差旅"}, []),
        ("静音 T12", "mute_record", {"target": "T12"}, []),
    ],
)  # fmt: skip
def test_a_registered_action_is_understood_without_touching_the_reader(text, intent, slots, ask):
    """登记一个新动作就听得懂：别名、各种值、缺什么问什么。"""
    answer = said(text)

    assert (answer["intent"], answer["slots"], answer["ask"]) == (intent, slots, ask)


@pytest.mark.parametrize("text", ["先别认领 L12", "如果没人要就认领 L12", "认领了吗", "李四说撤销"])
def test_a_registered_action_too_is_not_ordered_by_denial(text: str):
    """新动作也守规矩：先别、如果、他说，都不算吩咐。"""
    assert said(text)["intent"] == "none"


def test_the_fixed_actions_are_all_known():
    """固定的 36 个动作都在词表里，必填项也一样。"""
    wanted = set(score.INTENTS) - {"none"}

    assert set(FIXED) == wanted
    assert {name for name, command in FIXED.items() if command.changes} == score.MUTATING


def test_what_a_handler_declares_is_what_is_read():
    """处理函数的签名就是说法：注解决定怎么读。"""
    registry = Registry()

    def log_expense(ctx: object, what: Text, amount: Money, due: Due | None = None, note: Rest = "") -> str:
        """记一笔费用。"""
        return what

    declared = action("报销")(log_expense)
    from bot.actions import ACTIONS

    found = ACTIONS.get("log_expense")
    registry.add(found)
    ACTIONS._actions.pop("log_expense")

    assert declared is log_expense
    assert understand(
        Input.from_json(rows._input("报销 打车 85元", "", "wecom_p2p")), build(registry)
    ).to_json() == {
        "intent": "log_expense",
        "slots": {"amount": "85", "what": "打车"},
        "ask": [],
        "suggest": [],
    }


def test_the_page_names_every_action():
    """说明页写着每个动作。"""
    page = describe.markdown(WORDS)

    assert all(command.help in page or name in page for name, command in WORDS.commands.items())


def test_lines_in_lines_out():
    """一行一条消息进，一行一条读法出。"""
    given = [{"input": rows._input(text, "", "wecom_p2p")} for text in ("完成 T12", "哈哈")]
    stdout = io.StringIO()
    lines.run(io.StringIO("".join(json.dumps(one) + "\n" for one in given)), stdout, DEFAULT)
    answers = [json.loads(line) for line in stdout.getvalue().splitlines()]

    assert [answer["intent"] for answer in answers] == ["finish_task", "none"]
