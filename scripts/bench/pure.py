"""What needs no server: understanding, drawing, scanning a million rows, and the memory of each process."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

import handlers  # noqa: F401  (fills the registry)
from bench.figures import Figure, percentile, spans, timed
from bot.dispatch.reading import vocabulary
from bot.understand import Input, understand
from jobs.drawing import gantt
from jobs.drawing.chart import chart_of
from jobs.drawing.report import health_report
from storage import db, outbox, reminders
from storage.people import User
from tests.drawing import samples
from tests.story.house import House

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "tests" / "fixtures" / "nlu" / "examples.jsonl"
FEW, MANY, DUE = 10_000, 1_000_000, 100
_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {count} - 1) "
_MESSAGES = (
    "INSERT INTO outbox_message (kind, lane, body, subject, status, attempts, next_at, error, message, at) "
    + _NUMBERS
    + "SELECT 'send', 'l' || (i % 5000), '{{}}', '', CASE WHEN i < {due} THEN 'waiting' ELSE 'sent' END,"
    " 0, ?, '', '', ? FROM n"
)
_REMINDERS = (
    "INSERT INTO reminder (user_id, window, kind, record, text, at, repeat, status, origin) "
    + _NUMBERS
    + "SELECT {user}, 'w' || i, 'own', '', '', ?, '',"
    " CASE WHEN i < {due} THEN 'scheduled' ELSE 'sent' END, '{{}}' FROM n"
)


def understanding() -> Iterator[Figure]:
    """Per message over the examples, and the import in a fresh process beside an empty one."""
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines()
    inputs = iter([Input.from_json(json.loads(line)["input"]) for line in lines] * 2)
    words = vocabulary()
    took = spans(lambda: understand(next(inputs), words), 2 * len(lines))[len(lines) :]
    yield Figure("(g) understand a message, p50", percentile(took, 0.5), "ms", aim="< 0.5 ms")
    yield Figure("(g) understand a message, p95", percentile(took, 0.95), "ms", aim="< 2 ms")
    bare, ours = _start("pass"), _start("from bot.understand import understand")
    yield Figure("(g) import bot.understand", ours - bare, "ms", bare, "an empty Python", "< 100 ms")


def _start(code: str) -> float:
    return timed(lambda: subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True), 5)


def drawing() -> Iterator[Figure]:
    """Gantt pages and a report; beside blank sheets, as matplotlib and WeasyPrint are not installed."""
    for rows in (15, 100, 500):
        chart = chart_of("示例", samples.long_project(rows), samples.TODAY)
        pages = gantt.pages(chart)
        size = Image.open(io.BytesIO(gantt.draw(chart))).size
        one, blank = timed(lambda chart=chart: gantt.draw(chart), 5), timed(lambda size=size: _blank(size), 5)
        yield Figure(
            f"(e) Gantt of {rows} rows, a page of {pages}", one, "ms", blank, "blank PNG of that size"
        )
    base = samples.report()
    rows = (base.projects * 20)[:20]
    report = samples.report(projects=rows)
    took = timed(lambda: health_report(report), 3)
    yield Figure(
        "(e) health report of 20 deals, PDF", took, "ms", timed(_blank_pages, 5), "20 blank PDF pages"
    )


def _blank(size: tuple[int, int]) -> None:
    Image.new("RGB", size, "white").save(io.BytesIO(), "PNG")


def _blank_pages() -> None:
    canvas = Canvas(io.BytesIO(), pagesize=A4)
    for _ in range(20):
        canvas.showPage()
    canvas.save()


def scans(folder: Path) -> Iterator[Figure]:
    """Finding what is due among many rows beside few, on SQLite."""
    found = {count: _scan(folder / f"scan{count}.db", count) for count in (FEW, MANY)}
    for name in ("outbox", "reminder"):
        few, many = found[FEW][name], found[MANY][name]
        yield Figure(
            f"(f) {name} scan, {MANY:,} rows, {DUE} due", many, "ms", few, f"{FEW:,} rows", "≤ 1.2, must ≤ 2"
        )


def _scan(path: Path, count: int) -> dict[str, float]:
    db.connect(f"sqlite:///{path}")
    now = datetime.now(UTC)
    with db.database.connection_context():
        db.migrate()
        user = User.add(name="张三")
        past = (now - timedelta(seconds=1)).replace(tzinfo=None)
        db.database.execute_sql(_MESSAGES.format(count=count, due=DUE), (past, past))
        db.database.execute_sql(_REMINDERS.format(count=count, due=DUE, user=user.id), (past,))
        found = {"outbox": timed(lambda: outbox.due(now, DUE), 20),
                 "reminder": timed(lambda: list(reminders.due(now, DUE)), 20)}  # fmt: skip
    db.database.obj.close_all()
    return found


def memory(house: House) -> Iterator[Figure]:
    """Resident memory after all that was measured."""
    for part in house.running:
        web = "gunicorn" in part.args
        children = Path(f"/proc/{part.pid}/task/{part.pid}/children").read_text().split()
        for pid in children if web else [str(part.pid)]:
            status = Path(f"/proc/{pid}/status").read_text()
            resident = int(status.partition("VmRSS:")[2].split()[0]) / 1024
            aim = "≤ 90, must ≤ 130" if web else "≤ 110, must ≤ 160"
            yield Figure(
                "(h) RSS of a web process" if web else "(h) RSS of a worker", resident, "MB", aim=aim
            )
