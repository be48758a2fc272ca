"""A bot that only listens: a real HTTP server that keeps what it is told and answers as a test says."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread

from flask import Flask, Response, request
from werkzeug.serving import make_server


@dataclass(frozen=True)
class Heard:
    """One callback as it came."""

    method: str
    path: str
    args: dict[str, str]
    headers: dict[str, str]
    body: bytes


class Listener:
    """`answer` gets each Heard and gives a body, or (body, status). Everything heard is in `heard`."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.answer: Callable[[Heard], object] = lambda heard: ""
        app = Flask("listener")
        app.add_url_rule("/<path:path>", "listen", self._listen, methods=["GET", "POST"])
        self._server = make_server("127.0.0.1", 0, app, threaded=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def _listen(self, path: str) -> Response:
        headers = dict(request.headers)
        heard = Heard(request.method, f"/{path}", request.args.to_dict(), headers, request.get_data())
        self.heard.append(heard)
        answer = self.answer(heard)
        body, status = answer if isinstance(answer, tuple) else (answer, 200)
        return Response(body, status)

    def stop(self) -> None:
        """Hear nothing more."""
        self._server.shutdown()
        self._server.server_close()
