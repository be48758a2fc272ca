"""Imports go down only: the floors of the house, and who may import what."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STDLIB = sys.stdlib_module_names

# The longest matching prefix decides. bot.sandbox stands beside the house.
FLOORS = {
    "wsgi": 8,
    "jobs.__main__": 8,
    "bot.app": 7,
    "bot.cli": 6,
    "bot.cli_calendar": 6,
    "bot.cli_check": 6,
    "bot.cli_recorded": 6,
    "bot.cli_users": 6,
    "bot.health": 6,
    "bot.metrics": 1,
    "bot.demo.story": 5,
    "bot.demo.people": 0,
    "bot.demo.deals": 0,
    "bot.webhook": 6,
    "jobs": 6,
    "bot.dispatch": 5,
    "bot.platforms": 5,
    "handlers": 4,
    "cards": 3,
    "storage": 2,
    "bot.understand": 2,
    "bot.arguments": 1,
    "bot.actions": 1,
    "bot.context": 1,
    "bot.message": 1,
    "bot.errors": 0,
    "bot.roles": 0,
    "bot.settings": 0,
    "bot.sales": 0,
    "cards.elements": 0,
    "cards.wire": 1,
    "cards.seal": 1,
    "bot": 0,
}
ONLY_STDLIB = ("bot.errors", "bot.roles", "bot.settings", "bot.sales", "bot.message", "bot.actions",
               "bot.arguments", "bot.context", "cards.elements")  # fmt: skip
ALLOWED = {"bot.sales.workdays": {"holidays"}}
SDKS = {"wechatpy": "bot.platforms.wecom", "lark_oapi": "bot.platforms.feishu"}
PLATFORM_WORDS = ("handlers", "storage", "jobs", "cards")


def _modules() -> list[tuple[str, Path]]:
    folders = ("bot", "handlers", "cards", "storage", "jobs")
    paths = [p for folder in folders for p in (ROOT / folder).rglob("*.py")] + [ROOT / "wsgi.py"]
    return [(_name(p), p) for p in paths if "migrations" not in p.parts]


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _floor(name: str) -> int:
    parts = name.split(".")
    prefixes = (".".join(parts[:n]) for n in range(len(parts), 0, -1))
    return next(FLOORS[prefix] for prefix in prefixes if prefix in FLOORS)


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _ours(name: str) -> bool:
    return name.split(".")[0] in ("bot", "handlers", "cards", "storage", "jobs", "wsgi")


MODULES = _modules()
HOUSE = [(name, path) for name, path in MODULES if not name.startswith("bot.sandbox")]


@pytest.mark.parametrize(("name", "path"), HOUSE, ids=[name for name, _ in HOUSE])
def test_imports_go_down_only(name, path):
    """每一层只引用同层或更低的层。"""
    up = {found for found in _imports(path) if _ours(found) and _floor(found) > _floor(name)}

    assert not up


@pytest.mark.parametrize("name,path", [m for m in HOUSE if m[0].startswith("handlers.")], ids=str)
def test_handlers_do_not_import_what_is_above_or_the_other_platforms(name, path):
    """处理函数不知道平台，也不发网络请求。"""
    forbidden = ("bot.platforms", "bot.dispatch", "requests", "redis", "rq", "flask")

    assert not {found for found in _imports(path) if found.startswith(forbidden)}


@pytest.mark.parametrize("floor", ONLY_STDLIB)
def test_ground_floor_needs_only_the_standard_library(floor):
    """最底两层只用标准库。"""
    for name, path in HOUSE:
        if name == floor or name.startswith(floor + "."):
            outside = {f.split(".")[0] for f in _imports(path) if not _ours(f)} - STDLIB

            assert outside <= ALLOWED.get(name, set()), name


def test_each_sdk_has_one_home():
    """只有各自的适配器引用各自的 SDK，而且只在一个文件里。"""
    for sdk, home in SDKS.items():
        users = {name for name, path in MODULES if any(f.split(".")[0] == sdk for f in _imports(path))}

        assert len(users) == 1
        assert all(user.startswith(home) for user in users)


def test_nothing_imports_the_sandbox():
    """沙盒站在房子旁边，没有人引用它。"""
    assert not [name for name, path in HOUSE if any(f.startswith("bot.sandbox") for f in _imports(path))]


def test_sandbox_shares_no_code_with_adapters_or_renderers():
    """沙盒按协议单独写成，不借用适配器和渲染器的代码。"""
    theirs = [(name, path) for name, path in MODULES if name.startswith("bot.sandbox")]
    borrowed = {f for _, path in theirs for f in _imports(path) if _ours(f)}

    assert {f for f in borrowed if not f.startswith(("bot.sandbox", "bot.demo.people"))} == set()


@pytest.mark.parametrize("name,path", HOUSE, ids=[name for name, _ in HOUSE])
def test_platform_names_stay_in_their_rooms(name, path):
    """handlers、storage、jobs、cards（渲染器除外）里不出现平台的名字。"""
    if not name.startswith(PLATFORM_WORDS) or name.startswith(("cards.wecom", "cards.feishu")):
        return
    text = path.read_text(encoding="utf-8").casefold()

    assert "wecom" not in text
    assert "feishu" not in text
