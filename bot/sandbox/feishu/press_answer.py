"""What Feishu's client does with the bot's answer to a press: a toast, another card, or an error code."""

import json

from bot.sandbox.box import Box
from bot.sandbox.courier import Outcome
from bot.sandbox.feishu import cards
from bot.sandbox.feishu.updates import show
from bot.sandbox.world import Message

_MESSAGES = {
    200341: "超过 3 秒没有应答",
    200342: "连不上机器人",
    200671: "机器人返回了非 200 状态",
    200672: "应答的格式不对",
    200673: "应答里的卡片不对",
    200830: "不能把 2.0 的卡片换成 1.0",
}
_TOASTS = ("info", "success", "error", "warning")


def apply(box: Box, message: Message, outcome: Outcome) -> tuple[dict, str]:
    """({toast?, error?}, note for the log). The card changes for everybody who sees the message."""
    code = _transport_error(outcome)
    answer = None if code else _parsed(outcome.body)
    if answer is None:
        return _error(code or 200672), f"client shows {code or 200672}"
    card = answer.get("card")
    if card is not None:
        code, reason = _card_error(box, card)
        if code:
            return _error(code), f"client shows {code}: {reason}"
        show(box, message, card["data"])
    toast = answer.get("toast") or {}
    return ({"toast": {"type": toast.get("type", "info"), "content": toast["content"]}} if toast else {}), ""


def _error(code: int) -> dict:
    return {"error": {"code": code, "message": _MESSAGES[code]}}


def _transport_error(outcome: Outcome) -> int:
    if outcome.error:
        return 200341 if outcome.error == "timeout" else 200342
    return 0 if outcome.status == 200 else 200671


def _parsed(body: bytes) -> dict | None:
    """The answer if it has the documented shape."""
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    if not isinstance(answer, dict) or set(answer) - {"toast", "card"}:
        return None
    toast = answer.get("toast", {})
    if not isinstance(toast, dict) or set(toast) - {"type", "content", "i18n"}:
        return None
    if toast and (toast.get("type", "info") not in _TOASTS or not isinstance(toast.get("content"), str)):
        return None
    return answer


def _card_error(box: Box, card: object) -> tuple[int, str]:
    if not isinstance(card, dict) or card.get("type") != "raw" or not isinstance(card.get("data"), dict):
        return 200673, "card needs type raw and data as an object"
    try:
        cards.check(box, card["data"])
    except cards.CardError as error:
        return (200830 if error.code == 200830 else 200673), f"{error} at {error.path}"
    return 0, ""
