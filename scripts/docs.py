"""`make docs`: the pages that are made from the code, so that they cannot say something else.

- the command table between its marks in README.md and README.en.md, from the registry
- docs/features.md, from tests/fixtures/features.tsv and the tests that carry a row's id
- docs/understanding.md, from the grammar
"""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import handlers  # noqa: E402, F401
from bot.actions import ACTIONS, Action  # noqa: E402
from bot.roles import Role  # noqa: E402
from bot.understand import build, describe  # noqa: E402

BEGIN, END = "<!-- commands: begin -->", "<!-- commands: end -->"
LISTING = re.compile(r"^FEATURE\t(\w+)\t(\S+)$")
NEUTRAL = "both"
WHO = {
    Role.VIEWER: "所有人",
    Role.PRESALES: "访客以外",
    Role.FINANCE: "访客以外",
    Role.LEGAL: "访客以外",
    Role.SALES: "销售、经理、总监",
    Role.MANAGER: "经理、总监",
    Role.DIRECTOR: "总监",
    Role.ADMIN: "管理员",
}
WHO_EN = {
    Role.VIEWER: "everybody",
    Role.PRESALES: "all but viewers",
    Role.FINANCE: "all but viewers",
    Role.LEGAL: "all but viewers",
    Role.SALES: "sales, manager, director",
    Role.MANAGER: "manager, director",
    Role.DIRECTOR: "director",
    Role.ADMIN: "admin",
}


def main() -> int:
    """Write every page; --check writes nothing and tells which page is stale."""
    pages = {ROOT / name: _with_table(ROOT / name, table) for name, table in _tables().items()}
    pages[ROOT / "docs" / "features.md"] = features(_collected())
    pages[ROOT / "docs" / "understanding.md"] = describe.markdown(build(ACTIONS))
    stale = [
        path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv:
        print("\n".join(f"stale: {path.relative_to(ROOT)} (run make docs)" for path in stale))
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages[path], encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


def _tables() -> dict[str, str]:
    return {
        "README.md": commands(("说法", "做什么", "谁可以"), WHO),
        "README.en.md": commands(("say", "does", "who may"), WHO_EN),
    }


def commands(header: tuple[str, ...], who: dict[Role, str]) -> str:
    """The command table, a section for each topic, in the order of the help."""
    topics: dict[str, list[Action]] = defaultdict(list)
    for action in ACTIONS:
        if action.typed:
            topics[action.topic or "其他"].append(action)
    lines: list[str] = []
    for topic, actions in topics.items():
        lines += [f"**{topic}**", "", "| " + " | ".join(header) + " |", "|---|---|---|"]
        lines += [f"| `{_example(a)}` | {a.help} | {_who(a, who)} |" for a in actions]
        lines.append("")
    return "\n".join(lines)


def _who(action: Action, who: dict[Role, str]) -> str:
    join = "、" if who is WHO else ", "
    return who[action.role] + (join + who[Role.ADMIN] if action.admins else "")


def _example(action: Action) -> str:
    return (action.examples or action.aliases)[0].replace("|", "\\|")


def _with_table(path: Path, table: str) -> str:
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table}\n{END}{after}"


def _collected() -> dict[str, dict[str, list[str]]]:
    """Row id → platform or "both" → names of the tests that show it."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-q",
        "--list-features",
        "-p",
        "no:cacheprovider",
    ]
    output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in output.splitlines():
        match = LISTING.match(line)
        if match:
            row, test = match.groups()
            names = found[row][_platform(test)]
            name = test.partition("[")[0]
            if name not in names:
                names.append(name)
    return found


def _platform(test: str) -> str:
    return next((platform for platform in ("feishu", "wecom") if platform in test), NEUTRAL)


def features(found: dict[str, dict[str, list[str]]]) -> str:
    """docs/features.md: what works on which platform, and the test that shows it."""
    lines = [
        "# 功能与验证",
        "",
        "由 `make docs` 从测试生成：✓ 有走真实协议的测试；○ 由与平台无关的一层验证，两个平台共用；"
        "空白是还没有。",
        "",
        "| 编号 | 级别 | 功能 | 飞书 | 企业微信 | 测试 |",
        "|---|---|---|---|---|---|",
    ]
    for line in (ROOT / "tests" / "fixtures" / "features.tsv").read_text(encoding="utf-8").splitlines():
        row, level, title = line.split("\t")
        tests = found.get(row, {})
        shared = "○" if tests.get(NEUTRAL) else ""
        marks = ["✓" if tests.get(platform) else shared for platform in ("feishu", "wecom")]
        names = "<br>".join(
            f"`{name.removeprefix('tests/')}`" for each in tests.values() for name in each[:2]
        )
        lines.append(f"| {row} | {level} | {title} | {marks[0]} | {marks[1]} | {names} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
