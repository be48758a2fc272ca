"""Passive answers of the app: what may come back with a callback's answer, and what the client shows."""

from bot.sandbox.box import Box
from bot.sandbox.courier import Outcome
from bot.sandbox.wecom.crypt import Crypto, read_xml
from bot.sandbox.world import Chat, Sender

TEXT_BYTES = 2048
_TALKING = {
    "message",
    "subscribe",
    "enter_agent",
    "LOCATION",
    "click",
    "view",
    "view_miniprogram",
    "scancode_waitmsg",
    "template_card_menu_event",
}
_NOTHING = (b"", b"success")


def cut(text: str, most: int = TEXT_BYTES) -> tuple[str, bool]:
    """The text within `most` BYTES, and whether something was lost."""
    raw = text.encode()
    return raw[:most].decode("utf-8", "ignore"), len(raw) > most


def robot(box: Box) -> Sender:
    """How the app's and the bot's bubbles are signed."""
    return Sender("bot", box.credentials.bot_name, bot=True)


def take(box: Box, keys: Crypto, outcome: Outcome, kind: str, person: str, chat: str, seen: set[str]) -> str:
    """Show the answer; a note says why one was ignored. A repeat answered with the same is shown once."""
    if not outcome.ok:
        return "not acknowledged, the platform will try again"
    if outcome.body.strip() in _NOTHING:
        return ""
    try:
        answer = read_xml(keys.open_xml(outcome.body))
        return _show(box, answer, kind, person, box.world.chats.get(chat), seen)
    except (ValueError, KeyError, TypeError) as error:
        return f"ignored: {error}"


def _show(box: Box, answer: dict, kind: str, person: str, chat: Chat | None, seen: set[str]) -> str:
    form = answer.get("MsgType")
    if kind not in _TALKING or chat is None:
        return f"ignored: {kind} takes no passive answer"
    if answer.get("ToUserName") != person or answer.get("FromUserName") != box.credentials.wecom_corp_id:
        return "ignored: ToUserName must be the member, FromUserName the corp"
    mark = repr(sorted((k, v) for k, v in answer.items() if k != "CreateTime"))
    if mark in seen:
        return ""
    if form == "text":
        text, lost = cut(str(answer.get("Content") or ""))
        box.world.post(chat, robot(box), "text", text=text, cut=lost, memory={"passive": True})
    elif form in ("image", "voice", "video"):
        _show_media(box, answer, chat, form)
    else:
        return f"ignored: passive {form} is not supported by the sandbox or the platform"
    seen.add(mark)
    return ""


def _show_media(box: Box, answer: dict, chat: Chat, form: str) -> None:
    key = answer[form.capitalize()]["MediaId"]
    if key not in box.world.files:
        raise ValueError(f"unknown media_id {key}")
    box.world.post(chat, robot(box), "image" if form == "image" else "file", file=key)
