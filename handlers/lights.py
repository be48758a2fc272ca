"""The red-light ritual: the owner of a red deal says why, until when, and what would help."""

from dataclasses import dataclass
from datetime import datetime

from bot.actions import Due, Rest, Text, action
from bot.context import Context
from bot.message import Reply
from bot.roles import Role
from bot.sales.words import day_words, moment_words
from cards.reports import red_card
from storage import activities, health, signing, standing
from storage.projects import Project

TOPIC = "报表"


@dataclass(frozen=True)
class Explained:
    """What an owner says about their red deal."""

    project: Project
    reason: Rest
    due: Due | None = None
    note: Text = ""


@action("红灯说明", "说明红灯", "explain red", role=Role.SALES, examples=("红灯说明 P3 客户换了对接人",))
def explain_red(ctx: Context, said: Explained) -> Reply:
    """红灯项目写明原因、新日期和需要的帮助；上级马上看到，也写进下一期报告。"""
    one = standing.standings([said.project], ctx.today)[0]
    standing.keep([one], ctx.today)
    answer = health.Answer(said.reason, _day(ctx, said.due), said.note)
    health.keep_answer(said.project, standing.monday_of(ctx.today), answer)
    words = "；".join(
        part for part in (answer.cause, answer.new_date and f"新日期 {answer.new_date}") if part
    )
    words += f"；需要：{answer.help}" if answer.help else ""
    activities.write(said.project, "red", ctx.user, ctx.now, words)
    card = red_card(one, ctx.now, f"{ctx.user.name} 说明 · {moment_words(ctx.now)}", words)
    ctx.restamp(card)
    for superior in signing.superiors(said.project.owner or ctx.user):
        ctx.say(superior, card)
    return Reply(card=card, toast="谢谢，已告诉上级")


def _day(ctx: Context, due) -> str:
    day = due.date() if isinstance(due, datetime) else due
    return day_words(day, ctx.today) if day else ""
