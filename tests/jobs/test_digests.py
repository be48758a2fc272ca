"""When the morning briefs go out: a share a minute around nine, the same for each every day."""

from collections import Counter, defaultdict
from datetime import date, datetime, time, timedelta

from bot.roles import Role
from jobs.clock import Clock
from jobs.duties import DUTIES
from storage.outbox import OutboxMessage
from tests.handlers.deals import deal, task
from tests.talk import ZONE, Room

BRIEFS = [duty for duty in DUTIES if duty.name in ("post_briefs", "tell_briefs")]
PEOPLE = 12


def _morning(room: Room, day: date) -> dict[str, list[time]]:
    """Let the clock tick from 8:50 to 9:10; when each chat was promised a message."""
    OutboxMessage.delete().execute()
    for minute in range(20):
        now = datetime.combine(day, time(8, 50), ZONE) + timedelta(minutes=minute)
        Clock(BRIEFS, lambda moment: moment.astimezone(ZONE), lambda now=now: now).tick()
    told = defaultdict(list)
    for row in OutboxMessage.select():
        told[row.lane].append(row.at.astimezone(ZONE).time())
    return dict(told)


def _busy(room: Room) -> None:
    for number in range(PEOPLE):
        person = room.person(f"销售{number}", Role.SALES)
        task(person, "方案编写", date(2026, 11, 23), deal(person, f"项目{number}"))


def test_briefs_go_out_a_share_a_minute_but_not_on_the_hour(room):
    """早报在 8:55 到 9:05 之间分批发，避开整点；每人每群只有一份。"""
    _busy(room)

    told = _morning(room, date(2026, 11, 24))

    assert len(told) == PEOPLE + 1
    assert {len(times) for times in told.values()} == {1}
    minutes = Counter(times[0] for times in told.values())
    assert time(8, 55) <= min(minutes) <= max(minutes) <= time(9, 5)
    assert time(9) not in minutes
    assert len(minutes) == 10
    assert max(minutes.values()) <= 3


def test_each_has_the_brief_at_the_same_minute_every_day(room):
    """同一个人、同一个群，每天都在同一分钟收到早报。"""
    _busy(room)

    assert _morning(room, date(2026, 11, 24)) == _morning(room, date(2026, 11, 25))


def test_a_clock_that_was_stopped_sends_every_share(room):
    """时钟停过，十点补发，谁也不落下。"""
    _busy(room)
    ten = datetime(2026, 11, 24, 10, tzinfo=ZONE)

    Clock(BRIEFS, lambda moment: moment.astimezone(ZONE), lambda: ten).tick()

    assert OutboxMessage.select().count() == PEOPLE + 1
