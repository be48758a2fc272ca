"""Our type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from jobs.drawing.lettering import clean, face, face_for, fitted, size_for, width, wrapped


@pytest.mark.parametrize("name", ["喆", "镕", "堃", "玥", "龘", "㛃", "𬱖", "𠅤", "é", "¥", "①", "〇"])
def test_rare_characters_of_names_are_there(name):
    """名字里的生僻字画得出来。"""
    assert clean(name) == name


@pytest.mark.parametrize(
    ("given_text", "drawn"),
    [
        ("成交🎉了", "成交了"),
        ("👨‍👩‍👧 家庭", "家庭"),
        ("한국", "□□"),
        ("第一行\n\t第二行", "第一行 第二行"),
        ("零宽\u200b空格\ufeff", "零宽空格"),
        ("☎️ 电话", "电话"),
    ],
)
def test_what_the_type_lacks_is_shown_or_left_out(given_text, drawn):
    """没有的字画成方框，表情符号去掉。"""
    assert clean(given_text) == drawn


def test_a_heading_with_a_rare_character_is_set_in_regular():
    """粗体没有的字，整行用常规体。"""
    assert face_for("项目", True) is face(True)
    assert face_for("繁體項目", True) is face()


@pytest.mark.parametrize("bold", [False, True])
def test_widths_agree_with_what_is_drawn(bold):
    """量出来的宽度和画出来的一样。"""
    text = "P3 上海智云科技 CRM 项目（12.8 万）"
    font = ImageFont.truetype(str(face(bold).path), 100, layout_engine=ImageFont.Layout.BASIC)

    assert abs(font.getlength(text) - width(text, 100, bold)) < 20


@given(st.text(max_size=60), st.floats(40, 400), st.sampled_from([22, 28, 40]), st.booleans())
def test_a_fitted_line_never_runs_over(text, room, size, bold):
    """再长的字也不会画出界。"""
    line = fitted(text, room, size, bold)

    assert width(line, size, bold) <= room
    assert "\n" not in line


@given(st.text(max_size=200), st.floats(120, 900))
def test_wrapping_loses_nothing_and_runs_nowhere_over(text, room):
    """折行不丢字，也不出界。"""
    lines = wrapped(text, room, 22)

    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")
    assert all(width(line, 22) <= room for line in lines)


def test_lines_do_not_begin_with_a_comma_nor_break_a_word():
    """标点不在行首，英文单词不拆开。"""
    lines = wrapped("请在 implementation 之前，确认好所有的客户需求，再开始报价。", 200, 22)

    assert not any(line[0] in "，。、" for line in lines)
    assert any("implementation" in line for line in lines)


@given(st.decimals(min_value=0, max_value=10**15, places=2), st.floats(60, 300))
def test_numbers_shrink_but_are_never_cut(amount, room):
    """数字放不下就缩小，绝不截断。"""
    text = f"{amount:,} 元"

    assert width(text, size_for(text, room, 50)) <= room * 1.001
