"""Stored bytes are named by what they are, and whole whoever stores them."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.errors import UserError
from storage import files

PAGE = b"%PDF" + b"x" * 500_000


@pytest.fixture(autouse=True)
def folder(tmp_path):
    """A folder of our own."""
    files.connect(f"file://{tmp_path}/files")
    return tmp_path / "files"


def test_workers_that_store_the_same_bytes_at_once_do_not_disturb_each_other(folder):
    """几个工人同时存同一份文件：都成功，文件完整，不留半成品。"""
    for number in range(20):
        content = PAGE + bytes([number])
        with ThreadPoolExecutor(8) as crowd:
            keys = set(crowd.map(lambda _, content=content: files.put(content), range(8)))

        assert len(keys) == 1
        assert files.get(keys.pop()) == content

    assert len([path for path in folder.rglob("*") if path.is_file()]) == 20


def test_a_file_that_is_gone_is_told_in_words():
    """文件没了：告诉他重新生成。"""
    with pytest.raises(UserError) as told:
        files.get("0" * 64)

    assert "重新生成" in told.value.text
