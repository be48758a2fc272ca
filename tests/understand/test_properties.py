"""What holds for any message whatever: it is read, quickly, and in any order."""

import itertools
import time
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sales.words import day_words, discount_words, money_words
from bot.understand import Input, Reading, warm
from bot.understand.discount import find_discount
from bot.understand.ids import find_ids
from bot.understand.moments import find_moment
from bot.understand.money import find_money
from bot.understand.normalise import Line, clean, fold
from bot.understand.phones import telephone
from bot.understand.read import read_strictly
from bot.understand.vocabulary import DEFAULT
from tests.understand import rows

NOW = datetime(2026, 11, 22, 10)
warm(NOW.date())
_calm = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_words = st.sampled_from(
    "T12 L5 P3 Q9 完成 派给 李四 提醒我 明天 下午3点 报价 12.8万 9折 如果 先别 了吗 新建线索 任务 我的 导出 「 」 ： ， \n"
    " @ / 2026-11-27 13800138000 a.pdf #重点 &lt; 周五前 三天 due assign to 優先級 １２ 🎉".split(" ")
)  # fmt: skip


def read(text: str, context: str = "") -> Reading:
    """A private message read; a fault of ours is raised."""
    return read_strictly(Input.from_json(rows._input(text, context, "wecom_p2p")), DEFAULT)


@_calm
@given(st.text(max_size=300))
def test_nothing_typed_can_break_it(text: str):
    """随便打什么都不会出错。"""
    assert isinstance(read(text), Reading)


@_calm
@given(st.lists(_words, max_size=25).map(" ".join))
def test_no_mix_of_its_own_words_can_break_it(text: str):
    """把它认识的词随便拼在一起也不会出错。"""
    assert isinstance(read(text), Reading)


@_calm
@given(
    st.lists(_words, max_size=12).map("".join),
    st.sampled_from(["assignee", "title", "due", "amount", "target"]),
)
def test_any_answer_to_a_question_is_borne(text: str, asked: str):
    """反问之后随便回什么都不会出错。"""
    intent = {"assignee": "assign_task", "due": "set_due", "amount": "create_quote", "target": "log_followup"}
    context = f"pend={intent.get(asked, 'add_task')}::{asked}"

    assert isinstance(read(text, context), Reading)


@pytest.mark.parametrize(
    "piece",
    [
        "完成 T12 ",
        "1",
        "12.8万",
        "周五",
        "派给",
        "a",
        "@",
        "「",
        "如果",
        "\n客户：",
        "。",
        "９折，",
        "不",
        "<&lt;>",
        "T1、",
    ],
)
def test_four_thousand_characters_are_read_in_no_time(piece: str):
    """四千个字符的任何东西都不拖时间。"""
    text = (piece * 4000)[:4000]

    assert min(_seconds(text) for _ in range(5)) < 0.02


def _seconds(text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started


_TASK = ("负责人李四", "下周五前", "优先级高")
_LEAD = ("联系人李经理", "13800138000", "预算50万", "需求高", "来源展会")
_QUOTE = ("12.8万", "9折", "提交审批", "有效期到12月31日")


@pytest.mark.parametrize(
    ("head", "pieces"),
    [("新建任务 写方案", _TASK), ("新建线索 上海智云科技", _LEAD), ("P3 报价", _QUOTE)],
)
def test_the_order_of_optional_pieces_does_not_matter(head: str, pieces: tuple[str, ...]):
    """可有可无的部分先说后说都一样。"""
    readings = [dict(read(" ".join((head, *order))).slots) for order in itertools.permutations(pieces)]

    assert all(slots == readings[0] for slots in readings)


@_calm
@given(st.integers(1, 9999), st.sampled_from("TPLQF"))
def test_a_number_we_print_is_read_back(number: int, letter: str):
    """我们写出的编号读回来是它自己。"""
    found = find_ids(fold(f"把 {letter}{number} 处理一下"))

    assert [one.value for one in found] == [f"{letter}{number}"]


@_calm
@given(st.dates(date(2026, 11, 22), date(2027, 11, 21)))
def test_a_day_we_print_is_read_back(day: date):
    """我们写出的日期读回来是它自己。"""
    found = find_moment(fold(day_words(day)), NOW)

    assert found is not None
    assert found.value == day


@_calm
@given(st.datetimes(NOW + timedelta(minutes=1), NOW + timedelta(days=300)))
def test_a_moment_we_print_is_read_back(moment: datetime):
    """我们写出的时刻读回来是它自己。"""
    moment = moment.replace(second=0, microsecond=0)
    found = find_moment(f"{moment:%Y-%m-%d %H:%M}", NOW)

    assert found is not None
    assert found.value == moment or moment <= NOW


@_calm
@given(st.integers(1000, 10**9).map(Decimal))
def test_money_we_print_is_read_back(amount: Decimal):
    """我们写出的金额读回来还是它，精确到写出的位数。"""
    found = find_money(fold(money_words(amount)))

    assert found is not None
    assert abs(found.amount - amount) <= amount * Decimal("0.005")


@_calm
@given(st.integers(30, 100))
def test_a_discount_we_print_is_read_back(hundredths: int):
    """我们写出的折扣读回来是它自己。"""
    ratio = Decimal(hundredths) / 100
    found = find_discount(fold(discount_words(ratio)))

    assert found is not None
    assert found.ratio == ratio


@_calm
@given(st.integers(13000000000, 19999999999))
def test_a_mobile_number_is_read_in_every_grouping(number: int):
    """手机号怎么分段都是同一个号码。"""
    digits = str(number)
    forms = (digits, f"{digits[:3]} {digits[3:7]} {digits[7:]}", f"+86 {digits}", f"86-{digits}")

    assert {telephone(form) for form in forms} == {digits}


@_calm
@given(st.text(max_size=80))
def test_positions_in_the_comparable_text_lead_back(text: str):
    """比较用的文字每个位置都能找回原文。"""
    line = Line(clean(text))

    assert line.as_typed(0, len(line.match)) == line.typed
