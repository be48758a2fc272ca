"""The light way into lark_oapi: leans on the layout of the pinned version."""

import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from bot.platforms.feishu import sdk


class _Server(ThreadingHTTPServer):
    """Speaks HTTP/1.1, counts connections and remembers what it was asked with."""

    daemon_threads = True
    connections = 0
    asked: list = []

    def process_request(self, request, client_address) -> None:
        self.connections += 1
        super().process_request(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append(dict(self.headers))
        self.send_response(200)
        self.send_header("Set-Cookie", "session=1")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *args) -> None:
        pass


@pytest.fixture
def server() -> Iterator[_Server]:
    """A server in a thread."""
    found = _Server(("127.0.0.1", 0), _Handler)
    found.asked = []
    Thread(target=found.serve_forever, daemon=True).start()
    yield found
    found.shutdown()
    found.server_close()


def _ask(server: _Server) -> int:
    config = sdk.Config()
    config.domain, config.timeout = f"http://127.0.0.1:{server.server_port}", 2
    request = sdk.BaseRequest.builder().http_method(sdk.HttpMethod.GET).uri("/x").build()
    return sdk.transport.Transport.execute(config, request).status_code


def test_only_what_we_call_is_loaded():
    """引入 SDK 时只加载用到的几个模块。"""
    code = (
        "import sys; import bot.platforms.feishu.sdk;"
        "print(sum(name.startswith('lark_oapi') for name in sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert int(done.stdout) < 200


def test_calls_share_a_connection_and_keep_no_cookies(server):
    """多次调用走同一条连接，不收 Cookie。"""
    sdk.pool(f"http://127.0.0.1:{server.server_port}")

    assert [_ask(server) for _ in range(3)] == [200, 200, 200]
    assert server.connections == 1
    assert not any("Cookie" in headers for headers in server.asked)


def test_a_forked_process_opens_its_own_connection(server):
    """分叉出来的进程不碰父进程的连接。"""
    sdk.pool(f"http://127.0.0.1:{server.server_port}")
    _ask(server)

    child = os.fork()
    if child == 0:
        os._exit(0 if _ask(server) == 200 else 1)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert server.connections == 2
    assert _ask(server) == 200
    assert server.connections == 2
