"""The sentence tables read into rows as the scorer knows them.

A line: `{context} text | intent; slot=value; ask:slot,slot; ~free_slot; !suggest`. A value may offer others
with |, end in ? where it may be missing, and be a list with commas. Context: g (a group, not addressed),
now=…, reply=task:T23, file=…, pend=intent:slot=value:asked, confirm=intent:slot=value.
"""

import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "sentences"
ROSTER = ["张三", "李四", "王芳", "钱进", "冯磊", "许诺", "郭靖宇", "司马青", "Tom", "Amy"]
NOW = "2026-11-22T10:00:00+08:00"
_LISTS = {"tags"}


def rows(name: str, way: str = "wecom_p2p") -> list[dict[str, Any]]:
    """The rows of one table, told in one way: wecom_p2p, wecom_group or feishu_group."""
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("//")]
    return [_row(f"{name}:{n}", line, way) for n, line in numbered]


def _row(key: str, line: str, way: str) -> dict[str, Any]:
    said, _, expected = line.rpartition(" | ")
    context, text = re.fullmatch(r"(?:\{([^}]*)\} )?(.*)", said.replace("\\n", "\n"), re.DOTALL).groups()
    given = _input(text, context or "", way)
    return {"id": key, "input": given, "expect": _expect(expected.strip()), "tags": [key.split(":")[0]]}


def _input(text: str, context: str, way: str) -> dict[str, Any]:
    notes = dict(part.partition("=")[::2] for part in context.split(" ") if part)
    alone = "g" in notes
    bot = {"name": "销售助理", "id": "bot_self"}
    given: dict[str, Any] = {
        "platform": way.split("_")[0], "chat_type": "group" if alone or way.endswith("group") else "p2p",
        "text": text, "mentions": [], "bot": bot, "now": notes.get("now", NOW),
        "speaker": {"name": "张三", "id": "ou_1", "role": "sales"}, "roster": ROSTER, "context": _around(notes),
    }  # fmt: skip
    if way == "feishu_group":
        _feishu(given, alone)
    elif way == "wecom_group" and not alone:
        given["text"] = "@销售助理 " + text
    return given


def _feishu(given: dict[str, Any], alone: bool) -> None:
    """Mentions as placeholders with their list, as Feishu sends them."""
    people: list[str] = [] if alone else ["销售助理"]

    def key(found: re.Match[str]) -> str:
        people.append(found.group(1))
        return f"@_user_{len(people)}"

    names = "|".join(ROSTER)
    text = re.sub(rf"@({names})", key, given["text"])
    given["text"] = text.replace("@所有人", "@_all") if alone else "@_user_1 " + text
    given["mentions"] = [
        {"key": f"@_user_{n}", "name": name, "id": "bot_self" if name == "销售助理" else f"ou_{name}"}
        for n, name in enumerate(people, 1)
    ]


def _around(notes: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if "reply" in notes:
        kind, _, number = notes["reply"].partition(":")
        found["reply_to"] = {"type": kind, "id": number}
    if "file" in notes:
        found["file"] = notes["file"]
    for word in ("pend", "confirm"):
        if word in notes:
            intent, slots, ask = (notes[word].split(":", 1)[0], *_pending(notes[word]))
            found["pending"] = {"intent": intent, "slots": slots, "ask": ask, "confirm": word == "confirm"}
    return found


def _pending(text: str) -> tuple[dict[str, str], list[str]]:
    parts = re.fullmatch(r"[a-z_]+(?::(\w+)=(.*?)|:)?(?::([a-z_,]+))?", text)
    name, value, ask = parts.groups()
    return ({name: value} if name else {}), (ask.split(",") if ask else [])


def _expect(text: str) -> dict[str, Any]:
    intent, *parts = [part.strip() for part in text.split(";")]
    found: dict[str, Any] = {
        "intent": intent, "slots": {}, "should_ask": [], "accept": {}, "extra_ok": [], "alternatives": [], "suggest_ok": False
    }  # fmt: skip
    for part in parts:
        if part.startswith("ask:"):
            found["should_ask"] = part[4:].split(",")
        elif part.startswith("~"):
            _free(found, part[1:], intent)
        elif part == "!suggest":
            found["suggest_ok"] = True
        elif part:
            _slot(found, *part.split("=", 1))
    return found


def _free(found: dict[str, Any], name: str, intent: str) -> None:
    if intent == "none":
        found["alternatives"].append({"intent": name})
    else:
        found["extra_ok"].append(name)


def _slot(found: dict[str, Any], name: str, value: str) -> None:
    first, *others = value.removesuffix("?").split("|")
    found["slots"][name] = _value(name, first)
    accepted: list[Any] = [_value(name, other) for other in others]
    if value.endswith("?"):
        accepted.append(None)
    if accepted:
        found["accept"][name] = accepted


def _value(name: str, text: str) -> Any:
    if name == "submit":
        return text == "true"
    if name == "repeat" and "," in text:
        return text.split(",")
    if name in _LISTS or re.fullmatch(r"[A-Z]\d+(?:,[A-Z]\d+)+", text):
        return text.split(",")
    return text


def write(path: Path, *names: str, way: str = "wecom_p2p") -> None:
    """The tables as one JSON-lines file for the scorer."""
    lines = [json.dumps(row, ensure_ascii=False) for name in names for row in rows(name, way)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
