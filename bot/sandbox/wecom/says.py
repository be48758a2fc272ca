"""What people do in WeCom's client, turned into the callbacks of the app or of the 智能机器人."""

from bot.sandbox import views
from bot.sandbox.box import Box
from bot.sandbox.courier import Delivery, Outcome, deliver
from bot.sandbox.wecom import app, bot
from bot.sandbox.wecom.bot_answers import Talk, busy, welcome
from bot.sandbox.wecom.press import press as press
from bot.sandbox.words import Words
from bot.sandbox.world import Chat, Message, Sender

_KINDS = {"image": "image", "file": "file", "voice": "file"}
_MOST_RUNNING = 3


class TooBusy(ValueError):
    """The client refuses a fourth question while three are being answered."""


def say(box: Box, who: Sender, chat: Chat, words: Words) -> tuple[Message, Outcome | None]:
    """A bubble, and the callback if somebody listens: the app to its private chat, the bot to its @."""
    if chat.via == "bot" and busy(box, who.id) >= _MOST_RUNNING:
        raise TooBusy("你有 3 条消息机器人还在处理，请稍后再发。")
    message = box.world.post(
        chat,
        who,
        _KINDS.get(words.kind, "text"),
        text=_typed(box, words),
        mentions=words.mentions,
        file=words.file,
        images=[words.file] if words.kind in ("text", "post") and words.file else [],
        reply_to=words.reply_to,
        memory={"kind": words.kind},
    )
    delivery = _app_delivery(box, message, chat) if chat.via == "app" else _bot_delivery(box, message, chat)
    if delivery is None:
        return message, None
    box.deliveries[message.id] = delivery
    return message, deliver(box, delivery)


def _typed(box: Box, words: Words) -> str:
    """The text with the literal @name of the bot, as WeCom sends it."""
    name = f"@{box.credentials.bot_name}"
    called = any(one["id"] == views.BOT for one in words.mentions)
    return f"{name} {words.text}".strip() if called and name not in words.text else words.text


def _app_delivery(box: Box, message: Message, chat: Chat) -> Delivery:
    kind = message.memory["kind"]
    kind = kind if kind in _KINDS else "text"
    media = {"MediaId": message.file}
    fields = {
        "text": {"Content": message.text},
        "image": {"PicUrl": f"{box.origin}/sandbox/api/files/{message.file}", **media},
        "voice": media | {"Format": "amr"},
        "file": media,
    }[kind]
    body = {"MsgType": kind, **fields, "MsgId": int(message.id)}
    return app.callback(box, message.sender.id, body, chat.id, "message")


def _bot_delivery(box: Box, message: Message, chat: Chat) -> Delivery | None:
    """None where the bot is not told: in a group without its @, or a lone file, picture or voice there."""
    kind = message.memory["kind"]
    called = any(one["id"] == views.BOT for one in message.mentions)
    if not chat.bot_in or (chat.type == "group" and (not called or kind in _KINDS)):
        return None
    person, talk = message.sender.id, Talk(box, message.sender.id, chat, message)
    content = bot.head(box, person, chat) | {
        "msgid": message.id,
        "response_url": bot.response_url(box, chat, message.id),
        **_body(box, message),
    }
    quoted = box.world.messages.get(message.reply_to)
    if quoted is not None and kind not in _KINDS:
        content["quote"] = _body(box, quoted, quoting=True)
    return bot.callback(box, content, chat, talk.first)


def _body(box: Box, message: Message, quoting: bool = False) -> dict:
    """msgtype and its body, of a message or of a quote."""
    kind = message.kind if quoting else message.memory["kind"]
    if kind in ("image", "file"):
        return {"msgtype": kind, kind: {"url": bot.media_url(box, message.file)}}
    if kind == "voice":
        return {"msgtype": "voice", "voice": {"content": message.text or "（语音转写）"}}
    text = views.summary(box, message, "") if message.kind == "card" else message.text
    if not message.images:
        return {"msgtype": "text", "text": {"content": text}}
    items = [{"msgtype": "text", "text": {"content": text}}] if text else []
    items += [{"msgtype": "image", "image": {"url": bot.media_url(box, key)}} for key in message.images]
    return {"msgtype": "mixed", "mixed": {"msg_item": items}}


def enter(box: Box, who: Sender, chat: Chat) -> Outcome | None:
    """Opening the app tells it every time; opening the bot's single chat once a day."""
    if chat.type == "group":
        return None
    if chat.via == "app":
        return app.event(box, who.id, "enter_agent", {"EventKey": ""}, chat.id)
    today = str(int((box.world.now() + 8 * 3600) // 86400))
    if chat.entered.get(who.id) == today:
        return None
    chat.entered[who.id] = today
    content = bot.head(box, who.id, chat) | {
        "create_time": int(box.world.now()),
        "msgtype": "event",
        "event": {"eventtype": "enter_chat", "enter_chat": {}},
    }
    return deliver(box, bot.callback(box, content, chat, welcome(box, chat, []), ladder=()))


def menu(box: Box, who: Sender, key: str) -> Outcome:
    """An entry of the app's menu."""
    chat = box.world.own_chat("wecom", who.id, "app")
    return app.event(box, who.id, "click", {"EventKey": key}, chat.id)


def leave(box: Box, who: Sender) -> Outcome:
    """The person left: the app hears unsubscribe; the address book tells `sys` news if it is connected."""
    if box.credentials.wecom_contact_secret:
        app.event(box, "sys", "change_contact", {"ChangeType": "delete_user", "UserID": who.id})
    return app.event(box, who.id, "unsubscribe", {"EventKey": ""})


def subscribe(box: Box, who: Sender) -> Outcome:
    """The person came into the app's visible range."""
    chat = box.world.own_chat("wecom", who.id, "app")
    return app.event(box, who.id, "subscribe", {"EventKey": ""}, chat.id)
