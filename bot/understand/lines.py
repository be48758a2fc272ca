"""Messages in, readings out, one JSON object a line: for measuring and for trying by hand."""

import json
from typing import TextIO

from bot.understand import DEFAULT, Input, Vocabulary, understand


def run(stdin: TextIO, stdout: TextIO, vocabulary: Vocabulary = DEFAULT) -> None:
    """Read lines of {"input": {…}} and write a line of {"intent", "slots", "ask", "suggest"} for each."""
    for line in stdin:
        if line.strip():
            stdout.write(json.dumps(_answer(line, vocabulary), ensure_ascii=False) + "\n")


def _answer(line: str, vocabulary: Vocabulary) -> dict[str, object]:
    raw = json.loads(line)
    return understand(Input.from_json(raw.get("input", raw)), vocabulary).to_json()
