"""The README says what the code does: commands, environment, links, and the same in both languages."""

import re
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from bot.actions import ACTIONS
from bot.settings import FeishuSettings, Settings, WeComBotSettings, WeComSettings
from bot.understand import build, describe

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import docs  # noqa: E402

READMES = ("README.md", "README.en.md")
PARTS = (("FEISHU_", FeishuSettings), ("WECOM_", WeComSettings), ("WECOM_BOT_", WeComBotSettings))
PAGES = [*READMES, "CONTRIBUTING.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _anchors(text: str) -> set[str]:
    """What GitHub calls the headings of a page."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", READMES)
def test_the_command_table_is_the_registry(name):
    """命令表和注册表一字不差；不对就运行 make docs。"""
    table = docs._tables()[name]

    assert docs._with_table(ROOT / name, table) == _text(name)


def test_the_page_on_understanding_is_the_grammar():
    """docs/understanding.md 和语法一致；不对就运行 make docs。"""
    assert describe.markdown(build(ACTIONS)) == _text("docs/understanding.md")


@pytest.mark.parametrize("name", READMES)
def test_every_variable_of_the_settings_stands_in_the_table_and_no_other(name):
    """环境变量表不多不少。"""
    plain = [field.name.upper() for field in fields(Settings) if field.name.upper() not in _part_names()]
    wanted = {*plain, *(prefix + field.name.upper() for prefix, part in PARTS for field in fields(part))}
    told = re.findall(r"^\| `([A-Z_]+)` \|", _text(name), re.MULTILINE)

    assert set(told) == wanted
    assert len(told) == len(set(told))


def _part_names() -> set[str]:
    given = Settings(secret_key="x" * 16)
    return {field.name.upper() for field in fields(given) if is_dataclass(getattr(given, field.name))}


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name):
    """链接的文件和标题都在。"""
    text = _text(name)
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if not link.startswith("http")]

    for link in links:
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target.read_text(encoding="utf-8")), link


def test_both_languages_have_the_same_shape():
    """中英文的标题层次、表格行数、勾选项一样多。"""
    shapes = [
        [re.match(r"#+|\||- \[ \]|\d\.", line.strip()) for line in _text(name).splitlines()]
        for name in READMES
    ]
    marks = [[found.group() for found in shape if found] for shape in shapes]

    assert marks[0] == marks[1]


@pytest.mark.parametrize("name", READMES)
def test_every_command_line_named_is_one(name):
    """README 里的 make 和 flask 命令都真的有。"""
    from flask import Flask

    from bot.cli import commands

    app = Flask("bot")
    commands(app)
    targets = set(re.findall(r"^(\w+):", _text("Makefile"), re.MULTILINE))

    assert set(re.findall(r"(?<=make )[a-z]+(?=\s+#)", _text(name))) <= targets
    for word, second in re.findall(r"flask (\w+)(?: ([a-z]+))?", _text(name)):
        command = app.cli.commands[word]
        assert not hasattr(command, "commands") or second in command.commands, (word, second)


@pytest.mark.parametrize("name", ["chat", "phone", "gantt", "report"])
def test_pictures_are_there_and_small(name):
    """截图都在，都不到 300 KB。"""
    assert 10_000 < (ROOT / "docs" / "pictures" / f"{name}.png").stat().st_size < 300_000
