"""Sentences that put data right or ask for minutes, told in all three ways; no other sentence does."""

import pytest

import handlers  # noqa: F401  (fills the registry)
from bot.actions import ACTIONS
from bot.understand import Input, build
from bot.understand.read import read_strictly
from tests.fixtures.nlu import score
from tests.understand import rows
from tests.understand.test_sentences import TABLES, WAYS

WORDS = build(ACTIONS)
EDITS = {"edit_lead", "edit_project", "edit_task", "open_edit", "list_minutes"}


def _answer(row: dict) -> dict:
    return read_strictly(Input.from_json(row["input"]), WORDS).to_json()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["edits", "minutes"])
def test_data_is_put_right_and_minutes_are_shown(name, way):
    """改资料、看纪要的句子，私聊、群聊里都读对；问句、否定和别的命令不会被当成改资料。"""
    wrong = []
    for row in rows.rows(name, way):
        judged = score.judge(row, _answer(row))
        right = judged["frame"] if row["expect"]["intent"] != "none" else judged["intent_ok"]
        wrong += [] if right else [row["id"]]

    assert wrong == []


@pytest.mark.parametrize("table", TABLES)
def test_no_other_sentence_puts_data_right(table):
    """别的句子，一句也不会被当成改资料或看纪要。"""
    taken = [row["id"] for row in rows.rows(table) if _answer(row)["intent"] in EDITS]

    assert taken == []
