"""Who is speaking. Strangers and leavers are told so, and nothing else happens."""

from datetime import datetime

from bot.context import Context
from bot.dispatch.answers import Outcome
from bot.message import Event, Reply
from bot.roles import Role
from bot.settings import Settings
from storage import people
from storage.people import User

STRANGER = "我还不认识你。请让管理员在群里发「把 @你的名字 设为 销售」，就能一起用了。"
LEAVER = "你的账号已停用。如果这不对，请联系管理员。"


def speaker(event: Event, settings: Settings, now: datetime) -> User | None:
    """The user who acts; a stranger is written down as one. Admins and, where configured, all are let in."""
    user = people.known_as(event.platform, event.sender)
    if user is None or not (user.active or user.joined):
        user = _let_in(event, settings, user)
    if user is not None and event.kind in ("message", "press"):
        people.seen(event.platform, event.sender, now)
    return user


def refuse(ctx: Context) -> Outcome:
    """What a person who may do nothing is told."""
    return Outcome(Reply(text=LEAVER if ctx.user and ctx.user.joined else STRANGER), ok=False)


def _let_in(event: Event, settings: Settings, met: User | None) -> User | None:
    """Who is an admin by the settings, or anybody where all are welcome; others are only written down."""
    named = (event.platform, event.sender.lower())  # an admin may have typed an id in other letters
    admin = named in {(platform, id.lower()) for platform, id in settings.admins}
    role = Role.ADMIN if admin else settings.default_role
    if not event.sender or event.kind not in ("message", "press", "entered"):
        return met
    if met is not None:
        if role:
            met.change(role=role, admin=admin, active=True, joined=True)
        return met
    if not role:
        return people.meet(event.platform, event.sender, event.sender_name)
    return people.welcome(event.platform, event.sender, event.sender_name, role=role, admin=admin)
