"""A running answer that is asked for: under new keys, and under the same key again and again."""

from dataclasses import asdict

from bot.message import Address, Answer, ChatRef, Event, Reply
from bot.platforms.base import HttpAnswer
from storage import inbox, outbox
from tests.talk import PLATFORM, Room


class Door:
    """Says in clear what it was given to answer."""

    path, methods = "/polls", ("POST",)

    def answer(self, event: Event, answer: Answer, card_key: str = "") -> HttpAnswer:
        """The reply's text, and whether more will follow."""
        return HttpAnswer(f"{answer.reply.text}|{answer.reply.final}")


def test_the_same_question_hears_what_has_come_since(room: Room):
    """平台若每次用同一个编号来问，做完之后也能问到结果，而且结果再问还是它。"""
    poll = Event(PLATFORM, "poll:m1", "poll", ChatRef(PLATFORM, "oc_1", "group"), "ou_a", stream="s1")
    here = Address(PLATFORM, chat="oc_1", kind="group", person="ou_a", stream="s1")
    job = outbox.job("draw", {"here": asdict(here)})

    waiting = room.dispatcher.handle(poll, Door())
    outbox.finish(job)
    outbox.send(here, Reply(text="画好了"))
    done, again = (room.dispatcher.handle(poll, Door()) for _ in range(2))

    assert waiting.body.endswith("|False")
    assert done.body == again.body == "画好了|True"
    assert inbox.of(PLATFORM, "poll:m1").answer["reply"]["text"] == "画好了"
