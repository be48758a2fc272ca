"""Multipart bodies as they came: the SDK names no files, and Flask would decode such parts as text."""

from dataclasses import dataclass

from flask import g, request
from werkzeug.http import parse_options_header
from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder, NeedData


@dataclass(frozen=True)
class Part:
    """One part: `filename` is None for a plain field."""

    filename: str | None
    mime: str
    data: bytes

    @property
    def text(self) -> str:
        """The part as text."""
        return self.data.decode("utf-8", "replace")


def parts() -> dict[str, Part]:
    """The parts of this request by name; empty when it is not multipart or broken."""
    if "parts" not in g:
        g.parts = _read()
    return g.parts


def _read() -> dict[str, Part]:
    kind, options = parse_options_header(request.headers.get("Content-Type", ""))
    if kind != "multipart/form-data" or "boundary" not in options:
        return {}
    decoder = MultipartDecoder(options["boundary"].encode())
    try:
        decoder.receive_data(request.get_data(cache=True))
        decoder.receive_data(None)
        return _collect(decoder)
    except ValueError:
        return {}


def _collect(decoder: MultipartDecoder) -> dict[str, Part]:
    found, name, data = {}, "", bytearray()
    while not isinstance(event := decoder.next_event(), (Epilogue, NeedData)):
        if isinstance(event, (Field, File)):
            name, data, head = event.name, bytearray(), event
        elif isinstance(event, Data):
            data += event.data
            if not event.more_data:
                mime = head.headers.get("Content-Type", "application/octet-stream")
                found[name] = Part(getattr(head, "filename", None), mime, bytes(data))
    return found
