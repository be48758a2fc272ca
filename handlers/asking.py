"""Asking back: for just what is missing, with the likely answers as buttons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import zip_longest
from typing import Any

from bot.actions import Action, Param
from bot.context import Context
from bot.roles import ROLE_WORDS
from bot.sales.exports import WHAT_WORDS
from bot.sales.words import day_words, moment_words
from cards.elements import Button, Buttons, Card, Note, Text, Tone, button
from storage import approvals, leads, people, projects, tasks
from storage.quotes import Quote

MOST = 4
TITLE = 60  # characters a title takes of a longer message
_WORTH_KEEPING = 8  # characters; less is a slip or a greeting
GUESSED = "_guessed"  # marks a button whose command may still lack something

FILE = "哪个文件？私信就直接发给我，我接着存；群里请引用那个文件，再 @我 说一遍。不存了就回「算了」。"

_PRIORITIES = (("urgent", "紧急"), ("high", "高"), ("medium", "中"), ("low", "低"))
_SHIFTS = (("P1D", "1 天"), ("P3D", "3 天"), ("P7D", "1 周"))


def question(
    ctx: Context,
    action: Action,
    values: dict[str, Any],
    ask: tuple[str, ...],
    past: Mapping[str, str] | None = None,
) -> Card | str:
    """A card that asks for the first missing slot; its buttons say the whole command again, completed.

    `past` holds times gone by that were named for a slot: they are told.
    """
    param = action.param(ask[0])
    word = param.word if param else ask[0]
    if gone := (past or {}).get(ask[0]):
        word = f"{_gone_words(gone, ctx)}已经过了，改成什么时候"
    if action.name == "attach_file" and ask[0] == "file":
        return FILE
    text = f"{word}？直接回复就行；不做了就回「算了」。"
    likely = _likely(ctx, param)[:MOST] if param and len(ask) == 1 else []
    if not likely:
        return text
    buttons = tuple(Button(shown, action.name, {**values, ask[0]: value}) for value, shown in likely)
    return Card(
        f"{word}？" if gone else f"还差一点：{word}", (Buttons(buttons), Note(text)), tone=Tone.WAITING
    )


def _gone_words(gone: str, ctx: Context) -> str:
    if "T" in gone:
        return moment_words(datetime.fromisoformat(gone), ctx.today) + " "
    return day_words(date.fromisoformat(gone), ctx.today) + " "


@dataclass(frozen=True)
class Guess:
    """What a sentence may have meant: the action, the sentence put right, and the values read from it."""

    action: Action
    sentence: str
    values: dict[str, Any]


def unknown(ctx: Context) -> Card:
    """Nothing understood: how one could say it, the way to help, and a way to keep what was told."""
    said = ctx.event.text.strip()
    keep = _keepers(said) if len(said) >= _WORTH_KEEPING and not said.endswith(("?", "？")) else ()
    hint = "想记下来就点下面，或者这样说：" if keep else "这句我没看懂。可以这样说："
    body = (
        Text(f"{hint}\n新建线索 上海智云科技 预算50万\n完成 T12\n我的待办"),
        Buttons((*keep, button("看看我会什么", "help", style="default" if keep else "primary"))),
    )
    return Card("没听明白", body, tone=Tone.WAITING)


def _keepers(said: str) -> tuple[Button, ...]:
    """What a told sentence may be kept as; what is missing is then asked for."""
    followup = Button("记成跟进", "log_followup", {"content": said, GUESSED: True}, "primary")
    return followup, Button("建成任务", "add_task", {"title": said[:TITLE], GUESSED: True})


def meant(guesses: Sequence[Guess]) -> Card:
    """Did you mean: each guess as it would be said, and a button that says it."""
    shown = guesses[:MOST]
    words = "\n".join(f"· {guess.sentence}" for guess in shown)
    buttons = tuple(_offer(guess, "primary" if guess is shown[0] else "default") for guess in shown)
    return Card("你是想说……", (Text(words), Buttons(buttons)), tone=Tone.WAITING)


def _offer(guess: Guess, style: str) -> Button:
    label = guess.action.aliases[0] if guess.action.aliases else guess.action.help.rstrip("。")
    return Button(label, guess.action.name, {**guess.values, GUESSED: True}, style)


def _likely(ctx: Context, param: Param) -> list[tuple[str, str]]:
    if param.name == "priority":
        return list(_PRIORITIES)
    if param.name == "role":
        return [(str(role), word) for role, word in ROLE_WORDS.items()]
    if param.name == "what":
        return [(str(what), word) for what, word in WHAT_WORDS.items()]
    if param.choices:
        return [(choice, choice) for choice in param.choices]
    found = [_LIKELY[kind](ctx)[:MOST] for kind in param.kind.split("|") if kind in _LIKELY]
    return [one for row in zip_longest(*found) for one in row if one]


def _colleagues(ctx: Context) -> list[tuple[str, str]]:
    team = people.in_team(ctx.user.team) if ctx.user.team_id else []
    return [(user.name, user.name) for user in team if user.id != ctx.user.id]


def _my_tasks(ctx: Context) -> list[tuple[str, str]]:
    return [(task.number, f"{task.number} {task.title}"[:20]) for task in tasks.open_of(ctx.user).limit(MOST)]


def _my_leads(ctx: Context) -> list[tuple[str, str]]:
    return [(lead.number, lead.title[:20]) for lead in leads.open_of(ctx.user).limit(MOST)]


def _my_projects(ctx: Context) -> list[tuple[str, str]]:
    mine = projects.open_projects().where(projects.Project.owner == ctx.user).limit(MOST)
    return [(project.number, project.title[:20]) for project in mine]


def _quotes(ctx: Context) -> list[tuple[str, str]]:
    """What waits for their decision first, then their own."""
    waiting = [step.request.quote for step in approvals.waiting_for(ctx.user)]
    own = Quote.select().where(Quote.owner == ctx.user).order_by(Quote.id.desc()).limit(MOST)
    return [(quote.number, quote.label) for quote in dict.fromkeys((*waiting, *own))]


def _days(ctx: Context) -> list[tuple[str, str]]:
    friday = ctx.today + timedelta(days=(4 - ctx.today.weekday()) % 7 or 7)
    days = dict.fromkeys((ctx.today, ctx.today + timedelta(days=1), friday, friday + timedelta(days=3)))
    return [(day.isoformat(), day_words(day)) for day in days]


_LIKELY = {
    "person": _colleagues,
    "lead": _my_leads,
    "project": _my_projects,
    "task": _my_tasks,
    "quote": _quotes,
    "date": _days,
    "shift": lambda ctx: list(_SHIFTS),
}
