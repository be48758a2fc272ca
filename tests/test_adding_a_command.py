"""The example of docs/adding-a-command.md is built for real: its code is taken from the page and run."""

import re
import sys
import types
from pathlib import Path

import pytest

from bot.actions import ACTIONS
from bot.dispatch import reading
from storage import activities
from storage.projects import Project

PAGE = Path(__file__).resolve().parent.parent / "docs" / "adding-a-command.md"


def _block(name: str) -> str:
    found = re.search(rf"```python {name}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    assert found
    return found[1]


@pytest.fixture
def built():
    """The page's handler as a module, its action registered for the length of the test."""
    module = types.ModuleType("handlers.rivals")
    sys.modules["handlers.rivals"] = module
    exec(compile(_block("handler"), str(PAGE), "exec"), module.__dict__)
    reading.vocabulary.cache_clear()
    yield module
    ACTIONS.forget("note_rival")
    reading.vocabulary.cache_clear()
    del sys.modules["handlers.rivals"]


@pytest.fixture
def deal(room, zhang) -> Project:
    """A deal of 张三's."""
    return Project.add(
        name="智云 ERP",
        owner=zhang.user,
        team=room.team,
        created_at=room.now,
        touched_at=room.now,
        stage_since=room.now,
    )


def test_the_pages_command_is_under_forty_lines():
    """一个新命令不到 40 行。"""
    assert len(_block("handler").splitlines()) < 40


def test_the_pages_command_and_its_test_work(built, zhang, room, deal):
    """照着文档写的命令，能听懂、能办事、有权限。"""
    space = {"activities": activities}
    exec(compile(_block("test"), str(PAGE), "exec"), space)

    space["test_a_rival_is_noted_by_a_team_mate_and_by_nobody_else"](zhang, room, deal)


def test_the_pages_command_is_in_the_help(built, zhang):
    """新命令自动出现在帮助里。"""
    zhang.say("帮助 项目全部")

    assert "记下一个项目的竞争对手" in zhang.heard
