"""Whatever a card holds, WeCom takes what is made of it."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.wecom.cards import check
from cards import elements as e
from cards.seal import Seal
from cards.wecom import render

SEAL = Seal("0123456789abcdef")
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60)
said = words.filter(str.strip)
names = st.sampled_from(["task", "lead", "reason", "owner", "due"])
buttons = st.lists(
    st.builds(
        e.Button,
        said,
        st.sampled_from(["a", "b", "c"]),
        st.dictionaries(names, st.text(max_size=8), max_size=2),
    ),
    max_size=3,
).map(tuple)
rows = st.lists(st.builds(e.Row, said, words, words), max_size=14).map(tuple)
fields = st.one_of(
    st.builds(
        e.Input,
        names,
        said,
        words,
        required=st.booleans(),
        suggestions=st.lists(words, max_size=12).map(tuple),
    ),
    st.builds(e.Choice, names, said, st.lists(st.tuples(words, said), max_size=14).map(tuple), words),
    st.builds(
        e.DatePick,
        names,
        said,
        st.dates(date(2020, 1, 1), date(2040, 1, 1)).map(date.isoformat) | st.just(""),
    ),
)
elements = st.one_of(
    st.builds(e.Text, words),
    st.builds(e.Note, words),
    st.builds(e.Fields, st.lists(st.tuples(words, words), max_size=8).map(tuple)),
    st.builds(e.Rows, rows, words, names, buttons, st.integers(0, 9)),
    st.builds(
        e.Table, st.just(("甲", "乙", "丙")), st.lists(st.tuples(words, words, words), max_size=9).map(tuple)
    ),
    st.builds(e.Buttons, buttons),
    st.builds(e.Form, st.lists(fields, max_size=4).map(tuple), buttons, words),
    st.just(e.Divider()),
)
cards = st.builds(
    e.Card,
    said,
    st.lists(elements, max_size=5).map(tuple),
    st.sampled_from(e.Tone),
    words,
    st.just(""),
    words,
)


@settings(max_examples=300, deadline=None)
@given(cards, st.sampled_from(["app", "bot", "push"]))
def test_any_card_is_accepted(card, limits):
    """No content makes a card the platform refuses, and no text is longer than it shows."""
    made = render(card, SEAL.pack, "c1", limits)

    assert check(made, limits) == made
    assert len(made.get("sub_title_text", "")) <= (160 if limits == "app" else 112)
    assert len(made["main_title"]["title"]) <= (36 if limits == "app" else 26)
