"""message/send, message/recall and message/update_template_card of the self-built app."""

import hashlib
import json
import re
import secrets
from collections.abc import Callable

from flask import request

from bot.sandbox.box import Box
from bot.sandbox.wecom import cards, codes
from bot.sandbox.wecom.gate import body
from bot.sandbox.wecom.media import live
from bot.sandbox.wecom.passive import cut, robot
from bot.sandbox.wecom.refusal import Refusal, must
from bot.sandbox.world import Message

_PER_MEMBER = ((30, 60.0), (1000, 3600.0))
_ESCAPED = re.compile(rb"(?<!\\)(\\\\)*\\u[0-9a-fA-F]{4}")
_RECALL = 24 * 3600


def send(box: Box) -> dict:
    """POST message/send. Unknown receivers are named; over 30 a minute per member nothing arrives."""
    must(not _ESCAPED.search(request.get_data()), "invalid charset: \\u escapes in the body", 40033)
    asked = body()
    agent = asked.get("agentid")
    must(isinstance(agent, int), "agentid must be an integer")
    must(str(agent) == box.credentials.wecom_agent_id, "not allow to access from this agent", 301002)
    repeated = _repeated(box, asked)
    if repeated:
        return repeated
    people, unknown = receivers(box, asked)
    fields, batch = content(box, asked), secrets.token_urlsafe(30)
    memory = {"via": "app", "batch": batch, "task": _take_task(box, fields.get("card") or {})}
    for person in people:
        _arrive(box, person, fields, memory | {"person": person})
    _remember(box, asked, batch)
    answer = {"invaliduser": "|".join(id.lower() for id in unknown), "msgid": batch}
    if "card" in fields and cards.clickable(fields["card"]):
        answer["response_code"] = codes.new_code(box, batch)
    return answer


def receivers(box: Box, asked: dict) -> tuple[list[str], list[str]]:
    """(members reached, ids unknown or gone). Raises Refusal."""
    names = {key: asked.get(key) or "" for key in ("touser", "toparty", "totag")}
    must(all(isinstance(value, str) for value in names.values()), "touser, toparty and totag are strings")
    must(any(names.values()), "touser, toparty and totag are all empty", 82001)
    users, parties = (names[key].split("|") if names[key] else [] for key in ("touser", "toparty"))
    must(len(users) <= 1000 and len(parties) <= 100, "too many receivers", 82003)
    everybody = {id.lower(): id for platform, id in box.world.people if platform == "wecom"}
    present = {low: id for low, id in everybody.items() if box.world.present("wecom", id)}
    if users == ["@all"] or "1" in parties:
        return list(present.values()), []
    unknown = [id for id in users if id.lower() not in present]
    people = list(dict.fromkeys(present[id.lower()] for id in users if id.lower() in present))
    must(people, "user & party & tag all invalid", 81013)
    return people, unknown


def content(box: Box, asked: dict) -> dict:
    """The bubble's fields. Raises Refusal."""
    kind = str(asked.get("msgtype"))
    part = asked.get(kind) or {}
    if kind in ("text", "markdown"):
        must(isinstance(part, dict) and isinstance(part.get("content"), str), f"missing {kind}.content")
        must(part["content"], "empty content", 44004)
        text, lost = cut(part["content"])
        return {"kind": kind, "text": text, "cut": lost}
    if kind in ("image", "file", "voice"):
        must(isinstance(part, dict), f"missing {kind}")
        key = live(box, part.get("media_id"), kind)
        return {"kind": "image" if kind == "image" else "file", "file": key}
    if kind == "template_card":
        card = cards.check(part, "app")
        for row in card.get("horizontal_content_list") or ():
            if row.get("type") == 2:
                live(box, row["media_id"], "file")
        return {"kind": "card", "card": card}
    raise Refusal(40008, f"invalid message type {kind}")


def _take_task(box: Box, card: dict) -> str | None:
    """A task id is unique for ever."""
    task, tasks = card.get("task_id"), box.wecom.setdefault("app_tasks", set())
    must(task is None or task not in tasks, "task_id was used before")
    tasks.add(task)
    return task


def _arrive(box: Box, person: str, fields: dict, memory: dict) -> None:
    if box.windows.take(("wecom member", person), box.world.now(), *_PER_MEMBER):
        return
    chat = box.world.own_chat("wecom", person, "app")
    box.world.post(chat, robot(box), id=f"{memory['batch']}.{person}", memory=memory, **fields)


def _print(asked: dict) -> str:
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def _repeated(box: Box, asked: dict) -> dict | None:
    """The answer to an identical request within its interval; its response_code is not told again."""
    if asked.get("enable_duplicate_check") != 1:
        return None
    batch, until = box.wecom.setdefault("sent", {}).get(_print(asked), ("", 0))
    return {"invaliduser": "", "msgid": batch} if until > box.world.now() else None


def _remember(box: Box, asked: dict, batch: str) -> None:
    if asked.get("enable_duplicate_check") == 1:
        interval = asked.get("duplicate_check_interval", 1800)
        must(
            isinstance(interval, int) and interval <= 4 * 3600, "duplicate_check_interval is at most 4 hours"
        )
        box.wecom["sent"][_print(asked)] = (batch, box.world.now() + interval)


def recall(box: Box) -> dict:
    """POST message/recall {msgid}, within 24 hours."""
    copies = of_batch(box, body().get("msgid"))
    must(copies, "invalid msgid")
    must(box.world.now() * 1000 - copies[0].at <= _RECALL * 1000, "the message is older than 24 hours")
    for message in copies:
        box.world.change(message, recalled=True)
    return {}


def of_batch(box: Box, batch: object) -> list[Message]:
    """Every receiver's copy of one send."""
    with box.world.lock:
        return [m for m in box.world.messages.values() if batch and m.memory.get("batch") == batch]


def update(box: Box) -> dict:
    """POST message/update_template_card: grey button or whole new card for the named receivers."""
    asked = body()
    must(str(asked.get("agentid")) == box.credentials.wecom_agent_id, "wrong agentid", 301002)
    whom, change = _whom(asked), _change(asked)
    copies = {
        m.memory["person"].lower(): m for m in of_batch(box, codes.use(box, asked.get("response_code")))
    }
    for id in copies if whom is None else copies.keys() & set(whom):
        box.world.change(copies[id], card=change(copies[id].card or {}))
    return {"invaliduser": [id for id in whom or () if id not in copies]}


def _change(asked: dict) -> Callable[[dict], dict]:
    """What becomes of a card: another one, or itself with a grey button. Raises Refusal."""
    button, card = asked.get("button"), asked.get("template_card")
    must((button is None) != (card is None), "exactly one of button and template_card")
    if card is not None:
        shown = cards.check(card, "app", update=True)
        return lambda old: shown
    name = must((button or {}).get("replace_name"), "button.replace_name is required")
    return lambda old: _greyed(old, name)


def _greyed(card: dict, name: str) -> dict:
    must(not card["card_type"].endswith("_notice"), "no button on this card")
    return card | {"replace_text": name}


def _whom(asked: dict) -> list[str] | None:
    """Lower-cased member ids, or None for everybody who got the card."""
    if asked.get("atall") == 1 or 1 in (asked.get("partyids") or ()):
        return None
    users = asked.get("userids") or []
    must(isinstance(users, list) and users, "userids, partyids, tagids and atall are all empty", 82001)
    must(len(users) <= 1000, "userids: at most 1000", 82003)
    return [str(id).lower() for id in users]
