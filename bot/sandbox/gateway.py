"""The way into a platform's API: broken on request, and every call written into the wire log."""

import json
import time
from collections.abc import Callable
from urllib.parse import quote

from flask import Response, request

from bot.sandbox.box import Box
from bot.sandbox.multipart import Part, parts

_BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>"
_LONGEST_WAIT = 60  # seconds a call hangs when the API "does not answer"


def serve(box: Box, platform: str, work: Callable[[], Response]) -> Response:
    """Answer one API call by `work`, or as a broken platform would, and log it."""
    began = time.perf_counter()
    body = _request_body()
    answer = _broken(box) or work()
    box.wire.note(
        "to_platform",
        platform,
        at=int(time.time() * 1000),
        attempt=0,
        method=request.method,
        url=request.url,
        headers={k: v for k, v in request.headers if k in ("Authorization", "Content-Type", "User-Agent")},
        body=body,
        decrypted="",
        status=answer.status_code,
        ms=round((time.perf_counter() - began) * 1000),
        error="",
        answer=_answer_body(answer),
        answer_decrypted="",
        note="",
    )
    return answer


def json_answer(body: dict, status: int = 200, headers: dict | None = None) -> Response:
    """A JSON answer with Chinese as it is."""
    text = json.dumps(body, ensure_ascii=False)
    return Response(text, status, headers, content_type="application/json; charset=utf-8")


def named(answer: Response, name: str, how: str = "attachment") -> Response:
    """The answer with its file's name in Content-Disposition, both as ASCII and as UTF-8."""
    plain = name.encode("ascii", "ignore").decode().replace('"', "") or "file"
    answer.headers["Content-Disposition"] = (
        f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    return answer


def _broken(box: Box) -> Response | None:
    if box.faults.api_down == "timeout":
        box.closing.wait(_LONGEST_WAIT)
        return Response("", 504)
    return Response(_BAD_GATEWAY, 502, content_type="text/html") if box.faults.api_down else None


def _request_body() -> str | bytes:
    raw = request.get_data(cache=True)
    if not parts():
        return raw
    return "\n".join(f"{name}: {_shown(part)}" for name, part in parts().items())


def _shown(part: Part) -> str:
    small = part.filename is None and len(part.data) < 200
    return part.text if small else f"{part.filename or ''} ({len(part.data)} bytes)"


def _answer_body(answer: Response) -> str:
    if answer.is_json or (answer.mimetype or "").startswith("text/"):
        return answer.get_data(as_text=True)
    return f"({answer.mimetype}, {answer.content_length or 0} bytes)"
