"""Minutes of meetings: kept whole with their deal, read into decisions and to-dos, made tasks on a tap."""

from dataclasses import dataclass

from bot.actions import Rest, Text, action
from bot.context import Context
from bot.errors import UserError
from bot.message import Reply
from bot.roles import Role, Scope
from bot.understand.minutes import Summary, read_minutes
from cards.elements import Card
from cards.minutes import counted, handed_card, meetings_card, minutes_card, which_deal_card
from cards.shown import card_of
from storage import activities, meetings, pending, people, projects, reach
from storage.meetings import Meeting, MeetingTodo, Wanted
from storage.people import User
from storage.projects import Project
from storage.tasks import Task

TOPIC = "项目"
_MOST = 30  # past minutes looked at
_DEALS = 4
_START = 12  # characters by which the text is found in the message


@dataclass(frozen=True)
class Minutes:
    """What was said about a meeting; `meeting` names minutes kept before their deal was known."""

    content: Rest
    project: Project | None = None
    meeting: Text = ""


@action(
    "会议纪要", "会议记录", "纪要", "minutes",
    role=Role.PRESALES, scope=Scope.TEAM, undo=True,
    examples=("P3 会议纪要：确定二期范围；李四周五前出报价，王芳负责约现场勘查",),
)  # fmt: skip
def meeting_minutes(ctx: Context, said: Minutes) -> Card:
    """存一份会议纪要，读出决定和待办；待办点一下才建成任务。"""
    meeting = _own(ctx, said.meeting) if said.meeting else _kept(ctx, _whole(ctx, said.content))
    if said.project is not None:
        return _filed(ctx, meeting, said.project)
    asked = {"content": said.content[:_START], "meeting": meeting.number}
    pending.put(ctx.user, ctx.here.lane, ctx.now, "meeting_minutes", asked, ["project"])
    mine = projects.open_projects().where(Project.owner == ctx.user).order_by(Project.touched_at.desc())
    return which_deal_card(meeting, len(meetings.todos_of(meeting)), list(mine.limit(_DEALS)))


@action(role=Role.PRESALES, scope=Scope.TEAM, undo=True)
def file_minutes(ctx: Context, meeting: Text, project: Project) -> Card:
    """把会议纪要归到项目。"""
    return _filed(ctx, _own(ctx, meeting), project)


@action("纪要列表", "会议纪要列表", "历史纪要", "minutes list", scope=Scope.TEAM, changes=False,
        examples=("P3 纪要", "P3 会议纪要列表"))  # fmt: skip
def list_minutes(ctx: Context, project: Project | None = None) -> Card | str:
    """看一个项目开过的会：每份纪要的决定和待办；不说项目就是自己记的。"""
    found = meetings.of_project(project, _MOST) if project else meetings.by_person(ctx.user, _MOST)
    if not found:
        whose = f"{project.title} " if project else "你"
        return f"{whose}还没有会议纪要。这样记：P3 会议纪要：李四周五前出报价"
    title = f"{project.title} 的会议纪要" if project else f"{ctx.user.name}记的会议纪要"
    return meetings_card(title, found, meetings.counts(found), ctx.now, own=project is None)


@action(scope=Scope.TEAM, changes=False)
def show_minutes(ctx: Context, meeting: Text) -> Card:
    """看一份会议纪要。"""
    found = _seen(ctx, meeting)
    todos = meetings.todos_of(found)
    if not found.project_id:
        return which_deal_card(found, len(todos), [])
    return minutes_card(found, todos, ctx.now)


@action(scope=Scope.TEAM, changes=False)
def read_minutes_text(ctx: Context, meeting: Text) -> Reply:
    """看会议纪要的原文。"""
    found = _seen(ctx, meeting)
    about = found.project.title if found.project_id else ""
    return Reply(text=f"{found.number} {about} 会议纪要原文：\n{found.text}")


@action(role=Role.PRESALES, scope=Scope.TEAM, undo=True)
def take_todo(ctx: Context, meeting: Text, todo: int) -> Reply:
    """把会议纪要里的一项待办建成任务。"""
    found = _filed_one(ctx, meeting)
    wanted = next((one for one in meetings.todos_of(found) if one.n == todo), None)
    if wanted is None:
        raise UserError("没找到这一项待办，可能纪要已经撤销了。")
    task = _made(ctx, found, wanted)
    ctx.say(task.owner, card_of(task, ctx.now, said=f"{ctx.user.name}按会议纪要建的，交给你"))
    return _shown(ctx, found, f"建了 {task.number}，交给{task.owner.name}")


