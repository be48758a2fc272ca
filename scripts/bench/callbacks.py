"""Callbacks through the real gunicorn app: how long they take, and what CPU they cost, beside the floor."""

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import requests

from bench.figures import Figure, percentile, spans
from bot.sandbox.courier import Envelope
from bot.sandbox.feishu import crypt
from cards.seal import Seal
from tests.story.actors import Actor, Page, buttons
from tests.story.house import House, until

TICK = os.sysconf("SC_CLK_TCK")
CALLS = 300
WARM = 30


def measure(house: House, shown: dict) -> Iterator[Figure]:
    """Latency and CPU of a create-lead, a press and a repeat; nobody carries the outbox out meanwhile."""
    ask = requests.Session()
    floor, url = _floor(house)
    web = _family(next(part.pid for part in house.running if "gunicorn" in part.args))
    bare = _family(floor.pid)
    _, ok = _run(lambda n: ask.post(f"{url}/ok", data=b"{}"), bare)
    slow, _ = _run(lambda n: _send(ask, url, _lead(house, n)), bare)
    lead, lead_cpu = _run(lambda n: _send(ask, house.url, _lead(house, n)), web)
    _, press_cpu = _run(lambda n: _send(ask, house.url, _press(house, n, shown)), web)
    same = _lead(house, 0)
    _, repeat_cpu = _run(lambda n: _send(ask, house.url, same), web)
    floor.terminate()
    for name, share in (("median", 0.5), ("p95", 0.95), ("p99", 0.99)):
        aim = "≤ 30 ms" if share == 0.5 else "≤ 50 ms" if share == 0.99 else ""
        anchor = percentile(slow, share)
        yield Figure(f"(a) create-lead → HTTP answer, {name}", percentile(lead, share), "ms", anchor,
                     "Flask, decrypt, commit", aim)  # fmt: skip
    anchor_name = "Flask “ok”"
    yield Figure("(c) server CPU of a create-lead", lead_cpu, "ms", ok, anchor_name, "≤ 4, must < 6.8")
    yield Figure("(c) server CPU of a press", press_cpu, "ms", ok, anchor_name, "≤ 4, must < 6.8")
    yield Figure("(c) server CPU of a repeat", repeat_cpu, "ms", ok, anchor_name, "≤ 1.5, must ≤ 2")


def _floor(house: House) -> tuple[subprocess.Popen[bytes], str]:
    port = house.port + 1
    command = [sys.executable, "-m", "gunicorn", "bench.floor:app", "--worker-class", "gthread",
               "--threads", "8", "--no-control-socket", "--bind", f"127.0.0.1:{port}"]  # fmt: skip
    root = Path(__file__).resolve().parents[2]
    path = os.pathsep.join((str(root), str(root / "scripts")))
    environ = {**house.environ, "FLOOR_DB": str(house.folder / "floor.db"), "PYTHONPATH": path}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, env=environ, **quiet)
    url = f"http://127.0.0.1:{port}"
    until(lambda: _up(url), "the floor answers")
    return server, url


def _up(url: str) -> bool:
    try:
        return requests.post(f"{url}/ok", timeout=1).ok
    except requests.RequestException:
        return False


def _run(call: Callable[[int], object], pids: list[int]) -> tuple[list[float], float]:
    """Milliseconds of each call, and milliseconds of CPU a call cost the server."""
    for n in range(WARM):
        call(-1 - n)
    numbers = iter(range(CALLS))
    before = _cpu(pids)
    found = spans(lambda: call(next(numbers)), CALLS)
    return found, (_cpu(pids) - before) * 1000 / CALLS


def _send(ask: requests.Session, url: str, envelope: Envelope) -> None:
    answer = ask.post(f"{url}/feishu/callback", data=envelope.body, headers=envelope.headers, timeout=10)
    assert answer.ok, answer.text


def _lead(house: House, n: int) -> Envelope:
    name = secrets.token_hex(6)
    text = f"新建线索 {name} 联系人张三 139{secrets.randbelow(10**8):08} 预算50万 制造业 需求高"
    return _sealed(house, "im.message.receive_v1", {
        "sender": {"sender_id": {"open_id": "ou_zhangsan"}, "sender_type": "user"},
        "message": {"message_id": f"om_{name}", "chat_id": "oc_p2p_ou_zhangsan", "chat_type": "p2p",
                    "message_type": "text", "content": json.dumps({"text": text})},
    })  # fmt: skip


def _press(house: House, n: int, shown: dict) -> Envelope:
    """完成 and 重开 by turns on one card, answered with its next state."""
    action = ("finish_task", "reopen_task")[n % 2]
    value = {**shown, "go": Seal(house.environ["SECRET_KEY"]).pack(action, {"task": "T27"})}
    return _sealed(house, "card.action.trigger", {
        "operator": {"open_id": "ou_zhangsan"}, "token": f"c-{secrets.token_hex(20)}",
        "action": {"tag": "button", "value": value},
        "context": {"open_message_id": "om_bench", "open_chat_id": "oc_p2p_ou_zhangsan"},
    })  # fmt: skip


def shown_card(house: House) -> dict:
    """What a button of a task's card carries: the card has to be there before it can be pressed."""
    zhang = Actor(Page(house), "feishu", "ou_zhangsan")
    zhang.say("查看 T27")
    button = buttons(zhang.sees("T27", "完成")["card"])["完成"]
    return next(one["value"] for one in button["behaviors"] if "value" in one)


def _sealed(house: House, kind: str, event: dict) -> Envelope:
    keys = house.credentials
    now = str(int(time.time() * 1000))
    header = {"event_id": secrets.token_hex(16), "event_type": kind, "app_id": keys.feishu_app_id,
              "token": keys.feishu_verification_token, "create_time": now}  # fmt: skip
    return crypt.seal(keys.feishu_encrypt_key, {"schema": "2.0", "header": header, "event": event})


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *map(int, children)]


def _cpu(pids: list[int]) -> float:
    """Seconds of CPU these processes have used."""
    parts = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids]
    return sum(int(part[11]) + int(part[12]) for part in parts) / TICK
