"""Sentences of examiners who had not seen the grammar: what was reached stays reached."""

from tests.fixtures.nlu import score
from tests.understand.exam import exam
from tests.understand.test_sentences import answer

ROWS = exam()
JUDGED = [score.judge(row, answer(row["input"])) for row in ROWS]


def test_the_examiners_sentences_are_read_right():
    """考官出的句子：意图、值和反问都对。"""
    wrong = [
        row["id"]
        for row, one in zip(ROWS, JUDGED, strict=True)
        if not (one["intent_ok"] if row["expect"]["intent"] == "none" else one["frame"])
    ]

    assert len(wrong) <= 0.01 * len(ROWS), wrong
    assert all(one["ask_hit"] for one in JUDGED if one["ask_needed"])


def test_nothing_is_carried_out_that_was_not_ordered():
    """不该动的一句不动，动的不带错值。"""
    faults = ("false_action", "wrong_action", "wrong_value")

    assert [row["id"] for row, one in zip(ROWS, JUDGED, strict=True) if any(one[f] for f in faults)] == []
