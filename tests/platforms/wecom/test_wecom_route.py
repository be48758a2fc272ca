"""Which channel each part of a reply takes, and that nothing of it is lost."""

from dataclasses import replace

import pytest

from bot.message import Address, FileRef, Reply
from bot.platforms.wecom.route import Route
from cards.elements import Card, Fields, Note, Picture, Text, Who

PICTURE = FileRef("k", "甘特图.png", "image/png")
PDF = FileRef("p", "报告.pdf", "application/pdf")
CARD = Card("L12 上海智云", (Note("新线索"),))
FULL = Reply(text="好了", card=CARD, files=(PICTURE, PDF))
URL = "https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=R"

PERSON = Address("wecom", person="zhangsan")
ASKED = Address("wecom", chat="wrC", kind="group", via="bot", person="zhangsan", reply_to="m1")
ANSWERABLE = Address("wecom", chat="wrC", kind="group", via="bot", person="zhangsan", answer_url=URL)
PUSHED = Address("wecom", chat="wrC", kind="group", via="bot", push="key")
SCHEDULED = Address("wecom", chat="wrC", kind="group", via="bot")


def short(pieces):
    """Each piece as (channel, what)."""
    return [
        (
            a.via or "app",
            *(p.files[0].name for _ in p.files[:1]),
            *(["card"] if p.card else []),
            *filter(None, [p.text]),
        )
        for a, p in pieces
    ]


def test_what_no_running_answer_holds_takes_another_way():
    """A text over 20480 bytes does not ride: it is split over the later channels, whole."""
    running = replace(ANSWERABLE, push="key", stream="s1")
    text = "第一行很长的话\n" * 2000

    pieces = Route(app=True).pieces(running, Reply(text=text))

    assert [address.via for address, _ in pieces][:1] == ["url"] and len(pieces) > 1
    assert not any(address.stream for address, _ in pieces)
    assert "".join(piece.text for _, piece in pieces).replace("\n", "") == text.replace("\n", "")


def test_a_person_gets_everything_by_the_app():
    """Text, card, files: one message each, in this order."""
    pieces = Route(app=True).pieces(PERSON, FULL)

    assert short(pieces) == [("app", "好了"), ("app", "card"), ("app", "甘特图.png"), ("app", "报告.pdf")]


def test_one_piece_stays_as_it_is():
    """A reply that is one message already is not taken apart again."""
    for reply in (Reply(text="好"), Reply(card=CARD), Reply(files=(PDF,))):
        assert Route(app=True).pieces(PERSON, reply) == [(PERSON, reply)]


def test_a_late_answer_in_a_group_is_one_message_and_private_files():
    """The answer address works once: text and card together; files go to the asker, and the group is told."""
    pieces = Route(app=True).pieces(ANSWERABLE, FULL)

    assert short(pieces)[1:] == [("app", "甘特图.png"), ("app", "报告.pdf")]
    said, card = pieces[0][0].via, pieces[0][1].card
    assert said == "url"
    assert card.body[0].text == "好了\n《甘特图.png》《报告.pdf》已私信发给你。"
    assert pieces[1][0].person == "zhangsan"


def test_long_text_with_a_card_becomes_all_text():
    """What has no room on a card is not cut: both are sent as markdown."""
    (_, piece), *rest = Route(app=True).pieces(ANSWERABLE, Reply(text="说明" * 40, card=CARD))

    assert not rest
    assert piece.card is None
    assert "说明" * 40 in piece.text and "L12 上海智云" in piece.text and "新线索" in piece.text


def test_a_group_with_a_push_gets_its_files_there():
    """With a push key the files stay in the group."""
    from dataclasses import replace

    pieces = Route(app=True).pieces(replace(ANSWERABLE, push="key"), FULL)

    assert short(pieces)[1:] == [("push", "甘特图.png"), ("push", "报告.pdf")]
    assert "私信" not in pieces[0][1].card.body[0].text


def test_a_scheduled_post_goes_by_the_push():
    """Without an event there is only the push: text, card, files one by one."""
    pieces = Route(app=True).pieces(PUSHED, FULL)

    assert short(pieces) == [("push", "好了"), ("push", "card"), ("push", "甘特图.png"), ("push", "报告.pdf")]