@action(role=Role.PRESALES, scope=Scope.TEAM, undo=True)
def take_todos(ctx: Context, meeting: Text) -> Reply:
    """把会议纪要里的待办都建成任务。"""
    found = _filed_one(ctx, meeting)
    left = [one for one in meetings.todos_of(found) if not one.task_id]
    if not left:
        raise UserError("待办都已经建成任务了。")
    made = [_made(ctx, found, one) for one in left]
    for owner in dict.fromkeys(task.owner for task in made):
        theirs = [task for task in made if task.owner == owner]
        ctx.say(owner, handed_card(found, theirs, ctx.now, ctx.user.name))
    return _shown(ctx, found, f"建了 {len(made)} 个任务")


def _whole(ctx: Context, content: str) -> str:
    """The minutes as they were sent, to the last character: an order is read from its first page only."""
    text = ctx.event.text
    for mention in ctx.event.mentions:
        text = text.replace(mention.key, f"@{mention.name}") if mention.key else text
    place = text.find(content[:_START])
    sent = text[place:].strip() if place >= 0 else ""
    return sent if len(sent) > len(content) else content


def _kept(ctx: Context, text: str) -> Meeting:
    roster = tuple(people.active_names(ctx.user))
    found: Summary = read_minutes(text, ctx.now.replace(tzinfo=None), roster, ctx.calendar)
    todos = [Wanted(one.title, _colleague(ctx, one.owner), one.due, one.sentence) for one in found.todos]
    return meetings.keep(text, found.decisions, todos, ctx.user, ctx.now)


def _colleague(ctx: Context, name: str) -> User | None:
    """The one colleague of this name; of several, or none, somebody must be picked by hand."""
    named = list(people.named(name, ctx.user)) if name else []
    return named[0] if len(named) == 1 else None


def _filed(ctx: Context, meeting: Meeting, project: Project) -> Card:
    if not meetings.file_to(meeting, project):
        raise UserError(f"{meeting.number} 已经归到 {Meeting.get_by_id(meeting.id).project.title} 了。")
    todos = meetings.todos_of(meeting)
    words = f"会议纪要 {meeting.number}，{counted(len(meeting.decisions), len(todos))}"
    activities.write(project, "minutes", ctx.user, ctx.now, words, source=meeting.number)
    project.change(touched_at=ctx.now)
    ctx.restamp(card_of(project, ctx.now))
    return minutes_card(meeting, todos, ctx.now, said=f"已存到 {project.title}")


def _own(ctx: Context, number: str) -> Meeting:
    """Minutes of one's own that wait for their deal."""
    found = meetings.numbered(number)
    if found is None or found.by_id != ctx.user.id:
        raise UserError("没找到你记的这份纪要，可能已经撤销了。")
    return found


def _seen(ctx: Context, number: str) -> Meeting:
    """Minutes the person may see; of others not even that they are there."""
    found = meetings.numbered(number)
    if found is None or not (found.by_id == ctx.user.id or _reached(ctx, found)):
        raise UserError("没找到这份纪要，可能已经撤销了。")
    return found


def _reached(ctx: Context, meeting: Meeting) -> bool:
    """Whether it belongs to a deal of the person's team."""
    return bool(meeting.project_id) and reach.reaches(ctx.user, meeting.project, Scope.TEAM)


def _filed_one(ctx: Context, number: str) -> Meeting:
    found = _seen(ctx, number)
    if not _reached(ctx, found):
        raise UserError(f"{found.number} 还没归到项目，先说它是哪个项目的。")
    return found


def _made(ctx: Context, meeting: Meeting, todo: MeetingTodo) -> Task:
    """The to-do as a task; whoever was faster has made the only one."""
    if todo.task_id:
        raise UserError(f"这一项已经建成 {todo.task.number} 了。")
    task = Task.add(
        title=todo.title,
        project=meeting.project,
        owner=todo.owner or ctx.user,
        creator=ctx.user,
        due_on=todo.due_on,
        baseline_due=todo.due_on,
        note=f"会议纪要 {meeting.number}：{todo.sentence}",
        created_at=ctx.now,
    )
    if not meetings.turn_into(todo, task):
        raise UserError("这一项已经建成任务了。")
    activities.write(task, "created", ctx.user, ctx.now, todo.sentence, source=meeting.number)
    return task


def _shown(ctx: Context, meeting: Meeting, said: str) -> Reply:
    """The minutes as they stand, for the one who tapped and on every card of them and of their deal."""
    card = minutes_card(meeting, meetings.todos_of(meeting), ctx.now, said=f"{ctx.user.name}{said}")
    ctx.restamp(card)
    ctx.restamp(card_of(meeting.project, ctx.now))
    return Reply(card=card, toast=said)
