"""A WeCom to talk to: sealed calls for the doors, and a small real server for the way out."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from bot.platforms.base import Call, Tools
from bot.platforms.wecom import connect
from bot.platforms.wecom.crypto import Envelope
from bot.platforms.wecom.platform import WeCom
from bot.settings import WeComBotSettings, WeComSettings
from cards.elements import Button, Buttons, Card
from cards.seal import Seal

VECTORS = json.loads((Path(__file__).parents[2] / "fixtures/wecom/vectors.json").read_text())
TOKEN, KEY, CORP = VECTORS["token"], VECTORS["aes_key"], VECTORS["corp_id"]
NOW = 1_800_000_000
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
SHOWN = Card(
    "L12 上海智云", body=(Buttons((Button("认领", "claim_lead", {"lead": "L12"}),)),), subject="lead:L12"
)


class Server:
    """Answers API paths with what a test laid down, in order; the last one stays. Keeps every call.

    An answer is JSON, (headers, bytes), or a function of the call's query.
    """

    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self.answers: dict[str, list[Any]] = {
            "gettoken": [{"errcode": 0, "access_token": "t1", "expires_in": 7200}]
        }
        self.raw = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self.raw.server_port}"

    def lay(self, path: str, *answers: Any) -> None:
        """Answer calls whose path ends with `path`."""
        self.answers[path] = list(answers)

    def to(self, path: str) -> list[dict[str, Any]]:
        """The calls of one path."""
        return [call for call in self.calls if call["path"].endswith(path)]

    def told(self, path: str) -> Any:
        """What the next call of `path` is answered."""
        found = next((rows for name, rows in self.answers.items() if path.endswith(name)), [{"errcode": 0}])
        return found.pop(0) if len(found) > 1 else found[0]


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            url = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            server.calls.append({"path": url.path, "query": dict(parse_qsl(url.query)), "body": body})
            told = server.told(url.path)
            told = told(dict(parse_qsl(url.query))) if callable(told) else told
            headers, content = told if isinstance(told, tuple) else ({}, json.dumps(told).encode())
            self.send_response(headers.pop("status", 200) if headers else 200)
            for name, value in {"content-length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST

        def log_message(self, *args: Any) -> None:
            pass

    return Handler


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on loopback, for the test's length."""
    made = Server()
    thread = threading.Thread(target=made.raw.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    made.raw.shutdown()
    made.raw.server_close()


@pytest.fixture
def seal() -> Seal:
    """What signs presses."""
    return Seal("0123456789abcdef")


@pytest.fixture
def tools(seal: Seal) -> Tools:
    """Stored files are one picture; card c1 is on show."""
    return Tools(seal.pack, seal.unpack, lambda key: PNG, card_of=lambda key: SHOWN if key == "c1" else None)


@pytest.fixture
def wecom(server: Server, tools: Tools) -> WeCom:
    """The platform with both doors, at a fixed moment."""
    app = WeComSettings(CORP, "1000002", "secret", TOKEN, KEY, base_url=server.url)
    bot = WeComBotSettings("aib", TOKEN, KEY)
    return connect(app, bot, "销售助理", "", tools, clock=lambda: NOW)


@pytest.fixture
def envelopes() -> dict[str, Envelope]:
    """The other side's envelopes, by door."""
    return {"app": Envelope(TOKEN, KEY, CORP, lambda: NOW), "bot": Envelope(TOKEN, KEY, "", lambda: NOW)}


@pytest.fixture
def app_call(envelopes: dict[str, Envelope]) -> Callable[..., Call]:
    """A sealed callback with these XML fields (a string stands for the whole plain text)."""

    def make(fields: str, **args: str) -> Call:
        plain = f"<xml><ToUserName>{CORP}</ToUserName>{fields}</xml>"
        encrypted, signature, stamp = envelopes["app"].seal(plain, "n1")
        body = f"<xml><ToUserName>{CORP}</ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>"
        query = {"msg_signature": signature, "timestamp": str(stamp), "nonce": "n1", **args}
        return Call("POST", query, {}, body.encode())

    return make


@pytest.fixture
def bot_call(envelopes: dict[str, Envelope]) -> Callable[..., Call]:
    """A sealed callback with these JSON fields beside the usual ones; None leaves one out."""

    def make(**fields: Any) -> Call:
        usual = {
            "msgid": "m1",
            "aibotid": "aib",
            "chatid": "wrC",
            "chattype": "group",
            "from": {"userid": "zhangsan"},
            "response_url": "https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=R",
        }
        told = {name: value for name, value in {**usual, **fields}.items() if value is not None}
        encrypted, signature, stamp = envelopes["bot"].seal(json.dumps(told), "n7")
        query = {"msg_signature": signature, "timestamp": str(stamp), "nonce": "n7"}
        return Call("POST", query, {}, json.dumps({"encrypt": encrypted}).encode())

    return make
