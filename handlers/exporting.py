"""Taking records along as a file. A list holds what the asker reaches and is sent to them alone."""

from dataclasses import dataclass, replace
from typing import Any

from bot.actions import Period, action
from bot.context import Context
from bot.errors import NotAllowed, UserError
from bot.message import Reply
from bot.roles import ROLE_WORDS, Role, Scope, meets
from bot.sales.exports import FORM_WORDS, LISTS, WHAT_WORDS, Form, What, filter_words, form_of
from bot.sales.periods import period_words, span_of
from bot.sales.ranking import Metric
from cards.elements import button
from storage import exporting, people, projects, standing
from storage.exporting import Asked
from storage.projects import Project

TOPIC = "报表"
_MINE = ("我的", "我自己", "我负责", "自己的")
_MEASURES = {What.LEADS: "条", What.TASKS: "项", What.QUOTES: "份", What.MINUTES: "份", What.FOLLOWUPS: "条"}


@dataclass(frozen=True)
class Wanted:
    """What shall be in the file."""

    what: What
    format: Form | None = None
    period: Period = ""
    project: Project | None = None
    metric: Metric = Metric.AMOUNT
    mine: bool = False


@action(
    "导出", "export", role=Role.SALES, scope=Scope.TEAM, changes=False,
    examples=("导出线索", "导出本月跟进记录 csv", "导出 P3 任务", "导出 P3 甘特图 pdf"),
)  # fmt: skip
def export(ctx: Context, wanted: Wanted) -> Reply | str:
    """把线索、项目、任务、报价、跟进、纪要或报表导成文件。"""
    wanted = replace(wanted, mine=wanted.mine or any(word in ctx.event.text for word in _MINE))
    form, about = form_of(wanted.what, wanted.format), _about(wanted)
    if wanted.what is What.GANTT and wanted.project is None:
        raise _which_gantt(ctx)
    counted = _counted(ctx, wanted, about) if wanted.what in LISTS else ""
    ctx.later("export_file", wanted=_plain(wanted, form, about))
    where = "私信发给你" if ctx.group is not None and not _drawn(wanted.what) else "发到这里"
    said = f"正在导出{WHAT_WORDS[wanted.what]}{counted}" + (f"（{about}）" if about else "")
    return Reply(text=f"{said}，马上{where}：{FORM_WORDS[form]}。", final=False)


def _about(wanted: Wanted) -> str:
    period = period_words(wanted.period) if wanted.period else ""
    return filter_words(wanted.what, period, wanted.project.title if wanted.project else "", wanted.mine)


def _plain(wanted: Wanted, form: Form, about: str) -> dict[str, Any]:
    """The wish as the job takes it."""
    return {
        "what": str(wanted.what),
        "form": str(form),
        "period": wanted.period,
        "project": wanted.project.number if wanted.project else "",
        "mine": wanted.mine,
        "metric": str(wanted.metric) if wanted.what is What.LEADERBOARD else "",
        "about": about,
    }


def _drawn(what: What) -> bool:
    return what in (What.GANTT, What.HEALTH_REPORT)


def _counted(ctx: Context, wanted: Wanted, about: str) -> str:
    """How many records the file will hold. Raises UserError when there are none, with what to do."""
    days = span_of(wanted.period, ctx.today) if wanted.period else None
    asked = Asked(ctx.user, days, wanted.project, wanted.mine)
    count = exporting.found(wanted.what, asked, ctx.now).count()
    if count:
        return f" {count:,} {_MEASURES.get(wanted.what, '个')}"
    word = WHAT_WORDS[wanted.what]
    said = f"没有可导出的{word}" + (f"（{about}）" if about else "") + "。"
    if not meets(ctx.user.role, False, Role.MANAGER):
        raise NotAllowed(f"{said}你能导出自己负责的；团队的请找{_leader(ctx)}导出。")
    raise UserError(f"{said}换个时间试试，或者发「导出{word}」导出全部。" if about else said)


def _leader(ctx: Context) -> str:
    leader = people.superior_of(ctx.user)
    return leader.name if leader else ROLE_WORDS[Role.MANAGER]


def _which_gantt(ctx: Context) -> UserError:
    """Asks for the deal, with some they reach as buttons."""
    error = UserError("导出哪个项目的甘特图？比如：导出 P3 甘特图", field="project")
    mine = projects.open_projects().where(standing.reached_by(ctx.user)).limit(4)
    error.buttons = tuple(button(one.title, "export", what="gantt", project=one.number) for one in mine)
    return error
