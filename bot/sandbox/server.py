"""The sandbox as a server: both platforms and the chat page at one origin on loopback."""

import logging
from pathlib import Path
from threading import Thread

from flask import Flask, Response, send_from_directory
from werkzeug.serving import WSGIRequestHandler, make_server

from bot.sandbox.box import Box
from bot.sandbox.credentials import Credentials
from bot.sandbox.feishu.routes import install as install_feishu
from bot.sandbox.page_api import api
from bot.sandbox.visitor import Visitor, verify
from bot.sandbox.wecom.routes import install as install_wecom

_PAGE = Path(__file__).with_name("page")


def create_app(box: Box) -> Flask:
    """Everything under one roof."""
    app = Flask("sandbox", static_folder=None)
    app.extensions["box"] = box
    app.register_blueprint(api)
    install_feishu(app, box)
    install_wecom(app, box)
    app.add_url_rule("/", "page", lambda: _static("index.html"))
    app.add_url_rule("/page/<path:name>", "page_file", _static)
    return app


def _static(name: str) -> Response:
    answer = send_from_directory(_PAGE, name)
    answer.headers["Cache-Control"] = "no-cache"
    return answer


class Sandbox:
    """A pretend Feishu and WeCom in a thread. `port` 0 takes a free one.

    >>> sandbox = Sandbox(Credentials.made_up(), "http://127.0.0.1:8000")
    >>> origin = sandbox.start()            # FEISHU_BASE_URL and WECOM_BASE_URL of the bot
    >>> sandbox.visitor("feishu:ou_zhangsan").say("oc_p2p_ou_zhangsan", "帮助")
    >>> sandbox.stop()
    """

    def __init__(self, credentials: Credentials, bot_url: str, port: int = 0, retry_scale: float = 0) -> None:
        self.box = Box(credentials, bot_url.rstrip("/"))
        self.box.faults.retry_scale = retry_scale
        self._server = make_server(
            "127.0.0.1", port, create_app(self.box), threaded=True, request_handler=_Quiet
        )
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True, name="sandbox")

    def start(self) -> str:
        """Serve; the origin both platforms and the page live at."""
        self.box.origin = f"http://127.0.0.1:{self._server.server_port}"
        self._thread.start()
        return self.box.origin

    def stop(self) -> None:
        """Stop serving and delivering."""
        self.box.closing.set()
        self.box.world.news.tell("faults", chat="")
        self._server.shutdown()
        self._server.server_close()

    def point_at(self, bot_url: str) -> None:
        """Deliver to another bot from now on."""
        self.box.bot_url = bot_url.rstrip("/")

    def verify(self) -> dict[str, bool]:
        """Save all three callback addresses, as in the platforms' consoles; whether the bot proved itself."""
        return verify(self.box)

    def visitor(self, who: str) -> Visitor:
        """Act as "platform:id"."""
        return Visitor(self.box, who)

    def wait(self) -> None:
        """Block until the server stops."""
        self._thread.join()


class _Quiet(WSGIRequestHandler):
    """No line for each request; errors still show."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        logging.getLogger("sandbox").debug("%s %s", self.requestline, code)
