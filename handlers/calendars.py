"""The work calendar: which days are worked, and what the company decides about them itself."""

from datetime import date, timedelta

from bot.actions import ACTIONS, Days, Rest, action
from bot.context import Context
from bot.errors import UserError
from bot.roles import Role
from bot.sales.periods import span_of
from bot.sales.words import day_words
from bot.sales.workdays import CHINA, is_workday
from cards.calendars import calendar_card, said_of
from cards.elements import Card
from storage import work_calendar
from storage.work_calendar import Kind

TOPIC = "设置"
MOST = 31  # days in one sentence; more is a slip
WORDS = {Kind.OFF: "放假", Kind.WORKED: "上班"}


@action(
    "工作日历", "放假安排", "上班安排", "work calendar", changes=False, examples=("工作日历", "周五放假吗")
)
def show_calendar(ctx: Context, days: Days = "") -> Card | str:
    """看哪天放假、哪天上班：公共假期、调休和公司自己定的。"""
    if days:
        return "\n".join(said_of(day, ctx.today, ctx.calendar) for day in _days(ctx, days))
    decide = ACTIONS.get("reset_days")
    may = decide is not None and decide.open_to(ctx.user.role, ctx.user.admin)
    return calendar_card(list(work_calendar.decided(ctx.today)), ctx.today, ctx.calendar, may)


@action(
    "放假", role=Role.DIRECTOR, admins=True, undo=True,
    examples=("12月31日放假 公司年会", "12月30日到1月2日放假"),
)  # fmt: skip
def give_days_off(ctx: Context, days: Days, reason: Rest = "") -> str:
    """定公司哪天放假；截止、提醒和排期从此按它算。"""
    return _decide(ctx, days, Kind.OFF, reason)


@action(
    "上班", "调休上班", "补班", role=Role.DIRECTOR, admins=True, undo=True,
    examples=("1月4日上班", "1月9日调休"),
)  # fmt: skip
def make_workdays(ctx: Context, days: Days, reason: Rest = "") -> str:
    """定公司哪个休息日上班。"""
    return _decide(ctx, days, Kind.WORKED, reason)


@action(
    "恢复公共日历", role=Role.DIRECTOR, admins=True, undo=True,
    examples=("取消12月31日放假", "12月31日恢复正常"),
)  # fmt: skip
def reset_days(ctx: Context, days: Days) -> str:
    """收回公司自己定的，照国家的日历。"""
    wanted = set(_days(ctx, days))
    found = [row.day for row in work_calendar.decided(ctx.today) if row.day in wanted]
    if not found:
        raise UserError("这天公司没有另外的安排，本来就照国家的日历。", field="days")
    work_calendar.decide(found, Kind.PUBLIC, "", ctx.user, ctx.now)
    return "已恢复。" + "".join(said_of(day, ctx.today, CHINA) for day in found)


def _decide(ctx: Context, said: str, kind: Kind, reason: str) -> str:
    """Change the days that are not so already; each is told with its weekday."""
    days, off = _days(ctx, said), kind is Kind.OFF
    changed = [day for day in days if is_workday(day, ctx.calendar) is off]
    if not changed:
        return "不用改：" + "".join(said_of(day, ctx.today, ctx.calendar) for day in days)
    for day in changed:
        public = is_workday(day, CHINA) is not off
        work_calendar.decide([day], Kind.PUBLIC if public else kind, reason, ctx.user, ctx.now)
    why = f"（{reason}）" if reason else ""
    named = "、".join(day_words(day, ctx.today) for day in changed)
    return (
        f"{named}{WORDS[kind]}{why}。以后截止、提醒和排期都这样算，已经定下的日期不动。说错了就发「撤销」。"
    )


def _days(ctx: Context, said: str) -> list[date]:
    first, last = span_of(said, ctx.today)
    if first < ctx.today:
        raise UserError(f"{day_words(first, ctx.today)} 已经过去了，哪天？", field="days")
    if not timedelta(0) <= last - first < timedelta(days=MOST):
        raise UserError(f"一次最多说 {MOST} 天，从哪天到哪天？", field="days")
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