def test_without_any_way_into_the_group_the_asker_gets_it():
    """No answer address, no push: the person who asked gets all of it privately."""
    pieces = Route(app=True).pieces(ASKED, FULL)

    assert {a.via for a, _ in pieces} == {"app"} and len(pieces) == 4


def test_nowhere_is_said_not_swallowed():
    """A post nobody can be given stays one piece, which sending then refuses."""
    assert short(Route(app=True).pieces(SCHEDULED, Reply(text="早报"))) == [("nowhere", "早报")]
    assert short(Route(app=False).pieces(PERSON, Reply(text="早报"))) == [("nowhere", "早报")]


def test_riding_in_a_running_answer():
    """Text and pictures keep the stream, the card takes the answer address, the PDF goes to the asker."""
    from dataclasses import replace

    pieces = Route(app=True).pieces(replace(ANSWERABLE, stream="s1"), FULL)

    assert [(a.stream, a.via) for a, _ in pieces] == [("s1", "bot"), ("", "url"), ("", "app")]
    assert pieces[0][1].files == (PICTURE,)
    assert pieces[0][1].text == "好了\n《报告.pdf》已私信发给你。"


def test_a_private_chat_with_the_bot_goes_on_there():
    """What was asked in the bot's single chat is answered in it; only files come by the app."""
    address = Address("wecom", kind="p2p", via="bot", person="zhangsan", answer_url=URL)

    assert [a.via for a, _ in Route(app=True).pieces(address, FULL)] == ["url", "app", "app"]


def test_without_an_app_a_private_bot_chat_is_answered_once():
    """Only the bot configured: the answer address carries text, files are explained."""
    address = Address("wecom", kind="p2p", via="bot", person="zhangsan", answer_url=URL)

    pieces = Route(app=False).pieces(address, Reply(text="好了", files=(PDF,)))

    assert pieces[0][0].via == "url"
    assert "《报告.pdf》在这里发不出来" in pieces[0][1].text


@pytest.mark.parametrize(("address", "limit"), [(PERSON, 2048), (PUSHED, 4096), (ANSWERABLE, 20480)])
def test_long_texts_are_split_by_bytes(address, limit):
    """Limits count bytes; nothing is lost between the pieces."""
    text = "\n".join(f"第 {n} 行：客户来电，约下周二拜访。" for n in range(900))

    pieces = [piece.text for _, piece in Route(app=True).pieces(address, Reply(text=text))]

    assert len(pieces[0].encode()) <= limit and all(len(p.encode()) <= 20480 for p in pieces)
    assert "".join(pieces).replace("\n", "") == text.replace("\n", "")


def test_people_are_named_in_the_first_piece_only():
    """A call is not repeated in every piece of a long text, and its bytes count."""
    who = (Who("李四", {"wecom": "lisi"}),)

    pieces = Route(app=True).pieces(PUSHED, Reply(text="长" * 2000, mention=who))

    assert [bool(piece.mention) for _, piece in pieces] == [True, False, False]


def test_a_cards_picture_is_sent_beside_it():
    """Template cards cannot show stored pictures: the picture follows as a message."""
    pieces = Route(app=True).pieces(PERSON, Reply(card=Card("P3", (Picture("k", "进度"),))))

    assert short(pieces) == [("app", "card"), ("app", "进度.png")]


def test_paragraphs_a_card_would_cut_are_said_in_full_before_it():
    """A long reason is read whole; the card keeps its fields and buttons."""
    reason = "客户要求三年质保并分四期付款，" * 12
    card = Card("Q5 报价审批", (Text(reason), Fields((("金额", "12.8 万"),))))

    for address in (PERSON, PUSHED):
        (_, said), (_, shown) = Route(app=True).pieces(address, Reply(card=card))

        assert said.text == f"Q5 报价审批\n{reason}"
        assert shown.card == Card("Q5 报价审批", (Fields((("金额", "12.8 万"),)),))


@pytest.mark.parametrize("address", [PERSON, ANSWERABLE, PUSHED, ASKED, SCHEDULED])
def test_pieces_of_pieces_are_themselves(address):
    """What has found its channel keeps it."""
    route = Route(app=True)

    for where, piece in route.pieces(address, FULL):
        assert route.pieces(where, piece) == [(where, piece)]
