"""What breaks in practice: repeats, killed workers, a dead queue, forgery. Nothing is lost or doubled."""

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
import requests

from bot.message import Address, Reply
from storage import outbox
from storage.audit import AuditLog
from storage.db import database
from storage.inbox import InboundEvent
from storage.leads import Lead
from storage.outbox import OutboxMessage
from tests.story import hostile
from tests.story.actors import Actor, Page, cast, words_of
from tests.story.house import House, until

TIMES = 10


@pytest.fixture(scope="module")
def rough_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of its own, as its parts are killed."""
    folder = tmp_path_factory.mktemp("rough")
    house = House(folder, f"sqlite:///{folder}/bot.db")
    try:
        house.open()
        yield house
    finally:
        house.close()


@pytest.fixture
def house(rough_house: House) -> Iterator[House]:
    """The house, looked into by this process."""
    with rough_house.inside():
        yield rough_house


@pytest.fixture
def people(house: House, platform: str) -> dict[str, Actor]:
    """One company's people."""
    return cast(Page(house), platform)


def deliver_ten_times(sales: Actor, message: str) -> None:
    """Ten deliveries of one event at once, and two more afterwards."""
    with ThreadPoolExecutor(TIMES) as pool:
        answers = list(pool.map(lambda _: sales.page.post("repeat", message=message), range(TIMES)))
    answers.append(sales.page.post("repeat", message=message, times=2))
    assert {one["status"] for answer in answers for one in answer["deliveries"]} == {200}


@pytest.mark.feature("M6")
@pytest.mark.parametrize("group", [True, False], ids=["group", "private"])
def test_ten_deliveries_of_a_message_are_one_lead_and_one_answer(house, people, platform, group):
    """同一条消息同时送来十次、事后又来两次：一条线索，一个回答。"""
    sales, name = people["sales"], f"重复{platform}{'群' if group else '私'}科技"
    bot = {"id": "bot", "name": house.credentials.bot_name}
    sales.page.mark()
    sales.page.post("faults", bot_down=True)
    said = sales.page.post(
        "say", **{"as": sales.who, "chat": sales.place(group), "text": f"@{bot['name']} 新建线索 {name}"},
        mentions=[bot] if group else [],
    )  # fmt: skip
    sales.page.post("faults", bot_down=False)

    deliver_ten_times(sales, said["message"]["id"])

    sales.sees(name, group=group)
    settled(house)
    with database.connection_context():
        assert Lead.select().where(Lead.company == name).count() == 1
    assert sum(name in words_of(message) for message in sales.news()) == 1


@pytest.mark.feature("M6")
def test_ten_deliveries_of_a_press_have_one_effect(house, people, platform):
    """同一次点击送来十次：任务完成一次，卡片只有一张。"""
    manager, task = people["manager"], {"feishu": "T28", "wecom": "T114"}[platform]
    manager.say(f"查看 {task}")
    card = manager.sees(task, "完成")

    manager.press("完成", on=task)
    deliver_ten_times(manager, card["id"])

    settled(house)
    with database.connection_context():
        done = AuditLog.select().where(AuditLog.action == "finish_task").count()
    assert done == {"feishu": 1, "wecom": 2}[platform]
    assert sum(f"完成 {task}" in words_of(message) for message in manager.news(False)) == 1


@pytest.mark.feature("M6")
def test_a_killed_worker_loses_nothing_and_repeats_nothing(house, people, platform):
    """工人进程在两次发送之间被 kill -9 两回：每条消息都到，而且只到一次。"""
    wanted = sorted(f"第 {n:02} 条" for n in range(24))
    receivers = [people[part] for part in ("sales", "other", "manager", "presales")]
    for worker in house.workers():
        house.stop(worker)
    people["sales"].page.mark()
    with database.connection_context(), database.atomic():
        for n, text in enumerate(wanted):
            outbox.send(Address(platform, person=receivers[n % 4].id), Reply(text=text))

    for enough in (1, 8):
        worker = house.start_worker()
        until(lambda enough=enough: len(arrived(receivers)) >= enough, "some messages arrive")
        house.stop(worker, signal.SIGKILL)
        leases_end()
    house.start_worker()

    until(lambda: len(arrived(receivers)) >= len(wanted), "all messages arrive")
    settled(house)
    assert sorted(arrived(receivers)) == wanted


def arrived(receivers: list[Actor]) -> list[str]:
    """The numbered messages that can be seen in the receivers' private chats."""
    return [words_of(m).strip() for actor in receivers for m in actor.news(False) if "第 " in words_of(m)]


def leases_end() -> None:
    """What a dead worker held comes up again, as it does by itself after a minute."""
    with database.connection_context():
        held = OutboxMessage.update(next_at=datetime.now(UTC)).where(OutboxMessage.status == "sending")
        held.execute()


@pytest.mark.feature("M6")
@pytest.mark.feature("M3")
def test_a_dead_queue_slows_no_answer_and_loses_nothing(house, people, platform):
    """队列被杀：回调照样马上答；队列回来，等着的都送到。"""
    sales, presales = people["sales"], people["presales"]
    house.stop_queue(signal.SIGKILL)

    task = {"feishu": "T27", "wecom": "T115"}[platform]
    answers = [sales.say(f"把 {task} 派给 @{presales.name} 下周五前"), sales.say("我的待办")]

    assert max(answer["delivery"]["ms"] for answer in answers) < 3000

    house.start_queue()

    until(lambda: any(task in words_of(m) for m in presales.messages(False)), "the assignee is told")


@pytest.mark.feature("M3")
def test_the_webhook_answers_with_nobody_working(house, people):
    """工人全停、队列也停：回调还是马上答，工人回来再补。"""
    for worker in house.workers():
        house.stop(worker)
    house.stop_queue(signal.SIGKILL)

    answer = people["sales"].say("我的待办")

    assert answer["delivery"]["ms"] < 3000

    house.start_worker()
    people["sales"].sees("完成")


@pytest.mark.feature("K5")
def test_hostile_callbacks_are_refused_and_leave_nothing(house):
    """伪造、没签名、明文、令牌不对、密文坏的、8 MB 的回调：一律 4xx，不落库，日志里没有秘密。"""
    with database.connection_context():
        before = InboundEvent.select().count(), Lead.select().count()

    status = {
        (wrong, path): requests.post(
            house.url + path, params=call.params, headers=call.headers, data=call.body, timeout=10
        ).status_code
        for wrong, path, call in hostile.calls(house.credentials)
    }

    assert {key: code for key, code in status.items() if not 400 <= code < 500} == {}
    with database.connection_context():
        assert (InboundEvent.select().count(), Lead.select().count()) == before
    log = house.log()
    assert [word for word in (hostile.PHONE, *house.credentials.secret_values()) if word in log] == []
    assert "Traceback" not in house.log("web")


def settled(house: House) -> None:
    """Wait until nothing is promised any more."""

    def nothing_open() -> bool:
        with database.connection_context():
            return not outbox.due(datetime.now(UTC), 1)

    until(nothing_open, "the outbox is empty")
