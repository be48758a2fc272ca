"""Examiners' sentences, written without having seen the grammar, as rows the scorer knows."""

import json
from pathlib import Path
from typing import Any

from tests.understand.rows import HERE, NOW, ROSTER

EXAMS = sorted(HERE.glob("exam*.jsonl"))  # one for each examiner
BOTS = {"feishu": "项目小助手", "wecom": "销售助理"}


def exam(paths: list[Path] = EXAMS) -> list[dict[str, Any]]:
    """All rows; what they have in common is filled in."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [_row(json.loads(line)) for line in lines]


def _row(short: dict[str, Any]) -> dict[str, Any]:
    mentions = [dict(zip(("key", "name", "id"), each, strict=True)) for each in short.get("mentions", [])]
    given = {
        "platform": short["from"], "chat_type": short["in"], "text": short["text"], "mentions": mentions,
        "bot": dict(zip(("name", "id"), short.get("bot", (BOTS[short["from"]], "bot_self")), strict=True)),
        "now": short.get("now", NOW),
        "speaker": {"name": short.get("speaker", "张三"), "id": "ou_me"}, "roster": short.get("roster", ROSTER),
        "context": short.get("context", {}),
    }  # fmt: skip
    blank = {"slots": {}, "should_ask": []}
    return {"id": short["id"], "input": given, "expect": blank | short["expect"]}
