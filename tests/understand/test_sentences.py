"""Whole sentences over all actions, on both platforms, judged as the published measurement judges them."""

from datetime import date
from pathlib import Path

import pytest

from bot.understand import Input, warm
from bot.understand.read import read_strictly
from bot.understand.vocabulary import DEFAULT
from tests.fixtures.nlu import score
from tests.understand import rows

EXAMPLES = Path(__file__).parents[1] / "fixtures" / "nlu" / "examples.jsonl"
TABLES = sorted(path.stem for path in rows.HERE.glob("*.txt") if path.stem not in ("edits", "minutes"))
WAYS = ("wecom_p2p", "wecom_group", "feishu_group")

warm(date(2026, 11, 22))


def answer(given: dict) -> dict:
    """The reading as JSON; a fault of ours is raised."""
    return read_strictly(Input.from_json(given), DEFAULT).to_json()


@pytest.mark.feature("J1")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", TABLES)
def test_our_own_sentences_are_read_right(name: str, way: str):
    """自己写的句子在企业微信私聊、群聊和飞书群聊里读法一样，都读对。"""
    wrong = [row["id"] for row in rows.rows(name, way) if not _right(row)]

    assert wrong == []


def test_the_published_examples_reach_the_aims():
    """公开的 150 句：意图、值、反问、不误动，达到目标。"""
    published = [score.json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    judged = [score.judge(row, answer(row["input"])) for row in published]
    commands = [one for row, one in zip(published, judged, strict=True) if row["expect"]["intent"] != "none"]

    assert sum(one["intent_ok"] for one in judged) >= 0.99 * len(judged)
    assert sum(one["frame"] for one in commands) >= 0.97 * len(commands)
    assert all(one["ask_hit"] for one in judged if one["ask_needed"])
    assert not any(one["false_action"] or one["wrong_value"] or one["wrong_action"] for one in judged)


def _right(row: dict) -> bool:
    judged = score.judge(row, answer(row["input"]))
    return judged["frame"] if row["expect"]["intent"] != "none" else judged["intent_ok"]
