"""Cards of deals, and the forms their buttons open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.sales.health import Health
from bot.sales.levels import LOSS_REASONS
from bot.sales.stages import PIPELINE, Outcome
from bot.sales.words import day_words, money_words, near_words, short_day
from cards.activities import note_words
from cards.elements import (
    Button,
    Buttons,
    Card,
    Choice,
    Element,
    Fields,
    Form,
    Input,
    Note,
    Row,
    Rows,
    Text,
    Tone,
    button,
)
from cards.files import offer
from cards.tasks import owner_words

_MOST = 8  # rows of one screen
_LAST = [rule.name for rule in PIPELINE if rule.outcome is Outcome.OPEN][-1]
OUTCOME_WORDS = {Outcome.OPEN: "进行中", Outcome.WON: "已赢单", Outcome.LOST: "已输单"}


@dataclass(frozen=True)
class Standing:
    """How a deal's plan stands: its light, tasks done of all, the open ones that come next, and those without
    an owner."""

    health: Health
    done: int = 0
    total: int = 0
    upcoming: tuple[Any, ...] = ()
    ownerless: int = 0


def subject_of(project: Any) -> str:
    """The subject of a deal's cards."""
    return f"project:{project.number}"


def project_card(
    project: Any,
    standing: Standing,
    today: date,
    *,
    notes: Sequence[Any] = (),
    files: int = 0,
    said: str = "",
) -> Card:
    """A deal with its plan's state; `notes` are its last follow-ups, `files` how many it has."""
    body: list[Element] = [Note(said)] if said else []
    body.append(Fields(_pairs(project, standing, today)))
    if project.open and standing.total:
        body.append(Text(_outlook(standing)))
    if standing.ownerless:
        body.append(Note(f"还有 {standing.ownerless} 个任务没有负责人，说「把 T12 派给 @同事」就行。"))
    body.extend(Note(note_words(note, today)) for note in notes)
    body += [Buttons(_buttons(project, standing)), *offer(project.number, files)]
    return Card(
        project.title,
        tuple(body),
        tone=_tone(project, standing),
        tag=project.stage if project.open else OUTCOME_WORDS[Outcome(project.outcome)],
        subject=subject_of(project),
    )


def standings_card(standings: Sequence[tuple[Any, Standing]]) -> Card:
    """Several deals at a glance, each to be opened: stage, light, tasks done."""
    rows = [
        Row(project.number, project.title, f"{project.stage} · {_brief(standing)}", _tone(project, standing))
        for project, standing in standings
    ]
    shown = Rows(
        tuple(rows[:_MOST]),
        "",
        "project",
        (button("打开", "show_project"),),
        more=len(rows) - len(rows[:_MOST]),
    )
    return Card("项目进展", (shown,), Tone.GOING, tag=f"{len(rows)} 个")


def _brief(standing: Standing) -> str:
    done = f"完成 {standing.done}/{standing.total}" if standing.total else "还没有计划"
    return f"{standing.health.word} · {done}"


def _tone(project: Any, standing: Standing) -> Tone:
    if not project.open:
        return Tone.DONE if project.outcome == Outcome.WON else Tone.NEW
    light = standing.health.tone
    return light if light in (Tone.LATE, Tone.WAITING) else Tone.GOING


def _pairs(project: Any, standing: Standing, today: date) -> tuple[tuple[str, str], ...]:
    amount = money_words(project.amount, project.currency) if project.amount is not None else "未填"
    close = day_words(project.close_on, today) if project.close_on else "未定"
    pairs = [
        ("阶段", f"{project.stage}（{project.chance}%）"),
        ("金额", amount),
        ("负责人", project.owner.name if project.owner_id else "待定"),
        ("任务", f"完成 {standing.done}/{standing.total}" if standing.total else "还没有计划"),
        ("预计签单", close) if project.open else ("历时", _lasted(project)),
    ]
    if project.next_on and project.open:
        pairs.append(("下次跟进", near_words(project.next_on, today)))
    elif project.account_id:
        pairs.append(("客户", project.account.name))
    return tuple(pairs)


