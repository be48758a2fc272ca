"""People, groups and the bot itself, as Feishu's API tells them."""

from flask import request

from bot.demo.people import Person
from bot.sandbox.box import Box
from bot.sandbox.feishu import gate
from bot.sandbox.feishu.events import TENANT, bot_open_id
from bot.sandbox.feishu.refusal import Refusal, wrong
from bot.sandbox.world import Chat


def bot_info(box: Box) -> dict:
    """GET bot/v3/info: under `bot`, not under `data`."""
    gate.check(box, "GET /bot/v3/info")
    bot = {
        "activate_status": 2,
        "app_name": box.credentials.bot_name,
        "avatar_url": f"{box.origin}/page/icon.svg",
        "ip_white_list": [],
        "open_id": bot_open_id(box),
    }
    return {"code": 0, "msg": "ok", "bot": bot}


def user(box: Box, user_id: str) -> dict:
    """GET contact/v3/users/:user_id."""
    return {"user": _profile(box, _found(box, user_id))}


def users(box: Box) -> dict:
    """GET contact/v3/users/batch: at most 50; unknown ids are left out."""
    asked = request.args.getlist("user_ids")
    if not 1 <= len(asked) <= 50:
        raise Refusal(99992402, "field validation failed: user_ids 1 to 50")
    found = (box.world.person("feishu", _open_id(id)) for id in asked)
    return {"items": [_profile(box, one) for one in found if one]}


def _found(box: Box, user_id: str) -> Person:
    found = box.world.person("feishu", _open_id(user_id))
    if found is None:
        raise Refusal(41050, "no user authority error")
    return found


def _open_id(id: str) -> str:
    kind = request.args.get("user_id_type", "open_id")
    if kind not in ("open_id", "union_id"):
        raise Refusal(99992402, "field validation failed: user_id_type (user_id needs a scope)")
    return "ou_" + id.removeprefix("on_") if kind == "union_id" else id


def _profile(box: Box, person: Person) -> dict:
    gone = ("feishu", person.id) in box.world.left
    return {
        "open_id": person.id,
        "union_id": "on_" + person.id.removeprefix("ou_"),
        "name": person.name,
        "job_title": person.title,
        "avatar": {"avatar_72": f"{box.origin}/page/icon.svg"},
        "status": {
            "is_frozen": False,
            "is_resigned": gone,
            "is_activated": not gone,
            "is_exited": False,
            "is_unjoin": False,
        },
    }


def _own_group(box: Box, chat_id: str) -> Chat:
    chat = box.world.chats.get(chat_id)
    if chat is None or chat.platform != "feishu":
        raise wrong("invalid chat_id")
    if not chat.bot_in:
        raise Refusal(230002, "Bot/User can NOT be out of the chat.")
    return chat


def chat(box: Box, chat_id: str) -> dict:
    """GET im/v1/chats/:chat_id."""
    found = _own_group(box, chat_id)
    mode = "p2p" if found.type == "p2p" else "group"
    return {
        "name": found.name,
        "chat_mode": mode,
        "chat_type": "private",
        "tenant_key": TENANT,
        "external": False,
    }


def members(box: Box, chat_id: str) -> dict:
    """GET im/v1/chats/:chat_id/members: people only, bots are left out."""
    found = _own_group(box, chat_id)
    size = min(int(request.args.get("page_size") or 20), 100)
    start = int(request.args.get("page_token") or 0)
    present = [id for id in found.members if box.world.present("feishu", id)]
    page = present[start : start + size]
    items = [
        {
            "member_id_type": "open_id",
            "member_id": id,
            "name": box.world.name("feishu", id),
            "tenant_key": TENANT,
        }
        for id in page
    ]
    more = start + size < len(present)
    token = str(start + size) if more else ""
    return {"items": items, "has_more": more, "page_token": token, "member_total": len(present)}
