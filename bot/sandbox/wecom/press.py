"""A press on a WeCom template card: checked as the client does, sent to the app or the bot that posted it."""

from bot.sandbox.box import Box
from bot.sandbox.courier import Delivery, Outcome, deliver
from bot.sandbox.wecom import app, bot
from bot.sandbox.wecom.bot_answers import update
from bot.sandbox.wecom.codes import new_code
from bot.sandbox.world import Chat, Message, Sender


class _Unpressable(Exception):
    """The client does not let this be pressed; the text says why."""


def press(box: Box, who: Sender, message: Message, press: dict) -> dict:
    """{error?} as the presser sees it; WeCom shows no toasts."""
    card, chat = message.card_for(who.id) or {}, box.world.chats[message.chat]
    try:
        kind = _kind(card, message, press.get("key"))
        selected = _selected(card, press.get("selected") or {})
    except _Unpressable as error:
        return {"error": {"message": str(error)}}
    make = _to_app if message.memory.get("via") == "app" else _to_bot
    delivery = make(
        box,
        who.id,
        chat,
        message,
        {"kind": kind, "type": card["card_type"], "key": press["key"], "selected": selected},
    )
    box.deliveries[message.id] = delivery
    outcome = deliver(box, delivery)
    return {} if outcome.ok else {"error": {"message": _failure(outcome)}}


def _failure(outcome: Outcome) -> str:
    return f"机器人返回了 {outcome.status}。" if outcome.status else "机器人没有应答。"


def _kind(card: dict, message: Message, key: object) -> str:
    """The event a press on `key` causes."""
    if not card or message.recalled or message.memory.get("via") not in ("app", "bot"):
        raise _Unpressable("这条消息上没有可以点的卡片。")
    entries = (card.get("action_menu") or {}).get("action_list") or ()
    if any(one.get("key") == key for one in entries):
        return "menu"
    buttons = [one for one in card.get("button_list") or () if one.get("type", 0) != 1]
    buttons += [card["submit_button"]] if card.get("submit_button") else []
    if card.get("replace_text") or not any(one.get("key") == key for one in buttons):
        raise _Unpressable("卡片上没有这个按钮，可能已经更新。")
    return "card"


def _selected(card: dict, answers: dict) -> list[tuple[str, list[str]]]:
    """(question, chosen ids) for every question of the card; what was not touched keeps its default."""
    questions = [card.get("button_selection"), card.get("checkbox"), *(card.get("select_list") or ())]
    asked = {one["question_key"]: one for one in questions if one}
    if set(answers) - set(asked):
        raise _Unpressable("卡片上没有这个问题。")
    chosen = [(key, _chosen(one, answers)) for key, one in asked.items()]
    if card.get("checkbox") and not any(ids for _, ids in chosen):
        raise _Unpressable("请先选择。")
    return [(key, ids) for key, ids in chosen if ids]


def _chosen(question: dict, answers: dict) -> list[str]:
    options = question["option_list"]
    ids = answers.get(question["question_key"], _default(question))
    if set(ids) - {option["id"] for option in options}:
        raise _Unpressable("选项里没有这一项。")
    if len(ids) > 1 and question.get("mode") != 1:
        raise _Unpressable("只能选一项。")
    return ids


def _default(question: dict) -> list[str]:
    checked = [option["id"] for option in question["option_list"] if option.get("is_checked")]
    return [question["selected_id"]] if question.get("selected_id") else checked


def _to_app(box: Box, person: str, chat: Chat, message: Message, press: dict) -> Delivery:
    event = "template_card_menu_event" if press["kind"] == "menu" else "template_card_event"
    items = [{"QuestionKey": key, "OptionIds": {"OptionId": ids}} for key, ids in press["selected"]]
    fields = {
        "MsgType": "event",
        "Event": event,
        "EventKey": press["key"],
        "TaskId": message.memory["task"],
        "CardType": press["type"],
        "ResponseCode": new_code(box, message.memory["batch"]),
        **({"SelectedItems": {"SelectedItem": items}} if items else {}),
    }
    return app.callback(box, person, fields, chat.id, event)


def _to_bot(box: Box, person: str, chat: Chat, message: Message, press: dict) -> Delivery:
    """The bot hears of it once: no retry, and five seconds to answer."""
    items = [{"question_key": key, "option_ids": {"option_id": ids}} for key, ids in press["selected"]]
    event = {
        "card_type": press["type"],
        "event_key": press["key"],
        "task_id": message.memory["task"],
        **({"selected_items": {"selected_item": items}} if items else {}),
    }
    content = bot.head(box, person, chat) | {
        "create_time": int(box.world.now()),
        "response_url": bot.response_url(box, chat, ""),
        "msgtype": "event",
        "event": {"eventtype": "template_card_event", "template_card_event": event},
    }
    return bot.callback(box, content, chat, update(box, chat, message), ladder=())
