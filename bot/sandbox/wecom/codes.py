"""Response codes: each lets the app change the cards of one send, once, within 72 hours."""

import secrets

from bot.sandbox.box import Box
from bot.sandbox.wecom.refusal import must

LIFE = 72 * 3600


def new_code(box: Box, batch: str) -> str:
    """A fresh code for the cards of `batch` (a send's msgid)."""
    code = secrets.token_urlsafe(24)
    codes = box.wecom.setdefault("codes", {})
    codes[code] = {"batch": batch, "until": box.world.now() + LIFE, "used": False}
    return code


def use(box: Box, code: object) -> str:
    """The batch a code stands for; the code is spent. Raises Refusal."""
    with box.world.lock:
        known = must(box.wecom.get("codes", {}).get(str(code)), "invalid response_code")
        must(not known["used"], "response_code was used before")
        must(known["until"] > box.world.now(), "response_code is expired")
        known["used"] = True
        return known["batch"]
