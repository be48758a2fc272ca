"""Chats the bot is in, the team a group belongs to, and what it wants to hear."""

from peewee import BooleanField, CharField

from bot.message import ChatRef
from storage.db import Table, insert_once, reference
from storage.fields import JSONField
from storage.people import Team


class Chat(Table):
    """A group (or private chat) on one platform.

    `team` is set by 绑定, `push` by 绑定推送; `wants` lists event words, empty means all.
    """

    platform = CharField(max_length=16)
    external_id = CharField(max_length=128)
    kind = CharField(default="group")
    via = CharField(default="")
    name = CharField(default="")
    team = reference(Team, null=True)
    push = CharField(default="")
    active = BooleanField(default=True)
    wants = JSONField(default=list)

    class Meta:
        indexes = ((("platform", "external_id"), True),)


def chat(platform: str, external_id: str) -> Chat | None:
    """The chat a platform calls `external_id`, if we have met it."""
    return Chat.get_or_none(platform=platform, external_id=external_id)


def bound_to(team: Team):
    """Active groups of one team."""
    return Chat.select().where(Chat.active, Chat.kind == "group", Chat.team == team)


def bound_groups():
    """Every active group that belongs to a team."""
    return Chat.select().where(Chat.active, Chat.kind == "group", Chat.team.is_null(False))


def met(ref: ChatRef) -> Chat:
    """The chat an event came from; a new one is written down."""
    found = chat(ref.platform, ref.id)
    if found is not None:
        return found
    fresh = insert_once(Chat, platform=ref.platform, external_id=ref.id, kind=ref.kind, via=ref.via)
    return fresh or Chat.get(platform=ref.platform, external_id=ref.id)