def _outlook(standing: Standing) -> str:
    """The light: why, where something is wrong; what comes next, where nothing is."""
    if standing.health.tone in (Tone.LATE, Tone.WAITING) or not standing.upcoming:
        return f"{standing.health.word}：{'；'.join(standing.health.reasons[:2])}"
    return f"{standing.health.word}，接下来：{'；'.join(_task_words(task) for task in standing.upcoming[:2])}"


def _lasted(project: Any) -> str:
    return f"{(project.closed_at - project.created_at).days + 1} 天" if project.closed_at else "未知"


def _task_words(task: Any) -> str:
    due = f" {short_day(task.due_on)}" if task.due_on else ""
    return f"{task.number} {task.title}（{owner_words(task)}{due}）"


def _buttons(project: Any, standing: Standing) -> tuple[Button, ...]:
    number = project.number
    if not project.open:
        return (
            button("看任务", "team_board", project=number),
            button("重新打开", "open_reopen", project=number),
        )
    return (
        _next_step(project, standing),
        button("甘特图", "gantt", project=number),
        button("跟进", "open_followup", target=number),
        button("更多", "more_project", project=number),
    )


def _next_step(project: Any, standing: Standing) -> Button:
    """A plan first; then stage by stage; after the last one only the signature is left."""
    if not standing.total:
        return button("排 15 步计划", "start_plan", style="primary", project=project.number)
    if project.stage == _LAST:
        return _win(project, "primary")
    return button("推进", "open_stage", style="primary", project=project.number)


def _win(project: Any, style: str = "default") -> Button:
    sure = f"{project.title} 签下来了？"
    return button("赢单", "win_project", style=style, confirm=sure, project=project.number)


def more_card(project: Any) -> Card:
    """What else can be done with a deal."""
    number = project.number
    other = button("换阶段", "open_stage", project=number) if project.stage == _LAST else _win(project)
    buttons = (
        button("改资料", "open_edit", target=number),
        other,
        button("输单", "open_lose", project=number),
        button("返回", "show_project", project=number),
    )
    return Card(project.title, (Buttons(buttons),), Tone.GOING, tag="更多操作", subject=subject_of(project))


def stage_form(project: Any, stages: Sequence[Any], likely: str) -> Card:
    """Into which stage a deal moves; the next one is proposed."""
    options = tuple((rule.name, f"{rule.name}（{rule.chance}%）") for rule in stages)
    form = Form(
        (Choice("stage", "推进到", options, value=likely),),
        (button("推进", "advance_project", style="primary", project=project.number),),
        hint=f"推进 {project.number}",
    )
    return _form_card(project, "推进阶段", f"现在：{project.stage}（{project.chance}%）", form)


def lose_form(project: Any) -> Card:
    """Why a deal was lost."""
    form = Form(
        (
            Choice("reason", "原因", tuple((word, word) for word in LOSS_REASONS), value=LOSS_REASONS[0]),
            Input("note", "发生了什么", required=True, multiline=True, suggestions=("客户通知另选供应商",)),
        ),
        (button("确认输单", "lose_project", style="danger", project=project.number),),
        hint=f"输单 {project.number} 价格 对手低 20%",
    )
    return _form_card(project, "输单", "复盘一句话，下次用得上。", form)


def reopen_form(project: Any) -> Card:
    """Why a closed deal is opened again."""
    form = Form(
        (Input("reason", "为什么重新打开", required=True, suggestions=("客户重新启动采购", "误操作")),),
        (button("重新打开", "reopen_project", style="primary", project=project.number),),
        hint=f"重新打开项目 {project.number} 客户重新启动采购",
    )
    return _form_card(project, "重新打开", "销售经理以上可以重新打开。", form)


def _form_card(project: Any, tag: str, note: str, form: Form) -> Card:
    back = Buttons((button("返回", "show_project", project=project.number),))
    return Card(project.title, (Note(note), form, back), Tone.WAITING, tag=tag, subject=subject_of(project))
