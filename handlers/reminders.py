"""Reminders people ask for, and putting off the ones the rules found."""

from dataclasses import asdict
from enum import StrEnum

from bot.actions import Moment, Rest, Text, action
from bot.context import Context
from bot.errors import NotAllowed, UserError
from bot.message import Reply
from bot.roles import Scope
from bot.sales import repeats
from bot.sales.reminders import snoozed
from bot.sales.words import moment_words
from cards import reminders as cards
from cards.elements import Card
from storage import reminders
from storage.people import User
from storage.reminders import Reminder

TOPIC = "提醒与摘要"


class Until(StrEnum):
    """How long a reminder is put off."""

    HOUR = "hour"
    TOMORROW = "tomorrow"
    WORKDAY = "workday"


@action(
    "提醒",
    "remind",
    scope=Scope.ALL,
    examples=("提醒我明天下午三点给王总打电话", "每周一早上9点提醒我更新漏斗"),
)
def remind(
    ctx: Context, at: Moment, content: Rest, who: User | None = None, repeat: list[Text] | None = None
) -> Card:
    """到时候提醒你或同事，可以每天、每周几、隔周重复。"""
    when = at if at.tzinfo else at.replace(tzinfo=ctx.now.tzinfo)
    if when <= ctx.now:
        raise UserError(f"{moment_words(when, ctx.today)} 已经过去了，换个时间？", field="at")
    again = ",".join(repeat or ())
    repeats.following(again, when, ctx.calendar)
    person = who or ctx.user
    made = Reminder.add(
        user=person,
        window=f"own:{ctx.event.platform}:{ctx.event.key}",
        kind="own",
        text=content.strip(),
        at=when,
        repeat=again,
        origin={**asdict(ctx.here), "by": ctx.user.id},
    )
    return cards.asked_card(made, "我" if person.id == ctx.user.id else person.name, ctx.now)


@action("我的提醒", "提醒列表", "my reminders", changes=False, examples=("我的提醒",))
def my_reminders(ctx: Context) -> Card | str:
    """列出还没到时间的提醒。"""
    found = list(reminders.coming(ctx.user))
    if not found:
        return "没有提醒。这样说就能定一个：提醒我明天下午三点给王总打电话"
    return cards.list_card(found, ctx.now)


@action("取消提醒", "cancel reminder", examples=("取消提醒 12",))
def cancel_reminder(ctx: Context, reminder: int) -> Reply:
    """取消一条还没到时间的提醒。"""
    found = _mine(ctx, reminder)
    if not found.change(Reminder.status == "scheduled", status="superseded"):
        raise UserError("这条提醒已经发过或取消了。")
    card = cards.reminder_card(found, ctx.now, stamp=_stamp(ctx, "取消"))
    ctx.restamp(card)
    return Reply(card=card, toast="已取消")


@action()
def snooze(ctx: Context, reminder: int, until: Until) -> Reply:
    """过一会儿再提醒。"""
    found, again = _mine(ctx, reminder), snoozed(until, ctx.now, ctx.calendar)
    if not found.change(Reminder.status == "sent", status="snoozed"):
        return Reply(toast="这条已经处理过了")
    same = {name: getattr(found, name) for name in ("user", "kind", "record", "text", "origin")}
    reminders.schedule_once(f"{found.window}:again:{again:%Y%m%d%H%M}", at=again, **same)
    when = moment_words(again, ctx.today)
    return Reply(card=_closed(ctx, found, f"推迟到 {when}"), toast=f"{when} 再提醒你")


@action()
def ack(ctx: Context, reminder: int) -> Reply:
    """提醒的事做完了。"""
    found = _mine(ctx, reminder)
    if not found.change(Reminder.status == "sent", status="acknowledged"):
        return Reply(toast="这条已经处理过了")
    by = User.get_or_none(id=found.origin.get("by"))
    if by is not None:
        ctx.say(by, f"{ctx.user.name} 完成了你提醒的事：{found.text}")
    return Reply(card=_closed(ctx, found, "完成"), toast="好，已完成")


def _mine(ctx: Context, number: int) -> Reminder:
    found = Reminder.get_or_none(id=number)
    if found is None:
        raise UserError("没有这条提醒，发「我的提醒」看看还有哪些。")
    if ctx.user.id not in (found.user_id, found.origin.get("by")):
        raise NotAllowed(f"这是 {found.user.name} 的提醒，只有本人能处理。")
    return found


def _closed(ctx: Context, found: Reminder, word: str) -> Card:
    if found.kind == "own":
        return cards.reminder_card(found, ctx.now, stamp=_stamp(ctx, word))
    notice = cards.Notice(found.id, found.kind, found.record, found.text)
    return cards.notice_card(notice, stamp=_stamp(ctx, word))


def _stamp(ctx: Context, word: str) -> str:
    return f"{ctx.user.name} {word} · {moment_words(ctx.now)}"
