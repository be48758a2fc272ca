"""Names of files: made harmless, compared, made up."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sales.filenames import clean_name, is_program, made_up_name, plain_file, size_words


@given(st.text(max_size=400))
def test_any_name_becomes_one_harmless_line(said):
    """随便什么名字，洗过以后没有路径、换行、控制符和引号，也不会太长；再洗一遍不变。"""
    name = clean_name(said)

    assert len(name) <= 120
    assert not set(name) & set('/\\\r\n\t\0"<>|')
    assert name not in (".", "..")
    assert name.isprintable() or not name
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [("原型图.PNG", "原型图.png"), ("ｐｌａｎ１.docx", "plan1.docx"), ("方案 初稿.doc", "方案初稿.doc")],
)
def test_width_case_and_blanks_are_no_difference(one, other):
    """全半角、大小写、空格不同，是同一个文件。"""
    assert plain_file(one) == plain_file(other)


@pytest.mark.parametrize("name", ["a.exe", "a.EXE", "合同.pdf.scr", "ａ．ｂａｔ", "x.js "])
def test_programs_are_known_by_their_ending(name):
    """程序看后缀认得出来。"""
    assert is_program(name)


@pytest.mark.parametrize("name", ["合同.pdf", "exe", "方案.docx", "照片.JPG", "打包.zip"])
def test_papers_are_no_programs(name):
    """文档、图片、压缩包不是程序。"""
    assert not is_program(name)


def test_made_up_names_tell_the_kind_and_the_moment():
    """没名字的按种类和时间起名，后缀看内容。"""
    now = datetime(2026, 11, 24, 10, 3, 22, tzinfo=UTC)

    assert made_up_name("image", b"\x89PNG...", now) == "图片 1124 100322.png"
    assert made_up_name("image", b"?", now) == "图片 1124 100322.jpg"
    assert made_up_name("video", b"?", now) == "视频 1124 100322.mp4"


def test_sizes_are_read_at_a_glance():
    """大小一眼看懂。"""
    assert [size_words(n) for n in (0, 1023, 34_816, 1_258_291)] == ["0 字节", "1023 字节", "34 KB", "1.2 MB"]
